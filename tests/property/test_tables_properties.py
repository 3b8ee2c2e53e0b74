"""Whatever stands in a report: reading its tables never fails, nor takes long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effort import in_proportion
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


BURDENS = [
    ("{}", "<table>"),
    ("<table><tr>{}", "<td colspan=40 rowspan=999>1"),
    ("<table>{}", "<tr>"),
    ("{}", "<table><td "),
    ("{}", "<table><!--"),
    ("{}", "<table>\n\n"),
    ("```公开表\n{}```\n", "a:\n"),
    ("```公开表\n{}```\n", "".join(f"{' ' * width}a:\n" for width in range(39))),
    ("```公开表\n{}\n```\n", "["),
    ("```公开表\n{}\n```\n", "? "),
    ("```公开表\na: {}\n```\n", "1 "),
    ("{}", "```公开表\n规章: 1\n```\n"),
    ("|{}\n" * 2, "---|"),
]


@pytest.mark.parametrize(("frame", "piece"), BURDENS, ids=range(len(BURDENS)))
def test_a_hostile_megabyte_takes_effort_in_proportion(frame: str, piece: str) -> None:
    metadata, count = Metadata(kind="xxgk", organ="330100-xfj", year=2024), 200_000 // len(piece)

    def read(text: str) -> None:
        body = frame.replace("{}", text)
        tables_of(parse(body), body, 1, metadata)

    assert in_proportion(read, piece * count, piece * 4 * count)
