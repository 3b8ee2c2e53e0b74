"""Slips in fixed phrases: characters that are wrong, missing, doubled or swapped.

A phrase is cut into pieces, one more than the slips it may hold: at least one piece is then
intact (the pigeonhole principle). One automaton finds all pieces of all phrases in one pass; only
where a piece stands and the phrase does not is anything compared. Short phrases are a slip away
from many other words: of them the slips that can be believed are listed in the same automaton.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gongkai.wording.alignment import Edit, Sort, alignments
from gongkai.wording.alike import alike_to, small_words
from gongkai.wording.phrases import LONG, Phrase, Reach

# Serious phrases of so many characters may hold two slips.
_TWICE = 9
_AROUND = 16
_HAN = re.compile("[\u3400-\u9fff]")
# Words of one character that may follow or precede a phrase whose end is broken.
_PARTICLES = frozenset("的和与及等为在对以")
# Words after which a phrase begins: what follows one does not belong to it.
_VERBS = frozenset(
    (
        *("学习", "贯彻", "落实", "推进", "推动", "坚持", "践行", "弘扬", "加强", "深化"),
        *("开展", "宣传", "增强", "履行", "按照", "根据", "依据", "做到", "坚定"),
    )
)
# With these, no word ends that a phrase may follow, and none begins that may follow one.
_LONELY = frozenset("枫谁想府观验")
_LINKS = frozenset("和与及的、")


class Slip(NamedTuple):
    """A broken phrase in a text, and what it should be."""

    start: int
    end: int
    phrase: Phrase


class Cut(NamedTuple):
    """A phrase that was cut into pieces, its different characters, the slips that it may hold."""

    phrase: Phrase
    characters: frozenset[str]
    budget: int


class Pieces(NamedTuple):
    """A piece of long phrases that begins at ``first`` in each; ``right`` are all such words."""

    first: int
    last: int
    right: tuple[str, ...]
    phrases: tuple[Cut, ...]


class Listed(NamedTuple):
    """A slip known beforehand; where an end is ``loose`` no other word may go on there."""

    phrase: Phrase
    changed: tuple[int, int]
    loose: int = 0


class Slips:
    """Knows the slips in a list of phrases by their patterns."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        """Keep the phrases."""
        self._phrases = phrases
        self._right = tuple(dict.fromkeys(phrase.phrase for phrase in phrases))
        self._right_with: dict[str, list[str]] = {}
        for word in self._right:
            for character in set(word):
                self._right_with.setdefault(character, []).append(word)

    def patterns(self) -> Iterator[tuple[str, Pieces | Listed]]:
        """What to look for in a text; what is found is for `around` and `is_listed` to judge."""
        right = set(self._right)
        pieces: dict[tuple[str, int, int], list[Phrase]] = {}
        for phrase in self._phrases:
            for pattern, listed in _listed(phrase):
                if pattern not in right:
                    yield pattern, listed
            for first, last in _cut(phrase):
                piece = phrase.phrase[first:last]
                pieces.setdefault((piece, first, last), []).append(phrase)
        for (piece, first, last), phrases in pieces.items():
            words = {word for phrase in phrases for word in (phrase.phrase, *phrase.beside)}
            # A phrase that another one goes on from is not yet right.
            like = tuple(
                word
                for word in sorted(words)
                if word.startswith(piece, first)
                and not any(one != word and one.startswith(word) for one in words)
            )
            cut = (Cut(one, frozenset(one.phrase), _budget(one)) for one in phrases)
            yield piece, Pieces(first, last, like, tuple(cut))

    def around(self, piece: Pieces, text: str, start: int) -> Iterator[Slip]:
        """The slips of phrases of which a piece stands in a text, none of them whole."""
        for cut in piece.phrases:
            if _may_stand(cut, piece, text, start - piece.first):
                slip = self._around(cut, piece, text, start)
                if slip:
                    yield slip

    def is_listed(self, entry: Listed, text: str, start: int, end: int) -> bool:
        """Whether what stands there is a slip known beforehand, and no other word."""
        if entry.loose > 0 and not _stands_free(text, end):
            return False
        if entry.loose < 0 and not (
            _stands_free(text, start - 1) or text[max(0, start - 2) : start] in _VERBS
        ):
            return False
        first, last = entry.changed
        return not self._is_another_word(entry.phrase, text, start + first, start + last)

    def _around(self, cut: Cut, piece: Pieces, text: str, start: int) -> Slip | None:
        """The phrase around a piece of it, broken; None where other words stand there."""
        phrase = cut.phrase
        ways = alignments(phrase.phrase, text, (piece.first, piece.last), start, cut.budget)
        for first, last, edits in ways:
            if edits and _is_slip(phrase, edits, text):
                # Where a serious phrase lacks a character, a word that is right lies around the
                # gap: 履行规范性文件 is no 行政规范性文件, but 习近新时代 is nothing else.
                changed = (
                    min(e.where - (phrase.serious and e.sort is Sort.MISSING) for e in edits),
                    max(e.where for e in edits) + 1,
                )
                if not self._is_another_word(phrase, text, *changed):
                    return Slip(first, last, phrase)
        return None

    def _is_another_word(self, phrase: Phrase, text: str, first: int, last: int) -> bool:
        """Whether what was changed belongs to a word that is right."""
        around = max(0, first - _AROUND)
        window = text[around : last + _AROUND]
        # Only a word with the first of the changed characters can hold it. Behind the end of the
        # text, where a title lacks its last character, there is none.
        right = self._right_with.get(text[first : first + 1], ())
        for word in (*phrase.beside, *right):
            at = window.find(word)
            while at >= 0:
                if around + at <= first and last <= around + at + len(word):
                    return True
                at = window.find(word, at + 1)
        return False


def _may_stand(cut: Cut, piece: Pieces, text: str, begin: int) -> bool:
    """Whether a slip of the phrase may stand there: cheap, and never wrongly no."""
    words, characters, budget = cut.phrase.phrase, cut.characters, cut.budget
    size = len(words)
    # One slip leaves the far end where it was, or a character further, or is in that end.
    if budget == 1:
        if piece.first:
            near = text[max(0, begin - 1) : begin + 2]
            if words[0] not in near and not text.startswith(words[1:], begin + 1):
                return False
        else:
            near = text[begin + size - 2 : begin + size + 1]
            if words[-1] not in near and not text.startswith(words[:-1], begin):
                return False
    # Each slip takes away at most one character, so the others stand somewhere there.
    window = text[max(0, begin - budget) : begin + size + budget]
    return len(characters.difference(window)) <= budget


def _listed(phrase: Phrase) -> Iterator[tuple[str, Listed]]:
    words = phrase.phrase
    size = len(words)
    for broken in phrase.broken:
        yield broken, Listed(phrase, (0, len(broken)))
    # The first and the last character doubled: where a word goes on, it may begin with that one.
    yield words[0] + words, Listed(phrase, (0, 1), -(words[0] not in _LONELY))
    yield words + words[-1], Listed(phrase, (size, size + 1), +(words[-1] not in _LONELY))
    if _is_short(phrase):
        yield from _short(phrase)
    for _, cut in _cut(phrase)[:-1]:
        # Swapped over a cut, two characters break both pieces.
        yield _swapped(words, cut - 1), Listed(phrase, (cut - 1, cut + 1))


def _is_short(phrase: Phrase) -> bool:
    return len(phrase.phrase) < LONG and phrase.reach is Reach.ALIKE


def _cut(phrase: Phrase) -> list[tuple[int, int]]:
    """The pieces of a phrase, none of a short one."""
    if _is_short(phrase):
        return []
    count = _budget(phrase) + 1
    cuts = [len(phrase.phrase) * number // count for number in range(count + 1)]
    return list(pairwise(cuts))


def _budget(phrase: Phrase) -> int:
    """How many slips a phrase may hold and still be known."""
    return 2 if phrase.serious and len(phrase.phrase) >= _TWICE else 1


def _short(phrase: Phrase) -> Iterator[tuple[str, Listed]]:
    """The slips of a short phrase that can be believed."""
    words = phrase.phrase
    for at, character in enumerate(words):
        for wrong in alike_to(character) - small_words():
            yield words[:at] + wrong + words[at + 1 :], Listed(phrase, (at, at + 1))
        if 0 < at < len(words) - 1:
            yield words[:at] + character + words[at:], Listed(phrase, (at, at + 2))
        if at + 1 < len(words) and words[at + 1] != character:
            yield _swapped(words, at), Listed(phrase, (at, at + 2))


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
    inside = 0 < edit.at < len(phrase.phrase) - 1
    small = edit.wrong in small_words()
    if phrase.reach is Reach.EVERYWHERE:
        return single and (inside or not small)
    return phrase.reach is Reach.INSIDE and inside and not small


def _is_missing(phrase: Phrase, edit: Edit, text: str, *, single: bool) -> bool:
    firm = phrase.reach is Reach.EVERYWHERE
    wanted = phrase.phrase[edit.at]
    if 0 < edit.at < len(phrase.phrase) - 1:
        return firm or wanted not in _LINKS
    beside = edit.where - 1 if edit.at == 0 else edit.where
    gone = single and _does_not_follow(text, beside, wanted)
    return gone and (firm or (phrase.serious and _stands_free(text, beside)))


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


def apart(found: Iterable[Slip]) -> Iterator[Slip]:
    """The slips that do not lie over one another: serious phrases first, then longer ones."""
    kept: list[Slip] = []
    taken: set[int] = set()
    for slip in sorted(
        found,
        key=lambda one: (not one.phrase.serious, -len(one.phrase.phrase), one.start, -one.end),
    ):
        span = range(slip.start, slip.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(slip)
    yield from sorted(kept, key=lambda one: one.start)
