"""The table of instruments holds together; titles are read and resolved as they are written."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from gongkai.law.instruments import (
    abolished_names,
    are_alike,
    instruments,
    instruments_by_title,
    real_titles,
    title_key,
)
from gongkai.prose import Block, BlockSort, Prose
from gongkai.text.characters import narrowed
from gongkai.text.citations import citations_of, definitions_of
from gongkai.text.near_titles import near_title


def _prose(text: str) -> Prose:
    blocks = (Block(0, len(text), BlockSort.PARAGRAPH),)
    return Prose(text, narrowed(text), blocks, (0,), (1,))


@pytest.mark.parametrize("key", instruments())
def test_the_days_of_an_instrument_follow_one_another(key: str) -> None:
    one = instruments()[key]
    if one.issued and one.first_in_force:
        assert one.issued <= one.first_in_force
    if one.first_in_force:
        assert all(one.first_in_force <= day for day in (one.in_force, one.replaced) if day)
    assert (one.replaced is None) == (not one.replaced_by)


def test_an_unconfirmed_first_day_feeds_no_error() -> None:
    assert instruments()["xingzheng-chufa"].began is None
    assert instruments()["xinfang"].began == dt.date(2022, 5, 1)


@pytest.mark.parametrize(
    ("text", "titles", "keys"),
    [
        ("《信访工作条例》", ["信访工作条例"], ["xinfang"]),
        (
            "《中华人民共和国民法典》《刑法》",
            ["中华人民共和国民法典", "刑法"],
            ["minfadian", "xingfa"],
        ),
        ("《法治政府建设实施纲要（2021－2025年）》", None, ["gangyao-2021"]),
        ("《法治政府建设实施纲要(2015-2020年)》", None, ["gangyao-2015"]),
        ("《法治政府建设实施纲要》", None, [None]),
        ("《信访 工作条例》第二十条", ["信访 工作条例"], ["xinfang"]),
        ("《关于贯彻《民法典》的通知》", ["关于贯彻《民法典》的通知"], [None]),
        ("《信访工作条例的要求", ["信访工作条例"], ["xinfang"]),
        ("《信访工作条例、《民法典》", ["信访工作条例", "民法典"], ["xinfang", "minfadian"]),
        ("《湖南省信访条例》", None, [None]),
    ],
)
def test_titles_are_read(text: str, titles: list[str] | None, keys: list[str | None]) -> None:
    found = citations_of(_prose(text))
    assert [one.instrument for one in found] == keys
    assert titles is None or [one.title for one in found] == titles


@pytest.mark.parametrize(
    ("text", "name", "broken"),
    [
        ("（以下简称《条例》）", "条例", False),
        ("（以下简称“条例”）", "条例", False),
        ("（下称《纲要》）", "纲要", False),
        ("（国务院令第711号，以下简称《条例》）", "条例", False),
        ("（以下简称）", "", True),
        ("（以下简称《条例）", "条例", True),
        ("，以下简称《条例》，", "条例", False),
    ],
)
def test_definitions_are_read(text: str, name: str, *, broken: bool) -> None:
    (found,) = definitions_of(_prose(text))
    assert (found.name, found.broken) == (name, broken)


def test_no_known_title_is_taken_for_a_slip_of_another() -> None:
    assert not [title for title in (*instruments_by_title(), *real_titles()) if near_title(title)]


def test_the_other_data_hold_together() -> None:
    assert title_key("中华人民共和国 民法典") == "民法典"
    assert are_alike("列", "例")
    assert not are_alike("办", "条")
    for name in abolished_names():
        assert re.search(name.pattern, "".join(name.signs)) or name.signs
