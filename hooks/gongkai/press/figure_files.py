"""What all reports state, as tables: a file for each year and each of the highest regions.

Workers lay down the rows of the pack that they print; at the end the parts are put together in
the order of packs, so that nothing large travels between processes.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from gongkai.corpus import Record
from gongkai.edition import Edition, year_of
from gongkai.figures import Stated
from gongkai.opendata.words import columns_of
from gongkai.packs import Packed
from gongkai.rules import Context
from gongkai.spreadsheets import MARK, csv_text, plain
from gongkai.views.data import figure_file, figure_files

_PARTS = ".figures"


def lay_part(pack: str, printed: Iterable[Packed], out: Path, context: Context) -> None:
    """Write the rows of the disclosures of a pack, apart by the file that they will be in."""
    parts: dict[str, list[tuple[str, ...]]] = {}
    for one in printed:
        if one.figures and one.record.metadata.withdrawn is None:
            name = figure_file(one.record, context.register)
            parts.setdefault(name, []).extend(_rows(one.record, one.figures, context))
    for name, rows in parts.items():
        folder = out / _PARTS / Path(name).name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / pack).write_text(csv_text(rows), encoding="utf-8", newline="")


def put_together(edition: Edition, out: Path) -> dict[str, str]:
    """Write the whole files and take the parts away; the digests by path."""
    digests = {}
    for name in figure_files(edition):
        parts = sorted((out / _PARTS / Path(name).name).glob("*"))
        head = MARK + csv_text([[column.name for column in columns_of("figures")]])
        data = head.encode() + b"".join(part.read_bytes() for part in parts)
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(data)
        digests[name] = hashlib.sha256(data).hexdigest()
    shutil.rmtree(out / _PARTS, ignore_errors=True)
    return digests


def _rows(record: Record, figures: Iterable[Stated], context: Context) -> Iterator[tuple[str, ...]]:
    meta = record.metadata
    organ = context.register.organs[meta.organ]
    head = (organ.region, organ.id, organ.name, context.kinds[meta.kind].name)
    for one in figures:
        yield (
            *head,
            str(year_of(record) or ""),
            plain(one.name),
            one.value,
            one.unit,
            one.sign,
            plain(one.part_of),
            one.period,
            str(one.line),
            plain(one.context),
            record.path,
        )
