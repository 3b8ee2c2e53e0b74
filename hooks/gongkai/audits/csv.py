"""For spreadsheets: CSV that Excel opens with its Chinese intact."""

from __future__ import annotations

from gongkai.spreadsheets import MARK, csv_text, plain

from ._audit import COLUMNS, Audit, table_rows


def render(audit: Audit) -> bytes:
    """The rows of the audit, a line each, with a line of heads."""
    rows = (
        [plain(cell) if isinstance(cell, str) else cell for cell in row]
        for row in table_rows(audit)
    )
    return f"{MARK}{csv_text([COLUMNS, *rows])}".encode()
