"""Which counts a rate was worked out from, as far as the wording ties them together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import chain, combinations
from typing import NamedTuple

from .figure import Figure
from .labels import trimmed
from .patterns import patterns
from .words import any_of, words

_RATE = "%"
_SENTENCE = re.compile(r"[。!?！？\n]")
_PART_OF_SENTENCE = re.compile(r"[。!?！？\n;；]")
# What stands between two counts that are further apart than one sentence and the next.
_TWO_SENTENCES = re.compile(r"[。!?！？][^。!?！？\n]*[。!?！？]|\n")
_SEVERAL = re.compile(r"分别|均|、|各")
_STEM = re.compile(r"(.*)率$", re.DOTALL)
_SHARE = re.compile(r"占比?(?:总数的|总量的|总件数的|总案件数的|总人数的|全部的?|其)?$")
_BACK = 3
_MOST_WHOLES = 4
_HUNDRED = Decimal(100)


class Tie(NamedTuple):
    """A rate, the count above the line, and the counts that may stand below it.

    ``sure`` says that the wording leaves but one reading; ``others`` are parts of wholes, which
    may stand below the line too.
    """

    rate: Figure
    part: Figure
    wholes: tuple[Figure, ...]
    sure: bool
    others: tuple[Figure, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether some reading gives the rate; counts below the line may add up."""
        below = self.wholes[:_MOST_WHOLES]
        groups = chain(
            *(combinations(below, size) for size in range(1, len(below) + 1)),
            ((other,) for other in self.others),
        )
        return any(gives(self.part.value, _sum(group), self.rate.value) for group in groups)


class Based(NamedTuple):
    """A rate of a count that the text states, without the count above the line."""

    rate: Figure
    whole: Figure


def gives(part: Decimal, whole: Decimal, rate: Decimal) -> bool:
    """Whether a part of a whole is that rate, rounded or cut off where the rate ends."""
    if whole <= 0:
        return False
    step = _step(rate)
    true = part / whole * _HUNDRED
    if rate == _HUNDRED and part < whole:
        return true.quantize(step, ROUND_HALF_UP) == rate
    return abs(true - rate) < step


def possible(whole: Decimal, rate: Decimal) -> bool:
    """Whether any whole number of parts gives the rate."""
    nearest = int(rate * whole / _HUNDRED)
    return any(gives(Decimal(part), whole, rate) for part in (nearest, nearest + 1))


def _sum(figures: Iterable[Figure]) -> Decimal:
    return sum((figure.value for figure in figures), Decimal(0))


def _step(rate: Decimal) -> Decimal:
    """One in the last decimal of a rate as it is written."""
    exponent = rate.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)


def ties_of(figures: Sequence[Figure], narrow: str) -> tuple[list[Tie], list[Based]]:
    """Each rate that can be held against counts, and each that has but its base."""
    ties: list[Tie] = []
    bases: list[Based] = []
    for place, rate in enumerate(figures):
        if rate.unit != _RATE or not rate.exact or not place:
            continue
        before = narrow[max(rate.clause, figures[place - 1].end) : rate.start]
        if _SEVERAL.search(before):
            continue
        if _SHARE.search(before.strip()):
            share = _share(figures, place, narrow, ties[-1] if ties else None)
            ties.extend([share] if share else [])
            continue
        found = _named(figures, place, trimmed(patterns(), before), narrow)
        if isinstance(found, Tie):
            ties.append(found)
        elif found:
            bases.append(found)
    return ties, bases


def _share(figures: Sequence[Figure], place: int, narrow: str, former: Tie | None) -> Tie | None:
    """The tie of a share: 其中来信30件，占25%; the next share of a row has the same whole."""
    rate, part = figures[place], figures[place - 1]
    if rate.clause - part.stop > 1 or part.unit == _RATE or not _countable(part, rate):
        return None
    if part.part_of is not None:
        whole = figures[part.part_of]
        return Tie(rate, part, (whole,), sure=True) if _countable(whole, rate) else None
    if (
        former
        and former.sure
        and former.part.unit == part.unit
        and former.rate is figures[place - 2]
        and not _SENTENCE.search(narrow, former.rate.end, rate.start)
    ):
        return Tie(rate, part, former.wholes, sure=True)
    return _among(figures, place - 1, rate, narrow, _PART_OF_SENTENCE)


def _named(figures: Sequence[Figure], place: int, name: str, narrow: str) -> Tie | Based | None:
    """The tie of a rate by its name: 按期办结114件，按期办结率95%."""
    met = _STEM.search(name)
    if not met or not met[1]:
        return None
    rate = figures[place]
    stem = met[1]
    for back in range(place - 1, max(place - 1 - _BACK, -1), -1):
        part = figures[back]
        if _PART_OF_SENTENCE.search(narrow, part.end, rate.start):
            break
        if part.unit != _RATE and _is_called(stem, _clause(figures, back, narrow)):
            return _tie(figures, back, rate, narrow) if _countable(part, rate) else None
    return _based(figures, place, stem)


def _tie(figures: Sequence[Figure], place: int, rate: Figure, narrow: str) -> Tie | None:
    part = figures[place]
    if part.part_of is not None and _countable(figures[part.part_of], rate):
        return Tie(rate, part, (figures[part.part_of],), sure=True)
    for ends in (_PART_OF_SENTENCE, _SENTENCE):
        near = _among(figures, place, rate, narrow, ends)
        if near:
            return near
    far = _among(figures, place, rate, narrow, _TWO_SENTENCES)
    return far._replace(sure=False) if far and far.sure else None


def _among(
    figures: Sequence[Figure], place: int, rate: Figure, narrow: str, ends: re.Pattern[str]
) -> Tie | None:
    """A tie to the counts that stand before one of them in its sentence and are of its unit."""
    part = figures[place]
    wholes: list[Figure] = []
    others: list[Figure] = []
    for figure in reversed(figures[:place]):
        if ends.search(narrow, figure.end, part.start):
            break
        if figure.unit == part.unit and not figure.negated:
            (wholes if figure.part_of is None else others).append(figure)
    if not wholes or any(not _countable(figure, rate) for figure in (*wholes, *others)):
        return None
    sure = len(wholes) == 1 and all(figure.value < part.value for figure in others)
    return Tie(rate, part, tuple(wholes), sure, tuple(others))


def _based(figures: Sequence[Figure], place: int, stem: str) -> Based | None:
    """A rate right behind the one count that it can be of."""
    rate, whole = figures[place], figures[place - 1]
    if rate.clause - whole.stop > 1 or rate.clause <= whole.clause:
        return None
    if whole.unit == _RATE or whole.part_of is not None or not _is_counted(stem):
        return None
    if not _countable(whole, rate):
        return None
    return Based(rate, whole)


def _countable(figure: Figure, rate: Figure) -> bool:
    return figure.exact and figure.period == rate.period and figure.value > 0


def _clause(figures: Sequence[Figure], place: int, narrow: str) -> str:
    """The words around a count, up to the counts beside it."""
    figure = figures[place]
    begin = max(figure.clause, figures[place - 1].end if place else 0)
    after = figures[place + 1].start if place + 1 < len(figures) else len(narrow)
    return narrow[begin : min(figure.stop, after)]


def _is_called(stem: str, clause: str) -> bool:
    """Whether a count is what a rate of that name has above the line."""
    if any(name in clause for name in words().stems.get(stem, ())):
        return True
    return len(stem) > 1 and all(sign in clause for sign in stem)


@cache
def _counted_stems() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(list(words().stems))})$")


def _is_counted(stem: str) -> bool:
    """Whether a rate is one of counted things, not of people asked."""
    if any(word in stem for word in words().surveyed):
        return False
    return _counted_stems().search(stem) is not None
