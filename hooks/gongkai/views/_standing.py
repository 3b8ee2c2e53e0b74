"""How far a region is with what was due: the shares that tiles and cards draw as one bar."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.ledger import Ledger, Summary
from gongkai.ledger.book import JUDGED, THERE

from .addresses import ledger_url, region_url


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: a status, how many duties have it, where it begins and how wide it is.

    ``start`` and ``width`` are in percent of the bar.
    """

    status: str
    word: str
    count: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Standing:
    """What was due and what is there; duties that nobody can judge yet are not counted."""

    owed: int
    there: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A region as one square of many: its page, what it published in all, how far a year is.

    ``ledger`` is the page that says who did not publish, empty where nothing was due.
    """

    name: str
    url: str
    count: int
    standing: Standing | None
    ledger: str
    below: tuple[tuple[str, str], ...] = ()


def standing_of(summary: Summary | None) -> Standing | None:
    """The parts of a summary, or None where nothing was due."""
    if summary is None:
        return None
    counts = [(status, summary.statuses[status]) for status in JUDGED]
    owed = sum(count for _, count in counts)
    if not owed:
        return None
    parts = []
    before = 0
    for status, count in counts:
        if count:
            start, width = round(100 * before / owed, 2), round(100 * count / owed, 2)
            parts.append(Part(status.value, status.word, count, start, width))
        before += count
    there = sum(summary.statuses[status] for status in THERE)
    return Standing(owed, there, tuple(parts))


def tile_of(code: str, ledger: Ledger, year: int, *, below: bool = False) -> Tile:
    """A region's tile for a report year; ``below`` names the regions right below it, too."""
    edition = ledger.edition
    register = edition.register
    children = register.children(code) if below else ()
    standing = standing_of(ledger.summaries.get((code, "", year)))
    return Tile(
        name=register.region_name(code),
        url=region_url(code),
        count=edition.tally.get(code, 0),
        standing=standing,
        ledger=ledger_url(code) if standing else "",
        below=tuple((register.region_name(child), region_url(child)) for child in children),
    )
