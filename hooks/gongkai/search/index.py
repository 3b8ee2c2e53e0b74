"""The index as files below ``search/``: named by their content, but for the one that names them.

``root.json`` names the others. ``table`` has the digests of the shards, ``columns`` what facets
and order need of every report, ``names`` what organs, regions and kinds are called, ``dictionary``
what all texts begin with; ``texts`` the digests of the texts, a file for 1,024 numbers each.
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
from gongkai.views.addresses import report_url

from . import texts
from .passages import passages
from .postings import CHUNK, SECTIONS, Gathering, Joining, Section
from .texts import Head

FOLDER = "search"
ROOT = "root.json"
VERSION = 2
_PARTS = "parts"
_SAMPLES = 16
_SHORT_DIGEST, _LONG_DIGEST = 3, 8
_CHUNKS_PER_LIST = 8
_LEAST_SHARD = 3_000
_EPOCH = 719_163  # 1970-01-01 as an ordinal

# The SHA-256 of files, by their paths in the site.
Digests = dict[str, str]

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


class Shelf:
    """What a worker adds to the index: texts written, grams gathered by chunk."""

    def __init__(self, out: Path, dictionary: bytes) -> None:
        self._out = out / FOLDER
        self._dictionary = dictionary
        self._chunks: dict[int, Gathering] = {}
        self._digests: dict[int, bytearray] = {}
        self._taken: dict[str, dict[str, bytes]] = {}
        self._written: Digests = {}

    def add(self, number: int, head: Head, organ: str, html: str) -> None:
        """Add a report by its number, with the HTML of its article."""
        found = list(passages(html))
        text = texts.deflated(texts.text_of(head, found), self._dictionary)
        name = self._write_text(organ, text)
        chunk, place = divmod(number, CHUNK)
        self._digests.setdefault(chunk, bytearray()).extend(bytes.fromhex(name))
        self._chunks.setdefault(chunk, Gathering()).add(place, *texts.grams(head, found))

    def _write_text(self, organ: str, data: bytes) -> str:
        """Write a text under a digest that no other of its organ has; the digest."""
        folder = self._out / "texts" / organ
        taken = self._taken.get(organ)
        if taken is None:
            folder.mkdir(parents=True, exist_ok=True)
            taken = self._taken[organ] = {}
        salted = data
        while taken.setdefault(name := _digest(salted, _SHORT_DIGEST), data) != data:
            salted += b"\0"
        self._written |= _written(self._out.parent, f"texts/{organ}/{name}.bin", data)
        return name

    def close(self) -> Digests:
        """Write the grams of each chunk, to be joined with those of others; the texts' digests."""
        for chunk, gathering in self._chunks.items():
            folder = self._out / _PARTS
            folder.mkdir(parents=True, exist_ok=True)
            parts = [msgspec.msgpack.encode(part) for part in gathering.sections()]
            sizes = b"".join(len(part).to_bytes(4, "little") for part in parts)
            data = b"".join((sizes, *parts, self._digests[chunk]))
            _part(self._out, chunk).write_bytes(data)
        return self._written


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
    return out / _PARTS / f"{chunk}.part"


def shard_count(out: Path, chunks: int) -> int:
    """How many shards the parts that were gathered want: a power of two.

    A query loads some shards and the digests of all: both grow as the root of the whole.
    """
    size = sum(_part(out / FOLDER, chunk).stat().st_size for chunk in range(chunks))
    count = SECTIONS
    while count * count * _SHORT_DIGEST < size and 2 * count * _LEAST_SHARD <= size:
        count *= 2
    return count


def join_section(section: int, out: Path, chunks: int, shards: int) -> tuple[bytes, Digests]:
    """Join a section of all chunks and write its shards; their digests, short and whole."""
    joining = Joining()
    for chunk in range(chunks):
        with _part(out / FOLDER, chunk).open("rb") as file:
            sizes = _sizes(file.read(4 * SECTIONS))
            file.seek(sum(sizes[:section]), os.SEEK_CUR)
            joining.add(chunk, _section.decode(file.read(sizes[section])))
    table = bytearray(shards // SECTIONS * _SHORT_DIGEST)
    (out / FOLDER / "shards").mkdir(parents=True, exist_ok=True)
    written: Digests = {}
    for number, data in joining.shards(shards).items():
        packed = _deflated(data)
        name = _digest(packed, _SHORT_DIGEST)
        written |= _written(out, f"shards/{number:x}-{name}.bin", packed)
        at = (number - section * shards // SECTIONS) * _SHORT_DIGEST
        table[at : at + _SHORT_DIGEST] = bytes.fromhex(name)
    return bytes(table), written


def _sizes(data: bytes) -> list[int]:
    return [int.from_bytes(data[at : at + 4], "little") for at in range(0, len(data), 4)]


def build(edition: Edition, plan: Plan, out: Path, pool: Executor | None = None) -> Digests:
    """Join what was gathered while printing; the digests of the files by their paths."""
    work = (out, plan.chunks, shard_count(out, plan.chunks))
    run = pool.map if pool else map
    tables, written = zip(*run(join_section, range(SECTIONS), *map(repeat, work)), strict=True)
    shards = b"".join(tables)
    folder = out / FOLDER
    names, columns = _names_and_columns(edition, plan)
    files: Digests = {}

    def named(name: str, data: bytes) -> str:
        full = f"{name}-{_digest(data, _LONG_DIGEST)}.bin"
        files.update(_written(out, full, data))
        return full

    root = {
        "version": VERSION,
        "sizes": plan.sizes,
        "shards": len(shards) // _SHORT_DIGEST,
        "table": named("table", shards),
        "columns": named("columns", _deflated(columns)),
        "names": named("names", _deflated(names)),
        "dictionary": named("dictionary", texts.deflated_dictionary(plan.dictionary)),
        "shared": len(plan.dictionary),
        "texts": [
            named("texts", _text_digests(folder, first, plan.chunks))
            for first in range(0, plan.chunks, _CHUNKS_PER_LIST)
        ],
    }
    files |= _written(out, ROOT, msgspec.json.encode(root))
    shutil.rmtree(folder / _PARTS, ignore_errors=True)
    return files | {path: digest for part in written for path, digest in part.items()}


def _text_digests(folder: Path, first: int, chunks: int) -> bytes:
    """The digests of the texts of some chunks."""
    found = []
    for chunk in range(first, min(first + _CHUNKS_PER_LIST, chunks)):
        with _part(folder, chunk).open("rb") as file:
            file.seek(sum(_sizes(file.read(4 * SECTIONS))), os.SEEK_CUR)
            found.append(file.read())
    return b"".join(found)


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


def _written(out: Path, path: str, data: bytes) -> Digests:
    """Write a file below the index's folder; its digest by its path in the site."""
    with open(f"{out}/{FOLDER}/{path}", "wb", buffering=0) as file:  # noqa: PTH123  # the quick way
        file.write(data)
    return {f"{FOLDER}/{path}": hashlib.sha256(data).hexdigest()}
