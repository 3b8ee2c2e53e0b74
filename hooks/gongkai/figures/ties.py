"""Which counts a rate was worked out from, as far as the wording ties them together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import chain, combinations
from typing import NamedTuple

from .figure import Figure
from .labels import trimmed
from .patterns import patterns
from .rates import HUNDRED, gives
from .words import any_of, words

_RATE = "%"
_SENTENCE = re.compile(r"[。!?！？\n]")
_PART_OF_SENTENCE = re.compile(r"[。!?！？\n;；]")
# What stands between two counts that are further apart than one sentence and the next.
_TWO_SENTENCES = re.compile(r"[。!?！？][^。!?！？\n]*[。!?！？]|\n")
_SEVERAL = re.compile(r"分别|均|、|各")
_STEM = re.compile(r"(.*)率$", re.DOTALL)
_SHARE = re.compile(r"占比?(?:总[数量]的|全部的?|其)?$")
# Of a total by its name; 全市总数 is another body's.
_SHARE_OF_TOTAL = re.compile(r"占(?![^占]*[全各][省市县区国州系])[^占]{0,8}总[^占]{0,3}[数量]的?$")
_DUE = re.compile(r"应(?![诉急用对邀])|需要?(?!求)")
_DENYING = (
    "不",
    "不予",
    "未",
    "未能",
    "没有",
    "非",
    "尚未",
    "逾期",
    "超期",
    "未按期",
    "未完成",
    "正在",
    "尚在",
)
_OVER_TIME = re.compile("累计|现有|目前|共有|总共|截[至止]")
# How it was done, not to what: 按期办结率, 一次性通过率.
_MANNER = re.compile("按期|按时|及时|限期|如期|一次性?|首次|实际|全部|依法|当场|案件|事项|问题|的")
_ACTS = ("审核", "审查", "检查", "评查", "备案", "报备", "公开", "公示", "覆盖", "解读", "述职")
_BACK = 3
_MOST_WHOLES = 4
_MOST_BACK = 30
_FARTHEST = 300
_EXACT = Decimal(0)


class Tie(NamedTuple):
    """A rate, the count above the line, and the counts that may stand below it.

    ``sure`` says that the wording leaves but one reading, or readings of one result; ``others``
    are parts of wholes, which may stand below the line too.
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
        return any(self._is_given_by(tuple(group)) for group in groups)

    def _is_given_by(self, wholes: tuple[Figure, ...]) -> bool:
        part, whole = self.part.value, sum((figure.value for figure in wholes), _EXACT)
        play = _EXACT
        if self.part.step or any(figure.step for figure in wholes):
            steps = sum((figure.step for figure in wholes), _EXACT)
            play = (self.part.step / part + steps / whole) * part / whole * HUNDRED
        return gives(part, whole, self.rate.value, play)


class Based(NamedTuple):
    """A rate of a count that the text states, without the count above the line."""

    rate: Figure
    whole: Figure


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
        wording = before.strip()
        if _SHARE.search(wording) or _SHARE_OF_TOTAL.search(wording):
            share = _share(figures, place, narrow, ties[-1] if ties else None)
            if share and (share.sure or _SHARE.search(wording)):
                ties.append(share)
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
        if not _countable(whole, rate):
            return None
        return Tie(rate, part, (whole,), sure=True, others=_between(figures, place - 1))
    beside = figures[place - 2] if place > 1 else None
    if beside and beside.unit == _RATE and not _SENTENCE.search(narrow, beside.end, rate.start):
        if former and former.sure and former.rate is beside and former.part.unit == part.unit:
            others = former.others
            if "其中" in narrow[beside.end : part.start]:
                others = (former.part, *others)
            return Tie(rate, part, former.wholes, sure=True, others=others)
        return None
    return _among(figures, place - 1, rate, narrow, _PART_OF_SENTENCE)


def _named(figures: Sequence[Figure], place: int, name: str, narrow: str) -> Tie | Based | None:
    """The tie of a rate by its name: 按期办结114件，按期办结率95%."""
    met = _STEM.search(name)
    if not met or not met[1] or met[1].endswith(tuple(words().other_bases)):
        return None
    rate, stem, denied = figures[place], met[1], False
    for back, part in _counts_before(figures, place, narrow):
        clause = _clause(figures, back, narrow)
        adjoins = back == place - 1 and part.clause == rate.clause
        if adjoins:
            clause = clause[: part.end - rate.start]
        if _is_denied(stem, clause):
            denied = True  # what is left over was counted: 不合格18批次，合格率98.5%
            continue
        if not _is_called(stem, clause):
            if adjoins:
                return None  # its base: 蔬菜632批次合格率99.8%
            continue
        if _DUE.search(clause):
            return _due(figures, back, place)
        if not _countable(part, rate) or _is_of_all(stem, rate):
            return None
        return _tie(figures, back, rate, narrow)
    return None if denied else _based(figures, place, stem)


def _counts_before(
    figures: Sequence[Figure], place: int, narrow: str
) -> Iterator[tuple[int, Figure]]:
    """The counts close before a rate in its part of the sentence, the nearest first."""
    for back in range(place - 1, max(place - 1 - _BACK, -1), -1):
        part = figures[back]
        if _PART_OF_SENTENCE.search(narrow, part.end, figures[place].start):
            return
        if part.unit != _RATE:
            yield back, part


def _is_of_all(stem: str, rate: Figure) -> bool:
    """Whether all that was to be done was done: 合法性审核26件，公平竞争审查5件，审查率100%."""
    return rate.value == HUNDRED and stem.endswith(_ACTS)


def _due(figures: Sequence[Figure], whole: int, rate: int) -> Tie | None:
    """The tie to what was due: 应当及时受理3126件，受理3109件，及时受理率99.46%."""
    part = figures[whole + 1]
    if part.unit != figures[whole].unit or not _countable(part, figures[rate]):
        return None
    if not _countable(figures[whole], figures[rate]):
        return None
    return Tie(figures[rate], part, (figures[whole],), sure=True)


def _tie(figures: Sequence[Figure], place: int, rate: Figure, narrow: str) -> Tie | None:
    part = figures[place]
    if part.part_of is not None and _countable(figures[part.part_of], rate):
        whole = figures[part.part_of]
        return Tie(rate, part, (whole,), sure=True, others=_between(figures, place))
    for ends in (_PART_OF_SENTENCE, _SENTENCE):
        near = _among(figures, place, rate, narrow, ends)
        if (
            near
            and near.wholes[0].value < part.value
            and _OVER_TIME.search(narrow, part.clause, part.start)
        ):
            return None
        if near:
            return near
    far = _among(figures, place, rate, narrow, _TWO_SENTENCES)
    if far is None or not far.sure or len(far.wholes) > 1 or far.wholes[0].value < part.value:
        return None
    return far._replace(sure=False)


def _between(figures: Sequence[Figure], place: int) -> tuple[Figure, ...]:
    """Counts between a whole and its part, of which the part may be a part as well."""
    part = figures[place]
    begin = part.part_of + 1 if part.part_of is not None else place
    return tuple(
        figure
        for figure in figures[begin:place]
        if figure.unit == part.unit and figure.exact and figure.value
    )


def _among(
    figures: Sequence[Figure], place: int, rate: Figure, narrow: str, ends: re.Pattern[str]
) -> Tie | None:
    """A tie to the counts that stand before one of them in its sentence and are of its unit."""
    part = figures[place]
    wholes: list[Figure] = []
    others: list[Figure] = []
    for figure in reversed(figures[max(place - _MOST_BACK, 0) : place]):
        if part.start - figure.end > _FARTHEST or ends.search(narrow, figure.end, part.start):
            break
        if figure.unit == part.unit and not figure.negated:
            (wholes if figure.part_of is None else others).append(figure)
    if not wholes or any(not _countable(figure, rate) for figure in (*wholes, *others)):
        return None
    sure = _are_one(wholes, part) and all(figure.value < part.value for figure in others)
    return Tie(rate, part, tuple(wholes), sure, tuple(others))


def _are_one(wholes: Sequence[Figure], part: Figure) -> bool:
    """Whether it is one which of the counts is meant; a part above each may be of all of them."""
    same = all(figure.value == wholes[0].value for figure in wholes)
    return len(wholes) == 1 or (same and part.value <= wholes[0].value)


def _based(figures: Sequence[Figure], place: int, stem: str) -> Based | None:
    """A rate right behind the one count that it can be of."""
    rate, whole = figures[place], figures[place - 1]
    if rate.clause - whole.stop > 1 or rate.clause <= whole.clause:
        return None
    if whole.unit == _RATE or whole.part_of is not None or not _is_counted(stem, whole.label):
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


def _is_denied(stem: str, clause: str) -> bool:
    """Whether a count is of what a rate of that name leaves out."""
    names = words().stems.get(stem, (stem,))
    return any(f"{sign}{name}" in clause for name in names for sign in _DENYING)


@cache
def _counted_stems() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(list(words().stems))})$")


def _is_counted(stem: str, label: str) -> bool:
    """Whether a rate is of what was counted, neither of people asked nor of something else."""
    if any(word in stem for word in words().surveyed):
        return False
    met = _counted_stems().search(stem)
    if met is None:
        return False
    subject = _MANNER.sub("", stem[: met.start()])
    return all(sign in label for sign in subject)
