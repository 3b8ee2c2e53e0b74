"""Whatever stands in a report: reading its tables never fails, nor takes long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.model import Metadata
from gongkai.press.article import article_of
from gongkai.tables.balance import imbalances_of
from gongkai.tables.reading import tables_of
from gongkai.tables.rendering import rendered
from gongkai.tables.writing import block_of
from gongkai.text.markdown import parse

KINDS = st.sampled_from(["xxgk", "xzzf"])
WORDS = st.sampled_from(
    [
        "总计",
        "其他",
        "自然人",
        "商业企业",
        "行政复议",
        "结果维持",
        "规章",
        "行政许可",
        "罚款",
        "合计",
        "受理数量",
        "申请数量",
        "予以公开",
        "一、本年新收",
        "四、结转下年度",
        "（六）其他处理",
        "/",
        "0",
        "12",
        "1,234",
        "无",
        "列",
        ":",
        "[",
        "]",
        "{{",
        "}}",
        "-",
        "&",
        "*",
        "'",
        '"',
        "#",
        "|",
        "<td>",
        "</td>",
        "<tr>",
        "<table>",
        "</table>",
        "<th",
        "colspan=3>",
        "<td",
        "rowspan=9>",
        "<!--",
        "-->",
        "&nbsp;",
    ]
)
PIECES = st.lists(st.one_of(WORDS, st.sampled_from(["\n", " ", "\n\n", ": ", "  "]), st.text()))
FRAMES = st.sampled_from(
    ["{}", "```公开表\n{}\n```\n", "<table>{}</table>\n", "| a | b |\n|---|---|\n| {} |\n"]
)


@given(KINDS, FRAMES, PIECES)
def test_any_table_is_read_checked_and_written(kind: str, frame: str, pieces: list[str]) -> None:
    body = frame.format("".join(pieces))
    tokens = parse(body)
    tables = tables_of(tokens, body, 5, Metadata(kind=kind, organ="330100-xfj", year=2024))
    for table in tables:
        assert table.cells
        assert all(cell.line >= 5 for cell in table.cells)
        imbalances_of(table)
        assert rendered(table)
        assert block_of(table)
    article_of(tokens, (), 5, tables)


@pytest.mark.parametrize(
    "body",
    [
        "<table>" * 100_000,
        "<table><tr>" + "<td colspan=40 rowspan=999>1" * 30_000,
        "<table>" + "<tr>" * 200_000,
        "<table><td " * 80_000,
        "<table><!--" * 80_000,
        "<table>\n\n" * 80_000,
        "```公开表\n" + "a:\n" * 200_000 + "```\n",
        "```公开表\n" + "".join(f"{' ' * n}a:\n" for n in range(39)) * 500 + "```\n",
        "```公开表\n" + "[" * 500_000 + "\n```\n",
        "```公开表\n" + "? " * 300_000 + "\n```\n",
        "```公开表\na: " + "1 " * 400_000 + "\n```\n",
        "```公开表\n规章: 1\n```\n" * 20_000,
        "|" + "总计|" * 30_000 + "\n|" + "---|" * 30_000 + "\n",
    ],
    ids=range(13),
)
def test_a_hostile_megabyte_takes_seconds(body: str) -> None:
    tokens = parse(body)
    before = time.process_time()
    tables_of(tokens, body, 1, Metadata(kind="xxgk", organ="330100-xfj", year=2024))
    assert time.process_time() - before < 10
