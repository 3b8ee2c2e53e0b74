"""The catalogue, by year and region and whole, as CSV and JSON, and the schemas of all data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gongkai.edition import Edition
from gongkai.opendata.catalogue import WHOLE, as_csv, as_json, catalogues
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
    for part, table in catalogues(edition, root):
        name = WHOLE if part is None else f"{WHOLE}-{part}"
        yield f"{name}.csv", as_csv(table)
        yield f"{name}.json", as_json(table)
    yield from schemas()
