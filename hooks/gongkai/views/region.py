"""A region: where it belongs, what lies below it, its organs and what they published by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from gongkai.corpus import Record
from gongkai.edition import Edition
from gongkai.ledger import Status, ledger_of
from gongkai.model import Organ

from ._listing import Row, row_of
from ._region_pictures import region_pictures
from ._sort import Page, Sort
from ._standing import Standing, Tile, standing_of, tile_of
from .addresses import ledger_url, organ_url, region_url
from .pictures import NO_PICTURES, Pictures

_NEWEST = 12
_YEARS = 7


class Cell(msgspec.Struct, frozen=True):
    """One disclosure in the table of organs and years; one that is owed and missing has no page."""

    label: str
    url: str
    title: str
    marks: tuple[str, ...]


class OrganRow(msgspec.Struct, frozen=True):
    """An organ of the region: its page and, for each year shown, its annual reports."""

    name: str
    url: str
    cells: tuple[tuple[Cell, ...], ...]
    items: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegionView:
    """What the page of a region says; ``year`` is the newest whose reports are due.

    ``standing`` is how far the region is with everything below it, ``ledger`` the page of proof.
    """

    code: str
    count: int
    year: int
    standing: Standing | None
    ledger: str
    children: tuple[Tile, ...]
    years: tuple[int, ...]
    organs: tuple[OrganRow, ...]
    newest: tuple[Row, ...]
    pictures: Pictures = NO_PICTURES


def pages(edition: Edition) -> Iterator[Page]:
    """The page of each region."""
    newest = _newest_below(edition)
    for code in sorted(edition.register.regions):
        name = edition.register.region_name(code)
        above = reversed(edition.register.ancestors(code))
        trail = tuple((edition.register.region_name(up), region_url(up)) for up in above)
        yield Page(
            region_url(code),
            name,
            _view(code, edition, newest.get(code, [])),
            f"{name}各机关公开的法治政府建设、政府信息公开、行政执法报告和主动公开事项",
            (("按地区", "regions/"), *trail),
            feed=edition.context.settings.downloads,
        )


def _newest_below(edition: Edition) -> dict[str, list[Record]]:
    """The newest disclosures of each region and everything below it."""
    newest: dict[str, list[Record]] = {}
    for record in edition.published:
        code = edition.organ(record).region
        for above in (code, *edition.register.ancestors(code)):
            found = newest.setdefault(above, [])
            if len(found) < _NEWEST:
                found.append(record)
    return newest


def _view(code: str, edition: Edition, newest: list[Record]) -> RegionView:
    register = edition.register
    ledger, newest_due = ledger_of(edition), edition.context.as_of.year - 1
    shown = tuple(year for year in edition.by_year if year <= newest_due)[:_YEARS]
    return RegionView(
        code=code,
        count=edition.tally.get(code, 0),
        year=newest_due,
        standing=standing_of(ledger.summaries.get((code, "", newest_due))),
        ledger=ledger_url(code) if code in ledger.by_region else "",
        children=tuple(tile_of(child, ledger, newest_due) for child in register.children(code)),
        years=shown,
        organs=tuple(_organ_row(organ, shown, edition) for organ in register.organs_in(code)),
        newest=tuple(row_of(record, edition) for record in newest),
        pictures=region_pictures(code, edition),
    )


def _organ_row(organ: Organ, years: tuple[int, ...], edition: Edition) -> OrganRow:
    records = edition.by_organ.get(organ.id, ())
    cells = tuple(
        (
            *(_cell(record, edition) for record in records if record.metadata.year == year),
            *_missing(organ, year, edition),
        )
        for year in years
    )
    items = sum(record.metadata.year is None for record in records)
    return OrganRow(organ.name, organ_url(organ.id), cells, items, ended(organ, edition))


def _cell(record: Record, edition: Edition) -> Cell:
    kind = edition.context.kinds[record.metadata.kind]
    row = row_of(record, edition)
    return Cell(kind.short, row.url, row.title, row.marks)


def _missing(organ: Organ, year: int, edition: Edition) -> Iterator[Cell]:
    """The annual reports of a year that an organ owed, that are due, and that are not there."""
    for entry in ledger_of(edition).by_organ.get(organ.id, ()):
        if entry.duty.year == year and entry.status is Status.MISSING:
            kind = edition.context.kinds[entry.duty.kind]
            said = f"{kind.name}应当在{entry.duty.due}以前公开"
            yield Cell(kind.short, "", said, (entry.status.word,))


def ended(organ: Organ, edition: Edition) -> str:
    """What became of an organ that is no more, or nothing."""
    if organ.until is None:
        return ""
    successor = edition.register.organs.get(organ.succeeded_by)
    after = f"，职责由{successor.name}承担" if successor else ""
    return f"{organ.until}年度后不再单独公开{after}"


SORT = Sort(id="region", template="region", under="regions/", title="地区", pages=pages)
