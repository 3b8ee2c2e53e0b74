"""CSV as spreadsheets read it: a mark for Excel, their line ends, no cell that is run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

# Excel tells UTF-8 by this mark alone, at the very beginning of a file.
MARK = "\ufeff"
# A spreadsheet runs a cell that begins so as a formula; text that people wrote is never run.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_text(rows: Iterable[Iterable[str | int]]) -> str:
    """Rows as CSV, without the mark."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()
