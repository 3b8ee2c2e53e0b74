from __future__ import annotations

import datetime as dt

import pytest

from gongkai.workdays import is_published, is_workday, workdays_after


@pytest.mark.parametrize(
    ("day", "opened"),
    [
        ("2025-01-27", True),  # Monday before the spring festival
        ("2025-01-28", False),  # its eve
        ("2025-02-08", True),  # a Saturday worked in exchange
        ("2025-02-09", False),
        ("2026-10-10", True),
        ("2028-05-01", True),  # a holiday that is not known yet: a Monday
        ("2028-05-06", False),
        ("1999-10-01", True),  # before the calendar: a Friday
    ],
)
def test_holidays_and_exchanged_weekends_count_where_they_are_known(
    day: str, *, opened: bool
) -> None:
    assert is_workday(dt.date.fromisoformat(day)) is opened


def test_the_day_itself_does_not_count() -> None:
    assert workdays_after(dt.date(2025, 3, 3), 1) == (dt.date(2025, 3, 4), False)
    assert workdays_after(dt.date(2025, 3, 8), 1) == (dt.date(2025, 3, 10), False)


def test_no_working_days_end_where_they_begin() -> None:
    assert workdays_after(dt.date(2025, 3, 8), 0) == (dt.date(2025, 3, 8), False)


def test_twenty_working_days_pass_over_the_spring_festival() -> None:
    assert workdays_after(dt.date(2025, 1, 19), 20) == (dt.date(2025, 2, 20), False)


def test_a_span_into_a_year_without_known_holidays_is_provisional() -> None:
    last, provisional = workdays_after(dt.date(2026, 12, 30), 20)
    assert (last, provisional) == (dt.date(2027, 1, 27), True)
    assert is_published(2026)
    assert not is_published(2027)


def test_a_span_that_ends_on_the_last_known_day_is_final() -> None:
    assert workdays_after(dt.date(2026, 12, 30), 1) == (dt.date(2026, 12, 31), False)


def test_the_end_of_the_calendar_is_the_end_of_the_span() -> None:
    assert workdays_after(dt.date(9999, 12, 30), 20) == (dt.date.max, True)
