"""The numbers of a text that have a unit, without those that are names, dates or ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from gongkai.prose import BlockSort, Prose

from .figure import Bound
from .numerals import number_in
from .patterns import (
    HAN,
    NOTHING,
    PLAIN,
    PLAIN_BEHIND,
    RANGES,
    REFUSED_BEFORE,
    SHARE,
    SUSPECT_BEFORE,
    UNIT,
    patterns,
)
from .words import words

# Start, end, value, unit, bound, and the label of what did not happen.
Number: TypeAlias = tuple[int, int, Decimal, str, Bound, str | None]

_BARE = frozenset("百千万亿")
_BARE_OR_TEN = _BARE | {"十"}
_VAGUE = frozenset("近上数几过")
_ONLY_BARE = frozenset({"上", "数", "几", "好几"})
_DIGITS = frozenset("0123456789")
# 一 before a unit is an article, except where it ends the clause: 开展演练一次.
_CLAUSE_ENDS = frozenset(",。、;:()\n")
_NEVER_SINGLE = frozenset("批起道面张把种类块部包度分天口头根门单案节")
_NOT_BEFORE_SINGLE = frozenset("每同任这那另再又上下进唯统第某之跑单万初逐")
_WITH_DECIMALS = frozenset({"%", "‰", "元", "倍", "分", "个百分点", "公里", "米", "亩", "吨", "度"})
_LONGEST_NOTHING = 24
_ONE_OF = re.compile(r"(?:任何)?(?:[一1](起|件|例|次|人|名|宗|个)|起|件)?")
_HUNDRED = Decimal(100)


# Small numbers of the same things stand in every report: 3次, 12人.
@lru_cache(maxsize=8192)
def _plain(written: str) -> tuple[Decimal, str]:
    """The value and the unit of a number in digits."""
    unit = written.lstrip("0123456789.")
    return Decimal(written[: -len(unit)]), unit


class Numbers:
    """The numbers of one text."""

    __slots__ = ("_code", "_denied", "_known", "_narrow", "_words")

    def __init__(self, prose: Prose) -> None:
        self._narrow = prose.narrow
        self._known = patterns()
        self._words = words()
        self._code = [block for block in prose.blocks if block.sort is BlockSort.CODE]
        self._denied = -9

    def numbers(self) -> Iterator[Number]:
        """Every number with a unit, in the order of the text."""
        narrow = self._narrow
        for met in self._known.figure.finditer(narrow):
            sort = met.lastindex
            if sort is None:
                continue
            if sort == PLAIN:
                start, end = met.span()
                value, unit = _plain(narrow[start:end])
                if start - self._denied <= 1 and value == 1:
                    continue
                number: Number | None = (start, end, value, unit, Bound.EXACT, None)
            elif sort < SHARE:
                number = self._counted(met)
            elif sort == NOTHING:
                number = self._nothing(met)
            else:
                number = self._share(met)
            if number and not (self._code and self._is_code(number[0])):
                yield number

    def _is_code(self, start: int) -> bool:
        return any(block.start <= start < block.end for block in self._code)

    def _counted(self, met: re.Match[str]) -> Number | None:
        _, arabic, han, after, more, unit, behind, _, _, _ = met.groups()
        narrow = self._narrow
        start, end = met.span()
        lead = narrow[start]
        ahead = narrow[start - 1] if start else "\n"
        if ahead in SUSPECT_BEFORE and self._is_other(start, ahead, unit):
            return None
        if narrow[end : end + 1] not in PLAIN_BEHIND and self._is_word(start, met.start(UNIT)):
            return None
        written = f"{lead}{arabic or han or ''}{more}"
        if arabic is None and not self._is_counting(written, end, ahead, after, unit):
            return None
        value = number_in(written)
        if value is None:
            return None
        bound = Bound.EXACT
        if after or behind or ahead in self._known.before_end:
            bound = self._bound(start, ahead, after, behind)
            if ahead in _ONLY_BARE and lead in _BARE_OR_TEN:
                start -= 1
        if (ahead == "\n" and "." in written) or unit == "成" or value == 1:
            return self._told((start, end, value, unit, bound, None), written, ahead)
        return (start, end, value, unit, bound, None)

    def _is_other(self, start: int, ahead: str, unit: str) -> bool:
        """Whether a number belongs to an ordinal, a range, a code or a time of day."""
        if ahead in REFUSED_BEFORE:
            return True
        if ahead in RANGES:
            before = self._narrow[max(start - 3, 0) : start - 1].strip("-~—– ")
            return before[-1:] in _DIGITS or before[-1:] in HAN
        return unit == "分"

    def _is_word(self, start: int, unit: int) -> bool:
        """Whether a number belongs to a saying, or its unit to another word."""
        known = self._known
        return (
            known.not_counted.match(self._narrow, unit) is not None
            or known.names.match(self._narrow, start) is not None
        )

    def _told(self, number: Number, written: str, ahead: str) -> Number | None:
        """The number as it counts: a heading's number taken off, 八成 as 80 %."""
        start, end, value, unit, bound, _ = number
        if value == 1 and start - self._denied <= 1:
            return None
        if ahead == "\n" and "." in written and unit not in _WITH_DECIMALS:
            rest = written.partition(".")[2]
            if rest.isdigit():
                start += len(written) - len(rest)
                return (start, end, Decimal(rest), unit, bound, None)
        if unit == "成":
            return (start, end, value * 10, "%", Bound.ABOUT, None)
        return number

    def _is_counting(self, written: str, end: int, ahead: str, after: str, unit: str) -> bool:
        """Whether a number in Chinese is one: not an article, nor 百 in a saying."""
        if written == "一":
            return (
                not after
                and (self._narrow[end : end + 1] or "\n") in _CLAUSE_ENDS
                and unit not in _NEVER_SINGLE
                and ahead not in _NOT_BEFORE_SINGLE
            )
        if written[0] in _BARE:
            return bool(after) or ahead in _VAGUE
        return True

    def _bound(self, start: int, ahead: str, after: str, behind: str | None) -> Bound:
        bound = Bound.EXACT
        if after:
            bound = Bound.ABOUT if after in "来几" else Bound.LEAST
        elif behind:
            bound = self._words.after_unit[behind]
        if ahead in self._known.before_end:
            met = self._known.before.match(self._narrow[max(start - 5, 0) : start][::-1])
            word = met[0][::-1] if met else ""
            if word and (word not in _ONLY_BARE or self._narrow[start] in _BARE_OR_TEN):
                return self._words.before_number[word]
        return bound

    def _share(self, met: re.Match[str]) -> Number | None:
        share, behind = met.group(SHARE, SHARE + 1)
        value = _HUNDRED if share == "百" else number_in(share)
        if value is None:
            return None
        start = met.start()
        bound = self._bound(start, self._narrow[start - 1 : start], "", behind)
        return (start, met.end(), value, "%", bound, None)

    def _nothing(self, met: re.Match[str]) -> Number | None:
        """0 of what the text says did not happen."""
        piece = self._narrow[met.end() : met.end() + _LONGEST_NOTHING]
        for sign in ",。;:()\n":
            piece = piece.partition(sign)[0]
        one = _ONE_OF.match(piece)
        label = piece[one.end() :] if one else piece
        if not self._known.nothing_of.search(label):
            return None
        self._denied = met.end()
        unit = (one[1] or "") if one else ""
        return (met.start(), met.end(), Decimal(0), unit, Bound.EXACT, label)
