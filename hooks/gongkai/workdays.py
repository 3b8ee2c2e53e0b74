"""工作日: working days in mainland China, holidays and the days worked in their place included.

The calendar knows the years for which the State Council has published the holidays; for others
Monday to Friday stand in, and what was counted with them is provisional.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

import chinese_calendar
from chinese_calendar.constants import holidays

_FIRST_YEAR: int = min(holidays).year
_LAST_YEAR: int = max(holidays).year
_SATURDAY = 5


def is_published(year: int) -> bool:
    """Whether the holidays of that year are known."""
    return _FIRST_YEAR <= year <= _LAST_YEAR


@cache
def is_workday(day: dt.date) -> bool:
    """Whether offices are open on that day, as far as its year's holidays are known."""
    if is_published(day.year):
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < _SATURDAY


def workdays_after(day: dt.date, count: int) -> tuple[dt.date, bool]:
    """The last of ``count`` working days that follow a day, and whether this is provisional.

    The day itself does not count. Provisional is what passed through a year whose holidays are
    not known.
    """
    last, provisional = day, False
    while count > 0 and last < dt.date.max:
        last += dt.timedelta(days=1)
        provisional = provisional or not is_published(last.year)
        count -= is_workday(last)
    return last, provisional or count > 0
