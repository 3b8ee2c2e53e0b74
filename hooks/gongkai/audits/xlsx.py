"""For auditors: a workbook with the matrix, the duties, the findings and the method."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from gongkai.ledger import Entry, Status

from ._audit import COLUMNS, Audit, table_rows
from ._method import method

_COLOURS = {
    Status.ON_TIME: "#E3F1E5",
    Status.LATE: "#FCEFD2",
    Status.MISSING: "#F9DCDC",
    Status.NOT_DUE: "#F1F1F1",
    Status.EXEMPT: "#E6EAF5",
    Status.WITHDRAWN: "#E4DCEB",
    Status.UNDATED: "#FCEFD2",
}
_WIDTHS = (10, 14, 16, 34, 26, 8, 12, 12, 9, 12, 9, 9, 24, 24, 7, 7, 9, 40, 44, 36)
_REPORT = COLUMNS.index("报告")
_STATUS = COLUMNS.index("状态")
_DATES = frozenset({COLUMNS.index("应公开日期"), COLUMNS.index("发布日期")})
_FINDINGS = ("报告", "行", "规则", "级别", "问题", "依据", "怎么改", "缺项说明")
_FINDING_WIDTHS = (40, 7, 8, 8, 70, 44, 60, 9)


def render(audit: Audit) -> bytes:
    """The workbook. Links are formulas: a sheet holds 65,530 others."""
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(buffer, options) as book:
        # The same audit gives the same bytes: the day is that of the answer, not of the clock.
        day = dt.datetime.combine(audit.ledger.as_of, dt.time(), dt.UTC)
        book.set_properties({"title": f"公开台账 {audit.day}", "created": day})
        head = book.add_format({"bold": True, "bg_color": "#DDE3EA", "text_wrap": True})
        _matrix(book, book.add_worksheet("矩阵"), head, audit)
        _duties(book, book.add_worksheet("公开义务"), head, audit)
        _findings(book, book.add_worksheet("问题"), head, audit)
        _method(book.add_worksheet("说明"), audit)
    return buffer.getvalue()


def _formats(book: Workbook) -> dict[Status, Format]:
    return {
        status: book.add_format({"bg_color": colour, "align": "center"})
        for status, colour in _COLOURS.items()
    }


def _matrix(book: Workbook, sheet: Worksheet, head: Format, audit: Audit) -> None:
    """Organs down, kinds and years across; each cell a sign and a colour."""
    kinds = audit.ledger.edition.context.kinds
    columns = sorted({(one.duty.kind, one.duty.year) for one in audit.entries})
    places = {column: 3 + at for at, column in enumerate(columns)}
    for at, name in enumerate(("地区", "机关编号", "机关")):
        sheet.write(0, at, name, head)
    for (kind, year), at in places.items():
        sheet.write(0, at, f"{kinds[kind].short} {year}", head)
    formats = _formats(book)
    row, organ = 0, ""
    for entry in audit.entries:
        if entry.duty.organ != organ:
            row, organ = row + 1, entry.duty.organ
            cells = (audit.region_name(entry), organ, audit.organ_name(entry))
            for at, cell in enumerate(cells):
                sheet.write_string(row, at, cell)
        at = places[entry.duty.kind, entry.duty.year]
        sheet.write_string(row, at, _sign(entry), formats[entry.status])
    sheet.freeze_panes(1, 3)
    sheet.set_column(0, 1, 16)
    sheet.set_column(2, 2, 34)
    sheet.set_column(3, 3 + len(columns), 12)
    legend = "；".join(f"{status.sign} {status.word}" for status in Status)
    sheet.write_string(row + 2, 0, f"{legend}；“缺”表示缺少必备要素")


def _sign(entry: Entry) -> str:
    late = f" {entry.days_late}天" if entry.days_late else ""
    return f"{entry.status.sign}{late}{' 缺' if entry.incomplete else ''}"


def _duties(book: Workbook, sheet: Worksheet, head: Format, audit: Audit) -> None:
    formats = _formats(book)
    link = book.add_format({"font_color": "#0B5394", "underline": 1})
    date = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    _head(sheet, COLUMNS, _WIDTHS, head)
    for at, (row, entry) in enumerate(zip(table_rows(audit), audit.entries, strict=True), 1):
        for column, cell in enumerate(row):
            if column == _REPORT and isinstance(cell, str) and cell:
                _write_link(sheet, at, column, cell, link)
            elif column == _STATUS and isinstance(cell, str):
                shown = f"{entry.status.sign} {cell}"
                sheet.write_string(at, column, shown, formats[entry.status])
            elif column in _DATES and isinstance(cell, str) and cell:
                # As a date, so that a spreadsheet sorts and reckons with it.
                sheet.write_datetime(at, column, dt.date.fromisoformat(cell), date)
            else:
                sheet.write(at, column, cell)
    sheet.autofilter(0, 0, max(len(audit.entries), 1), len(COLUMNS) - 1)


def _write_link(sheet: Worksheet, row: int, column: int, path: str, link: Format) -> None:
    """A path as a link beside the workbook, as a formula; too long ones stay text."""
    quoted = path.replace('"', '""')
    if len(quoted) <= _LONGEST_LINK:
        sheet.write_formula(row, column, f'=HYPERLINK("{quoted}","{quoted}")', link, path)
    else:
        sheet.write_string(row, column, path)


_LONGEST_LINK = 120


def _findings(book: Workbook, sheet: Worksheet, head: Format, audit: Audit) -> None:
    _head(sheet, _FINDINGS, _FINDING_WIDTHS, head)
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    row = 0
    for entry in audit.entries:
        for finding in entry.evidence.findings if entry.evidence else ():
            row += 1
            cells: tuple[Any, ...] = (
                finding.path,
                finding.line,
                finding.rule,
                finding.severity.word,
                finding.message,
                finding.basis,
                finding.hint,
                "有" if finding.waived else "",
            )
            for at, cell in enumerate(cells):
                sheet.write(row, at, cell, wrap)
    sheet.autofilter(0, 0, max(row, 1), len(_FINDINGS) - 1)


def _head(sheet: Worksheet, names: Sequence[str], widths: Iterable[int], head: Format) -> None:
    for at, (name, width) in enumerate(zip(names, widths, strict=True)):
        sheet.write(0, at, name, head)
        sheet.set_column(at, at, width)
    sheet.freeze_panes(1, 0)


def _method(sheet: Worksheet, audit: Audit) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    for row, (name, text) in enumerate(method(audit)):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, text)
    sheet.write_string(len(method(audit)) + 1, 0, f"xlsxwriter {xlsxwriter.__version__}")
