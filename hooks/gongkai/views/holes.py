"""What the holes of hand-written pages are filled with: the newest, the state, the ways in."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.edition import Edition
from gongkai.ledger import ledger_of

from ._listing import Row, row_of
from ._standing import Standing, Tile, standing_of, tile_of
from .addresses import kind_url, ledger_url, year_url

_NEWEST = 8
_TILES = 40


@dataclass(frozen=True, slots=True)
class Finder:
    """The box to search in: whether there is a search, and among how many disclosures."""

    on: bool
    disclosures: int
    organs: int
    regions: int


@dataclass(frozen=True, slots=True)
class KindState:
    """How much of a kind there is for the year shown, and how many texts are shown with errors."""

    name: str
    url: str
    standing: Standing
    marked: int


@dataclass(frozen=True, slots=True)
class State:
    """The state of the newest year whose reports are due; ``ledger`` says who lacks what."""

    year: int
    as_of: str
    kinds: tuple[KindState, ...]
    organs: int
    disclosures: int
    ledger: str


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways in: years as (name, url, count), and the highest regions with how far they are.

    ``whole`` is the name and page of the one region above all of them, where there is one.
    """

    years: tuple[tuple[str, str, int], ...]
    year: int
    whole: Tile | None
    regions: tuple[Tile, ...]


def finder(edition: Edition) -> Finder:
    """What can be searched."""
    register = edition.register
    return Finder(
        edition.context.settings.search,
        len(edition.published),
        len(register.organs),
        len(register.regions),
    )


def newest(edition: Edition) -> tuple[Row, ...]:
    """The newest disclosures."""
    return tuple(row_of(record, edition) for record in edition.published[:_NEWEST])


def state(edition: Edition) -> State:
    """How far the newest due year is."""
    year = edition.context.as_of.year - 1
    ledger = ledger_of(edition)
    rows = []
    for kind in edition.context.kinds.values():
        standing = standing_of(ledger.summaries.get(("", kind.id, year)))
        if not kind.annual or standing is None:
            continue
        of_year = [r for r in edition.by_kind.get(kind.id, ()) if r.metadata.year == year]
        marked = sum(record.path in edition.marked for record in of_year)
        rows.append(KindState(kind.name, kind_url(kind.id), standing, marked))
    return State(
        year,
        edition.context.as_of.isoformat(),
        tuple(rows),
        len(edition.register.organs),
        len(edition.published),
        ledger_url(year=year) if year in ledger.years else "",
    )


def ways(edition: Edition) -> Ways:
    """The ways to what a reader looks for: below the only highest region, its regions."""
    years = tuple(
        (f"{year}年", year_url(year), len(records)) for year, records in edition.by_year.items()
    )
    register, ledger = edition.register, ledger_of(edition)
    year = edition.context.as_of.year - 1
    codes, whole = register.roots, None
    if len(codes) == 1 and register.children(codes[0]):
        whole = tile_of(codes[0], ledger, year)
        codes = register.children(codes[0])
    below = len(register.regions) <= _TILES
    return Ways(years, year, whole, tuple(tile_of(c, ledger, year, below=below) for c in codes))


HOLES = {"finder": finder, "newest": newest, "state": state, "ways": ways}
