"""Lists of disclosures that stay usable: grouped, folded, and split over pages when they grow.

A list is a tree of groups. A tree that fits on a page is shown whole, its groups foldable. One
that does not is split: its page leads to a page for each group, which may be split again; a
group without groups of its own is cut into numbered pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec

from gongkai.corpus import Record
from gongkai.edition import Edition, year_of

from ._sort import Page
from .addresses import organ_url, report_url

PER_PAGE = 200
_LATE = "T201"
_OPEN_UP_TO = 30


class Row(msgspec.Struct, frozen=True):
    """A disclosure in a list."""

    url: str
    title: str
    organ: str
    organ_url: str
    date: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A part of a list: rows of its own, or groups below it."""

    name: str
    slug: str
    rows: tuple[Row, ...] = ()
    groups: tuple[Group, ...] = ()
    url: str = ""
    count: int = field(init=False)

    def __post_init__(self) -> None:
        """Count once: pages ask at every level."""
        total = len(self.rows) + sum(group.count for group in self.groups)
        object.__setattr__(self, "count", total)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a page of a list shows: groups in full, or links to the pages of groups.

    ``pages`` are the numbered pages of one long group as (label, url), ``page`` the one shown.
    """

    lead: str
    count: int
    groups: tuple[Group, ...] = ()
    links: tuple[Group, ...] = ()
    pages: tuple[tuple[str, str], ...] = ()
    page: int = 0
    unfolded: bool = True
    above: object = None


def row_of(record: Record, edition: Edition) -> Row:
    """A disclosure that is shown as lists show it."""
    return _rows(edition)[record.path]


@lru_cache(maxsize=1)
def _rows(edition: Edition) -> Mapping[str, Row]:
    """Every disclosure by its path, made once: each is on half a dozen lists."""
    return {record.path: _row(record, edition) for record in edition.published}


def _row(record: Record, edition: Edition) -> Row:
    meta, organ = record.metadata, edition.organ(record)
    return Row(
        url=report_url(record.path),
        title=meta.title,
        organ=organ.name,
        organ_url=organ_url(organ.id),
        date=meta.published.isoformat() if meta.published else "",
        marks=tuple(_marks(record, edition)),
    )


def _marks(record: Record, edition: Edition) -> Iterator[str]:
    """What a reader should know before opening a disclosure."""
    meta = record.metadata
    if meta.withdrawn is not None:
        yield "已撤下"
    if meta.corrections:
        yield "有更正"
    if any(finding.rule == _LATE for finding in record.findings):
        yield "逾期公开"
    if record.path in edition.marked:
        yield "有问题"
    if any(finding.waived for finding in record.findings):
        yield "有缺项说明"
    if meta.published is None:
        yield "未注明发布日期"


def by_years(records: Iterable[Record], edition: Edition) -> tuple[Group, ...]:
    """Records grouped by year, the newest first."""
    return tuple(
        Group(name, slug, tuple(row_of(record, edition) for record in found))
        for name, slug, found in _years(records)
    )


def by_years_and_regions(records: Sequence[Record], edition: Edition) -> tuple[Group, ...]:
    """Records grouped by year; where that is too much for a page, by region below each year."""
    if len(records) <= PER_PAGE:
        return by_years(records, edition)
    return tuple(
        Group(name, slug, groups=by_regions(found, edition))
        for name, slug, found in _years(records)
    )


def _years(records: Iterable[Record]) -> Iterator[tuple[str, str, list[Record]]]:
    groups: dict[int | None, list[Record]] = {}
    for record in records:
        groups.setdefault(year_of(record), []).append(record)
    for year in sorted(groups, key=lambda year: -(year or 0)):
        name = f"{year}年" if year else "未注明年份"
        yield name, str(year or "undated"), groups[year]


def by_regions(records: Iterable[Record], edition: Edition) -> tuple[Group, ...]:
    """Records grouped by region, provinces above cities above counties."""
    rows: dict[str, list[Row]] = {}
    for record in records:
        rows.setdefault(edition.organ(record).region, []).append(row_of(record, edition))
    register = edition.register
    wanted = {above for code in rows for above in (code, *register.ancestors(code))}
    below: dict[str | None, list[str]] = {}
    for code in sorted(wanted):
        below.setdefault(register.parent_of(code), []).append(code)

    def group(code: str) -> Group:
        own = tuple(rows.get(code, ()))
        children = tuple(group(child) for child in below.get(code, ()))
        name = register.region_name(code)
        if children and own:
            level = Group(f"{name}本级", f"{code}-own", own)
            return Group(name, code, groups=(level, *children))
        return Group(name, code, own, children)

    return tuple(group(code) for code in below.get(None, ()))


def paged(  # noqa: PLR0913  # a list is named, placed, led in and filled in one call
    *,
    url: str,
    title: str,
    lead: str,
    groups: Sequence[Group],
    trail: tuple[tuple[str, str], ...],
    above: object = None,
    feed: bool = False,
) -> Iterator[Page]:
    """The pages of a list, its first page at ``url``; further ones beside it, one folder deep.

    ``feed`` says that a feed stands beside the first.
    """
    count = sum(group.count for group in groups)
    if count <= PER_PAGE:
        listing = Listing(
            lead, count, groups=tuple(groups), unfolded=count <= _OPEN_UP_TO, above=above
        )
        yield Page(url, title, listing, trail=trail, feed=feed)
        return
    base = url.rstrip("/")
    links = []
    below: list[Iterator[Page]] = []
    for group in groups:
        at = f"{base}-{group.slug}/"
        links.append(Group(group.name, group.slug, group.rows, group.groups, at))
        name = f"{title}：{group.name}"
        further = (*trail, (title, url))
        if group.groups:
            below.append(paged(url=at, title=name, lead="", groups=group.groups, trail=further))
        else:
            below.append(_numbered(at, name, group, further))
    listing = Listing(lead, count, links=tuple(links), above=above)
    yield Page(url, title, listing, trail=trail, feed=feed)
    for pages in below:
        yield from pages


def _numbered(
    url: str, title: str, group: Group, trail: tuple[tuple[str, str], ...]
) -> Iterator[Page]:
    cuts = range(0, max(group.count, 1), PER_PAGE)
    base = url.rstrip("/")
    addresses = [url if number == 1 else f"{base}-p{number}/" for number in range(1, len(cuts) + 1)]
    labels = tuple((f"第{number}页", at) for number, at in enumerate(addresses, 1))
    for number, (start, at) in enumerate(zip(cuts, addresses, strict=True), 1):
        part = Group(group.name, group.slug, group.rows[start : start + PER_PAGE])
        listing = Listing(
            "",
            group.count,
            groups=(part,),
            pages=labels if len(labels) > 1 else (),
            page=number,
        )
        name = title if number == 1 else f"{title}（第{number}页）"
        yield Page(at, name, listing, trail=trail)
