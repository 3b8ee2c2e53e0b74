"""What the holes of hand-written pages are filled with: the newest, the state, the ways in."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.edition import Edition
from gongkai.ledger import Status, ledger_of
from gongkai.ledger.book import THERE

from ._listing import Row, row_of
from .addresses import kind_url, year_url
from .regions import Branch, branch

_NEWEST = 10
_REGIONS = 40


@dataclass(frozen=True, slots=True)
class KindState:
    """How much of a kind there is for the year shown: published, and with errors."""

    name: str
    url: str
    owed: int
    published: int
    marked: int


@dataclass(frozen=True, slots=True)
class State:
    """The state of the newest year whose reports are due."""

    year: int
    as_of: str
    kinds: tuple[KindState, ...]
    organs: int
    disclosures: int


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways in: years as (name, url, count), and the highest regions."""

    years: tuple[tuple[str, str, int], ...]
    regions: tuple[Branch, ...]


def newest(edition: Edition) -> tuple[Row, ...]:
    """The newest disclosures."""
    return tuple(row_of(record, edition) for record in edition.published[:_NEWEST])


def state(edition: Edition) -> State:
    """How far the newest due year is."""
    year = edition.context.as_of.year - 1
    summaries = ledger_of(edition).summaries
    rows = []
    for kind in edition.context.kinds.values():
        summary = summaries.get(("", kind.id, year))
        if not kind.annual or summary is None:
            continue
        of_year = [r for r in edition.by_kind.get(kind.id, ()) if r.metadata.year == year]
        marked = sum(record.path in edition.marked for record in of_year)
        there = sum(summary.statuses[status] for status in THERE)
        owed = summary.duties - summary.statuses[Status.EXEMPT]
        rows.append(KindState(kind.name, kind_url(kind.id), owed, there, marked))
    return State(
        year,
        edition.context.as_of.isoformat(),
        tuple(rows),
        len(edition.register.organs),
        len(edition.published),
    )


def ways(edition: Edition) -> Ways:
    """The ways to what a reader looks for."""
    years = tuple(
        (f"{year}年", year_url(year), len(records)) for year, records in edition.by_year.items()
    )
    register = edition.register
    depth = 2 if len(register.regions) <= _REGIONS else 0
    return Ways(years, tuple(branch(code, edition, depth) for code in register.roots))


HOLES = {"newest": newest, "state": state, "ways": ways}
