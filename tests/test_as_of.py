from __future__ import annotations

import datetime as dt

import pytest

from gongkai.as_of import as_of
from gongkai.errors import UsageError
from gongkai.settings import Settings

STATED, SET = dt.date(2026, 1, 31), dt.date(2025, 3, 31)
EPOCH = {"SOURCE_DATE_EPOCH": "1735660800"}  # 2025-01-01 in Shanghai, still 2024 in London


def test_a_stated_day_goes_before_everything() -> None:
    assert as_of(Settings(as_of=SET), STATED, EPOCH) == STATED


def test_a_day_of_the_settings_goes_before_the_clock_of_the_build() -> None:
    assert as_of(Settings(as_of=SET), None, EPOCH) == SET


def test_the_clock_of_the_build_is_read_in_shanghai() -> None:
    assert as_of(Settings(), None, EPOCH) == dt.date(2025, 1, 1)


def test_without_anything_else_it_is_today_in_shanghai() -> None:
    shanghai = dt.timezone(dt.timedelta(hours=8))
    before = dt.datetime.now(shanghai).date()
    assert before <= as_of(Settings(), None, {}) <= dt.datetime.now(shanghai).date()


@pytest.mark.parametrize("epoch", ["", "今天", "1.5", "9" * 30, "2025-01-01"])
def test_a_clock_that_is_no_number_of_seconds_is_refused(epoch: str) -> None:
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        as_of(Settings(), None, {"SOURCE_DATE_EPOCH": epoch})
