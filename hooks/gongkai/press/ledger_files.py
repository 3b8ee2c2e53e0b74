"""The files for those who take the whole ledger away: as a table, as data, as calendars."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gongkai.audits import Audit, formats
from gongkai.edition import Edition
from gongkai.ledger import Ledger, ledger_of
from gongkai.site_files import Digests, write_file

from .calendars import calendars

_FORMS = ("csv", "json")


def write_ledger(edition: Edition, out: Path) -> Digests:
    """Write the files beside the pages of the ledger and of organs; the digests by path."""
    digests: Digests = {}
    for name, data in _files(ledger_of(edition)).items():
        digests |= write_file(out, name, data)
    return digests


def _files(ledger: Ledger) -> Mapping[str, bytes]:
    audit = Audit(ledger, ledger.entries)
    tables = {f"ledger/ledger.{form}": formats()[form](audit) for form in _FORMS}
    return {**tables, **calendars(ledger)}
