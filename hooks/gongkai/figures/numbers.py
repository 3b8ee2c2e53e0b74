"""The numbers of a text that have a unit, without those that are names, dates or ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gongkai.prose import BlockSort, Prose

from .figure import Bound
from .numerals import number_in
from .patterns import HAN, patterns
from .words import words

_RANGES = frozenset("-~—–至到")
_BARE = frozenset("百千万亿")
_VAGUE = frozenset("近上数几过")
_ONLY_BARE = frozenset({"上", "数", "几", "好几"})
_REFUSED_BEFORE = frozenset(f"{HAN}第前/._零")
_DIGITS = frozenset("0123456789")
# 一 before a unit is an article, except where it ends the clause: 开展演练一次.
_CLAUSE_ENDS = frozenset(",。、;:()\n")
_NEVER_SINGLE = frozenset("批起道面张把种类块部包度分天口头根门单案节")
_NOT_BEFORE_SINGLE = frozenset("每同任这那另再又上下进唯统第某之跑单万初逐")
_LONGEST_NOTHING = 24
_ONE_OF = re.compile(r"(?:任何)?(?:[一1](起|件|例|次|人|名|宗|个)|起|件)?")
_HUNDRED = Decimal(100)


class Number(NamedTuple):
    """A number with its unit, its span and value; ``label`` names what did not happen."""

    start: int
    end: int
    value: Decimal
    unit: str
    bound: Bound = Bound.EXACT
    negated: bool = False
    label: str = ""


class Numbers:
    """The numbers of one text."""

    def __init__(self, prose: Prose) -> None:
        self._narrow = prose.narrow
        self._known = patterns()
        self._words = words()
        self._code = [block for block in prose.blocks if block.sort is BlockSort.CODE]
        self._denied = -9

    def numbers(self) -> Iterator[Number]:
        """Every number with a unit, in the order of the text."""
        for met in self._known.figure.finditer(self._narrow):
            sort = met.lastgroup
            if sort is None:
                continue
            if sort == "nothing":
                number = self._nothing(met)
            elif met["unit"] is None:
                number = self._share(met)
            else:
                number = self._counted(met)
            if number and not any(block.start <= number.start < block.end for block in self._code):
                yield number

    def _counted(self, met: re.Match[str]) -> Number | None:
        arabic, han, after, more, unit, behind = met.group(
            "arabic", "han", "after", "more", "unit", "behind"
        )
        start = met.start()
        lead = self._narrow[start]
        ahead = self._narrow[start - 1] if start else "\n"
        if self._is_name(met, ahead, unit):
            return None
        written = f"{lead}{han if arabic is None else arabic}{more}"
        if arabic is None:
            if not self._is_counting(written, met, ahead, after, unit):
                return None
        elif ahead.isascii() and ahead.isalpha():
            return None
        value = number_in(written)
        if value is None:
            return None
        bound = self._bound(start, ahead, after, behind, bare=lead in _BARE or lead == "十")
        return self._told(Number(start, met.end(), value, unit, bound), written, ahead)

    def _is_name(self, met: re.Match[str], ahead: str, unit: str) -> bool:
        """Whether a number belongs to a name, an ordinal, a range or another word."""
        start = met.start()
        return (
            ahead in _REFUSED_BEFORE
            or (ahead in _RANGES and self._is_range(start))
            or (unit == "分" and ahead in "时点:")
            or self._known.not_counted.match(self._narrow, met.start("unit")) is not None
            or self._known.names.match(self._narrow, start) is not None
        )

    def _told(self, number: Number, written: str, ahead: str) -> Number | None:
        """The number as it counts: a heading's number taken off, 八成 as 80 %."""
        start, end, value, unit, bound = number[:5]
        if value == 1 and start - self._denied <= 1:
            return None
        if ahead == "\n" and "." in written and unit not in {"%", "‰", "元", "倍"}:
            rest = written.partition(".")[2]
            if rest.isdigit():
                start += len(written) - len(rest)
                return Number(start, end, Decimal(rest), unit, bound)
        if unit == "成":
            return Number(start, end, value * 10, "%", Bound.ABOUT)
        return number

    def _is_range(self, start: int) -> bool:
        """Whether a number is the upper end of 3-5 or 三至五."""
        before = self._narrow[max(start - 3, 0) : start - 1].strip("-~—– ")
        return before[-1:] in _DIGITS or before[-1:] in HAN

    def _is_counting(
        self, written: str, met: re.Match[str], ahead: str, after: str, unit: str
    ) -> bool:
        """Whether a number in Chinese is one: not an article, nor 百 in a saying."""
        if written == "一":
            behind = self._narrow[met.end() : met.end() + 1] or "\n"
            return (
                not after
                and behind in _CLAUSE_ENDS
                and unit not in _NEVER_SINGLE
                and ahead not in _NOT_BEFORE_SINGLE
            )
        if written[0] in _BARE:
            return bool(after) or ahead in _VAGUE
        return True

    def _bound(
        self, start: int, ahead: str, after: str, behind: str | None, *, bare: bool
    ) -> Bound:
        bound = Bound.EXACT
        if after:
            bound = Bound.ABOUT if after in "来几" else Bound.LEAST
        elif behind:
            bound = self._words.after_unit[behind]
        if ahead in _CLAUSE_ENDS:
            return bound
        mirrored = self._narrow[max(start - 5, 0) : start][::-1]
        met = self._known.before.match(mirrored)
        if met and (bare or met[0][::-1] not in _ONLY_BARE):
            return self._words.before_number[met[0][::-1]]
        return bound

    def _share(self, met: re.Match[str]) -> Number | None:
        share, behind = met.group("share", "behind_share")
        value = _HUNDRED if share == "百" else number_in(share)
        if value is None:
            return None
        ahead = self._narrow[met.start() - 1 : met.start()] or "\n"
        bound = self._bound(met.start(), ahead, "", behind, bare=False)
        return Number(met.start(), met.end(), value, "%", bound)

    def _nothing(self, met: re.Match[str]) -> Number | None:
        """0 of what the text says did not happen."""
        piece = self._narrow[met.end() : met.end() + _LONGEST_NOTHING]
        for sign in ",。;:()\n":
            piece = piece.partition(sign)[0]
        if not self._known.nothing_of.search(piece):
            return None
        one = _ONE_OF.match(piece)
        unit = (one[1] or "") if one else ""
        self._denied = met.end()
        label = piece[one.end() :] if one else piece
        return Number(met.start(), met.end(), Decimal(0), unit, negated=True, label=label)
