"""The time that a text speaks of, where it is another than the report's year."""

from __future__ import annotations

import re

from .patterns import patterns

# The cues that name a time.
TIMES = frozenset({"year", "period"})
_SINCE = "以来"
_OVER_THE_YEARS = "历年"  # of the noun behind it, mostly: no time of the sentence
_LONGEST_PERIOD, _LONGEST_MONTHS, _LONGEST_BRACKET = 4, 14, 60
_FIRST, _LAST = frozenset({None, "1", "一"}), frozenset({"12", "十二"})
_YEAR_ENDS = ("31日", "底", "末")


class Times:
    """The time of the figures of one text, as it is read on.

    ``period`` is the one that was named last, ``told`` whether the sentence named any; ``_until``
    says where it ends, and which one goes on.
    """

    __slots__ = ("_known", "_marked", "_narrow", "_own", "_until", "period", "told")

    def __init__(self, narrow: str, marked: str, year: int | None) -> None:
        self._known = patterns()
        self._narrow, self._marked = narrow, marked
        self._own = f"{year}年"
        self.forget()

    def forget(self) -> None:
        """Begin a sentence, which speaks of the report's year until it says otherwise."""
        self._until: tuple[int, str] | None = None
        self.period, self.told = "", False

    def at(self, start: int, *, became: bool) -> str:
        """The time of a figure; what another number became is none of 上年, as that one was."""
        if self._until is not None and start > self._until[0]:
            self.period, self._until = self._until[1], None
        if became and self.period and not any(sign.isdigit() for sign in self.period):
            self.period = ""
        return self.period

    def turn_to(self, sort: str | None, at: int, start: int, sentence: int) -> None:
        """Heed a time that a sentence names before a figure, and how far it reaches."""
        behind = at + 1
        if self._known.not_period.match(self._narrow, behind):
            return
        until = start if self._known.left_over.match(self._narrow, behind) else None
        if sort == "year":
            period, until = self._year(at, until)
        else:
            period, begin = self._named(at)
            if period == _OVER_THE_YEARS:
                until = max(self._marked.find(",", behind), start)
            if begin and self._narrow[begin - 1] == "年":
                period = self.period[: self.period.find("年") + 1] + period
        closed = self._bracket(at, sentence)
        end = until if closed is None else closed
        self._until = None if end is None else (end, self.period)
        self.period, self.told = period, True

    def _year(self, at: int, until: int | None) -> tuple[str, int | None]:
        """A year by its name, and where it ends."""
        behind = at + 1
        year = self._narrow[at - 4 : behind]
        period = "" if year == self._own else year
        if period and self._narrow.startswith(_SINCE, behind):
            period += _SINCE
            # 2015年以来认定的文件 speaks of these alone, 2015年以来， of all that follows.
            end = self._marked.find(",", behind)
            until = end if end > behind + len(_SINCE) else None
        return period, until

    def _named(self, at: int) -> tuple[str, int]:
        """What the time that ends at an offset is called, and where its name begins."""
        behind = at + 1
        if self._narrow[at] == "月":
            months = self._known.months.search(self._narrow, max(at - _LONGEST_MONTHS, 0), behind)
            if months:
                return self._months(months), months.start()
        met = self._known.period.search(self._narrow, max(at - _LONGEST_PERIOD, 0), behind)
        return (met[0], met.start()) if met else ("", at)

    def _months(self, met: re.Match[str]) -> str:
        """What some months are called; a whole year is none but the year."""
        first, to, last = met.groups()
        ends = self._narrow.startswith(_YEAR_ENDS, met.end())
        if last in _LAST and first in _FIRST and (to or ends):
            return ""
        if first:
            return f"{first}月至{last}月"
        return f"{'截至' if to or met[0][0] == '截' else ''}{last}月"

    def _bracket(self, at: int, sentence: int) -> int | None:
        """Where the bracket ends in which a time is named: so does the time."""
        opened = self._narrow.rfind("(", max(sentence, at - _LONGEST_BRACKET), at)
        closed = self._narrow.find(")", opened, at + _LONGEST_BRACKET) if opened >= 0 else -1
        return closed if closed > at else None
