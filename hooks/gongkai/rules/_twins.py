"""Records that ought to be one or to differ, each told of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai.corpus import Record

_NAMED = 3


def twins(records: Sequence[Record]) -> Iterator[tuple[Record, str]]:
    """Each record of two or more with the paths of the others, in words: “a”、“b”等5份."""
    if len(records) < 2:  # noqa: PLR2004  # one has no twin
        return
    for record in records:
        # The first few suffice: a thousand files with one index are told in a thousand lines.
        near = [other.path for other in records[: _NAMED + 1] if other is not record][:_NAMED]
        named = "、".join(f"“{path}”" for path in near)
        count = len(records) - 1
        yield record, named if count <= _NAMED else f"{named}等{count}份"
