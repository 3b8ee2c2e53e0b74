"""The catalogue by year and region, as CSV and JSON, and the schemas of all data files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gongkai.edition import Edition
from gongkai.opendata.catalogue import as_csv, as_json, catalogue
from gongkai.opendata.parts import parted
from gongkai.opendata.schemas import schemas
from gongkai.site_files import Digests, write_file


def write_catalogue(edition: Edition, address: str, out: Path) -> Digests:
    """Write the files; the digests by path. ``address`` is where the site will stand, if known."""
    digests: Digests = {}
    for name, data in _files(edition, address):
        digests |= write_file(out, name, data)
    return digests


def _files(edition: Edition, address: str) -> Iterator[tuple[str, bytes]]:
    root = f"{address.rstrip('/')}/" if address else "../"
    for part, records in parted(edition.published, edition.register).items():
        table = catalogue(part, records, edition, root)
        yield f"data/catalogue-{part}.csv", as_csv(table)
        yield f"data/catalogue-{part}.json", as_json(table)
    yield from schemas()
