"""How a passage departs from a fixed phrase, character by character."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple


class Sort(enum.Enum):
    """What happened to a character of a phrase."""

    WRONG = enum.auto()
    MISSING = enum.auto()
    DOUBLED = enum.auto()
    SWAPPED = enum.auto()


class Edit(NamedTuple):
    """One departure: ``at`` counts in the phrase, ``where`` in the text."""

    sort: Sort
    at: int
    where: int
    wrong: str = ""


class _Side(NamedTuple):
    """What a phrase says on one side of a piece, what the text does, and the piece's last."""

    phrase: str
    text: str
    before: str


class _Path(NamedTuple):
    """A way through the rest of a phrase: how much of the text it takes, and its edits."""

    taken: int
    edits: tuple[Edit, ...]


def alignments(
    phrase: str, text: str, piece: tuple[int, int], start: int, budget: int
) -> Iterator[tuple[int, int, tuple[Edit, ...]]]:
    """The ways to read a phrase in a text around its piece (a span of it) that is at ``start``.

    Each is the span in the text and the edits, at most ``budget``, those with few edits first;
    only characters that are wrong, missing, doubled or swapped with the next count, words put in
    between do not.
    """
    first, last = piece
    end = start + last - first
    left = text[max(0, start - first - budget) : start]
    right = text[end : end + len(phrase) - last + budget]
    for before, behind, edits in _around_piece(phrase, piece, left, right, budget):
        placed = tuple(edit._replace(where=edit.where + start) for edit in edits)
        yield start - before, end + behind, placed


@lru_cache(maxsize=4096)  # names of bodies that are nearly a phrase stand in many reports
def _around_piece(
    phrase: str, piece: tuple[int, int], left: str, right: str, budget: int
) -> tuple[tuple[int, int, tuple[Edit, ...]], ...]:
    """The same for a piece that begins at 0: what is taken before it and behind, the edits."""
    first, last = piece
    end = last - first
    ahead = _Side(phrase[:first][::-1], left[::-1], phrase[first])
    after = _Side(phrase[last:], right, phrase[last - 1])
    ways: list[tuple[int, int, tuple[Edit, ...]]] = []
    for one in _paths(ahead, budget):
        edits = tuple(_mirrored(edit, first) for edit in one.edits)
        for two in _paths(after, budget - len(edits)):
            moved = (edit._replace(at=edit.at + last, where=edit.where + end) for edit in two.edits)
            ways.append((one.taken, two.taken, (*edits, *moved)))
    return tuple(sorted(ways, key=lambda way: len(way[2])))


def _mirrored(edit: Edit, first: int) -> Edit:
    """An edit met while reading backwards from a piece."""
    wide = 2 if edit.sort is Sort.SWAPPED else 1
    taken = 0 if edit.sort is Sort.MISSING else wide
    return edit._replace(at=first - edit.at - wide, where=-edit.where - taken)


def _paths(side: _Side, budget: int, at: int = 0, where: int = 0) -> Iterator[_Path]:
    """The ways from a place in a side to its end."""
    phrase, text, before = side
    while at < len(phrase) and where < len(text) and phrase[at] == text[where]:
        at, where = at + 1, where + 1
    if at == len(phrase):
        yield _Path(where, ())
        return
    if not budget:
        return
    here, wanted = text[where : where + 1], phrase[at]
    ahead = phrase[at + 1 : at + 2]
    steps = []
    if ahead and ahead != wanted and text[where : where + 2] == ahead + wanted:
        steps.append((Edit(Sort.SWAPPED, at, where), 2, 2))
    if here and here == (phrase[at - 1] if at else before):
        steps.append((Edit(Sort.DOUBLED, at - 1, where, here), 0, 1))
    if here:
        steps.append((Edit(Sort.WRONG, at, where, here), 1, 1))
    steps.append((Edit(Sort.MISSING, at, where), 1, 0))
    for edit, along, taken in steps:
        for path in _paths(side, budget - 1, at + along, where + taken):
            yield _Path(path.taken, (edit, *path.edits))
