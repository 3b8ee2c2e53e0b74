"""Two texts compared sentence by sentence, and within a changed sentence word by word.

The longest common run of sentences is found by rapidfuzz in words of the machine: unlike
`difflib` it takes no longer where sentences repeat.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence

import msgspec
from rapidfuzz.distance import Indel, LCSseq

_SENTENCE = re.compile(r"[^。！？；\n]*(?:[。！？；]+[”’」』）)]*|\n|\Z)")
# Numbers and Latin words change as a whole, Chinese character by character.
_WORD = re.compile(r"\d+(?:[.,，]\d+)*[%％‰]?|[A-Za-z]+|\s+|.", re.DOTALL)
_MOST_CELLS = 36_000_000
_MOST_PAIRED = 60
_ALIKE = 0.5
_LONGEST = 4_000


class Sort(enum.StrEnum):
    """What became of a sentence."""

    SAME = "same"
    TAKEN_OUT = "taken-out"
    PUT_IN = "put-in"
    CHANGED = "changed"


class Span(msgspec.Struct, frozen=True, array_like=True):
    """A piece of a sentence, and whether the other version lacks it."""

    text: str
    marked: bool = False


class Passage(msgspec.Struct, frozen=True, array_like=True):
    """A sentence, or a run of equal ones: as it was and as it is, the missing one empty."""

    sort: Sort
    old: tuple[Span, ...] = ()
    new: tuple[Span, ...] = ()


def compared(old: str, new: str) -> tuple[Passage, ...]:
    """What was taken out, put in and changed, in the order of the text."""
    before, after = sentences(old), sentences(new)
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    found = [_same(before[:start])]
    middle = before[start : len(before) - end], after[start : len(after) - end]
    found.extend(_between(*middle))
    found.append(_same(before[len(before) - end :]))
    return tuple(passage for passage in found if passage.old or passage.new)


def sentences(text: str) -> list[str]:
    """The sentences of a text, blanks at their ends left out."""
    return [one.strip() for one in _SENTENCE.findall(text) if one.strip()]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many sentences two runs have in common at their start."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _between(before: list[str], after: list[str]) -> Iterator[Passage]:
    if len(before) * len(after) > _MOST_CELLS:
        yield from _apart(before, after)
        return
    ids: dict[str, int] = {}
    left = [ids.setdefault(one, len(ids)) for one in before]
    right = [ids.setdefault(one, len(ids)) for one in after]
    gone: list[str] = []
    come: list[str] = []
    for step in LCSseq.opcodes(left, right):
        if step.tag == "equal":
            yield from _paired(gone, come)
            gone, come = [], []
            yield _same(before[step.src_start : step.src_end])
        else:
            gone.extend(before[step.src_start : step.src_end])
            come.extend(after[step.dest_start : step.dest_end])
    yield from _paired(gone, come)


def _same(run: Sequence[str]) -> Passage:
    spans = tuple(Span(one) for one in run)
    return Passage(Sort.SAME, spans, spans)


def _apart(gone: Sequence[str], come: Sequence[str]) -> Iterator[Passage]:
    yield from (Passage(Sort.TAKEN_OUT, old=(Span(one, marked=True),)) for one in gone)
    yield from (Passage(Sort.PUT_IN, new=(Span(one, marked=True),)) for one in come)


def _paired(gone: list[str], come: list[str]) -> Iterator[Passage]:
    """Sentences that stood and stand at one place: those that are alike changed into each other."""
    if len(gone) > _MOST_PAIRED or len(come) > _MOST_PAIRED:
        yield from _apart(gone, come)
        return
    at = 0
    for old in gone:
        scores = [Indel.normalized_similarity(old[:_LONGEST], new[:_LONGEST]) for new in come[at:]]
        best = max(range(len(scores)), key=scores.__getitem__, default=-1)
        if best < 0 or scores[best] < _ALIKE:
            yield from _apart([old], [])
            continue
        yield from _apart([], come[at : at + best])
        yield _changed(old, come[at + best])
        at += best + 1
    yield from _apart([], come[at:])


def _changed(old: str, new: str) -> Passage:
    """One sentence as it was and as it is, the differing words marked in both."""
    if len(old) > _LONGEST or len(new) > _LONGEST:
        return Passage(Sort.CHANGED, (Span(old, marked=True),), (Span(new, marked=True),))
    before, after = _WORD.findall(old), _WORD.findall(new)
    ids: dict[str, int] = {}
    left = [ids.setdefault(one, len(ids)) for one in before]
    right = [ids.setdefault(one, len(ids)) for one in after]
    was: list[Span] = []
    is_now: list[Span] = []
    for step in Indel.opcodes(left, right):
        marked = step.tag != "equal"
        _join(was, "".join(before[step.src_start : step.src_end]), marked=marked)
        _join(is_now, "".join(after[step.dest_start : step.dest_end]), marked=marked)
    return Passage(Sort.CHANGED, tuple(was), tuple(is_now))


def _join(spans: list[Span], text: str, *, marked: bool) -> None:
    if not text:
        return
    if spans and spans[-1].marked == marked:
        text = spans.pop().text + text
    spans.append(Span(text, marked))
