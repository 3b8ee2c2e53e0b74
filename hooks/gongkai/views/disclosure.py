"""A disclosure: its card, its text, what is known of its faults, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import quote

import msgspec
from markupsafe import Markup, escape

from gongkai import law
from gongkai.corpus import Record
from gongkai.edition import Edition
from gongkai.figures import Stated
from gongkai.findings import Finding, Severity
from gongkai.ledger import ledger_of
from gongkai.model import Metadata
from gongkai.press.article import Article, Entry, anchor_at, signed, without_links
from gongkai.rules import Context

from ._card import card, labels
from ._chronicle import Chronicle, chronicle
from ._ledger import cell_of
from ._sort import Page, Sort
from ._takeaway import TakeAway, take_away, terms
from ._title import title_parts
from ._year_before import Beside, year_before
from .addresses import (
    organ_url,
    region_url,
    report_url,
    resemblance_url,
    rule_url,
)

_SIBLINGS = 8
_FIGURES = 40
# Readers copy commands that name a file: a name must mean nothing to a shell.
_PLAIN_NAME = re.compile(r"\w[\w.-]*")


class Neighbour(msgspec.Struct, frozen=True):
    """Another disclosure that a reader of this one may want: its name and address."""

    name: str
    url: str


class Surroundings(msgspec.Struct, frozen=True):
    """What a disclosure's page needs to know of the others.

    ``resemblance`` is the address of the page that shows what it shares with earlier ones.
    ``withheld`` are the targets of its links that are not handed out; ``deadline`` says by when it
    was due and whether it was there, empty where nothing was owed. ``beside`` holds its numbers
    against those of the year before.
    """

    findings: tuple[Finding, ...] = ()
    own: tuple[Neighbour, ...] = ()
    siblings: tuple[Neighbour, ...] = ()
    resemblance: str = ""
    deadline: str = ""
    withheld: tuple[str, ...] = ()
    chronicle: Chronicle = Chronicle()
    beside: Beside = Beside()


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding as its page shows it, with the way to its place and to its rule.

    ``passages`` is the address of the page that shows its evidence, where it has one.
    """

    severity: str
    severity_name: str
    rule: str
    rule_url: str
    message: str
    basis: str
    hint: str
    anchor: str
    passages: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What was made of a file before the others were known."""

    record: Record
    article: Article
    figures: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureView:
    """What the page of a disclosure says."""

    digest: str
    stem: str
    title: tuple[str, ...] = ()
    card: tuple[tuple[str, str, str], ...] = ()
    article: str = ""
    contents: tuple[Entry, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    problems: tuple[Problem, ...] = ()
    waived: tuple[Problem, ...] = ()
    figures: Markup = field(default_factory=Markup)
    figure_count: int = 0
    more_figures: int = 0
    surroundings: Surroundings = field(default_factory=Surroundings)
    downloads: tuple[tuple[str, str], ...] = ()
    taken: TakeAway = field(default_factory=TakeAway)
    edit: str = ""
    kind: str = ""
    region: str = ""
    year: str = ""

    @property
    def file(self) -> str:
        """What the downloaded Markdown is called in a command that readers may copy."""
        return f"{self.stem if _PLAIN_NAME.fullmatch(self.stem) else '文件名'}.md"


def surroundings(record: Record, edition: Edition) -> Surroundings:
    """The neighbours of a record: its organ's other years, other organs of its region and year."""
    meta, organ = record.metadata, edition.organ(record)
    own = (
        Neighbour(_short(other), report_url(other.path))
        for other in edition.by_organ.get(organ.id, ())
        if other.path != record.path and other.metadata.kind == meta.kind
    )
    siblings = (
        Neighbour(edition.organ(other).name, report_url(other.path))
        for other in edition.by_place.get((organ.region, meta.kind, meta.year), ())
        if other.metadata.organ != organ.id
    )
    return Surroundings(
        findings=edition.added.get(record.path, ()),
        own=tuple(islice(own, _SIBLINGS)),
        siblings=tuple(islice(siblings, _SIBLINGS)),
        resemblance=resemblance_url(record.path) if record.path in edition.resemblances else "",
        deadline=_deadline(record, edition),
        withheld=edition.corpus.withheld_from(record),
        chronicle=chronicle(record.path, edition.history),
        beside=year_before(record, edition),
    )


def _deadline(record: Record, edition: Edition) -> str:
    entry = ledger_of(edition).by_report.get(record.path)
    return f"{entry.duty.due}，{cell_of(entry, ledger_of(edition)).word}" if entry else ""


def _short(record: Record) -> str:
    meta = record.metadata
    if meta.year is None:
        return meta.title
    return f"{meta.year}年"


def page_of(
    content: Content, around: Surroundings, context: Context, *, address: str = "", serving: bool
) -> Page:
    """The page of a disclosure, on a site at ``address``; ``serving`` shows tips to clerks too."""
    if content.record.metadata.withdrawn:
        content, around = _withdrawn(content, around)
    record, article = content.record, content.article
    meta = record.metadata
    kind, organ = context.kinds[meta.kind], context.register.organs[meta.organ]
    register = context.register
    findings = sorted(
        (*record.findings, *around.findings),
        key=lambda finding: (finding.severity.weight, finding.order),
    )
    anchors = article.anchored_lines() if findings or content.figures else []
    shown = [f for f in findings if serving or f.severity is not Severity.INFO]
    above = (*reversed(register.ancestors(organ.region)), organ.region)
    trail = (
        *((register.region_name(code), region_url(code)) for code in above),
        (organ.name, organ_url(organ.id)),
    )
    url = report_url(record.path)
    stem = record.slug
    downloads = (
        ("Markdown 原文（纯文本）", f"../{stem}.md"),
        ("JSON 数据（供程序读取）", f"../{stem}.json"),
    )
    whole = f"{address.rstrip('/')}/{quote(url)}" if address else ""
    view = DisclosureView(
        title=title_parts(meta.title, organ.name),
        card=card(record, kind, context, around.deadline),
        article=signed(without_links(article.html, around.withheld)),
        contents=article.contents,
        metadata=record.metadata,
        problems=tuple(_problem(f, anchors, around) for f in shown if not f.waived),
        waived=tuple(_problem(f, anchors, around) for f in findings if f.waived),
        figures=Markup("").join(_figure(one, anchors) for one in content.figures[:_FIGURES]),
        figure_count=len(content.figures),
        more_figures=max(len(content.figures) - _FIGURES, 0),
        surroundings=around,
        downloads=downloads if context.settings.downloads and not meta.withdrawn else (),
        taken=take_away(meta, organ.name, whole),
        digest=record.digest,
        edit=_edit_url(context.settings.repository, record.path),
        stem=stem,
        kind=kind.name,
        region=register.region_name(organ.region),
        year=f"{meta.year}年" if meta.year else "",
    )
    return Page(
        url=url,
        title=meta.title,
        view=view,
        description=meta.summary or meta.title,
        trail=trail,
        contents=article.contents,
        column=(kind.name, f"{kind.name}，依据{law.cite(kind.basis)}公开"),
        labels=tuple(labels(meta, organ.name)),
        terms=tuple(terms(meta, organ.name)),
    )


def _figure(one: Stated, anchors: list[int]) -> Markup:
    """The row of a figure: what is counted, with the way to its place, and how much.

    Reports have dozens of figures: a template would take as long for them as for all the rest.
    """
    said = "，".join(filter(None, (f"属于“{one.part_of}”" if one.part_of else "", one.period)))
    name = escape(one.name + (f"（{said}）" if said else ""))
    anchor = anchor_at(one.line, anchors)
    linked = f'<a href="#{anchor}">{name}</a>' if anchor else name
    return Markup(f"<tr><td>{linked}<td>{escape(one.written)}\n")  # noqa: S704  # its words are escaped


def _withdrawn(content: Content, around: Surroundings) -> tuple[Content, Surroundings]:
    """What is left of a withdrawn text: its card and the reason, no words, no files."""
    record = content.record
    metadata = msgspec.structs.replace(
        record.metadata, attachments=(), waivers=(), source="", summary=""
    )
    kept = msgspec.structs.replace(record, metadata=metadata, findings=())
    return Content(kept, Article("")), msgspec.structs.replace(around, findings=())


def _edit_url(repository: str, path: str) -> str:
    """Where a forge lets a file be edited: ``{path}`` of the setting, or its end, is the path."""
    if not repository:
        return ""
    if "{path}" in repository:
        return repository.replace("{path}", quote(path))
    return f"{repository.rstrip('/')}/{quote(path)}"


def _problem(finding: Finding, anchors: list[int], around: Surroundings) -> Problem:
    """A finding with the way to the block that its line stands in, if it stands in the text."""
    return Problem(
        severity=finding.severity,
        severity_name=finding.severity.word,
        rule=finding.rule,
        rule_url=rule_url(finding.rule),
        message=finding.message,
        basis=finding.basis,
        hint=finding.hint,
        anchor=anchor_at(finding.line, anchors),
        passages=around.resemblance if finding.rule[0] == "R" else "",
    )


def unplaced(record: Record, around: Surroundings) -> Page:
    """The page, while editing, of a file that has no place on the site yet: its findings alone."""
    problems = tuple(
        _problem(finding, [], around) for finding in (*record.findings, *around.findings)
    )
    view = DisclosureView(problems=problems, digest=record.digest, stem=record.slug)
    return Page(report_url(record.path), f"{record.slug} 还不能公开", view)


def _none(_edition: Edition) -> Iterator[Page]:
    """Disclosures are printed from packs, in workers, not from here."""
    return iter(())


SORT = Sort(
    id="disclosure", template="disclosure", under="organs/", title="公开件", pages=_none, depth=4
)
