"""Generated reports: as many as asked for, the same every time, of seven years.

Each report depends on its own organ and year alone, so that the first 2,000 of 20,000 are the
2,000.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from bench import prose
from bench.places import Office, offices
from bench.slots import chance_of
from bench.vocabulary import Vocabulary, surname

YEARS = tuple(range(2019, 2026))
_TITLES = (
    "{name}{year}年法治政府建设年度报告",
    "{name}{year}年度法治政府建设情况报告",
    "{name}关于{year}年法治政府建设情况的报告",
)


@dataclass(frozen=True, slots=True)
class Report:
    """One generated report before any system's own form."""

    office: Office
    year: int
    title: str
    number: str
    index: str
    signed_by: str
    written: dt.date
    published: dt.date
    body: str

    @property
    def reviewed(self) -> dt.date:
        """The day of the secrecy review, between writing and publication."""
        return self.written + (self.published - self.written) / 2


def offices_for(count: int) -> tuple[Office, ...]:
    """The organs that so many reports need."""
    return offices(-(-count // len(YEARS)))


def reports(count: int, seed: int = 1) -> Iterator[Report]:
    """So many reports, organ by organ, year by year."""
    pairs = ((office, year) for office in offices_for(count) for year in YEARS)
    for (office, year), _ in zip(pairs, range(count), strict=False):
        yield _report(office, year, seed)


def _report(office: Office, year: int, seed: int) -> Report:
    chance = chance_of(f"{seed}/{office.id}/{year}")
    written = dt.date(year + 1, 1, 10) + dt.timedelta(chance.randint(0, 40))
    published = written + dt.timedelta(chance.randint(2, 12))
    day = f"{written.year}年{written.month}月{written.day}日"
    words = Vocabulary(office, year, f"{office.name}\n\n{day}")
    serial = chance.randint(1, 60)
    return Report(
        office=office,
        year=year,
        title=chance.choice(_TITLES).format(name=office.name, year=year),
        number=f"{office.sign}〔{year + 1}〕{serial}号",
        index=f"{office.code}{office.trade.slug}/{year + 1}-{serial:05d}",
        signed_by=surname(chance),
        written=written,
        published=published,
        body=prose.body(chance, words),
    )
