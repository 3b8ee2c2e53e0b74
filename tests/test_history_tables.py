"""Statutory tables in the version record: compared cell by cell, however each is written."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest

from factories import report_text
from gongkai.history import Change
from gongkai.history.differences import Difference, difference
from gongkai.history.masking import masked_cells
from gongkai.history.sentences import Sort

FRONT = {"kind": "xzzf", "year": "2025", "index": None}
PATH = "reports/990100/xfj/2025-xzzf.md"

BLOCK = """\
```公开表 行政许可
列: 申请数量 受理数量 许可数量 不予许可数量 撤销许可数量
食品经营: 203 1199 1194 5 1
合计: 203 1199 1194 5 1
```
"""
PIPE = """\
| 许可类别 | 申请数量 | 受理数量 | 许可数量 | 不予许可数量 | 撤销许可数量 |
|---|---:|---:|---:|---:|---:|
| 食品经营 | 203 | 1,199 | 1194 | 5 | 1 |
| 合计 | 203 | 1199 | 1194 | 5 | 1 |
"""
HTML = """\
<table>
<caption>行政许可实施情况统计表（单位：件）</caption>
<tr><th>许可类别</th><th>申请数量</th><th>受理数量</th><th>许可数量</th><th>不予许可数量</th>
<th>撤销许可数量</th></tr>
<tr><td>食品经营</td><td>203</td><td>1199</td><td>1194</td><td>5</td><td>1</td></tr>
<tr><td>合计</td><td>203</td><td>1199</td><td>1194</td><td>5</td><td>1</td></tr>
</table>
"""
NAME = "行政许可实施情况统计表"
FORMS = {"block": BLOCK, "pipe": PIPE, "html": HTML}


def _difference(old: str, new: str, front: dict[str, str | None] | None = None) -> Difference:
    keys = {**FRONT, **(front or {})}
    bodies = (f"本机关许可情况如下。\n\n{table}\n特此报告。\n" for table in (old, new))
    old_text, new_text = (report_text(keys, body).encode() for body in bodies)
    return difference(PATH, old_text, new_text)


def _told(found: Difference) -> list[tuple[str, str, str]]:
    return [
        (one.sort, "".join(span.text for span in one.old), "".join(span.text for span in one.new))
        for one in found.passages
        if one.sort is not Sort.SAME
    ]


def _silent(found: Difference) -> bool:
    return Change(dt.date(2026, 3, 2), difference=found).silent


@pytest.mark.parametrize(("old", "new"), list(permutations(FORMS, 2)))
def test_another_notation_of_the_same_figures_changes_nothing(old: str, new: str) -> None:
    found = _difference(FORMS[old], FORMS[new])
    assert (found.rewritten, found.cells, _told(found)) == ((NAME,), (), [])
    assert not _silent(found)


@pytest.mark.parametrize(("old", "new"), [*permutations(FORMS, 2), *((f, f) for f in FORMS)])
def test_a_changed_figure_is_told_with_its_place_in_any_notation(old: str, new: str) -> None:
    found = _difference(FORMS[old], FORMS[new].replace("1194", "1149", 1))
    [cell] = found.cells
    assert (cell.table, cell.row, cell.column) == (NAME, "食品经营", "许可数量")
    assert (cell.old, cell.new) == ("1194", "1149")
    assert (found.rewritten, _told(found)) == ((), [])
    assert _silent(found)


def test_a_row_that_came_and_a_row_that_went_are_told_by_their_cells() -> None:
    found = _difference(BLOCK, BLOCK.replace("食品经营", "药品经营"))
    rows = {(cell.row, cell.old == "（没有这一栏）") for cell in found.cells}
    assert rows == {("食品经营", False), ("药品经营", True)}


@pytest.mark.parametrize(
    ("old", "new"), [("1194", "1,194"), ("1194", "1194件"), ("1194", "１１９４")]
)
def test_another_way_to_write_a_number_is_no_other_number(old: str, new: str) -> None:
    found = _difference(PIPE, PIPE.replace(old, new))
    assert (found.cells, found.rewritten) == ((), (NAME,))


def test_nothing_written_is_not_zero() -> None:
    found = _difference(PIPE, PIPE.replace("| 5 | 1 |", "| 5 | / |"))
    assert [(cell.old, cell.new) for cell in found.cells] == [("1", "/"), ("1", "/")]
    assert _difference(PIPE.replace("| 5 | 1 |", "| 5 | 0 |"), PIPE.replace("| 1 |", "| |")).cells


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            HTML,
            HTML.replace("</table>", "<tr><td colspan='6'>注：自然人总计另报</td></tr></table>"),
            [("put-in", "", "注：自然人总计另报")],
        ),
        (
            HTML.replace("</table>", "<tr><td colspan='6'>注：合计不含下属。</td></tr></table>"),
            BLOCK,
            [("taken-out", "注：合计不含下属。", "")],
        ),
        (HTML, HTML.replace("</table>", "</table>补注"), [("put-in", "", "补注")]),
        (
            HTML.replace("</table>", "</table><table><tr><td>人数</td><td>12</td></tr></table>"),
            HTML.replace("</table>", "</table><table><tr><td>人数</td><td>13</td></tr></table>"),
            [("changed", "人数｜12", "人数｜13")],
        ),
        (
            "<table><tr><td>甲组</td></tr></table><table><tr><td>人数</td><td>12</td></tr></table>",
            "<table><tr><td>乙组</td></tr></table><table><tr><td>人数</td><td>12</td></tr></table>",
            [("changed", "甲组", "乙组")],
        ),
        (
            HTML,
            HTML.replace("许可类别", "许可大类"),
            [("changed", *(f"{head}｜申请数量｜受理数量｜许可数量｜不予许可数量｜撤销许可数量"
                           for head in ("许可类别", "许可大类")))],
        ),
    ],
)  # fmt: skip
def test_words_beside_the_figures_are_compared_as_words(
    old: str, new: str, told: list[tuple[str, str, str]]
) -> None:
    found = _difference(old, new)
    assert _told(found) == told
    assert _silent(found)


STAFF = "| 科室 | 人数 | 职责 |\n|---|---|---|\n| 法规科 | 12 | 审核 |\n| 执法科 | 30 | 检查 |\n"


def test_a_row_of_any_other_table_is_told_whole() -> None:
    found = _difference(STAFF, STAFF.replace("12", "13"))
    assert _told(found) == [("changed", "法规科｜12｜审核", "法规科｜13｜审核")]


@pytest.mark.parametrize(("row", "times"), [("| 甲 | 3 |\n", 400), ("| 3 " * 50 + "|\n", 2)])
def test_of_a_table_that_is_too_large_no_row_is_left_out(row: str, times: int) -> None:
    columns = row.count("|") - 1
    head = "| 人 " * columns + "|\n" + "|---" * columns + "|\n"
    old = head + row * times + row
    new = head + row * times + row.replace("3 |\n", "12 |\n")
    assert _told(_difference(old, new)) == [("taken-out", "3", ""), ("put-in", "", "12")]


def test_a_table_that_cannot_be_read_in_full_is_compared_by_its_words() -> None:
    old = BLOCK.replace("203 1199", "203 1 1199")
    found = _difference(old, BLOCK)
    assert found.cells == ()
    assert _silent(found)
    told = "".join(before + after for _, before, after in _told(found))
    assert "食品经营: 203 1 1199 1194 5 1" in told
    assert "*" not in told


FIGURES = "宗数: 4 33 3 0 1 0 0 0 0 41"


def test_figures_side_by_side_are_not_taken_for_a_private_number() -> None:
    found = _difference("", f"```公开表 行政处罚\n列: 甲 乙\n{FIGURES}\n```\n")
    assert FIGURES in [after for _, _, after in _told(found)]
    row = ["299", "47", "4", "3", "11", "1", "365"]
    assert list(masked_cells(row)) == row


@pytest.mark.parametrize(
    "number", ["13812345678", "138 1234 5678", "138-1234-5678", "110105 19491231 002X"]
)
@pytest.mark.parametrize(
    "table",
    [
        "```公开表 行政许可\n列: 申请数量 受理数量 许可数量\n某人: {}\n```\n",
        "```公开表 行政许可\n某人: {}\n```\n",
        "| 姓名 | 电话 |\n|---|---|\n| 某人 | {} |\n",
        "<table>\n<tr><td>某人</td><td>{}</td></tr>\n</table>\n",
        "| 申请数量 | 受理数量 | 许可数量 |\n|---|---|---|\n| {} | 2 | 3 |\n",
        "某人，{}。\n",
    ],
)
@pytest.mark.parametrize("other", ["", BLOCK])
def test_a_private_number_in_a_table_is_not_shown(number: str, table: str, other: str) -> None:
    for found in (
        _difference(table.format(number), other),
        _difference(other, table.format(number)),
    ):
        shown = repr(found)
        assert found.is_said
        assert not any(digits in shown for digits in ("1234", "5678", "1949", "002X"))
