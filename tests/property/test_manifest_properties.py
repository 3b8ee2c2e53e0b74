"""The list of digests: what was written is read again, and nothing else is taken for a list."""

from __future__ import annotations

import hashlib

from hypothesis import assume, given
from hypothesis import strategies as st

from gongkai.fixity.manifest import NAME, decoded, encoded

_PARTS = st.text(
    st.one_of(
        st.sampled_from("\\\n\r *.-%公开aA"),
        st.characters(exclude_characters="/\0", exclude_categories=["Cs"]),
        st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF),
    ),
    min_size=1,
    max_size=8,
).filter(lambda part: part not in {".", ".."})
_PATHS = (
    st.lists(_PARTS, min_size=1, max_size=3)
    .map("/".join)
    .filter(lambda path: path != NAME and path[1:2] != ":")
)
_DIGESTS = st.binary(max_size=4).map(lambda data: hashlib.sha256(data).hexdigest())


def _as_named_by_the_system(path: str) -> str:
    """Half characters that together are UTF-8 never come from a file system."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


@given(st.dictionaries(_PATHS.map(_as_named_by_the_system), _DIGESTS, min_size=1))
def test_what_was_written_is_read_again(digests: dict[str, str]) -> None:
    read = decoded(encoded(digests))
    assert read.faults == ()
    assert read.digests == digests


@given(
    st.dictionaries(_PATHS.map(_as_named_by_the_system), _DIGESTS, min_size=1, max_size=4),
    st.data(),
)
def test_no_changed_byte_of_a_list_says_the_same(
    digests: dict[str, str], data: st.DataObject
) -> None:
    written = bytearray(encoded(digests))
    at = data.draw(st.integers(0, len(written) - 1))
    before = written[at]
    written[at] = data.draw(st.integers(0, 255))
    assume(written[at] != before)
    read = decoded(bytes(written))
    assert read.faults or read.digests != digests


@given(st.binary(max_size=300))
def test_no_bytes_are_too_strange_to_be_judged(data: bytes) -> None:
    read = decoded(data)
    assert read.faults or encoded(read.digests) == data
