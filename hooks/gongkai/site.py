"""The engine's events: MkDocs (or ProperDocs) lays out pages, the publication fills them.

Nothing else in this package knows the engine.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler

from gongkai.as_of import as_of
from gongkai.crashes import told, trace_if_asked
from gongkai.errors import GongkaiError
from gongkai.inspection import report_of, task_for
from gongkai.press import letterheads, placing, stylesheet
from gongkai.press.bytecode import keep_compiled
from gongkai.press.feeds import Where
from gongkai.press.labels import Labels, as_html, column_labels, site_labels, unknown_division
from gongkai.press.mending import mended
from gongkai.press.policy import guarded
from gongkai.press.swap import Staging
from gongkai.publication import Laid, Publication, refused
from gongkai.reporters import reporters
from gongkai.settings import Settings, settings_in
from gongkai.telling import Ticker, verdict
from gongkai.views import sorts

# Only children of the "mkdocs" logger count towards --strict.
_LOG = logging.getLogger("mkdocs.gongkai")


class Site:
    """One process's sites: each build of it, under ``serve`` one after another."""

    def __init__(self) -> None:
        """Nothing is known before the engine speaks."""
        self._serving = False
        self._settings = Settings()
        self._labels: Labels = ()
        self._staging: Staging | None = None
        self._publication: Publication | None = None
        self._laid = Laid()
        self._opened: list[Page] = []
        self._config: MkDocsConfig | None = None
        self._site_dir = ""

    def on_startup(self, *, command: str, **_: object) -> None:
        """Learn whether someone is editing and looking on."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Begin: read the settings, set the reports going, have the site made beside the old."""
        self._end()
        address = "" if self._serving else config.site_url or ""
        self._laid = Laid(where=Where(address, config.site_name))
        try:
            self._begin(config)
        except GongkaiError as error:
            self._fail(error)
        return config

    def _begin(self, config: MkDocsConfig) -> None:
        _make_importable()
        root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        self._settings = settings_in(config.extra)
        self._labels = site_labels(self._settings.site)
        task = task_for(root, self._settings, as_of(self._settings))
        odd = unknown_division(self._settings.site, task.context.register.regions)
        if odd:
            _LOG.warning("%s", odd)
        if not self._serving:
            self._config = config
            self._site_dir = config.site_dir
            self._staging = Staging(Path(config.site_dir))
            config.site_dir = str(self._staging.folder)
        self._publication = Publication(task, serving=self._serving)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages of the navigation that are generated, a page a letterhead, the styles."""
        files.append(File.generated(config, stylesheet.NAME, content=stylesheet.stylesheet()))
        for file in _unused(files, config):
            files.remove(file)
        named = set(placing.named_in(config.nav))
        for sort in sorts().values():
            source = placing.source_of(sort)
            files.append(_generated(config, source, sort.id, sort.title, named=source in named))
        for source in named:
            if files.get_file_from_path(source) is None and placing.sort_at(source):
                key = f"{source.removesuffix('.md')}/"
                files.append(_generated(config, source, key, "", named=True))
        return files

    def on_env(self, env: Environment, **_: object) -> Environment:
        """Have the theme's templates compiled once, not in every build."""
        keep_compiled(env)
        return env

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Put the holes into the pages that are to be letterheads."""
        if placing.META not in page.meta:
            return html
        page.toc = TableOfContents([AnchorLink(letterheads.ENTRY, letterheads.ANCHOR, 2)])
        return letterheads.HEADING + letterheads.CONTENT

    def on_page_context(
        self, context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        """Show the navigation's entry above a letterhead as open."""
        if placing.META in page.meta:
            page.canonical_url = (
                f"{config.site_url.rstrip('/')}/{letterheads.ADDRESS}" if config.site_url else None
            )
            self._opened = _parents(page, nav)
            for parent in self._opened:
                parent.active = True
        return context

    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Take letterheads, and remember hand-written pages for their holes."""
        output = mended(output)
        if placing.META not in page.meta:
            output = self._guarded(letterheads.labelled(output, self._labels_of(page)))
            self._laid.written[page.url] = output
            return output
        for parent in self._opened:
            parent.active = False
        head = letterheads.letterhead(output, self._labels, guard=not self._serving)
        self._laid.letterheads[str(page.meta[placing.META])] = head
        return ""

    def _guarded(self, output: str) -> str:
        """A page with its policy; the server that shows pages to a clerk adds a script to them."""
        return output if self._serving else guarded(output)

    def _labels_of(self, page: Page) -> str:
        """The labels of a hand-written page; the home page belongs to no column."""
        if not self._labels or not page.url:
            return as_html(self._labels)
        title = str(page.title or "")
        described = str(page.meta.get("description") or title)
        return as_html((*self._labels, *column_labels(title, described)))

    def on_post_template(self, output: str, *, template_name: str, **_: object) -> str:
        """Leave the site map to the press: the engine knows neither pages nor dates."""
        if template_name == "sitemap.xml":
            return ""
        if template_name.endswith(".html"):
            output = self._guarded(letterheads.labelled(output, as_html(self._labels)))
            self._laid.apart.append(output)
        return output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Print what may be published, and put it in the place of the last good site."""
        try:
            self._finish(config)
        except GongkaiError as error:
            self._fail(error)
        except Exception as error:  # noqa: BLE001  # a clerk never meets a trace
            self._fail(GongkaiError(told(error)))
        finally:
            self._end()

    def on_build_error(self, *, error: Exception, **_: object) -> None:  # noqa: ARG002  # the engine's
        """Leave the last good site as it was."""
        self._end()

    def on_shutdown(self) -> None:
        """End what a build that was broken off may have left."""
        self._end()

    def _finish(self, config: MkDocsConfig) -> None:
        if self._publication is None:
            return
        edition = self._publication.edition(Ticker())
        refusing = refused(edition)
        if refusing and not self._serving:
            sys.stderr.write(reporters()["text"](report_of(edition)))
            raise GongkaiError(f"有{len(refusing)}个错误，请按上面的提示改正后再试")
        self._publication.print(edition, self._laid, Path(config.site_dir))
        if self._staging is not None and not (config.strict and _warned()):
            self._staging.put_in_place()
            self._laid.write_server_files(Path(config.config_file_path).parent)
            _LOG.info("%s", verdict(edition, self._staging.site))

    def _fail(self, error: GongkaiError) -> None:
        """End the build; while someone is editing say so and go on: the server must answer."""
        sys.stderr.write(trace_if_asked())
        if not self._serving:
            raise Abort(f"{error}\n没有生成新站点，原有的站点保持不变")
        _LOG.error("%s\n这次没有更新页面；改正后保存，会再试一次", error)

    def _end(self) -> None:
        """Let go of workers and staging, however the build went."""
        if self._publication is not None:
            self._publication.close()
            self._publication = None
        if self._staging is not None:
            self._staging.abandon()
            self._staging = None
        if self._config is not None:
            self._config.site_dir = self._site_dir
            self._config = None


def _make_importable() -> None:
    """Keep this package on the path: the engine takes it away once the hooks are loaded.

    Workers that start afresh, as they do while the server runs, import it by name.
    """
    folder = str(Path(__file__).parent.parent)
    if folder not in sys.path:
        sys.path.append(folder)


def _warned() -> bool:
    """Whether the engine counted a warning that will end a strict build after the last event."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


def _generated(config: MkDocsConfig, source: str, key: str, title: str, *, named: bool) -> File:
    """A page of holes; ``named`` in the navigation."""
    text = placing.front_matter(source, key, title)
    inclusion = InclusionLevel.UNDEFINED if named else InclusionLevel.NOT_IN_NAV
    return File.generated(config, source, content=text, inclusion=inclusion)


def _unused(files: Files, config: MkDocsConfig) -> list[File]:
    """The theme's scripts, which no page loads, and what helps nobody but its makers."""
    return [
        file
        for file in files
        if not (file.abs_src_path or "").startswith(config.docs_dir)
        and (file.src_uri.startswith("assets/javascripts/") or file.src_uri.endswith(".map"))
    ]


def _parents(page: Page, nav: Navigation) -> list[Page]:
    """The entries of the navigation that lead to the pages of a letterhead."""
    sort = sorts().get(str(page.meta[placing.META]))
    if sort is None or sort.index:
        return []
    return [entry for entry in nav.pages if entry.url == sort.under]


class _NoSkippedPages(logging.Filter):
    """Passes over the engine's word that a letterhead was not written: that is as it should be."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not record.getMessage().startswith(("Page skipped", "Template skipped: 'sitemap"))


logging.getLogger("mkdocs.commands.build").addFilter(_NoSkippedPages())
