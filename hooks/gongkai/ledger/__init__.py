"""公开台账: who owed what, by when, and what became of it, as of a day."""

from __future__ import annotations

from .book import Ledger, Summary, ledger_of
from .duties import Duty, duties_of
from .entries import Entry, Evidence, Status

__all__ = [
    "Duty",
    "Entry",
    "Evidence",
    "Ledger",
    "Status",
    "Summary",
    "duties_of",
    "ledger_of",
]
