"""Printing: pages are filled and written, disclosures pack by pack in workers."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from gongkai.corpus import Record
from gongkai.errors import GongkaiError
from gongkai.findings import Finding
from gongkai.loading import Task, pack_path
from gongkai.model import Metadata
from gongkai.packs import Packed, read_pack
from gongkai.press.letterheads import Letterhead
from gongkai.press.templates import printed
from gongkai.search import Shelf, head_of
from gongkai.text.targets import place_of
from gongkai.views import Page, disclosure
from gongkai.views.disclosure import Surroundings


class Wanted(msgspec.Struct, frozen=True):
    """A disclosure to be printed: the key of what was checked, and what stands around it.

    ``number`` is the one under which it is searched, None where it is not.
    """

    key: bytes
    around: Surroundings
    number: int | None = None


_wanted = msgspec.msgpack.Decoder(dict[str, Wanted])


class Order(msgspec.Struct, frozen=True):
    """What a worker needs to print a pack: whither, on which letterhead, with what around.

    ``letterhead`` and ``wanted`` are encoded; the latter holds the paths that are to be printed,
    no others. ``dictionary`` is what the texts of the search share.
    """

    pack: str
    out: str
    letterhead: bytes
    wanted: bytes
    serving: bool = False
    dictionary: bytes = b""


class PublicRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """A disclosure as data, for those who take it away."""

    path: str
    sha256: str
    organ_name: str
    region: str
    metadata: Metadata
    elements: dict[str, str]
    findings: tuple[Finding, ...]


def print_pack(order: Order, task: Task) -> int:
    """Print the disclosures of a pack and what is taken away with them; how many.

    Raises:
        GongkaiError: what was checked is no longer what is there.

    """
    head = _letterhead(order.letterhead)
    orders = _wanted.decode(order.wanted)
    packed = read_pack(pack_path(task.root, order.pack))
    shelf = Shelf(Path(order.out), order.dictionary)
    for path, wanted in orders.items():
        found = packed.get(path)
        if found is None or found.record.key != wanted.key:
            raise changed_meanwhile(path)
        page = _page(found, wanted.around, task, serving=order.serving)
        write(Path(order.out), page.url, printed(page, disclosure.SORT.template, head))
        if _takes_away(found.record, order, task):
            _write_downloads(found.record, wanted.around.findings, Path(order.out), task)
        if wanted.number is not None:
            _shelve(shelf, wanted.number, found, task)
    shelf.close()
    return len(orders)


def _shelve(shelf: Shelf, number: int, packed: Packed, task: Task) -> None:
    """Let a disclosure be searched; of a withdrawn one only its title and names."""
    meta = packed.record.metadata
    organ = task.context.register.organs[meta.organ]
    html = "" if meta.withdrawn else packed.article.html
    shelf.add(number, head_of(packed.record, organ.name), organ.id, html)


def changed_meanwhile(path: str) -> GongkaiError:
    """What is raised where a file is not what was checked: nothing unchecked is published."""
    return GongkaiError(
        f"{path} 在生成站点期间有改动，没有生成新站点，原有的站点保持不变；请再运行一次"
    )


def _takes_away(record: Record, order: Order, task: Task) -> bool:
    """Whether Markdown and data are laid beside the page: not of a text that was withdrawn."""
    on = task.context.settings.downloads and not order.serving
    return on and record.metadata.withdrawn is None


def _page(packed: Packed, around: Surroundings, task: Task, *, serving: bool) -> Page:
    meta, context = packed.record.metadata, task.context
    if meta.organ not in context.register.organs or meta.kind not in context.kinds:
        return disclosure.unplaced(packed.record, around)
    return disclosure.page_of(packed.record, packed.article, around, task.context, serving=serving)


def _write_downloads(record: Record, added: tuple[Finding, ...], out: Path, task: Task) -> None:
    """Lay the Markdown and the data beside the folder of the page."""
    source = (task.root / record.path).read_bytes()
    if hashlib.sha256(source).hexdigest() != record.digest:
        raise changed_meanwhile(record.path)
    (out / record.path).write_bytes(source)
    data = msgspec.json.encode(public_record(record, added, task))
    (out / f"{record.path.removesuffix('.md')}.json").write_bytes(data)


def public_record(record: Record, added: tuple[Finding, ...], task: Task) -> PublicRecord:
    """A record as those who take it away get it."""
    organ = task.context.register.organs[record.metadata.organ]
    return PublicRecord(
        path=record.path,
        sha256=record.digest,
        organ_name=organ.name,
        region=organ.region,
        metadata=record.metadata,
        elements={state.id: state.state.value for state in record.elements},
        findings=(*record.findings, *added),
    )


def write(out: Path, url: str, html: str) -> None:
    """Write a page's file, its folder made where it is missing."""
    folder = f"{out}/{url}"
    try:
        os.mkdir(folder)  # noqa: PTH102  # the quick way: parents mostly exist already
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    with open(f"{folder}index.html", "wb", buffering=0) as file:  # noqa: PTH123
        file.write(html.encode())


@lru_cache(maxsize=4)
def _letterhead(data: bytes) -> Letterhead:
    return msgspec.msgpack.decode(data, type=Letterhead)


def attachments(records: tuple[Record, ...], files: frozenset[str]) -> Mapping[str, str]:
    """The files that published disclosures point to, by path; only these are published."""
    found: dict[str, str] = {}
    for record in records:
        if record.metadata.withdrawn is not None:
            continue
        for link in record.links:
            path = place_of(record.folder, link.target)
            if path in files and not path.endswith((".md", "register.yml")):
                found[path] = record.path
    return found
