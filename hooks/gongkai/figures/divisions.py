"""Wholes and what the text says they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from .figure import Figure
from .words import words

_RATE = "%"
_SENTENCE = re.compile(r"[。!?\n;]")
_LONGEST_JOIN = 20
_TIGHT = "、和及与"
_TOTAL = re.compile(r"(?:以上|前述|全年)?(?:共计|合计|总计|总共|一共|共)(?:有|为|达)?")
_TOTAL_WORDS = ("共", "合计", "总计")
_REST_WORDS = ("其余", "剩余", "余下", "剩下")
_REST = re.compile("|".join(_REST_WORDS))
_LONGEST_GAP = 60
_SEVERAL = 2
_MOST_PARTS = 40
_MOST_BESIDE_REST = 8
_FARTHEST = 300
_NAME = 3
_SORTS = ("检查", "处罚", "申请", "培训")
_UNDECIDED = re.compile("尚?未")
_DECIDED = re.compile("维持|驳回|纠[正错]|撤[销回诉]|终止|确认|变更|责令|不予|公开|败诉|胜诉")
_FULLY = re.compile(r"分别(?:为|是|有)|分为|具体(?:为|是|包括)|即[:]?")


class Division(NamedTuple):
    """A whole and its parts; ``full`` where the text says that these are all of them."""

    whole: Figure
    parts: tuple[Figure, ...]
    full: bool

    @property
    def sum(self) -> Decimal:
        """The parts added up."""
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def holds(self) -> bool:
        """Whether the parts can be parts of the whole; numbers of 万 may have been rounded."""
        over = self.sum - self.whole.value
        play = sum((figure.step for figure in (self.whole, *self.parts)), Decimal(0)) / 2
        return abs(over) <= play if self.full else over <= play


def divisions_of(figures: Sequence[Figure], narrow: str) -> Iterator[Division]:
    """Each whole with parts that can be held against it."""
    rests = any(word in narrow for word in _REST_WORDS)
    totals = any(word in narrow for word in _TOTAL_WORDS)
    for place in range(1, len(figures)):
        figure = figures[place]
        former = figures[place - 1]
        if figure.unit == _RATE:
            continue
        if figure.unit != former.unit:
            if figure.part_of is not None and _is_first_part(figures, place):
                beside = _parted(figures, figure.part_of, place, narrow, full=False)
                yield from [beside] if beside else []
            continue
        found = None
        if rests or totals:
            before = narrow[max(figure.clause, former.end) : figure.start].strip()
            if rests and _REST.match(before):
                found = _with_rest(figures, place, narrow)
            elif totals and _TOTAL.fullmatch(before):
                found = _added_up(figures, place, narrow)
        found = found or _told_behind(figures, place - 1, narrow)
        whole = figure.part_of
        if not found and whole is not None and "其中" in narrow[former.end : figure.start]:
            found = _parted(figures, whole, place, narrow, full=False)
        if found:
            yield found


def _with_rest(figures: Sequence[Figure], place: int, narrow: str) -> Division | None:
    """A whole of which the text names the rest: 46个，整改44个，其余2个."""
    rest = figures[place]
    if not rest.exact:
        return None
    others = []
    for figure in reversed(figures[max(place - _MOST_BESIDE_REST, 0) : place]):
        if rest.start - figure.end > _FARTHEST or _SENTENCE.search(narrow, figure.end, rest.start):
            break
        if figure.unit == rest.unit:
            others.append(figure)
    if any(not figure.exact for figure in others):
        return None
    readings = [
        Division(whole, (*reversed(others[:count]), rest), full=True)
        for count, whole in enumerate(others)
        if count
    ]
    if not readings or any(reading.holds for reading in readings):
        return None
    told = [figure for figure in others if figure.part_of is not None]
    return readings[-1] if len(others) == _SEVERAL or len(told) == len(others) - 1 else None


def _added_up(figures: Sequence[Figure], place: int, narrow: str) -> Division | None:
    """Parts and their sum behind them: 来信3件、来访5件，共计8件."""
    if not figures[place].exact:
        return None
    parts: list[Figure] = []
    last = figures[place]
    for figure in reversed(figures[max(place - _MOST_PARTS, 0) : place]):
        if figure.unit != figures[place].unit or not figure.exact:
            break
        if not _is_joined(narrow[figure.end : last.start], loosely=True, first=not parts):
            break
        parts.append(figure)
        last = figure
    if len(parts) < _SEVERAL or any(_overlaps(part) for part in parts):
        return None
    return Division(figures[place], tuple(reversed(parts)), full=True)


def _told_behind(figures: Sequence[Figure], place: int, narrow: str) -> Division | None:
    """A whole with its parts behind it: 8件，其中来信3件、来访5件; 8件，分别为3件、5件."""
    whole = figures[place]
    gap = narrow[whole.end : figures[place + 1].start]
    told = "分" in gap or "即" in gap or "具体" in gap
    full = told and len(gap) <= _LONGEST_GAP and _FULLY.search(gap) is not None
    if not (full or figures[place + 1].part_of == place):
        return None
    if not whole.exact or (full and _SENTENCE.search(gap)):
        return None
    if full and any(word in gap for word in words().states):
        return None
    return _parted(figures, place, place + 1, narrow, full=full)


def _is_first_part(figures: Sequence[Figure], place: int) -> bool:
    whole = figures[place].part_of
    return all(figure.part_of != whole for figure in figures[max(place - 2, 0) : place])


def _parted(
    figures: Sequence[Figure], whole: int, first: int, narrow: str, *, full: bool
) -> Division | None:
    """A whole with the parts that are told from one on; counts by several yardsticks are none."""
    parts = tuple(_run(figures, first, narrow))
    if not full:
        parts = _until_made(parts, figures[whole].value, narrow)
    if len(parts) < _SEVERAL or any(_overlaps(part) for part in parts):
        return None
    return Division(figures[whole], parts, full=full) if figures[whole].exact else None


def _until_made(parts: tuple[Figure, ...], whole: Decimal, narrow: str) -> tuple[Figure, ...]:
    """The parts without those behind a comma that divide a whole another way once it is made."""
    sums = accumulate(part.value for part in parts)
    for count, (so_far, part) in enumerate(zip(sums, parts, strict=True), 1):
        if so_far == whole and narrow.startswith(",", part.end):
            return parts[:count]
    return parts


def _run(figures: Sequence[Figure], place: int, narrow: str) -> Iterator[Figure]:
    """The parts that are told one after another from one on.

    A count of another unit right behind a part belongs to it: 来访162批316人次. After parts strung
    together with 、 a comma begins something else: 没收11宗、罚款78宗，提起诉讼的4宗.
    """
    former = first = figures[place]
    if not first.exact:
        return
    yield first
    end, tight = first.end, False
    beside: Figure | None = None
    for figure in figures[place + 1 : place + _MOST_PARTS]:
        if figure.unit != first.unit:
            if figure.start == end:
                end = figure.end
            elif beside is not None:
                return
            else:
                beside = figure
            continue
        if not figure.exact or (beside is not None and beside.end != figure.start):
            return
        gap = narrow[end : beside.start if beside is not None else figure.start]
        if not _is_joined(gap, loosely=not tight) and (tight or not _goes_on(former, gap)):
            return
        tight, beside = tight or gap[0] in _TIGHT, None
        yield figure
        former, end = figure, figure.end


def _goes_on(former: Figure, gap: str) -> bool:
    """Whether a count behind a comma is named as the one before: 日常检查8次，专项检查2次."""
    if len(gap) > _LONGEST_JOIN or gap[:1] != "," or _SENTENCE.search(gap) or "其中" in gap:
        return False
    name, label = gap[1:], former.label
    if _UNDECIDED.match(name):
        return _DECIDED.search(label) is not None
    if len(name) < _NAME or len(label) < _NAME:
        return False
    if name[:2] == label[:2]:
        return True
    return name[-2:] == label[-2:] and (name[-2:] in _SORTS or name[-2:] not in words().states)


def _is_joined(gap: str, *, loosely: bool, first: bool = False) -> bool:
    """Whether what stands between two counts only strings them together."""
    if len(gap) > _LONGEST_JOIN or _SENTENCE.search(gap) or "其中" in gap or not gap:
        return False
    if gap[0] in _TIGHT or first:
        return True
    return loosely and gap[0] == "," and not any(word in gap for word in words().states)


def _overlaps(part: Figure) -> bool:
    return any(word in part.label for word in words().overlapping)
