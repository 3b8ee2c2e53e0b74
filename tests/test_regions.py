from __future__ import annotations

import csv
import datetime as dt
import os
import re
import subprocess
import sys
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

from gongkai import regions
from gongkai.regions import _refresh
from gongkai.regions.national import histories, overrides

DATA = resources.files("gongkai.regions")


@pytest.mark.parametrize("text", ["350429", "990100", "110000"])
def test_six_digits_are_a_code(text: str) -> None:
    assert regions.is_code(text)


@pytest.mark.parametrize(
    "text", ["", "000000", "35042", "3504290", "35042x", "３５０４２９", "350429\n"]
)
def test_anything_else_is_no_code(text: str) -> None:
    assert not regions.is_code(text)


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("350000", "province"),
        ("350400", "prefecture"),
        ("350429", "county"),
        ("441900", "prefecture"),
    ],
)
def test_the_level_follows_from_the_zeros(code: str, level: str) -> None:
    assert regions.level_of(code) == level


def test_the_level_of_what_is_no_code_is_refused() -> None:
    with pytest.raises(ValueError, match="not a division code: '35'"):
        regions.level_of("35")


@pytest.mark.parametrize(
    ("code", "parent"),
    [("350429", "350400"), ("350400", "350000"), ("350000", None), ("469001", "469000")],
)
def test_the_parent_follows_from_the_digits_alone(code: str, parent: str | None) -> None:
    assert regions.parent_of(code) == parent


def test_a_code_without_a_province_has_no_parent_of_zeros() -> None:
    assert regions.parent_of("001200") is None
    assert regions.parent_of("000012") is None


@pytest.mark.parametrize(
    ("code", "ancestors"),
    [
        ("350429", ("350400", "350000")),
        ("469001", ("460000",)),
        ("429004", ("420000",)),
        ("659001", ("650000",)),
        ("110101", ("110000",)),
        ("441900", ("440000",)),
        ("371202", ("371200", "370000")),
        ("710000", ()),
    ],
)
def test_ancestors_skip_what_the_list_does_not_have(code: str, ancestors: tuple[str, ...]) -> None:
    assert regions.ancestors_of(code) == ancestors
    assert regions.known_parent_of(code) == (ancestors[0] if ancestors else None)


def test_ancestors_are_looked_up_where_the_caller_says() -> None:
    register = {"990000", "990101"}
    assert regions.known_parent_of("990101", exists=register.__contains__) == "990000"
    assert regions.ancestors_of("990101", exists=register.__contains__) == ("990000",)
    assert regions.ancestors_of("990101") == ()


@pytest.mark.parametrize(
    ("code", "whole", "within"),
    [
        ("350429", "350400", True),
        ("350429", "350429", True),
        ("350429", "350500", False),
        ("469001", "460000", True),
        ("654202", "654000", True),
        ("654202", "654300", False),
    ],
)
def test_a_division_lies_within_another_by_the_digits(
    code: str, whole: str, *, within: bool
) -> None:
    assert regions.is_within(code, whole) is within


def _rows() -> list[tuple[str, str]]:
    with DATA.joinpath("divisions.csv").open(encoding="utf-8") as file:
        return [(row["code"], row["name"]) for row in csv.DictReader(file)]


def test_the_rows_are_as_many_as_the_provenance_says() -> None:
    text = DATA.joinpath("PROVENANCE.md").read_text(encoding="utf-8")
    stated = re.search(r"(\d+): (\d+) of provinces, (\d+) of prefectures, (\d+) of counties", text)
    assert stated is not None
    levels = Counter(regions.level_of(code) for code, _ in _rows())
    counted = (len(_rows()), levels["province"], levels["prefecture"], levels["county"])
    assert tuple(int(figure) for figure in stated.groups()) == counted


def test_the_codes_are_sorted_and_none_is_there_twice() -> None:
    codes = [code for code, _ in _rows()]
    assert codes == sorted(set(codes))


def test_neither_zones_nor_placeholders_are_in_the_list() -> None:
    assert not [code for code, _ in _rows() if code[4] == "7"]
    assert not _refresh.PLACEHOLDERS & {name for _, name in _rows()}


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("710000", "台湾省"),
        ("810000", "香港特别行政区"),
        ("820000", "澳门特别行政区"),
        ("659012", "白杨市"),
        ("540481", "米林市"),
        ("540581", "错那市"),
        ("469001", "五指山市"),
    ],
)
def test_the_list_has_the_divisions_of_2023(code: str, name: str) -> None:
    assert regions.divisions()[code].name == name


def test_a_refresh_drops_zones_placeholders_and_repeated_rows(tmp_path: Path) -> None:
    tables = {
        "provinces": ["11,北京市", "44,广东省"],
        "cities": ["1101,市辖区", "4419,东莞市", "6202,嘉峪关市"],
        "areas": ["110101,东城区", "441900,东莞市", "130171,某开发区", "620201,嘉峪关市"],
    }
    for name, rows in tables.items():
        text = "\n".join(["code,name", *rows])
        tmp_path.joinpath(f"{name}.csv").write_text(text, encoding="utf-8")
    out = tmp_path / "divisions.csv"
    assert _refresh.main([str(tmp_path), str(out)]) == 0
    assert out.read_text(encoding="utf-8").split() == [
        "code,name",
        "110000,北京市",
        "110101,东城区",
        "440000,广东省",
        "441900,东莞市",
        "620200,嘉峪关市",
        *(",".join(row) for row in _refresh.ADDED),
    ]


def test_importing_reads_neither_list_nor_index() -> None:
    program = (
        "from gongkai.regions import infer_code, names, national;"
        "caches = national.overrides, national.histories, national.divisions, names.forms_by_key;"
        "assert not any(cache.cache_info().currsize for cache in caches)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(regions.__file__).parents[2])}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("510132", "2018-05-01", "新津县"),
        ("510132", "2020-12-31", "新津县"),
        ("510132", "2021-01-01", None),
        ("510118", "2019-12-31", None),
        ("510118", "2020-01-01", "新津区"),
        ("130502", "2018-05-01", "桥东区"),
        ("130502", "2021-05-01", "襄都区"),
        ("232701", "2017-05-01", "加格达奇区"),
        ("232701", "2019-05-01", "漠河市"),
        ("540422", "2014-05-01", None),
        ("540422", "2020-05-01", "米林县"),
        ("540422", "2024-05-01", None),
        ("350429", "1999-01-01", "泰宁县"),
        ("990100", "2024-01-01", None),
    ],
)
def test_a_code_stands_for_what_it_stood_for_on_the_day(
    code: str, day: str, name: str | None
) -> None:
    found = regions.division(code, on=dt.date.fromisoformat(day))
    assert (found.name if found else None) == name


def test_without_a_day_an_abolished_code_is_still_found_with_its_successor() -> None:
    found = regions.division("510132")
    assert found is not None
    assert (found.name, found.successor, found.in_force()) == ("新津县", "510118", False)
    assert regions.division("990100") is None


def test_a_validity_may_be_a_day() -> None:
    found = regions.Division("990101", "甲县", valid_from="2020-03-01", valid_to="2021-04-09")
    days = ["2020-02-29", "2020-03-01", "2021-04-09", "2021-04-10"]
    assert [found.in_force(dt.date.fromisoformat(day)) for day in days] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("old", "name", "new", "year"),
    [
        ("120221", "宁河县", "120117", "2015"),
        ("120225", "蓟县", "120119", "2016"),
        ("330103", "下城区", "330105", "2021"),
        ("330104", "江干区", "330102", "2021"),
        ("410322", "孟津县", "410308", "2021"),
        ("410381", "偃师市", "410307", "2021"),
        ("540530", "错那县", "540581", "2023"),
    ],
)
def test_an_abolished_code_names_its_last_year_and_successor(
    old: str, name: str, new: str, year: str
) -> None:
    found = regions.divisions()[old]
    assert (found.name, found.valid_to, found.successor) == (name, year, new)


def test_every_line_of_the_overrides_says_something_and_why() -> None:
    for entry in overrides():
        assert regions.is_code(entry.code), entry
        assert entry.basis, entry
        assert entry.valid_from or entry.valid_to, entry
        for day in filter(None, (entry.valid_from, entry.valid_to)):
            assert re.fullmatch(r"20\d\d(-\d\d-\d\d)?", day), entry


def test_no_line_of_the_overrides_stands_there_twice() -> None:
    lines = Counter((entry.code, entry.name) for entry in overrides())
    assert max(lines.values()) == 1


def test_a_current_override_agrees_with_the_list() -> None:
    names = dict(_rows())
    current = [entry for entry in overrides() if entry.valid_to is None]
    assert [entry.code for entry in current if names.get(entry.code) != entry.name] == [
        "653228",
        "653229",
    ]
    assert [entry.code for entry in overrides() if not entry.confirmed] == ["653228", "653229"]


def test_an_abolished_name_is_not_in_the_list_any_more() -> None:
    names = dict(_rows())
    past = [entry for entry in overrides() if entry.valid_to is not None]
    assert not [entry for entry in past if names.get(entry.code) == entry.name]


def test_every_successor_leads_to_a_division_of_today() -> None:
    for records in histories().values():
        for record in records:
            code, steps = record, 0
            while code.valid_to is not None and code.successor is not None:
                code, steps = regions.divisions()[code.successor], steps + 1
                assert steps < 4, record
            assert code.valid_to is None or record.successor is None, record


def test_only_divided_areas_have_no_successor() -> None:
    lost = [entry for entry in overrides() if entry.valid_to and not entry.successor]
    assert [entry.code for entry in lost] == ["130421", "130521", "140211"]


def test_a_hint_that_names_no_parent_leaves_namesakes_undecided() -> None:
    assert set(regions.infer_code("朝阳区司法局", "朝阳区的工作")) == {"110105", "220104"}
    assert regions.infer_code("朝阳区司法局", "长春市朝阳区的工作") == ("220104",)
    assert regions.infer_code("朝阳区司法局", "北京市朝阳区的工作") == ("110105",)
