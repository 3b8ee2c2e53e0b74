"""The index as files below ``search/``: named by their content, but for the one that names them.

``root.json`` names the others. ``columns`` has what facets and order need of every report,
``names`` what organs, regions and kinds are called, ``dictionary`` what all texts begin with. The
shards of a section lie in a folder named by the digest of them all, and so do the texts of a
chunk: hardly a shard stays the same where a report is added, and each name would be one more
thing to load for a query. ``sections`` are those folders, with how many shards are in each, and
``texts`` those of the chunks.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import zlib
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from itertools import repeat
from pathlib import Path

import msgspec

from gongkai.corpus import Record
from gongkai.edition import Edition, year_of
from gongkai.site_files import Digests, write_file
from gongkai.views.addresses import report_url

from . import texts
from .passages import passages
from .postings import CHUNK, HEADINGS, NAMES, SECTIONS, WORDS, Gathering, Section
from .shards import Joining
from .texts import Head

FOLDER = "search"
ROOT = "root.json"
VERSION = 3
_PARTS, _TEXTS, _SHARDS = "parts", "texts", "shards"
_SAMPLES = 16
_SHORT_DIGEST, _LONG_DIGEST = 6, 8
_EPOCH = 719_163  # 1970-01-01 as an ordinal

_section = msgspec.msgpack.Decoder(Section)


class Plan(msgspec.Struct, frozen=True):
    """How the reports of an edition are numbered, chunk by chunk, and what their texts share.

    A number says chunk and place in it; ``sizes`` are those of the chunks.
    """

    numbers: dict[str, int]
    dictionary: bytes
    sizes: tuple[int, ...]

    @property
    def chunks(self) -> int:
        """How many chunks there are."""
        return len(self.sizes)


def plan(edition: Edition, packs: Mapping[str, Sequence[str]]) -> Plan:
    """Number the published reports: those of one pack in chunks of their own."""
    shown = {record.path for record in edition.published}
    numbers: dict[str, int] = {}
    sizes: list[int] = []
    for paths in packs.values():
        found = [path for path in paths if path in shown]
        for first in range(0, len(found), CHUNK):
            chunk = found[first : first + CHUNK]
            start = len(sizes) * CHUNK
            numbers.update({path: start + at for at, path in enumerate(chunk)})
            sizes.append(len(chunk))
    return Plan(numbers, _dictionary(edition), tuple(sizes))


def _dictionary(edition: Edition) -> bytes:
    """The dictionary, from a few reports that stay the same when others are added."""
    there = [record.path for record in edition.published if record.metadata.withdrawn is None]
    chosen = sorted(there, key=lambda path: _digest(path.encode(), _LONG_DIGEST))[:_SAMPLES]
    found = (edition.corpus.prose_at(path) for path in sorted(chosen))
    return texts.dictionary_of([prose.text for prose in found if prose])


class _Chunk:
    """What is added of one chunk: its postings, its texts by their places."""

    def __init__(self) -> None:
        self.gathering = Gathering()
        self.texts: dict[int, bytes] = {}


class Shelf:
    """What a worker adds to the index, chunk by chunk."""

    def __init__(self, out: Path, dictionary: bytes) -> None:
        self._out = out
        self._dictionary = dictionary
        self._chunks: dict[int, _Chunk] = {}

    def add(self, number: int, head: Head, html: str) -> None:
        """Add a report by its number, with the HTML of its article."""
        found = passages(html)
        at, place = divmod(number, CHUNK)
        chunk = self._chunks.setdefault(at, _Chunk())
        chunk.texts[place] = texts.deflated(texts.text_of(head, found), self._dictionary)
        chunk.gathering.add(place, NAMES, head.names)
        chunk.gathering.add(place, WORDS, [one.text for one in found if not one.heading])
        chunk.gathering.add(place, HEADINGS, [one.text for one in found if one.heading])

    def close(self) -> Digests:
        """Write texts, and the grams of each chunk to be joined with others; texts' digests."""
        written: Digests = {}
        for at, chunk in self._chunks.items():
            folder = _digest(b"".join(chunk.texts.values()), _SHORT_DIGEST)
            named = {f"{place:x}": text for place, text in chunk.texts.items()}
            written |= _lay(self._out, f"{_TEXTS}/{folder}", named)
            parts = [msgspec.msgpack.encode(part) for part in chunk.gathering.sections()]
            sizes = b"".join(len(part).to_bytes(4, "little") for part in parts)
            path = _part(self._out, at)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"".join((sizes, *parts, folder.encode())))
        return written


def head_of(record: Record, organ: str) -> Head:
    """What is said of a report above its text."""
    meta = record.metadata
    return Head(
        url=report_url(record.path),
        title=meta.title,
        organ=organ,
        number=meta.number,
        index=meta.index,
        day=meta.published.isoformat() if meta.published else "",
        withdrawn=meta.withdrawn is not None,
    )


def _part(out: Path, chunk: int) -> Path:
    return out / FOLDER / _PARTS / f"{chunk}.part"


def join_section(section: int, out: Path, chunks: int) -> tuple[str, int, Digests]:
    """Join a section of all chunks and write its shards: where, how many, their digests."""
    joining = Joining()
    for chunk in range(chunks):
        with _part(out, chunk).open("rb") as file:
            sizes = _sizes(file.read(4 * SECTIONS))
            file.seek(sum(sizes[:section]), os.SEEK_CUR)
            joining.add(chunk, _section.decode(file.read(sizes[section])))
    shards = [_deflated(data) for data in joining.shards()]
    folder = _digest(b"".join(shards), _SHORT_DIGEST)
    named = {f"{number:x}": data for number, data in enumerate(shards)}
    return folder, len(shards), _lay(out, f"{_SHARDS}/{folder}", named)


def _sizes(data: bytes) -> list[int]:
    return [int.from_bytes(data[at : at + 4], "little") for at in range(0, len(data), 4)]


def _texts_folder(out: Path, chunk: int) -> str:
    """The folder in which the texts of a chunk lie."""
    with _part(out, chunk).open("rb") as file:
        file.seek(sum(_sizes(file.read(4 * SECTIONS))), os.SEEK_CUR)
        return file.read().decode()


def build(edition: Edition, plan: Plan, out: Path, pool: Executor | None = None) -> Digests:
    """Join what was gathered while printing; the digests of the files by their paths."""
    run = pool.map if pool else map
    found = [*run(join_section, range(SECTIONS), repeat(out), repeat(plan.chunks))]
    names, columns = _names_and_columns(edition, plan)
    files: Digests = {}

    def named(name: str, data: bytes) -> str:
        full = f"{name}-{_digest(data, _LONG_DIGEST)}.bin"
        files.update(write_file(out, f"{FOLDER}/{full}", data))
        return full

    root = {
        "version": VERSION,
        "sizes": plan.sizes,
        "sections": [(folder, count) for folder, count, _ in found],
        "columns": named("columns", _deflated(columns)),
        "names": named("names", _deflated(names)),
        "dictionary": named("dictionary", texts.deflated_dictionary(plan.dictionary)),
        "shared": len(plan.dictionary),
        "texts": [_texts_folder(out, chunk) for chunk in range(plan.chunks)],
    }
    files |= write_file(out, f"{FOLDER}/{ROOT}", msgspec.json.encode(root))
    shutil.rmtree(out / FOLDER / _PARTS, ignore_errors=True)
    for *_, written in found:
        files |= written
    return files


def _names_and_columns(edition: Edition, plan: Plan) -> tuple[bytes, bytes]:
    """What things are called, and by number of report which of them it is of."""
    register, by_path = edition.register, edition.corpus.by_path
    records = [by_path[path] for path in plan.numbers]
    organs = list(dict.fromkeys(record.metadata.organ for record in records))
    organs = list(dict.fromkeys((*organs, *register.organs)))
    kinds = list(edition.by_kind)
    years = list(edition.by_year)
    codes = {code: at for at, code in enumerate(register.regions)}
    names = {
        "organs": [
            (one, register.organs[one].name, codes.get(register.organs[one].region, -1))
            for one in organs
        ],
        "regions": [
            (code, region.name, codes.get(register.parent_of(code) or "", -1))
            for code, region in register.regions.items()
        ],
        "kinds": [(kind, edition.context.kinds[kind].name) for kind in kinds],
        "years": years,
    }
    planes = [bytearray() for _ in range(6)]
    at_organ = {organ: at + 1 for at, organ in enumerate(organs)}
    at_kind = {kind: at + 1 for at, kind in enumerate(kinds)}
    at_year = {year: at + 1 for at, year in enumerate(years)}
    for record in records:
        meta = record.metadata
        day = meta.published or meta.written
        organ, since = at_organ[meta.organ], max(0, day.toordinal() - _EPOCH if day else 0)
        year = at_year.get(year_of(record) or 0, 0)
        values = (organ & 255, organ >> 8, at_kind[meta.kind], year, since & 255, since >> 8 & 255)
        for plane, value in zip(planes, values, strict=True):
            plane.append(value)
    return msgspec.json.encode(names), b"".join(planes)


def _deflated(data: bytes) -> bytes:
    stream = zlib.compressobj(6, zlib.DEFLATED, -15, 9)
    return stream.compress(data) + stream.flush()


def _digest(data: bytes, size: int) -> str:
    return hashlib.blake2b(data, digest_size=size).hexdigest()


def _lay(out: Path, folder: str, named: Mapping[str, bytes]) -> Digests:
    """Write files of those names into a folder below the index's; their digests by path."""
    digests: Digests = {}
    for name, data in named.items():
        digests |= write_file(out, f"{FOLDER}/{folder}/{name}.bin", data)
    return digests
