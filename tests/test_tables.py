"""Statutory tables: schemas hold together, blocks are read, written and shown cell by cell."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from factories import AS_OF, PATH, report_text
from gongkai.corpus import Record
from gongkai.filled import FilledTable
from gongkai.kinds import kinds
from gongkai.law import provisions
from gongkai.model import Metadata, State
from gongkai.press.article import article_of
from gongkai.reading import read_report
from gongkai.register import Register
from gongkai.rules import Context
from gongkai.settings import Settings
from gongkai.tables.forms import block_grid, entries_in, html_grids
from gongkai.tables.grid import Grid
from gongkai.tables.numerals import is_entry, value_of
from gongkai.tables.reading import tables_of
from gongkai.tables.rendering import rendered
from gongkai.tables.schemas import Schema, Table, schemas, schemas_for
from gongkai.tables.writing import block_from_grid, block_of, empty_block
from gongkai.text.markdown import parse
from gongkai.text.outline import outline

XXGK = Metadata(kind="xxgk", organ="990100-xfj", year=2024)
REPORTS = Path(__file__).parent.parent / "reports"
EVERY_SCHEMA = pytest.mark.parametrize("schema", schemas().values(), ids=schemas())
EVERY_TABLE = pytest.mark.parametrize(
    ("schema", "table"),
    [
        pytest.param(schema, table, id=f"{schema.id}-{table.id}")
        for schema in schemas().values()
        for table in schema.tables
    ],
)
PENALTIES = """\
<table><tr><td>警告</td><td>罚款</td><td>没收违法所得</td><td>吊销许可证</td><td>行政拘留</td><td>合计</td></tr>
<tr><td>1</td><td>/</td><td></td><td>1,234</td><td>0</td><td>1235</td></tr></table>
"""


def _tables(body: str, metadata: Metadata = XXGK) -> tuple[FilledTable, ...]:
    return tables_of(parse(body), body, 10, metadata)


def _html(body: str) -> str:
    tokens = parse(body)
    return article_of(tokens, outline(tokens, 10), 10, _tables(body)).html


@EVERY_SCHEMA
def test_a_schema_rests_on_a_provision(schema: Schema) -> None:
    assert schema.basis in provisions()


@EVERY_TABLE
def test_every_leaf_is_found_by_its_own_name(schema: Schema, table: Table) -> None:
    [read] = _tables(
        empty_block(table), Metadata(kind=schema.kind, organ=_organ(schema), year=schema.first)
    )
    assert (read.schema, read.table, read.absent, read.unknown) == (schema.id, table.id, (), ())


def _organ(schema: Schema) -> str:
    return f"{(schema.regions or ('44',))[0]:0<6}-xfj"


@EVERY_TABLE
def test_identities_speak_of_rows_and_columns_that_are_there(schema: Schema, table: Table) -> None:
    for identity in table.identities:
        known = table.rows if identity.over == "columns" else table.columns
        there = [name for name in (*identity.left, *identity.right) if name in known]
        assert identity.left[0] in known
        assert len(there) >= 4
    for statement in table.statements:
        assert statement.regex.pattern
        assert statement.column in table.columns, schema.id


@pytest.mark.parametrize(
    ("kind", "year", "region", "schema"),
    [
        ("xxgk", 2019, "330100", "xxgk-2019"),
        ("xxgk", 2020, "330100", "xxgk-2019"),
        ("xxgk", 2021, "330100", "xxgk-2021"),
        ("xxgk", 2026, "330100", "xxgk-2021"),
        ("xxgk", 2018, "330100", None),
        ("xzzf", 2024, "330100", "xzzf-zhejiang"),
        ("xzzf", 2024, "420100", "xzzf-hubei"),
        ("xzzf", 2024, "440100", "xzzf"),
        ("fzzf", 2024, "330100", None),
    ],
)
def test_the_format_is_that_of_the_year_and_the_province(
    kind: str, year: int, region: str, schema: str | None
) -> None:
    found = schemas_for(kind, year, region)
    assert (found[0].id if found else None) == schema


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("1,234", "1234"),
        ("１２３", "123"),
        ("12.50万元", "12.50"),
        ("0件", "0"),
        (" 7\xa0", "7"),
        ("-2", "-2"),
        ("+3", "3"),
        ("", None),
        ("/", None),
        ("无", None),
        ("－", None),
        ("1,23", None),
        ("见附件", None),
        ("9" * 500, None),
    ],
)
def test_a_cell_holds_a_number_or_does_not(text: str, value: str | None) -> None:
    assert value_of(text) == (Decimal(value) if value else None)


@pytest.mark.parametrize("text", ["", "/", "—", "无", "0", "12件", "－－"])
def test_what_fills_a_cell_is_no_head(text: str) -> None:
    assert is_entry(text)


@pytest.mark.parametrize("text", ["总计", "2.重复申请", "2024年", "第一项", "件数"])
def test_a_head_fills_no_cell(text: str) -> None:
    assert not is_entry(text)


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("1 2 3", ["1", "2", "3"]),
        ("1, 2, 3", ["1", "2", "3"]),
        ("1,2,3", ["1", "2", "3"]),
        ("1、2、/", ["1", "2", "/"]),
        ("1　2\t3", ["1", "2", "3"]),
        ("1,234", ["1,234"]),
        ("1,234 5", ["1,234", "5"]),
        ("", []),
    ],
)
def test_entries_of_a_row_are_parted_as_clerks_part_them(text: str, entries: list[str]) -> None:
    assert entries_in(text) == entries


@pytest.mark.parametrize(
    "content",
    [
        "规章：0 0 0\n",
        "- 规章\n",
        "规章: [1, 2\n",
        "a: &a [1]\nb: *a\n",
        "[[[[[[[[[[[[[[[[\n",
        "- - - - - - - x\n",
        "\x00: 1\n",
        "",
    ],
)
def test_what_is_no_block_is_not_read(content: str) -> None:
    assert block_grid(content, 1) is None


HEAD = "## 二、主动公开政府信息情况\n\n"
EMPTY_PIPE = (
    "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n| 规章 | | | |\n"
)


@pytest.mark.parametrize(
    ("body", "state"),
    [
        (HEAD + "```公开表\n行政许可: 0\n```\n", State.SECTION),
        (HEAD + "```公开表\n行政许可:\n行政处罚:\n```\n", State.ABSENT),
        (HEAD + EMPTY_PIPE, State.ABSENT),
        (HEAD + EMPTY_PIPE.replace("| | | |", "| 1 | 0 | 0 |"), State.SECTION),
        (HEAD + EMPTY_PIPE + "\n本年度没有制发、废止规章和规范性文件。\n", State.SECTION),
    ],
)
def test_a_section_is_written_when_its_table_is_filled_in(body: str, state: State) -> None:
    front = {"kind": "xxgk", "title": "示例市信访局2024年政府信息公开工作年度报告"}
    context = Context(as_of=AS_OF, register=Register({}, {}), kinds=kinds(), settings=Settings())
    disclosure = read_report(PATH, report_text(front, body).encode(), context).disclosure
    assert disclosure is not None
    assert [one.state for one in disclosure.elements if one.id == "E2"] == [state]


def test_zero_nothing_and_a_stroke_are_kept_apart() -> None:
    table = _tables("```公开表\n行政许可: 0\n行政处罚: /\n行政强制:\n```\n")[0]
    assert [(cell.text, cell.value, cell.is_void) for cell in table.cells] == [
        ("0", Decimal(0), False),
        ("/", None, True),
        ("", None, True),
    ]


def test_cells_know_their_lines() -> None:
    table = _tables("导语。\n\n```公开表\n# 说明\n行政许可: 1\n行政处罚: 2\n```\n")[0]
    assert [cell.line for cell in table.cells] == [14, 15]
    assert table.spans == ((12, 16),)


def test_a_record_carries_its_tables_between_processes() -> None:
    tables = _tables("```公开表\n行政事业性收费: 12.50\n```\n")
    record = Record("reports/a.md", "", 0, XXGK, tables=tables)
    data = msgspec.msgpack.encode(record)
    assert msgspec.msgpack.decode(data, type=Record).tables == tables


def _demonstration() -> list[Path]:
    return sorted([*REPORTS.rglob("*-xxgk.md"), *REPORTS.rglob("*-xzzf.md")])


@pytest.mark.parametrize(
    "path", _demonstration(), ids=lambda path: f"{path.parent.name}{path.name}"
)
def test_a_table_written_as_a_block_says_what_it_said(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    kind = re.findall(r"^kind: (\w+)$", text, re.MULTILINE)[0]
    metadata = Metadata(kind=kind, organ="990100-xfj", year=2024)
    tables = _tables(text, metadata)
    again = _tables("\n".join(map(block_of, tables)), metadata)
    assert tables
    assert [_said(table) for table in again] == [_said(table) for table in tables]


def _said(table: FilledTable) -> tuple[object, ...]:
    return table.table, [(cell.row, cell.column, cell.text, cell.value) for cell in table.cells]


def test_a_grid_becomes_a_block_only_if_nothing_is_lost() -> None:
    formats = schemas_for("xzzf", 2024, "990100")
    [grid] = html_grids(PENALTIES, 1)
    block = block_from_grid(grid, formats)
    assert block is not None
    assert "本机关: ['1', '/', '', '1,234', '0', '1235']" in block
    [strange] = html_grids(PENALTIES.replace("罚款", "训诫"), 1)
    assert block_from_grid(strange, formats) is None
    assert block_from_grid(Grid("html", 1, 1, ()), formats) is None


class _Spans(HTMLParser):
    """How many places each row of a table covers, merged cells of rows above included."""

    def __init__(self) -> None:
        super().__init__()
        self.widths: list[int] = []
        self.hanging: list[list[int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"thead", "tbody"}:
            assert not any(rows for rows, _ in self.hanging), "a cell hangs out of its part"
        elif tag == "tr":
            self.widths.append(sum(columns for rows, columns in self.hanging if rows > 0))
            self.hanging = [[rows - 1, columns] for rows, columns in self.hanging if rows > 1]
        elif tag in {"td", "th"}:
            spans = {name: int(value or 1) for name, value in attrs if name.endswith("span")}
            columns = spans.get("colspan", 1)
            self.widths[-1] += columns
            self.hanging.append([spans.get("rowspan", 1) - 1, columns])


@EVERY_TABLE
def test_every_row_of_a_shown_table_is_as_wide_as_the_others(schema: Schema, table: Table) -> None:
    metadata = Metadata(kind=schema.kind, organ=_organ(schema), year=schema.first)
    spans = _Spans()
    spans.feed(rendered(_tables(empty_block(table), metadata)[0]))
    assert len(set(spans.widths)) == 1


def test_a_block_is_shown_as_the_official_table() -> None:
    html = _html(
        "前文。\n\n```公开表\n列: 制发 废止 现行有效\n规章: 0 1 2\n行政许可: 1268\n```\n\n后文。\n"
    )
    assert html.startswith('<p id="L10">前文。</p>')
    assert html.endswith('<p id="L18">后文。</p>\n')
    assert '<div id="L12" class="gk-scroll" role="region"' in html
    assert '<th id="L12-0-made" scope="col">本年制发件数</th>' in html
    assert ">1268</td>" in html
    assert "公开表" not in html


def test_what_stands_in_a_cell_is_shown_not_run() -> None:
    html = _html("```公开表\n行政许可: <script>alert(1)</script>\n```\n")
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_block_of_which_something_would_be_lost_is_shown_as_it_stands() -> None:
    html = _html("```公开表\n规章: 0 1 2 3\n行政许可: 1268\n行政检查: 12\n```\n")
    assert "gk-table" not in html
    assert "行政检查: 12" in html


def test_blocks_in_other_kinds_are_code() -> None:
    assert _tables("```公开表\n规章: 0 1 2\n```\n", Metadata(kind="fzzf", year=2024)) == ()
