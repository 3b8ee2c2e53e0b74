"""Printing: pages are filled and written, disclosures pack by pack in workers."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from gongkai.corpus import Record
from gongkai.edition import Edition
from gongkai.findings import Finding
from gongkai.loading import Task, pack_path
from gongkai.model import Metadata
from gongkai.packs import Packed, read_pack
from gongkai.press.letterheads import Letterhead
from gongkai.press.templates import printed
from gongkai.views import Page, disclosure
from gongkai.views.disclosure import Surroundings

_surroundings = msgspec.msgpack.Decoder(dict[str, Surroundings])


class Order(msgspec.Struct, frozen=True):
    """What a worker needs to print a pack: whither, on which letterhead, with what around.

    ``letterhead`` and ``surroundings`` are encoded; the latter holds the paths that are to be
    printed, no others.
    """

    pack: str
    out: str
    letterhead: bytes
    surroundings: bytes
    serving: bool = False


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
    """Print the disclosures of a pack and what is taken away with them; how many."""
    head = _letterhead(order.letterhead)
    wanted = _surroundings.decode(order.surroundings)
    packed = read_pack(pack_path(task.root, order.pack))
    for path, around in wanted.items():
        page = _page(packed[path], around, task, serving=order.serving)
        write(Path(order.out), page.url, printed(page, disclosure.SORT.template, head))
        if not order.serving and task.context.settings.downloads:
            _write_downloads(packed[path].record, around.findings, Path(order.out), task)
    return len(wanted)


def _page(packed: Packed, around: Surroundings, task: Task, *, serving: bool) -> Page:
    meta, context = packed.record.metadata, task.context
    if meta.organ not in context.register.organs or meta.kind not in context.kinds:
        return disclosure.unplaced(packed.record, around)
    return disclosure.page_of(packed.record, packed.article, around, task.context, serving=serving)


def _write_downloads(record: Record, added: tuple[Finding, ...], out: Path, task: Task) -> None:
    """Lay the Markdown and the data beside the folder of the page."""
    shutil.copyfile(task.root / record.path, out / record.path)
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


def attachments(edition: Edition) -> Iterator[str]:
    """The files that published disclosures point to and that are handed out; only these are."""
    shown = {record.path for record in edition.published}
    for path, pointing in edition.corpus.pointers.items():
        if path not in edition.corpus.withheld and any(one.path in shown for one, _ in pointing):
            yield path
