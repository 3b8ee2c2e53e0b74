"""Printing: pages are filled and written, disclosures pack by pack in workers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from gongkai.corpus import Record
from gongkai.crashes import named
from gongkai.edition import Edition
from gongkai.errors import GongkaiError
from gongkai.findings import Finding
from gongkai.loading import Task, pack_path
from gongkai.opendata.disclosure import public_record
from gongkai.packs import Packed, read_pack
from gongkai.press.figure_files import lay_part
from gongkai.press.letterheads import Letterhead
from gongkai.press.templates import printed
from gongkai.search import Shelf, head_of
from gongkai.site_files import Digests, put, write_file
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
    no others. ``dictionary`` is what the texts of the search share, ``address`` where the site will
    stand, if anyone said so.
    """

    pack: str
    out: str
    letterhead: bytes
    wanted: bytes
    serving: bool = False
    dictionary: bytes = b""
    address: str = ""


def print_pack(order: Order, task: Task) -> Digests:
    """Print the disclosures of a pack and what is taken away with them; the digests by path.

    Raises:
        GongkaiError: what was checked is no longer what is there.

    """
    head = _letterhead(order.letterhead)
    orders = _wanted.decode(order.wanted)
    packed = read_pack(pack_path(task.root, order.pack))
    shelf = Shelf(Path(order.out), order.dictionary)
    digests: Digests = {}
    for path, wanted in orders.items():
        found = packed.get(path)
        if found is None or found.record.key != wanted.key:
            raise changed_meanwhile(path)
        with named(path):
            page = _page(found, wanted.around, order, task)
            html = printed(page, disclosure.SORT.template, head)
            digests |= write(Path(order.out), page.url, html)
            if _takes_away(found.record, order, task):
                digests |= _write_downloads(found, wanted.around.findings, Path(order.out), task)
            if wanted.number is not None:
                _shelve(shelf, wanted.number, found, task)
    if task.context.settings.downloads and not order.serving:
        lay_part(order.pack, (packed[path] for path in orders), Path(order.out), task.context)
    return digests | shelf.close()


def _shelve(shelf: Shelf, number: int, packed: Packed, task: Task) -> None:
    """Let a disclosure be searched; of a withdrawn one only its title and names."""
    meta = packed.record.metadata
    organ = task.context.register.organs[meta.organ]
    html = "" if meta.withdrawn else packed.article.html
    shelf.add(number, head_of(packed.record, organ.name), html)


def changed_meanwhile(path: str) -> GongkaiError:
    """What is raised where a file is not what was checked: nothing unchecked is published."""
    return GongkaiError(f"{path} 在生成站点期间有改动，请再运行一次")


def _takes_away(record: Record, order: Order, task: Task) -> bool:
    """Whether Markdown and data are laid beside the page: not of a text that was withdrawn."""
    on = task.context.settings.downloads and not order.serving
    return on and record.metadata.withdrawn is None


def _page(packed: Packed, around: Surroundings, order: Order, task: Task) -> Page:
    meta, context = packed.record.metadata, task.context
    if meta.organ not in context.register.organs or meta.kind not in context.kinds:
        return disclosure.unplaced(packed.record, around)
    content = disclosure.Content(packed.record, packed.article, packed.figures)
    return disclosure.page_of(
        content, around, context, address=order.address, serving=order.serving
    )


def _write_downloads(packed: Packed, added: tuple[Finding, ...], out: Path, task: Task) -> Digests:
    """Lay the Markdown and the data beside the folder of the page; their digests by path."""
    record = packed.record
    source = (task.root / record.path).read_bytes()
    if hashlib.sha256(source).hexdigest() != record.digest:
        raise changed_meanwhile(record.path)
    put(f"{out}/{record.path}", source)
    data = msgspec.json.encode(public_record(packed, added, task.context))
    beside = f"{record.path.removesuffix('.md')}.json"
    return {record.path: record.digest, **write_file(out, beside, data)}


def write(out: Path, url: str, html: str) -> Digests:
    """Write a page's file; its digest by its path."""
    return write_file(out, f"{url}index.html", html.encode())


@lru_cache(maxsize=4)
def _letterhead(data: bytes) -> Letterhead:
    return msgspec.msgpack.decode(data, type=Letterhead)


def attachments(edition: Edition) -> Iterator[str]:
    """The files that published disclosures point to and that are handed out; only these are."""
    shown = {one.path for one in edition.published if one.metadata.withdrawn is None}
    for path, pointing in edition.corpus.pointers.items():
        if path not in edition.corpus.withheld and any(one.path in shown for one, _ in pointing):
            yield path
