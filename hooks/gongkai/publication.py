"""One build: the reports are loaded while the engine lays out letterheads, then printed on them."""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import msgspec

from gongkai import fixity, search
from gongkai.edition import Edition
from gongkai.errors import GongkaiError
from gongkai.findings import Finding
from gongkai.history import History, history_of
from gongkai.inspection import Inspection
from gongkai.loading import Progress, Task, in_worker, largest_first
from gongkai.press import printing, proof
from gongkai.press.catalogue_files import write_catalogue
from gongkai.press.feeds import Where, write_feeds
from gongkai.press.figure_files import put_together
from gongkai.press.ledger_files import write_ledger
from gongkai.press.letterheads import Letterhead
from gongkai.press.policy import inline_of, joined
from gongkai.press.printing import Order, Wanted
from gongkai.press.references import broken_references
from gongkai.press.server_files import write_server_files
from gongkai.press.site_map import NAME as SITE_MAP
from gongkai.press.site_map import site_map
from gongkai.press.templates import compile_ahead, hole, printed
from gongkai.settings import OnError
from gongkai.site_files import Digests
from gongkai.views import disclosure, sorts
from gongkai.views.data import figure_files
from gongkai.views.disclosure import Surroundings, surroundings
from gongkai.views.holes import HOLES

# Only children of the "mkdocs" logger count towards --strict.
_LOG = logging.getLogger("mkdocs.gongkai")
_FEW_TO_SEARCH = 300
_HOLE = re.compile(r'<div data-gongkai="(\w+)"></div>')


@dataclass(frozen=True, slots=True)
class Laid:
    """What the engine laid out: letterheads by sort or address, hand-written pages by address.

    ``apart`` are pages that stand alone, such as the one for what was not found; ``where`` is
    where the site will stand and what it is called.
    """

    letterheads: dict[str, Letterhead] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    apart: list[str] = field(default_factory=list)
    where: Where = field(default_factory=Where)

    def write_server_files(self, root: Path) -> None:
        """Write what a web server is to say along with all these pages."""
        heads = ("".join(head.pieces) for head in self.letterheads.values())
        pages = chain(heads, self.written.values(), self.apart)
        write_server_files(root, joined(inline_of(page) for page in pages))


class Publication:
    """A build under way, from the files under ``reports/`` to a folder of pages."""

    def __init__(self, task: Task, *, serving: bool = False) -> None:
        # Before the workers begin, so that they begin with it.
        compile_ahead(disclosure.SORT.template)
        self._task = task
        self._serving = serving
        self._inspection = Inspection(task, serving=serving)
        self._pool = self._inspection.pool

    def close(self) -> None:
        """End the workers."""
        self._inspection.close()

    def edition(self, progress: Progress | None = None) -> Edition:
        """Everything read and checked.

        Raises:
            RuleCrash: a rule failed of itself.

        """
        return self._inspection.edition(progress)

    def print(self, edition: Edition, laid: Laid, out: Path) -> None:
        """Write every page, what is taken away with them, the proof, and the list of it all."""
        digests: Digests = {}
        edition.history = self._history(edition)
        plan = self._search_plan(edition)
        waiting = self._hand_out(edition, laid, out, plan)
        pages = list(laid.written)
        for sort in sorts().values():
            for page in sort.pages(edition):
                head = laid.letterheads.get(page.url) or laid.letterheads[sort.id]
                digests |= printing.write(out, page.url, printed(page, sort.template, head))
                pages.append(page.url)
        if laid.where.address:
            text = site_map(edition, laid.where.address, pages)
            (out / SITE_MAP).write_text(text, encoding="utf-8", newline="\n")
        digests |= _fill(laid, edition, out)
        attached = frozenset(printing.attachments(edition))
        for path in sorted(attached):
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self._task.root / path, out / path)
        if edition.context.settings.downloads:
            digests |= write_ledger(edition, out)
            digests |= write_feeds(edition, laid.where, out)
            if not self._serving:
                digests |= write_catalogue(edition, laid.where.address, out)
        (out / proof.NAME).write_bytes(proof.encoded(proof.proof_of(edition)))
        for future in waiting:
            digests |= future.result()
        tables = self._put_together(edition, out)
        digests |= search.build(edition, plan, out, self._pool) if plan else {}
        digests |= tables.result() if tables else {}
        # Which of two of the same name came last, only the file itself can tell.
        fixity.list_files(out, {path: d for path, d in digests.items() if path not in attached})
        for url, html in laid.written.items():
            for reference in broken_references(html, url, out):
                _LOG.warning("%s 里的链接“%s”没有对应的页面", url or "首页", reference)

    def _search_plan(self, edition: Edition) -> search.Plan | None:
        """How reports are to be searched; nothing where they are not, or a clerk waits for many."""
        waiting = self._serving and len(edition.published) > _FEW_TO_SEARCH
        if waiting or not edition.context.settings.search:
            return None
        return search.plan(edition, self._inspection.packs)

    def _history(self, edition: Edition) -> History:
        """What the version record says of what is shown, if the site is to tell it."""
        if not self._task.context.settings.history:
            return History(why_not="本站没有设置列出公开后的变动", asked=False)
        return history_of(self._task.root, edition.published)

    def _hand_out(
        self, edition: Edition, laid: Laid, out: Path, plan: search.Plan | None
    ) -> list[Future[Digests]]:
        """Have the disclosures printed, pack by pack; here and now where there is no pool."""
        encoded = msgspec.msgpack.encode(laid.letterheads[disclosure.SORT.id])
        waiting: list[Future[Digests]] = []
        numbers = plan.numbers if plan else {}
        for name, wanted in self._orders(edition, numbers):
            order = Order(
                name,
                str(out),
                encoded,
                msgspec.msgpack.encode(wanted),
                serving=self._serving,
                dictionary=plan.dictionary if plan else b"",
                address=laid.where.address,
            )
            if self._pool is None:
                waiting.append(self._given(printing.print_pack, order, self._task))
            else:
                waiting.append(self._given(in_worker, printing.print_pack, order))
        return waiting

    def _put_together(self, edition: Edition, out: Path) -> Future[Digests] | None:
        """Have the parts of the tables that workers laid down made whole, beside other work."""
        if not edition.context.settings.downloads or self._serving:
            return None
        return self._given(put_together, figure_files(edition), out)

    def _given(self, work: Callable[..., Digests], *subject: object) -> Future[Digests]:
        """A piece of work given to the pool; done here and now where there is none."""
        if self._pool is not None:
            return self._pool.submit(work, *subject)
        done: Future[Digests] = Future()
        done.set_result(work(*subject))
        return done

    def _orders(
        self, edition: Edition, numbers: Mapping[str, int]
    ) -> Iterator[tuple[str, dict[str, Wanted]]]:
        """For each pack what is to be printed; unread files only where a clerk is looking on."""
        shown = {record.path: record for record in edition.published}
        for name, paths in largest_first(self._inspection.packs):
            wanted = {
                path: Wanted(shown[path].key, surroundings(shown[path], edition), numbers.get(path))
                for path in paths
                if path in shown
            }
            if self._serving:
                known = edition.corpus.by_path
                left = [path for path in paths if path in known and path not in shown]
                for path in left:
                    alone = Surroundings(edition.added.get(path, ()))
                    wanted[path] = Wanted(known[path].key, alone)
            if wanted:
                yield name, wanted


def refused(edition: Edition) -> tuple[Finding, ...]:
    """The findings for which this edition may not be published; none if it may."""
    if edition.context.settings.on_error is OnError.STOP:
        return edition.blocking
    return edition.stopping


def _fill(laid: Laid, edition: Edition, out: Path) -> Digests:
    """Write the hand-written pages that have holes."""
    digests: Digests = {}
    for url, html in laid.written.items():
        filled = _filled(html, url, edition)
        if filled != html:
            digests |= printing.write(out, url, filled)
    return digests


def _filled(html: str, url: str, edition: Edition) -> str:
    """A hand-written page with its holes filled."""
    base = "../" * url.count("/")

    def content(found: re.Match[str]) -> str:
        name = found[1]
        if name not in HOLES:
            known = "、".join(HOLES)
            raise GongkaiError(
                f"{url or '首页'} 里的 data-gongkai=“{name}”没有对应的内容，可以写的有：{known}"
            )
        return hole(name, HOLES[name](edition), base)

    return _HOLE.sub(content, html)
