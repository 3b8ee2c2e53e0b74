"""For spreadsheets: CSV that Excel opens with its Chinese intact."""

from __future__ import annotations

import csv
import io

from ._audit import COLUMNS, Audit, table_rows

# Excel tells UTF-8 by this mark alone.
_MARK = "\ufeff"
# A spreadsheet runs a cell that begins so as a formula; text of a register is never run.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(audit: Audit) -> bytes:
    """The rows of the audit, a line each, with a line of heads."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_plain(cell) for cell in row] for row in table_rows(audit))
    return f"{_MARK}{text.getvalue()}".encode()


def _plain(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
