"""Pictures on pages: what an organ's and a region's page draw, from reports to bars."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from factories import AS_OF, BODY, report_text
from gongkai.edition import Edition
from gongkai.inspection import Inspection, task_for
from gongkai.press.drawing import drawn
from gongkai.press.templates import content
from gongkai.settings import OnError, Settings
from gongkai.views import disclosure, organ, region
from gongkai.views._organ_pictures import organ_pictures
from gongkai.views._region_pictures import region_pictures
from gongkai.views._shares import of_a_rank
from gongkai.views.pictures import Bar, Picture, Pictures, scaled

GOLDEN = Path(__file__).parent / "samples" / "pictures"
SVG = "{http://www.w3.org/2000/svg}"
COUNTIES = ("990121", "990122", "990123", "990124")
YEARS = (2022, 2023, 2024, 2025)

REGISTER = """\
regions: {"990000": 示例省, "990100": 示例市, %s}
organs:
  990100-xfj: {name: 示例市信访局, region: "990100", since: 2022, duties: [fzzf]}
  990100-gaj:
    {name: 示例市公安局, region: "990100", since: 2022, duties: [fzzf],
     names: [{name: 示例市公安处, until: 2023}]}
""" % ", ".join(f'"{code}": {name}县' for code, name in zip(COUNTIES, "甲乙丙丁", strict=True))  # noqa: UP031  # YAML is full of braces

COUNTY = """\
  {code}-zf:
    {{name: {name}县人民政府, region: "{code}", level: government, since: 2022,
      duties: [xxgk, fzzf]}}
  {code}-sfj: {{name: {name}县司法局, region: "{code}", since: 2022, duties: [fzzf]}}
"""

TABLE = """\
## 一、总体情况

依法公开政府信息。

## 三、收到和处理政府信息公开申请情况

```公开表 依申请公开
列: 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
一、本年新收政府信息公开申请数量: {n} 0 0 0 0 0 {all}
二、上年结转政府信息公开申请数量: 0 0 0 0 0 0 0
三、本年度办理结果:
  （一）予以公开: {n} 0 0 0 0 0 {n}
  （七）总计: {n} 0 0 0 0 0 {n}
四、结转下年度继续办理: 0 0 0 0 0 0 0
```
"""


def _fzzf(code: str, slug: str, year: int, sentence: str) -> tuple[str, str]:
    front = {"organ": f"{code}-{slug}", "year": str(year), "index": None, "number": None}
    front |= {"written": f"{year + 1}-01-19", "published": f"{year + 1}-01-30"}
    body = BODY.replace(
        "全年组织集体学法十二次，办理群众信访事项三百件，", f"{sentence}。"
    ).replace("四次", "多次")
    return f"reports/{code}/{slug}/{year}-fzzf.md", report_text(front, body)


def _xxgk(code: str, year: int, count: int, total: int | str | None = None) -> tuple[str, str]:
    front = {"organ": f"{code}-zf", "year": str(year), "kind": "xxgk", "index": None}
    front |= {"number": None, "written": f"{year + 1}-01-19", "published": f"{year + 1}-01-30"}
    body = TABLE.format(n=count, all=count if total is None else total)
    return f"reports/{code}/zf/{year}-xxgk.md", report_text(front, body)


@pytest.fixture
def edition(tmp_path: Path) -> Callable[[Sequence[tuple[str, str]]], Edition]:
    """Makes the edition of some reports in a province with a city of four counties."""

    def made(reports: Sequence[tuple[str, str]], as_of: dt.date = AS_OF) -> Edition:
        counties = zip(COUNTIES, "甲乙丙丁", strict=True)
        register = REGISTER + "".join(COUNTY.format(code=c, name=n) for c, n in counties)
        for path, text in (("reports/register.yml", register), *reports):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        inspection = Inspection(task_for(tmp_path, Settings(on_error=OnError.MARK), as_of))
        try:
            return inspection.edition()
        finally:
            inspection.close()

    return made


Maker = Callable[[Sequence[tuple[str, str]]], Edition]


def _told(pictures: Pictures) -> dict[str, list[tuple[str, str]]]:
    """What is drawn: each picture's title, its bars with what is printed at them."""
    return {
        picture.title: [(bar.name, bar.shown or bar.note) for bar in picture.bars]
        for picture in pictures.drawn
    }


def _of(identifier: str, edition: Edition) -> Pictures:
    return organ_pictures(edition.register.organs[identifier], edition)


def _cells_and_words() -> list[tuple[str, str]]:
    """Reports with cells of a table in all years but one, and words in every year."""
    tables = [_xxgk("990121", year, 10 * (year - 2020)) for year in YEARS if year != 2023]
    sentence = "全年受理群众来信来访{}件"
    return tables + [_fzzf("990121", "zf", year, sentence.format(year - 2000)) for year in YEARS]


def test_an_organs_cells_and_words_are_drawn_over_the_years_with_gaps(edition: Maker) -> None:
    made = edition(_cells_and_words())
    assert _told(_of("990121-zf", made)) == {
        "新收政府信息公开申请（件）": [
            ("2022年", "20"),
            ("2023年", "没有报告"),
            ("2024年", "40"),
            ("2025年", "50"),
        ],
        "政府信息公开申请办理结果总计（件）": [
            ("2022年", "20"),
            ("2023年", "没有报告"),
            ("2024年", "40"),
            ("2025年", "50"),
        ],
        "予以公开的申请（件）": [
            ("2022年", "20"),
            ("2023年", "没有报告"),
            ("2024年", "40"),
            ("2025年", "50"),
        ],
        "受理群众来信来访（件）": [(f"{year}年", str(year - 2000)) for year in YEARS],
    }


def test_what_is_too_much_for_a_look_is_listed_in_a_table(edition: Maker) -> None:
    said = "全年受理群众来信来访{0}件，受理行政复议申请{0}件，办理法律援助案件{0}件"
    made = edition(
        [_fzzf("990100", "xfj", year, said.format(year - 2000)) for year in YEARS if year != 2024]
    )
    pictures = _of("990100-xfj", made)
    assert [picture.name for picture in pictures.drawn] == ["受理群众来信来访", "受理行政复议申请"]
    assert pictures.heads == ("2022年", "2023年", "2024年", "2025年")
    [row] = pictures.rows
    assert row.name == "办理法律援助案件（件）"
    assert [cell.shown or cell.note for cell in row.cells] == ["22", "23", "没有报告", "25"]


def test_every_number_leads_to_its_paragraph(edition: Maker) -> None:
    made = edition([_xxgk("990121", year, 30) for year in YEARS])
    bars = _of("990121-zf", made).drawn[0].bars
    text = (made.corpus.by_path["reports/990121/zf/2025-xxgk.md"]).measures
    assert bars[-1].source == f"reports/990121/zf/2025-xxgk/#{text[0].anchor}"
    assert text[0].anchor.startswith("L")
    [page] = [one for one in organ.pages(made) if one.url == "organs/990121-zf/"]
    html = content("organ", page, "../../")
    assert f'href="../../{bars[-1].source}"' in html


@pytest.mark.parametrize(
    "sentences",
    [
        ("全年受理信访事项12件", "全年受理信访事项15件"),
        ("全年受理信访事项12件", "全年受理信访事项15件", "全年受理信访事项约14件"),
        ("全年受理信访事项12件", "全年受理信访事项15件", "全年受理信访事项14批"),
        ("全年受理信访事项12件", "改革以来受理信访事项15件", "全年受理信访事项14件"),
        ("全年受理信访事项12件", "全年受理信访事项15件", "全年接待来访群众14人次"),
    ],
    ids=["two years", "about", "another unit", "cumulative", "no longer said"],
)
def test_nothing_is_drawn_and_nothing_said_where_numbers_are_not_alike(
    edition: Maker, sentences: Sequence[str]
) -> None:
    years = YEARS[-len(sentences) :]
    made = edition(
        [
            _fzzf("990100", "xfj", year, sentence)
            for year, sentence in zip(years, sentences, strict=True)
        ]
    )
    assert not _of("990100-xfj", made)
    [page] = [one for one in organ.pages(made) if one.url == "organs/990100-xfj/"]
    assert "历年数据" not in content("organ", page, "../../")


def test_numbers_without_a_name_do_not_shift_what_is_drawn(edition: Maker) -> None:
    made = edition(
        [
            _fzzf(
                "990100",
                "xfj",
                year,
                "到两个县，走访群众。"
                f"全年受理信访事项{year - 2000}件。明年计划举办法治讲座{year}场次。"
                + "到三个县，走访群众。"
                * (year % 2),
            )
            for year in YEARS
        ]
    )
    assert _told(_of("990100-xfj", made)) == {
        "受理信访事项（件）": [(f"{year}年", str(year - 2000)) for year in YEARS]
    }


def test_what_was_said_under_another_name_is_left_out(edition: Maker) -> None:
    made = edition(
        [_fzzf("990100", "gaj", year, f"全年受理信访事项{year - 2000}件") for year in YEARS]
    )
    assert not _of("990100-gaj", made)


def test_what_is_withdrawn_is_not_drawn(edition: Maker) -> None:
    reports = dict(_xxgk("990121", year, 30) for year in YEARS[1:])
    path = "reports/990121/zf/2024-xxgk.md"
    gone = "withdrawn: {date: 2025-06-01, reason: 数据有误}"
    reports[path] = reports[path].replace("kind: xxgk", f"kind: xxgk\n{gone}")
    assert not _of("990121-zf", edition(list(reports.items())))


def test_a_table_whose_sums_do_not_come_out_is_not_drawn(edition: Maker) -> None:
    made = edition(
        [_xxgk("990121", year, 30, total=31 if year == 2024 else 30) for year in YEARS[1:]]
    )
    assert not _of("990121-zf", made)


def test_a_report_shows_its_numbers_beside_those_of_the_year_before(edition: Maker) -> None:
    made = edition(_cells_and_words())
    assert _beside("reports/990121/zf/2025-xxgk.md", made) == {
        "": ["2025年", "2024年"],
        "新收政府信息公开申请（件）": ["50", "40"],
        "政府信息公开申请办理结果总计（件）": ["50", "40"],
        "予以公开的申请（件）": ["50", "40"],
    }
    assert _beside("reports/990121/zf/2024-xxgk.md", made) == {}, "of 2023 there is no report"
    assert _beside("reports/990121/zf/2023-fzzf.md", made) == {
        "": ["2023年", "2022年"],
        "受理群众来信来访（件）": ["23", "22"],
    }
    assert _beside("reports/990121/zf/2022-fzzf.md", made) == {}


def test_a_cell_is_compared_from_the_second_year_on_words_from_the_third(edition: Maker) -> None:
    made = edition(
        [
            *(_xxgk("990121", year, 30) for year in YEARS[:2]),
            *(_fzzf("990121", "zf", year, "全年受理群众来信来访21件") for year in YEARS[:2]),
        ]
    )
    assert _beside("reports/990121/zf/2023-xxgk.md", made)["予以公开的申请（件）"] == ["30", "30"]
    assert _beside("reports/990121/zf/2023-fzzf.md", made) == {}


def test_a_withdrawn_report_is_held_against_nothing(edition: Maker) -> None:
    reports = dict(_xxgk("990121", year, 30) for year in YEARS)
    path = "reports/990121/zf/2024-xxgk.md"
    gone = "withdrawn: {date: 2025-06-01, reason: 数据有误}"
    reports[path] = reports[path].replace("kind: xxgk", f"kind: xxgk\n{gone}")
    made = edition(list(reports.items()))
    assert _beside(path, made) == {}
    assert _beside("reports/990121/zf/2025-xxgk.md", made) == {}
    assert _beside("reports/990121/zf/2023-xxgk.md", made)


def _beside(path: str, edition: Edition) -> dict[str, list[str]]:
    """The table of two years on a report's page: its heads under no name, and its rows."""
    beside = disclosure.surroundings(edition.corpus.by_path[path], edition).beside
    heads = {"": list(beside.heads)} if beside.rows else {}
    return heads | {row.name: [cell.shown for cell in row.cells] for row in beside.rows}


def test_counties_stand_side_by_side_for_the_newest_year_that_most_have(edition: Maker) -> None:
    made = edition(
        [
            *(_xxgk(code, 2024, place) for place, code in enumerate(COUNTIES[:3], 10)),
            _xxgk(COUNTIES[0], 2025, 99),
            *(_fzzf(code, "sfj", 2025, "全年受理信访事项12件") for code in COUNTIES),
        ]
    )
    pictures = region_pictures("990100", made)
    assert _told(pictures)["2024年新收政府信息公开申请（件）"] == [
        ("甲县", "10"),
        ("乙县", "11"),
        ("丙县", "12"),
        ("丁县", "没有报告"),
    ]
    assert not any("信访" in title for title in _told(pictures))
    assert "取自各地人民政府的" in pictures.drawn[0].note


def test_two_counties_are_no_comparison(edition: Maker) -> None:
    made = edition([_xxgk(code, 2025, 12) for code in COUNTIES[:2]])
    assert not region_pictures("990100", made)
    [page] = [one for one in region.pages(made) if one.url == "regions/990100/"]
    assert "下级地区数据对照" not in content("region", page, "../../")


@pytest.mark.parametrize(
    ("codes", "kept"),
    [
        (["990100", "990200", "999001"], ["990100", "990200"]),
        (["990121", "990122"], ["990121", "990122"]),
        (["990000", "990100", "990200"], ["990100", "990200"]),
        ([], []),
    ],
)
def test_only_regions_of_one_rank_are_set_side_by_side(codes: list[str], kept: list[str]) -> None:
    assert of_a_rank(codes) == kept


@pytest.mark.parametrize(
    ("values", "unit", "printed"),
    [
        (["12", "0"], "件", ("件", ("12", "0"))),
        (["2300000", "1268500"], "元", ("万元", ("230", "126.85"))),
        (["2300000", "12"], "元", ("元", ("2300000", "12"))),
        (["41000", "38500"], "户次", ("万户次", ("4.1", "3.85"))),
        (["41000", "9500"], "户次", ("户次", ("41000", "9500"))),
        (["12000"], "万元", ("万元", ("12000",))),
        (["96.40"], "万元", ("万元", ("96.4",))),
    ],
)
def test_numbers_are_printed_exactly_as_stated(
    values: list[str], unit: str, printed: tuple[str, tuple[str, ...]]
) -> None:
    assert scaled([Decimal(value) for value in values], unit) == printed


def _bars(numbers: Mapping[str, int | None]) -> tuple[Bar, ...]:
    return tuple(
        Bar(name, note="没有报告") if number is None else Bar(name, Decimal(number), str(number))
        for name, number in numbers.items()
    )


YEARLY = Picture(
    id="p1",
    name="新收政府信息公开申请",
    unit="件",
    head="年度",
    bars=_bars({"2022年": 20, "2023年": None, "2024年": 40, "2025年": 0}),
    upright=True,
)
SIDE_BY_SIDE = Picture(
    id="p2",
    name="按时率",
    unit="",
    head="地区",
    bars=_bars({"甲县": 50, "双江拉祜族佤族布朗族傣族自治县": 100, "<乙>&县": None}),
    whole=Decimal(100),
)
LONG = Picture(
    id="p3",
    name="行政许可",
    unit="件",
    head="年度",
    bars=_bars({f"{year}年": 12345678 for year in range(2018, 2026)}),
    upright=True,
)
ZERO = Picture(id="p4", name="甲", unit="件", head="年度", bars=_bars({"2024年": 0}), upright=True)


@pytest.mark.parametrize("picture", [YEARLY, SIDE_BY_SIDE], ids=["years", "regions"])
def test_pictures_are_drawn_as_they_were_reviewed(
    picture: Picture, golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / f"{picture.id}.svg", str(drawn(picture)).replace("><", ">\n<") + "\n")


@pytest.mark.parametrize("picture", [YEARLY, SIDE_BY_SIDE, LONG, ZERO], ids=lambda one: one.id)
def test_a_picture_is_sound_small_and_within_its_frame(picture: Picture) -> None:
    text = drawn(picture)
    assert len(text.encode()) <= 4096
    assert "style" not in text
    root = ET.fromstring(text)  # noqa: S314  # our own
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for bar in root.iter(f"{SVG}rect"):
        left, top = float(bar.attrib["x"]), float(bar.attrib["y"])
        assert left >= 0
        assert top >= 0
        assert left + float(bar.attrib["width"]) <= width
        assert top + float(bar.attrib["height"]) <= height
    printed = [one.text for one in root.iter(f"{SVG}text")]
    assert all(bar.shown in printed for bar in picture.bars if bar.shown)


@pytest.mark.parametrize("picture", [YEARLY, SIDE_BY_SIDE], ids=lambda one: one.id)
def test_bars_are_as_long_as_their_numbers_from_zero(picture: Picture) -> None:
    side = "height" if picture.upright else "width"
    root = ET.fromstring(drawn(picture))  # noqa: S314  # our own
    lengths = [float(bar.attrib[side]) for bar in root.iter(f"{SVG}rect")]
    numbers = [float(bar.value) for bar in picture.bars if bar.value]
    assert [length / lengths[0] for length in lengths] == pytest.approx(
        [number / numbers[0] for number in numbers], rel=0.01
    )


def test_a_picture_says_in_words_all_that_it_shows() -> None:
    root = ET.fromstring(drawn(YEARLY))  # noqa: S314  # our own
    assert root.attrib["role"] == "img"
    named = {one.attrib["id"]: one.text for one in root if "id" in one.attrib}
    assert named[root.attrib["aria-labelledby"]] == "新收政府信息公开申请（件）"
    said = "2022年20，2023年没有报告，2024年40，2025年0"
    assert named[root.attrib["aria-describedby"]] == said
