"""Which numbers may stand in one picture: a case for every reason to refuse one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai.charts import (
    Refusal,
    Subject,
    Times,
    comparable,
    count_of,
    first_year,
    measures_of,
    refusal_across,
    refusal_of,
    refusal_over_years,
    refusals,
)
from gongkai.charts.cells import drawn_cells
from gongkai.figures import Figure, figures_of
from gongkai.model import FormerName, Metadata, Organ
from gongkai.prose import Prose
from gongkai.tables.reading import tables_of
from gongkai.tables.schemas import schemas
from gongkai.text.markdown import parse
from gongkai.text.words import prose_of

CELL = Subject("received@xxgk-2021")
WORDS = Subject("", "受理信访事项", "件")


def read(text: str, plans: tuple[tuple[int, int], ...] = ()) -> tuple[tuple[Figure, ...], Prose]:
    prose = prose_of(parse(text), 1)
    return figures_of(prose, 2024, plans), prose


def kept(text: str, disputed: tuple[int, ...] = ()) -> list[tuple[str, str]]:
    """The figures of a text that may be drawn: their labels, and the numbers as written."""
    found, prose = read(text)
    return [(found[at].label, found[at].text) for at in comparable(found, prose, disputed)]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("全年受理信访事项2765件。", None),
        ("2024年，受理信访事项2765件，比上年减少129件。", None),
        ("全年累计受理信访事项2765件。", None),
        ("一年来受理信访事项2765件。", None),
        ("受理信访事项2700余件。", Refusal.INEXACT),
        ("受理信访事项约2700件。", Refusal.INEXACT),
        ("受理信访事项近3000件。", Refusal.INEXACT),
        ("力争受理信访事项3000件。", Refusal.PLANNED),
        ("信访事项同比减少129件。", Refusal.CHANGE),
        ("每个乡镇受理信访事项20件。", Refusal.EACH),
        ("信访事项按期答复率99.39%。", Refusal.RATE),
        ("2023年受理信访事项2894件。", Refusal.OTHER_TIME),
        ("上半年受理信访事项1300件。", Refusal.OTHER_TIME),
        ("改革以来受理信访事项9000件。", Refusal.CUMULATIVE),
        ("三年来，全市受理信访事项9000件。", Refusal.OTHER_TIME),
        ("截至目前，受理信访事项2765件。", Refusal.CUMULATIVE),
        ("累计受理信访事项2765件。", Refusal.CUMULATIVE),
        ("“十四五”规划实施中受理信访事项9000件。", Refusal.CUMULATIVE),
        ("自4月起施行，受理信访事项2765件。", Refusal.OTHER_TIME),
        ("专项行动中受理信访事项276件。", Refusal.PART_YEAR),
        ("春节期间，受理信访事项27件。", Refusal.PART_YEAR),
        ("办结7件。", Refusal.VAGUE),
        ("该局受理信访事项27件。", Refusal.VAGUE),
        ("上述信访事项中有27件。", Refusal.VAGUE),
        ("局主要负责人主持召开党组会议研究法治建设工作4次。", Refusal.VAGUE),
        ("分解为23项具体任务明确完成时限和责任股室。", Refusal.VAGUE),
    ],
)
def test_a_number_of_a_text_is_drawn_only_where_it_counts_the_year(
    text: str, refusal: Refusal | None
) -> None:
    found, prose = read(text)
    assert refusal_of(found[0], Times(prose.narrow)) is refusal


def test_what_did_not_happen_is_no_number() -> None:
    found, prose = read("全年未发生行政复议案件。")
    assert [refusal_of(one, Times(prose.narrow)) for one in found] == [Refusal.DENIED]


def test_an_aim_in_the_part_about_next_year_is_no_outcome() -> None:
    found, prose = read("培训行政执法人员200人次。", plans=((1, 1),))
    assert refusal_of(found[0], Times(prose.narrow)) is Refusal.PLANNED


def test_the_time_of_one_sentence_says_nothing_of_the_next() -> None:
    assert kept("改革以来受理信访事项9000件。受理复查申请58件。") == [("受理复查申请", "58件")]


def test_a_part_is_known_by_its_whole_and_may_have_a_short_name() -> None:
    found, prose = read("全年受理信访事项2765件，其中来信305件。")
    assert [found[at].label for at in comparable(found, prose)] == ["受理信访事项", "来信"]


def test_what_a_report_says_twice_is_taken_once_and_what_it_says_differently_never() -> None:
    alike = "全年受理信访事项2765件。\n\n全年受理信访事项2765件。"
    differently = "全年受理信访事项2765件。\n\n全年受理信访事项2756件。"
    assert kept(alike) == [("受理信访事项", "2765件")]
    assert kept(differently) == []


def test_one_name_for_parts_of_two_wholes_is_no_count() -> None:
    text = "受理复查申请58件，其中维持原答复52件。受理复核申请30件，其中维持原答复21件。"
    assert "维持原答复" not in dict(kept(text))


def test_a_number_that_a_check_finds_at_fault_is_left_aside() -> None:
    assert kept("全年受理信访事项2765件。", disputed=(1,)) == []


@pytest.mark.parametrize(
    ("subject", "values", "latest", "refusal"),
    [
        (WORDS, {2022: 3018, 2023: 2894, 2024: 2765}, 2024, None),
        (WORDS, {2020: 3018, 2022: 2894, 2024: 2765}, 2024, None),
        (WORDS, {2023: 2894, 2024: 2765}, 2024, Refusal.TOO_FEW),
        (WORDS, {2021: 3018, 2022: 2894, 2023: 2765}, 2024, Refusal.STALE),
        (WORDS, {2022: 118, 2023: 113, 2024: 11}, 2024, Refusal.LEAP),
        (WORDS, {2022: 0, 2023: 3, 2024: 4}, 2024, None),
        (WORDS, {2022: 0, 2023: 0, 2024: 0}, 2024, Refusal.NOTHING),
        (CELL, {2022: 118, 2023: 113, 2024: 11}, 2024, None),
        (CELL, {2022: 118, 2023: 113, 2024: 1}, 2024, None),
        (CELL, {2021: 118, 2022: 113, 2023: 11}, 2024, None),
        (CELL, {2023: 118, 2024: 113}, 2024, Refusal.TOO_FEW),
        (CELL, {2022: 0, 2023: 0, 2024: 0}, 2024, Refusal.NOTHING),
    ],
)
def test_years_make_a_picture_where_enough_of_them_count_alike(
    subject: Subject, values: dict[int, int], latest: int, refusal: Refusal | None
) -> None:
    counted = {year: Decimal(value) for year, value in values.items()}
    assert refusal_over_years(subject, counted, latest) is refusal


@pytest.mark.parametrize(
    ("subject", "values", "owing", "alike", "refusal"),
    [
        (CELL, (12, 30, 7), 3, True, None),
        (CELL, (12, 30, 7), 6, True, None),
        (CELL, (12, 30, 7), 7, True, Refusal.TOO_FEW),
        (CELL, (12, 30), 2, True, Refusal.TOO_FEW),
        (CELL, (0, 0, 0), 3, True, Refusal.NOTHING),
        (CELL, (12, 30, 7), 3, False, Refusal.OWN_COUNTING),
        (WORDS, (12, 30, 7), 3, True, Refusal.OWN_WORDS),
    ],
)
def test_regions_make_a_picture_where_most_of_them_fill_in_the_same_cell(
    subject: Subject, values: tuple[int, ...], owing: int, *, alike: bool, refusal: Refusal | None
) -> None:
    counted = [Decimal(value) for value in values]
    assert refusal_across(subject, counted, owing, alike=alike) is refusal


def test_under_another_name_it_was_another_body() -> None:
    organ = Organ("990000-xfj", "示例省信访局", "990000")
    renamed = Organ(
        "990000-xfj", "示例省信访局", "990000", names=(FormerName("示例省信访办公室", 2022),)
    )
    assert (first_year(organ), first_year(renamed)) == (0, 2023)


PENALTIES = """\
```公开表 行政处罚
列: 警告 罚款 没收违法所得 暂扣许可证 吊销许可证 责令停产停业 其他行政处罚 合计
{rows}
```
"""
FIRST, SECOND = "4 33 3 0 1 0 0 41", "1 2 0 0 0 0 0 3"


def cells(body: str, disputed: tuple[int, ...] = ()) -> tuple[dict[str, Decimal], set[Refusal]]:
    """What is taken of a body's tables, by the name of the cell, and why the others are not."""
    tables = tables_of(parse(body), body, 1, Metadata(kind="xzzf", organ="990100-xfj", year=2024))
    taken = {one.cell.partition("@")[0]: one.value for one in measures_of(tables, disputed)}
    return taken, set(refusals(tables, disputed).values())


@pytest.mark.parametrize(
    ("rows", "value", "refusal"),
    [
        (f"宗数: {FIRST}", 41, None),
        (f"甲大队: {FIRST}\n乙大队: {SECOND}\n合计: 5 35 3 0 1 0 0 44", 44, None),
        (f"甲大队: {FIRST}\n乙大队: {SECOND}", None, Refusal.NO_TOTAL),
        ("宗数: 4 33 3 0 1 0 0 /", None, Refusal.NO_NUMBER),
        ("宗数: 0 0 0 0 0 0 0 0", 0, None),
    ],
)
def test_of_a_table_with_rows_of_ones_own_the_row_of_sums_is_taken(
    rows: str, value: int | None, refusal: Refusal | None
) -> None:
    taken, refused = cells(PENALTIES.format(rows=rows))
    assert taken.get("penalties") == value
    assert refused == ({refusal} if refusal else set())


def test_a_table_in_which_a_check_finds_a_fault_is_left_aside_whole() -> None:
    body = PENALTIES.format(rows=f"宗数: {FIRST}")
    assert cells(body, disputed=(3,)) == ({}, {Refusal.DISPUTED})
    assert cells(body, disputed=(9,))[0] == {"penalties": 41}


def test_a_table_that_is_there_twice_is_left_aside() -> None:
    one = PENALTIES.format(rows=f"宗数: {FIRST}")
    body = f"{one}\n另有：\n\n{PENALTIES.format(rows=f'宗数: {SECOND}')}"
    assert cells(body)[0] == {}


def test_every_cell_that_is_drawn_is_a_cell_of_its_schemas() -> None:
    for cell in drawn_cells():
        for form in cell.formats:
            for name in form.schemas:
                schema = schemas()[name]
                table = schema.by_id.get(cell.table)
                assert schema.kind == cell.kind
                assert table is not None, f"{name} has no table {cell.table}"
                assert cell.column in table.columns
                assert bool(cell.row) != table.is_free
                assert not cell.row or cell.column in table.columns_of[cell.row]


def test_formats_of_provinces_are_never_one_count() -> None:
    ids = {f"penalties@{name}" for name in ("xzzf-zhejiang", "xzzf-hubei", "xzzf")}
    assert {identifier: count_of(identifier).between_organs for identifier in ids} == {
        "penalties@xzzf-zhejiang": True,
        "penalties@xzzf-hubei": True,
        "penalties@xzzf": False,
    }
