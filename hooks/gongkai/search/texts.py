"""The text of a report as the search page fetches it, to check candidates and show passages.

A file holds a head (address, title, organ, number, index, day, whether withdrawn) and the
passages, a line each, deflated after a dictionary that all texts of the site share: together
they are one stream, so that browsers inflate them without a library.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from .passages import Passage, one_line

_LONGEST_DICTIONARY = 32_000
_SHORTEST_CLAUSE = 4
_CLAUSE = re.compile(r"[^。；，\n]+[。；，\n]?")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_USUAL_STEP = 2
# With more memory the state that each text begins from would take longer to copy than to use.
_LEVEL, _RAW, _MEMORY = 5, -15, 8


class Head(msgspec.Struct, frozen=True):
    """What a text says of itself before it begins."""

    url: str
    title: str
    organ: str
    number: str = ""
    index: str = ""
    day: str = ""
    withdrawn: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """What is searched like a title."""
        return tuple(one_line(name) for name in (self.title, self.organ, self.number, self.index))


def dictionary_of(texts: Sequence[str]) -> bytes:
    """What some texts of a site have in common, the most useful last, at most 32 KB."""
    held = Counter(clause for text in texts for clause in set(_CLAUSE.findall(text)))
    shared = sorted(
        ((count * len(clause), clause) for clause, count in held.items() if count > 1),
        key=lambda pair: (-pair[0], pair[1]),
    )
    chosen: list[bytes] = []
    room = _LONGEST_DICTIONARY
    for _, clause in shared:
        data = _encoded(clause)
        if len(clause) >= _SHORTEST_CLAUSE and len(data) <= room:
            chosen.append(data)
            room -= len(data)
    rest = _encoded("".join(texts)[:room])[:room]
    return rest + b"".join(reversed(chosen))


def _encoded(text: str) -> bytes:
    """A text as it is deflated: of Chinese, UTF-16 is shorter than UTF-8, deflated as well."""
    return text.encode("utf-16-le", "replace")


def deflated_dictionary(dictionary: bytes) -> bytes:
    """The dictionary as the beginning of a deflated stream."""
    stream = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW, _MEMORY)
    return stream.compress(dictionary) + stream.flush(zlib.Z_SYNC_FLUSH)


@lru_cache(maxsize=2)
def _begun(dictionary: bytes) -> zlib._Compress:
    stream = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW, _MEMORY)
    stream.compress(dictionary)
    stream.flush(zlib.Z_SYNC_FLUSH)
    return stream


def deflated(text: str, dictionary: bytes) -> bytes:
    """A text as the end of the stream that the dictionary begins."""
    stream = _begun(dictionary).copy()
    return stream.compress(_encoded(text)) + stream.flush()


def text_of(head: Head, passages: Iterable[Passage]) -> str:
    """The file's text before it is deflated."""
    address = (head.url, head.day, "1" if head.withdrawn else "")
    lines = ["\t".join(address), *head.names]
    before = 0
    for passage in passages:
        step = passage.line - before
        before = passage.line
        mark = "#" if passage.heading else ":"
        lines.append(f"{'' if step == _USUAL_STEP else _short(step)}{mark}{passage.text}")
    return "\n".join(lines)


def _short(number: int) -> str:
    """A number to base 36."""
    digits = ""
    left = abs(number)
    while left or not digits:
        left, digit = divmod(left, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return f"-{digits}" if number < 0 else digits
