"""A disclosure: its card, its text, what is known of its faults, and what stands beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import msgspec

from gongkai import law
from gongkai.corpus import Record
from gongkai.edition import Edition
from gongkai.findings import Finding, Severity
from gongkai.kinds import Kind
from gongkai.model import Metadata
from gongkai.press.article import Article, Entry
from gongkai.rules import Context

from ._chronicle import Chronicle, chronicle
from ._sort import Page, Sort
from .addresses import (
    category_url,
    kind_url,
    organ_url,
    region_url,
    report_url,
    rule_url,
    year_url,
)

_SIBLINGS = 8
_ANCHOR = re.compile(r'id="L(\d+)"')


class Neighbour(msgspec.Struct, frozen=True):
    """Another disclosure that a reader of this one may want: its name and address."""

    name: str
    url: str


class Surroundings(msgspec.Struct, frozen=True):
    """What a disclosure's page needs to know of the others."""

    findings: tuple[Finding, ...] = ()
    own: tuple[Neighbour, ...] = ()
    siblings: tuple[Neighbour, ...] = ()
    chronicle: Chronicle = Chronicle()


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding as its page shows it, with the way to its place and to its rule."""

    severity: str
    severity_name: str
    rule: str
    rule_url: str
    message: str
    basis: str
    hint: str
    anchor: str


@dataclass(frozen=True, slots=True)
class DisclosureView:
    """What the page of a disclosure says."""

    card: tuple[tuple[str, str, str], ...]
    article: str
    contents: tuple[Entry, ...]
    metadata: Metadata
    problems: tuple[Problem, ...]
    waived: tuple[Problem, ...]
    surroundings: Surroundings
    downloads: tuple[tuple[str, str], ...]
    digest: str
    edit: str
    stem: str
    kind: str
    region: str
    year: str


def surroundings(record: Record, edition: Edition) -> Surroundings:
    """The neighbours of a record: its organ's other years, other organs of its region and year."""
    meta, organ = record.metadata, edition.organ(record)
    own = [
        Neighbour(_short(other), report_url(other.path))
        for other in edition.by_organ.get(organ.id, ())
        if other.path != record.path and other.metadata.kind == meta.kind
    ]
    siblings = [
        Neighbour(edition.organ(other).name, report_url(other.path))
        for other in edition.by_place.get((organ.region, meta.kind, meta.year), ())
        if other.path != record.path and other.metadata.organ != organ.id
    ]
    return Surroundings(
        edition.added.get(record.path, ()),
        tuple(own[:_SIBLINGS]),
        tuple(siblings[:_SIBLINGS]),
        chronicle(record.path, edition.history),
    )


def _short(record: Record) -> str:
    meta = record.metadata
    if meta.year is None:
        return meta.title
    return f"{meta.year}年"


def page_of(
    record: Record, article: Article, around: Surroundings, context: Context, *, serving: bool
) -> Page:
    """The page of a disclosure; ``serving`` shows the clerk's tips too."""
    meta = record.metadata
    if meta.withdrawn:
        record, article, around = _withdrawn(record, around)
    kind, organ = context.kinds[meta.kind], context.register.organs[meta.organ]
    register = context.register
    findings = sorted(
        (*record.findings, *around.findings),
        key=lambda finding: (finding.severity.weight, finding.order),
    )
    anchors = _anchored_lines(article) if findings else []
    shown = [f for f in findings if serving or f.severity is not Severity.INFO]
    above = (*reversed(register.ancestors(organ.region)), organ.region)
    trail = (
        *((register.region_name(code), region_url(code)) for code in above),
        (organ.name, organ_url(organ.id)),
    )
    url = report_url(record.path)
    stem = record.slug
    downloads = (("Markdown 原文", f"../{stem}.md"), ("JSON 数据", f"../{stem}.json"))
    view = DisclosureView(
        card=_card(record, kind, context),
        article=article.html,
        contents=article.contents,
        metadata=record.metadata,
        problems=tuple(_problem(f, anchors) for f in shown if not f.waived),
        waived=tuple(_problem(f, anchors) for f in findings if f.waived),
        surroundings=around,
        downloads=downloads if context.settings.downloads and not meta.withdrawn else (),
        digest=record.digest,
        edit=_edit_url(context.settings.repository, record.path),
        stem=stem,
        kind=kind.name,
        region=register.region_name(organ.region),
        year=f"{meta.year}年" if meta.year else "",
    )
    return Page(url, meta.title, view, meta.summary or meta.title, trail, article.contents)


def _withdrawn(record: Record, around: Surroundings) -> tuple[Record, Article, Surroundings]:
    """What is left of a withdrawn text: its card and the reason, neither words nor files."""
    metadata = msgspec.structs.replace(record.metadata, attachments=(), waivers=(), source="")
    kept = msgspec.structs.replace(record, metadata=metadata, findings=())
    return kept, Article(""), msgspec.structs.replace(around, findings=())


def _edit_url(repository: str, path: str) -> str:
    """Where a forge lets a file be edited: ``{path}`` of the setting, or its end, is the path."""
    if not repository:
        return ""
    if "{path}" in repository:
        return repository.replace("{path}", quote(path))
    return f"{repository.rstrip('/')}/{quote(path)}"


def _card(record: Record, kind: Kind, context: Context) -> tuple[tuple[str, str, str], ...]:
    """The rows of the card as (name, text, address); what the file does not say is left blank."""
    meta = record.metadata
    organ = context.register.organs[meta.organ]
    category = law.categories().get(meta.category or 0)
    rows = (
        ("索引号", meta.index, ""),
        ("发文字号", meta.number, ""),
        ("发布机构", organ.name, organ_url(organ.id)),
        ("公开种类", kind.name, kind_url(kind.id)),
        ("所属年度", f"{meta.year}年", year_url(meta.year)) if meta.year else None,
        ("公开类别", category.short, category_url(category.number)) if category else None,
        ("成文日期", meta.written.isoformat() if meta.written else "", ""),
        ("发布日期", meta.published.isoformat() if meta.published else "未注明", ""),
        ("有效性", "已撤下" if meta.withdrawn else "有效", ""),
        ("签发人", meta.signed_by, "") if meta.signed_by else None,
    )
    return tuple((name, text or "无", url) for row in rows if row for name, text, url in [row])


def _anchored_lines(article: Article) -> list[int]:
    """The lines of the source at which the article has an anchor, in order."""
    return [int(line) for line in _ANCHOR.findall(article.html)]


def _problem(finding: Finding, anchors: list[int]) -> Problem:
    """A finding with the way to the block that its line stands in, if it stands in the text."""
    before = bisect_right(anchors, finding.line)
    return Problem(
        severity=finding.severity,
        severity_name=finding.severity.word,
        rule=finding.rule,
        rule_url=rule_url(finding.rule),
        message=finding.message,
        basis=finding.basis,
        hint=finding.hint,
        anchor=f"L{anchors[before - 1]}" if before else "",
    )


def unplaced(record: Record, around: Surroundings) -> Page:
    """The page, while editing, of a file that has no place on the site yet: its findings alone."""
    problems = tuple(_problem(finding, []) for finding in (*record.findings, *around.findings))
    view = DisclosureView(
        (),
        "",
        (),
        Metadata(),
        problems,
        (),
        Surroundings(),
        (),
        record.digest,
        "",
        record.slug,
        "",
        "",
        "",
    )
    return Page(report_url(record.path), f"{record.slug} 还不能公开", view)


def _none(_edition: Edition) -> Iterator[Page]:
    """Disclosures are printed from packs, in workers, not from here."""
    return iter(())


SORT = Sort(
    id="disclosure", template="disclosure", under="years/", title="公开件", pages=_none, depth=4
)
