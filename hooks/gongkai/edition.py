"""版次: what one build publishes: the corpus, its findings and the indexes that pages share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from gongkai.checking import blocks, corpus_findings, register_findings, stops
from gongkai.corpus import Corpus, Record
from gongkai.findings import Finding, Severity
from gongkai.history import History
from gongkai.model import Organ
from gongkai.resemblance import Resemblance, resemblances
from gongkai.rules import Context

K = TypeVar("K", int, str)


class Edition:
    """The corpus as of a day, with every finding, ready to be shown.

    ``history`` is told where pages are made of it: a check asks no version record.
    """

    def __init__(self, corpus: Corpus, context: Context) -> None:
        self.corpus = corpus
        self.context = context
        self.history = History(why_not="没有查阅版本记录")
        self.register = context.register
        self.register_findings = tuple(register_findings(context.register, context))
        self.corpus_findings = tuple(corpus_findings(corpus, context))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order of files and lines."""
        alone = (finding for record in self.corpus.records for finding in record.findings)
        every = (*alone, *self.corpus_findings, *self.register_findings)
        return tuple(sorted(every, key=lambda finding: finding.order))

    @cached_property
    def added(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings between files, by the path that they concern."""
        return _grouped(self.corpus_findings)

    @cached_property
    def marked(self) -> frozenset[str]:
        """The paths of files with at least one error that no waiver accepts."""
        return frozenset(finding.path for finding in self.findings if blocks(finding))

    @cached_property
    def stopping(self) -> tuple[Finding, ...]:
        """The findings that end a build even where errors are only marked."""
        return tuple(finding for finding in self.findings if stops(finding))

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that end a build where errors stop it."""
        return tuple(finding for finding in self.findings if blocks(finding))

    def count(self, severity: Severity) -> int:
        """How many findings of that severity no waiver accepts."""
        return sum(finding.severity is severity and not finding.waived for finding in self.findings)

    @cached_property
    def published(self) -> tuple[Record, ...]:
        """What the site shows, newest first: published by the day of the edition.

        Undated texts are there; a text of an organ or kind that nobody knows has no place.
        """
        day = self.context.as_of
        there = [
            record
            for record in self.corpus.records
            if record.readable
            and record.metadata.organ in self.register.organs
            and record.metadata.kind in self.context.kinds
            and (record.metadata.published is None or record.metadata.published <= day)
        ]
        return tuple(sorted(there, key=newest_first))

    @cached_property
    def by_year(self) -> Mapping[int, tuple[Record, ...]]:
        """What is shown, by year: the report year, for items the year of publication."""
        return _by(self.published, year_of, descending=True)

    @cached_property
    def by_organ(self) -> Mapping[str, tuple[Record, ...]]:
        """What is shown, by organ."""
        return _by(self.published, lambda record: record.metadata.organ)

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Record, ...]]:
        """What is shown, by kind."""
        return _by(self.published, lambda record: record.metadata.kind)

    @cached_property
    def by_category(self) -> Mapping[int, tuple[Record, ...]]:
        """The items that are shown, by category of 条例第二十条."""
        items = (record for record in self.published if record.metadata.category is not None)
        return _by(items, lambda record: record.metadata.category or 0)

    @cached_property
    def by_region(self) -> Mapping[str, tuple[Record, ...]]:
        """What the organs of a region itself have published, by region code."""
        return _by(self.published, lambda record: self.organ(record).region)

    @cached_property
    def by_place(self) -> Mapping[tuple[str, str, int | None], tuple[Record, ...]]:
        """What is shown, by region, kind and year: the siblings of a disclosure."""
        groups: dict[tuple[str, str, int | None], list[Record]] = {}
        for record in self.published:
            place = (self.organ(record).region, record.metadata.kind, record.metadata.year)
            groups.setdefault(place, []).append(record)
        return {place: tuple(found) for place, found in groups.items()}

    @cached_property
    def resemblances(self) -> Mapping[str, tuple[Resemblance, ...]]:
        """What can be shown side by side, by the path of the later report.

        Both reports must be there for readers, and their texts must have been compared.
        """
        public = {record.path for record in self.published}
        groups: dict[str, list[Resemblance]] = {}
        for one in resemblances(self.corpus, self.register):
            if one.exact and one.later.path in public and one.earlier.path in public:
                groups.setdefault(one.later.path, []).append(one)
        return {path: tuple(found) for path, found in groups.items()}

    @cached_property
    def tally(self) -> Mapping[str, int]:
        """How many disclosures a region and everything below it have."""
        return self._summed({code: len(records) for code, records in self.by_region.items()})

    @cached_property
    def organ_tally(self) -> Mapping[str, int]:
        """How many organs a region and everything below it have."""
        register = self.register
        return self._summed({code: len(register.organs_in(code)) for code in register.regions})

    def _summed(self, counts: Mapping[str, int]) -> dict[str, int]:
        tally: dict[str, int] = {}
        for code, count in counts.items():
            for above in (code, *self.register.ancestors(code)):
                tally[above] = tally.get(above, 0) + count
        return tally

    def findings_of(self, record: Record) -> tuple[Finding, ...]:
        """Every finding that concerns a record, of itself and between files."""
        return (*record.findings, *self.added.get(record.path, ()))

    def organ(self, record: Record) -> Organ:
        """The organ of a record that is shown."""
        return self.register.organs[record.metadata.organ]


def newest_first(record: Record) -> tuple[int, int, str]:
    """The order of lists: newest publication first, undated texts by their year, then by path."""
    meta = record.metadata
    day = meta.published or meta.written
    return (-(day.toordinal() if day else 0), -(meta.year or 0), record.path)


def year_of(record: Record) -> int | None:
    """The year under which a disclosure is listed."""
    meta = record.metadata
    if meta.year is not None:
        return meta.year
    day = meta.published or meta.written
    return day.year if day else None


def _grouped(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.path, []).append(finding)
    return {path: tuple(found) for path, found in groups.items()}


def _by(
    records: Iterable[Record], key: Callable[[Record], K | None], *, descending: bool = False
) -> dict[K, tuple[Record, ...]]:
    """Records by key, keys in order; what has no key is left out."""
    groups: dict[K, list[Record]] = {}
    for record in records:
        at = key(record)
        if at is not None:
            groups.setdefault(at, []).append(record)
    return {at: tuple(groups[at]) for at in sorted(groups, reverse=descending)}
