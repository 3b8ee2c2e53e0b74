"""What all reports state, as tables: a file for each year and each of the highest regions.

Workers lay down the rows of the pack that they print; at the end the parts are put together in
the order of packs, so that nothing large travels between processes.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from gongkai.corpus import Record
from gongkai.edition import year_of
from gongkai.figures import Stated
from gongkai.opendata.words import columns_of
from gongkai.packs import Packed
from gongkai.rules import Context
from gongkai.spreadsheets import MARK, csv_text, plain
from gongkai.views.data import figure_file

_PARTS = ".figures"
_part = msgspec.msgpack.Decoder(dict[str, bytes])


def lay_part(pack: str, printed: Iterable[Packed], out: Path, context: Context) -> None:
    """Write the rows of the disclosures of a pack, by the file that they will be in."""
    parts: dict[str, list[tuple[str, ...]]] = {}
    for one in printed:
        if one.figures and one.record.metadata.withdrawn is None:
            name = figure_file(one.record, context.register)
            parts.setdefault(name, []).extend(_rows(one.record, one.figures, context))
    folder = out / _PARTS
    folder.mkdir(exist_ok=True)
    texts = {name: csv_text(rows).encode() for name, rows in parts.items()}
    (folder / pack).write_bytes(msgspec.msgpack.encode(texts))


def put_together(names: Iterable[str], out: Path) -> dict[str, str]:
    """Write the whole files of those names and take the parts away; the digests by path."""
    head = (MARK + csv_text([[column.name for column in columns_of("figures")]])).encode()
    hashes = {}
    for name in names:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(head)
        hashes[name] = hashlib.sha256(head)
    for part in sorted((out / _PARTS).glob("*")):
        for name, rows in _part.decode(part.read_bytes()).items():
            with (out / name).open("ab") as file:
                file.write(rows)
            hashes[name].update(rows)
    shutil.rmtree(out / _PARTS, ignore_errors=True)
    return {name: hashed.hexdigest() for name, hashed in hashes.items()}


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
