"""Slips in fixed phrases: characters that are wrong, missing, doubled or swapped.

A phrase is cut into pieces, one more than the slips it may hold: at least one piece is then
intact (the pigeonhole principle). One automaton finds all pieces of all phrases in one pass; only
where a piece stands and the phrase does not is anything compared. Short phrases are a slip away
from many other words: of them the slips that can be believed are listed in the same automaton.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick
from rapidfuzz.distance import OSA

from gongkai.wording.alignment import Edit, Sort, alignments
from gongkai.wording.alike import alike_to, small_words
from gongkai.wording.phrases import LONG, Phrase, Reach, phrases_of, shipped

# Serious phrases of so many characters may hold two slips.
_TWICE = 9
_AROUND = 16
_HAN = re.compile("[\u3400-\u9fff]")
# Words of one character that may follow or precede a phrase whose end is broken.
_PARTICLES = frozenset("的和与及等为在对以")
_LINKS = frozenset("和与及的、")


class Slip(NamedTuple):
    """A broken phrase in a text, and what it should be."""

    start: int
    end: int
    phrase: Phrase


class _Piece(NamedTuple):
    """A piece of a long phrase: its span in the phrase."""

    phrase: Phrase
    first: int
    last: int


class _Listed(NamedTuple):
    """A slip known beforehand; where an end is ``loose`` no other word may go on there."""

    phrase: Phrase
    changed: tuple[int, int]
    loose: int = 0


class Finder:
    """Finds the slips in a list of phrases."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        """Build the automaton."""
        self._right = {phrase.phrase for phrase in phrases}
        entries: dict[str, list[_Piece | _Listed]] = {}
        for phrase in phrases:
            for pattern, entry in _entries(phrase):
                if isinstance(entry, _Piece) or pattern not in self._right:
                    entries.setdefault(pattern, []).append(entry)
        self._entries = tuple(tuple(found) for found in entries.values())
        self._automaton = AhoCorasick(list(entries))

    def slips(self, text: str) -> list[Slip]:
        """The slips in a text, in its order, none over another."""
        found: set[Slip] = set()
        entries = self._entries
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for entry in entries[number]:
                if isinstance(entry, _Listed):
                    slip = self._listed(entry, text, start, end)
                elif text.startswith(entry.phrase.phrase, start - entry.first):
                    continue
                else:
                    slip = self._around(entry, text, start)
                if slip:
                    found.add(slip)
        return list(_apart(found)) if found else []

    def _listed(self, entry: _Listed, text: str, start: int, end: int) -> Slip | None:
        if entry.loose < 0 and not _stands_free(text, start - 1):
            return None
        if entry.loose > 0 and not _stands_free(text, end):
            return None
        first, last = entry.changed
        if self._is_another_word(entry.phrase, text, start + first, start + last):
            return None
        return Slip(start, end, entry.phrase)

    def _around(self, piece: _Piece, text: str, start: int) -> Slip | None:
        """The phrase around a piece of it, broken; None where other words stand there."""
        phrase = piece.phrase
        budget = _budget(phrase)
        begin = max(0, start - piece.first)
        window = text[begin : begin + len(phrase.phrase)]
        if OSA.distance(window, phrase.phrase, score_cutoff=2 * budget) > 2 * budget:
            return None
        ways = alignments(phrase.phrase, text, (piece.first, piece.last), start, budget)
        for first, last, edits in sorted(ways, key=lambda way: len(way[2])):
            if edits and _is_slip(phrase, edits, text):
                changed = min(edit.where for edit in edits), max(edit.where for edit in edits) + 1
                if not self._is_another_word(phrase, text, *changed):
                    return Slip(first, last, phrase)
        return None

    def _is_another_word(self, phrase: Phrase, text: str, first: int, last: int) -> bool:
        """Whether what was changed belongs to a word that is right."""
        around = max(0, first - _AROUND)
        window = text[around : last + _AROUND]
        for word in (*phrase.beside, *self._right):
            at = window.find(word)
            while at >= 0:
                if around + at <= first and last <= around + at + len(word):
                    return True
                at = window.find(word, at + 1)
        return False


def _entries(phrase: Phrase) -> Iterator[tuple[str, _Piece | _Listed]]:
    words = phrase.phrase
    size = len(words)
    for broken in phrase.broken:
        yield broken, _Listed(phrase, (0, len(broken)))
    # The first and the last character doubled: where a word goes on, it may begin with that one.
    yield words[0] + words, _Listed(phrase, (0, 1), -1)
    yield words + words[-1], _Listed(phrase, (size, size + 1), 1)
    if size < LONG and phrase.reach is Reach.ALIKE:
        yield from _short(phrase)
        return
    count = _budget(phrase) + 1
    cuts = [size * number // count for number in range(count + 1)]
    for first, last in pairwise(cuts):
        yield words[first:last], _Piece(phrase, first, last)
    for cut in cuts[1:-1]:
        # Swapped over a cut, two characters break both pieces.
        yield _swapped(words, cut - 1), _Listed(phrase, (cut - 1, cut + 1))


def _budget(phrase: Phrase) -> int:
    """How many slips a phrase may hold and still be known."""
    return 2 if phrase.serious and len(phrase.phrase) >= _TWICE else 1


def _short(phrase: Phrase) -> Iterator[tuple[str, _Listed]]:
    """The slips of a short phrase that can be believed."""
    words = phrase.phrase
    for at, character in enumerate(words):
        for wrong in alike_to(character) - small_words():
            yield words[:at] + wrong + words[at + 1 :], _Listed(phrase, (at, at + 1))
        if 0 < at < len(words) - 1:
            yield words[:at] + character + words[at:], _Listed(phrase, (at, at + 2))
        if at + 1 < len(words) and words[at + 1] != character:
            yield _swapped(words, at), _Listed(phrase, (at, at + 2))


def _swapped(words: str, at: int) -> str:
    return words[:at] + words[at + 1] + words[at] + words[at + 2 :]


def _is_slip(phrase: Phrase, edits: Sequence[Edit], text: str) -> bool:
    """Whether such departures are slips; other words may be as near."""
    if not all(_believable(phrase, edit, text, single=len(edits) == 1) for edit in edits):
        return False
    if len(edits) == 1:
        return True
    one, two = edits
    beside = abs(one.at - two.at) == 1
    if beside and one.sort is two.sort is Sort.WRONG:
        # Two characters side by side are another word.
        return _is_alike(phrase, one) and _is_alike(phrase, two)
    everywhere = phrase.reach is Reach.EVERYWHERE
    return everywhere or not (beside and one.sort is two.sort is Sort.MISSING)


def _believable(phrase: Phrase, edit: Edit, text: str, *, single: bool) -> bool:
    """Whether one departure is what a slip looks like; ``single`` is one without another."""
    if not _HAN.match(phrase.phrase[edit.at]):
        return False
    if edit.sort is Sort.WRONG:
        return _is_wrong(phrase, edit, single=single)
    if edit.sort is Sort.MISSING:
        return _is_missing(phrase, edit, text, single=single)
    return True


def _is_wrong(phrase: Phrase, edit: Edit, *, single: bool) -> bool:
    if not _HAN.match(edit.wrong) or _is_alike(phrase, edit):
        return _HAN.match(edit.wrong) is not None
    if phrase.reach is Reach.EVERYWHERE:
        return single
    inside = 0 < edit.at < len(phrase.phrase) - 1
    return phrase.reach is Reach.INSIDE and inside and edit.wrong not in small_words()


def _is_missing(phrase: Phrase, edit: Edit, text: str, *, single: bool) -> bool:
    firm = phrase.reach is Reach.EVERYWHERE
    wanted = phrase.phrase[edit.at]
    if 0 < edit.at < len(phrase.phrase) - 1:
        return firm or wanted not in _LINKS
    beside = edit.where - 1 if edit.at == 0 else edit.where
    free = _stands_free(text, beside) and _does_not_follow(text, beside, wanted)
    return (firm or phrase.serious) and single and free


def _is_alike(phrase: Phrase, edit: Edit) -> bool:
    return edit.wrong in alike_to(phrase.phrase[edit.at])


def _stands_free(text: str, at: int) -> bool:
    """Whether no word that a phrase could belong to stands there."""
    beside = text[at : at + 1] if at >= 0 else ""
    return not _HAN.match(beside) or beside in _PARTICLES


def _does_not_follow(text: str, at: int, wanted: str) -> bool:
    """Whether the missing character does not stand behind white space or a mark of emphasis."""
    near = text[max(0, at - 2) : at + 3]
    return wanted not in near


def _apart(found: Iterable[Slip]) -> Iterator[Slip]:
    """The slips that do not lie over one another: serious phrases first, then longer ones."""
    kept: list[Slip] = []
    for slip in sorted(
        found, key=lambda one: (not one.phrase.serious, -len(one.phrase.phrase), one.start, one.end)
    ):
        if all(slip.end <= other.start or other.end <= slip.start for other in kept):
            kept.append(slip)
    yield from sorted(kept, key=lambda one: one.start)


@lru_cache(maxsize=4)
def finder(operators: str = "") -> Finder:
    """The finder of the shipped phrases and those of an operator's list, given as its text."""
    return Finder((*shipped(), *phrases_of(operators)))
