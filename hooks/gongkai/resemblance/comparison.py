"""Two texts compared word by word: how much of the later stands in the earlier, and where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

import msgspec

from gongkai.prose import Prose

from .words import NUMERALS, own_words, runs

# Twelve characters in a row, marks and numbers aside, are hardly chosen twice by chance.
_GRAM = 12
# After a word or two that were changed, six in a row are enough to go on.
_GAP = 8
_AFTER_GAP = 6
_LEAST_PASSAGE = 15
_LEAST_TEXT = 200
_MOST_COMMON = 0.75
_LEADING = frozenset(f"0123456789.%％第〇{NUMERALS}")
_CLOSING = frozenset("。；！？")


class Place(msgspec.Struct, frozen=True):
    """A passage where it stands: its words as written, and the line where its paragraph begins."""

    text: str
    line: int


class Passage(msgspec.Struct, frozen=True):
    """Words that two texts share: in the later, in the earlier, and how many they are."""

    later: Place
    earlier: Place
    length: int


class Likeness(msgspec.Struct, frozen=True):
    """How much of a later text stands in an earlier: a share of its own words, the passages.

    ``words`` is how many words of its own the later text has; passages stand in its order.
    """

    share: float = 0.0
    words: int = 0
    passages: tuple[Passage, ...] = ()


class _Strip:
    """A text's own words without anything between them, and where each stands."""

    def __init__(self, prose: Prose, kept: Sequence[tuple[int, str]]) -> None:
        self.prose = prose
        self.text = "".join(run for _, run in kept)
        self._offsets = [offset for offset, _ in kept]
        self._starts = [0, *accumulate(len(run) for _, run in kept)]

    def offset(self, at: int) -> int:
        """Where the character stands in the prose."""
        run = bisect_right(self._starts, at) - 1
        return self._offsets[run] + at - self._starts[run]

    def place(self, start: int, end: int) -> Place:
        """The words from one character to before another, as they are written."""
        text = self.prose.text
        first, last = self.offset(start), self.offset(end - 1) + 1
        # A number before the words, as in 2024年 or 一是, and the mark after them belong to them.
        while first and text[first - 1] in _LEADING:
            first -= 1
        last += text[last : last + 1] in _CLOSING
        block = self.prose.block_at(first)
        return Place(text[first:last], self.prose.line_at(block.start if block else first))

    def paragraphs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A span cut where paragraphs end."""
        while start < end:
            block = self.prose.block_at(self.offset(start))
            limit = block.end if block else self.offset(end - 1) + 1
            low, high = start + 1, end
            while low < high:
                middle = (low + high) // 2
                if self.offset(middle) < limit:
                    low = middle + 1
                else:
                    high = middle
            yield start, low
            start = low


def compared(later: Prose, earlier: Prose, common: Collection[str] = ()) -> Likeness:
    """How much of the later text stands in the earlier.

    ``common`` are clauses that many say; where they make most of a text, they count all the same.
    """
    said, before = runs(own_words(later)), runs(own_words(earlier))
    rare = [run for run in said if run[1] not in common]
    if _size(rare) >= _size(said) * (1 - _MOST_COMMON):
        said, before = rare, [run for run in before if run[1] not in common]
    one, other = _Strip(later, said), _Strip(earlier, before)
    words = len(one.text)
    if words < _LEAST_TEXT:
        return Likeness(words=words)
    spans = list(_shared(one.text, other.text))
    passages = tuple(
        Passage(
            one.place(first, last),
            other.place(there + first - start, there + last - start),
            last - first,
        )
        for start, there, length in spans
        for first, last in one.paragraphs(start, start + length)
        if last - first >= _LEAST_PASSAGE
    )
    return Likeness(sum(length for _, _, length in spans) / words, words, passages)


def _size(kept: Iterable[tuple[int, str]]) -> int:
    """How many characters runs have."""
    return sum(len(run) for _, run in kept)


def _shared(later: str, earlier: str) -> Iterator[tuple[int, int, int]]:
    """The spans of the later text that stand in the earlier: start here, start there, length."""
    # Of a piece that stands there several times the first place serves as well as any.
    places = {earlier[at : at + _GRAM]: at for at in range(len(earlier) - _GRAM, -1, -1)}
    at = 0
    while at <= len(later) - _GRAM:
        there = places.get(later[at : at + _GRAM])
        if there is None:
            at += 1
            continue
        length = _common(later, at, earlier, there)
        while length:
            yield at, there, length
            at, there, length = _resumed(later, at + length, earlier, there + length)


def _resumed(one: str, at: int, other: str, there: int) -> tuple[int, int, int]:
    """Where two texts go on alike after a word or two was changed, and how far; 0 if nowhere."""
    for skipped in range(_GAP + 1):
        piece = one[at + skipped : at + skipped + _AFTER_GAP]
        if len(piece) == _AFTER_GAP:
            found = other.find(piece, there, there + _GAP + _AFTER_GAP)
            if found >= 0:
                here = at + skipped
                return here, found, _common(one, here, other, found, _AFTER_GAP)
    return at, there, 0


def _common(one: str, at: int, other: str, there: int, length: int = _GRAM) -> int:
    """How many characters from two places on are the same."""
    most = min(len(one) - at, len(other) - there)
    step = 64
    while length < most:
        step = min(step, most - length)
        if one[at + length : at + length + step] == other[there + length : there + length + step]:
            length += step
            step *= 2
        elif step == 1:
            break
        else:
            step //= 2
    return length
