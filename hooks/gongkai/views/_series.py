"""The numbers of an edition that may be drawn, by organ, subject and year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

import msgspec

from gongkai.charts import Count, Measure, Subject, count_of, first_year
from gongkai.corpus import Record
from gongkai.edition import Edition


class Point(msgspec.Struct, frozen=True):
    """A number and the report that states it."""

    record: Record
    measure: Measure


@dataclass(frozen=True, slots=True)
class Holder:
    """What an organ states in its reports of one kind: points by subject and year.

    ``years`` are those of its standing reports; a year with two reports is none.
    """

    years: Mapping[int, Record] = field(default_factory=dict)
    series: Mapping[Subject, Mapping[int, Point]] = field(default_factory=dict)

    @property
    def latest(self) -> int:
        """The year of the newest report."""
        return max(self.years)


@lru_cache(maxsize=1)
def holders(edition: Edition) -> Mapping[tuple[str, str], Holder]:
    """By organ and kind what may be drawn; made once for an edition."""
    reports: dict[tuple[str, str], dict[int, list[Record]]] = {}
    for record in edition.published:
        meta = record.metadata
        if meta.year is None or meta.withdrawn or meta.year < first_year(edition.organ(record)):
            continue
        reports.setdefault((meta.organ, meta.kind), {}).setdefault(meta.year, []).append(record)
    found = {}
    for key, years in reports.items():
        single = {year: records[0] for year, records in years.items() if len(records) == 1}
        if single:
            found[key] = Holder(single, _series(single))
    return found


def _series(years: Mapping[int, Record]) -> dict[Subject, dict[int, Point]]:
    series: dict[Subject, dict[int, Point]] = {}
    # The newest report's order is the order of pictures.
    for year in sorted(years, reverse=True):
        for measure in years[year].measures:
            series.setdefault(measure.subject, {})[year] = Point(years[year], measure)
    return series


def values_of(row: Mapping[int, Point]) -> dict[int, Decimal]:
    """The bare numbers of a row."""
    return {year: point.measure.value for year, point in row.items()}


def rank_of(subject: Subject) -> tuple[bool, int]:
    """Cells before words, which are in the order of the record already."""
    return subject.is_free, 0 if subject.is_free else count_of(subject.cell).rank


def named(subject: Subject) -> tuple[str, str]:
    """What readers call a subject, and its unit."""
    if not subject.is_free:
        count: Count = count_of(subject.cell)
        return count.name, count.unit
    whole = f"（属于“{subject.part_of}”）" if subject.part_of else ""
    return subject.name + whole, subject.unit
