"""An organ: who it is, how to reach it, and everything it published, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from gongkai.edition import Edition
from gongkai.ledger import Entry, ledger_of
from gongkai.model import Organ

from ._ledger import Cell, calendar_url, cell_of
from ._listing import PER_PAGE, Listing, by_years, paged
from ._organ_pictures import organ_pictures
from ._sort import Page, Sort
from ._timeline import Span, timeline
from .addresses import organ_url, region_url
from .pictures import NO_PICTURES, Pictures
from .region import ended


class Due(msgspec.Struct, frozen=True):
    """A duty in an organ's record, with everything that is known of it."""

    kind: str
    year: int
    due: str
    cell: Cell
    published: str
    lacking: str
    mentioned: str
    errors: int
    warnings: int
    notes: str


@dataclass(frozen=True, slots=True)
class OrganView:
    """What an organ's page says beside its lists: facts as (name, text), what it owes, notes.

    The timeline is empty where an organ has published more than one page can show.
    """

    facts: tuple[tuple[str, str], ...]
    duties: tuple[str, ...]
    note: str
    exempt: tuple[str, ...]
    record: tuple[Due, ...] = ()
    pictures: Pictures = NO_PICTURES
    calendar: str = ""
    timeline: tuple[Span, ...] = ()


def pages(edition: Edition) -> Iterator[Page]:
    """The page of each organ, and further ones where it published much."""
    register = edition.register
    for organ in register.organs.values():
        records = edition.by_organ.get(organ.id, ())
        above = (*reversed(register.ancestors(organ.region)), organ.region)
        regions = tuple((register.region_name(code), region_url(code)) for code in above)
        trail = (("按机构", "organs/"), *regions)
        view = _view(organ, edition)
        if len(records) > PER_PAGE:
            yield from paged(
                url=organ_url(organ.id),
                title=organ.name,
                lead="",
                groups=by_years(records, edition),
                trail=trail,
                above=view,
                feed=edition.context.settings.downloads,
            )
        else:
            yield Page(
                organ_url(organ.id),
                organ.name,
                Listing("", len(records), above=view),
                trail=trail,
                feed=edition.context.settings.downloads,
            )


def _view(organ: Organ, edition: Edition) -> OrganView:
    kinds = edition.context.kinds
    entries = _newest_first(organ, edition)
    records = edition.by_organ.get(organ.id, ())
    former = "；".join(f"{old.name}（至{old.until}年度）" for old in organ.names)
    facts = (
        ("所在地区", edition.register.region_name(organ.region)),
        ("曾用名", former),
        ("统一社会信用代码", organ.uscc),
        ("办公地址", organ.office),
        ("联系方式", organ.contact),
    )
    return OrganView(
        facts=tuple((name, text) for name, text in facts if text),
        duties=tuple(kinds[kind].name for kind in organ.duties if kind in kinds),
        note=ended(organ, edition),
        record=tuple(_due(entry, edition) for entry in entries),
        pictures=organ_pictures(organ, edition),
        calendar=calendar_url(ledger_of(edition), organ.id),
        exempt=tuple(
            f"{item.year}年度{kinds[item.kind].name}：{item.basis}（{item.approved_by}批准）"
            for item in organ.exempt
            if item.kind in kinds
        ),
        timeline=timeline(entries, records, edition) if len(records) <= PER_PAGE else (),
    )


def _newest_first(organ: Organ, edition: Edition) -> list[Entry]:
    """What the organ owed, the newest year first."""
    entries = ledger_of(edition).by_organ.get(organ.id, ())
    return sorted(entries, key=lambda entry: -entry.duty.year)


def _due(entry: Entry, edition: Edition) -> Due:
    duty, elements, evidence = entry.duty, entry.elements, entry.evidence
    ledger = ledger_of(edition)
    published = evidence.published if evidence else None
    return Due(
        kind=edition.context.kinds[duty.kind].short,
        year=duty.year,
        due=duty.due.isoformat(),
        cell=cell_of(entry, ledger),
        published=published.isoformat() if published else "",
        lacking=ledger.element_names(entry, elements.missing) if evidence else "",
        mentioned=ledger.element_names(entry, elements.mentioned),
        errors=evidence.errors if evidence else 0,
        warnings=evidence.warnings if evidence else 0,
        notes="；".join(entry.notes),
    )


SORT = Sort(id="organ", template="organ", under="organs/", title="机构", pages=pages)
