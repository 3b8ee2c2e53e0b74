"""The ledger of an edition: every duty with its status, indexed as pages and exports ask it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

import msgspec

from gongkai.corpus import Record
from gongkai.edition import Edition
from gongkai.model import Organ
from gongkai.rules import Context

from .duties import Duty, duties_of, next_duties
from .entries import Entry, Status, entry_of


class Summary(msgspec.Struct, frozen=True):
    """How many duties there are, and of each status."""

    duties: int
    statuses: dict[Status, int]
    incomplete: int

    @property
    def on_time_share(self) -> float | None:
        """The share published on time among the duties that fell due and were not excused."""
        counted = sum([self.statuses[status] for status in JUDGED])
        return self.statuses[Status.ON_TIME] / counted if counted else None

    @property
    def complete_share(self) -> float | None:
        """The share of texts that are there and lack no required element without explanation."""
        there = sum([self.statuses[status] for status in THERE])
        return (there - self.incomplete) / there if there else None


# What fell due and was not excused.
JUDGED = (Status.ON_TIME, Status.LATE, Status.MISSING, Status.UNDATED, Status.WITHDRAWN)
# A text stands, whenever it was published.
THERE = (Status.ON_TIME, Status.LATE, Status.UNDATED)
_NO_ROWS = dict.fromkeys(Status, 0)


class Ledger:
    """Every duty as of the edition's day, by region, organ, kind and year."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.as_of = edition.context.as_of
        self.entries = tuple(_entries(edition))

    @cached_property
    def by_organ(self) -> Mapping[str, tuple[Entry, ...]]:
        """The rows of each organ."""
        groups: dict[str, list[Entry]] = {}
        for entry in self.entries:
            groups.setdefault(entry.duty.organ, []).append(entry)
        return {organ: tuple(found) for organ, found in groups.items()}

    @cached_property
    def by_report(self) -> Mapping[str, Entry]:
        """The row that each report answers, by the report's path."""
        return {entry.evidence.report: entry for entry in self.entries if entry.evidence}

    @cached_property
    def by_region(self) -> Mapping[str, tuple[Entry, ...]]:
        """The rows of each region with everything below it; an empty region is the whole."""
        above = self.edition.register.ancestors
        groups: dict[str, list[Entry]] = {"": list(self.entries)}
        for entry in self.entries:
            for code in (entry.duty.region, *above(entry.duty.region)):
                groups.setdefault(code, []).append(entry)
        return {code: tuple(found) for code, found in groups.items()}

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The report years for which something was owed, the newest first."""
        return tuple(sorted({entry.duty.year for entry in self.entries}, reverse=True))

    @cached_property
    def summaries(self) -> Mapping[tuple[str, str, int], Summary]:
        """Summaries by region with everything below it, kind and year.

        An empty region is the whole, an empty kind all kinds, the year 0 all years.
        """
        return _by_kind_and_year(self.by_region)

    @cached_property
    def _own_summaries(self) -> Mapping[tuple[str, str, int], Summary]:
        """The same of what the organs of a region itself owe."""
        groups: dict[str, list[Entry]] = {}
        for entry in self.entries:
            groups.setdefault(entry.duty.region, []).append(entry)
        return _by_kind_and_year(groups)

    @cached_property
    def coming(self) -> tuple[Duty, ...]:
        """What is still to be published in time, of the last year and the one under way, by day."""
        opened = [entry.duty for entry in self.entries if entry.status is Status.NOT_DUE]
        found = (*opened, *next_duties(self.edition.context))
        return tuple(sorted(found, key=lambda duty: (duty.due, duty.organ, duty.kind)))

    @cached_property
    def with_calendar(self) -> frozenset[str]:
        """The organs, and the regions around them, for which something falls due."""
        above = self.edition.register.ancestors
        regions = {duty.region for duty in self.coming}
        around = {code for region in regions for code in (region, *above(region))}
        return frozenset(around | {duty.organ for duty in self.coming})

    def own_summary(self, region: str, kind: str, year: int) -> Summary | None:
        """How many rows of each status the organs of a region itself have; None for no rows.

        An empty kind is all kinds, the year 0 all years.
        """
        return self._own_summaries.get((region, kind, year))

    def organ(self, entry: Entry) -> Organ:
        """The organ that owes."""
        return self.edition.register.organs[entry.duty.organ]

    def element_names(self, entry: Entry, ids: Iterable[str]) -> str:
        """Required elements of what is owed by their names, in a row."""
        asked = tuple(ids)
        if not asked:
            return ""
        pack = self.edition.context.kinds[entry.duty.kind].pack(entry.duty.year)
        names = {one.id: one.name for one in pack.elements} if pack else {}
        return "；".join(names.get(one, one) for one in asked)


@lru_cache(maxsize=1)
def ledger_of(edition: Edition) -> Ledger:
    """The ledger of an edition, made once."""
    return Ledger(edition)


def _by_kind_and_year(
    regions: Mapping[str, Iterable[Entry]],
) -> Mapping[tuple[str, str, int], Summary]:
    """Summaries of the rows of each region, by kind and year."""
    tallies: dict[tuple[str, str, int], _Tally] = {}
    for region, entries in regions.items():
        # Rows that are alike are counted first: of a province's thousands there are some dozens.
        alike = Counter(
            (entry.duty.kind, entry.duty.year, entry.status, entry.incomplete) for entry in entries
        )
        for (kind, year, status, incomplete), count in alike.items():
            for key in (
                (region, kind, year),
                (region, kind, 0),
                (region, "", year),
                (region, "", 0),
            ):
                tally = tallies.get(key)
                if tally is None:
                    tallies[key] = tally = _Tally()
                tally.add(status, count, incomplete=incomplete)
    return {key: tally.summary() for key, tally in tallies.items()}


def summary_of(entries: Iterable[Entry]) -> Summary:
    """How many rows of each status."""
    tally = _Tally()
    for entry in entries:
        tally.add(entry.status, 1, incomplete=entry.incomplete)
    return tally.summary()


class _Tally:
    """A summary while rows are counted."""

    __slots__ = ("_incomplete", "_statuses")

    def __init__(self) -> None:
        self._statuses = _NO_ROWS.copy()
        self._incomplete = 0

    def add(self, status: Status, count: int, *, incomplete: bool) -> None:
        """Count so many rows."""
        self._statuses[status] += count
        if incomplete:
            self._incomplete += count

    def summary(self) -> Summary:
        """What was counted."""
        return Summary(sum(self._statuses.values()), self._statuses, self._incomplete)


def _entries(edition: Edition) -> Iterator[Entry]:
    context = edition.context
    there = _there(edition)
    years = [year for _, _, year in there]
    first = min(years, default=context.as_of.year - 1)
    required: dict[tuple[str, int], tuple[str, ...]] = {}
    for duty in duties_of(context, first):
        record = there.get((duty.organ, duty.kind, duty.year))
        findings = edition.findings_of(record) if record else ()
        pack = (duty.kind, duty.year)
        if pack not in required:
            required[pack] = _required(context, *pack)
        entry = entry_of(duty, record, findings, required[pack], context.as_of)
        unread = "" if record else _unread(duty, edition)
        yield msgspec.structs.replace(entry, unread=unread) if unread else entry


def _required(context: Context, kind: str, year: int) -> tuple[str, ...]:
    """The elements that a report of a kind and year must hold."""
    pack = context.kinds[kind].pack(year)
    return tuple(element.id for element in pack.elements if element.required) if pack else ()


def _unread(duty: Duty, edition: Edition) -> str:
    """The file in the place of a duty's report, if it is there and does not say whose it is."""
    path = f"reports/{edition.register.organs[duty.organ].folder}/{duty.year}-{duty.kind}.md"
    record = edition.corpus.by_path.get(path)
    return path if record is not None and not record.metadata.organ else ""


def _there(edition: Edition) -> Mapping[tuple[str, str, int], Record]:
    """What was there on the day, by duty: of several a standing text, the earliest published."""
    groups: dict[tuple[str, str, int], list[Record]] = {}
    for record in edition.published:
        meta = record.metadata
        if meta.year is not None:
            groups.setdefault((meta.organ, meta.kind, meta.year), []).append(record)
    return {duty: min(found, key=_precedence) for duty, found in groups.items()}


def _precedence(record: Record) -> tuple[bool, bool, int, str]:
    meta = record.metadata
    day = meta.published.toordinal() if meta.published else 0
    return meta.withdrawn is not None, meta.published is None, day, record.path
