"""An organ through the years: what it owed and what it published, together, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from gongkai.corpus import Record
from gongkai.edition import Edition, year_of
from gongkai.ledger import Entry, ledger_of

from ._ledger import Cell, cell_of
from ._listing import Row, row_of


class Moment(msgspec.Struct, frozen=True):
    """One thing of a year: a disclosure, what became of a duty, or both.

    ``row`` is None where a duty was not met, ``cell`` where nothing was owed; ``kind`` is what
    was owed, ``due`` the day by which.
    """

    row: Row | None
    cell: Cell | None = None
    kind: str = ""
    due: str = ""


class Span(msgspec.Struct, frozen=True):
    """A year and what belongs to it."""

    name: str
    moments: tuple[Moment, ...]


def timeline(
    entries: Sequence[Entry], records: Sequence[Record], edition: Edition
) -> tuple[Span, ...]:
    """The years of an organ; a report stands in the year that it is about."""
    known = {record.path: record for record in records}
    years: dict[int, list[Moment]] = {}
    for entry in entries:
        years.setdefault(entry.duty.year, []).append(_of_duty(entry, known, edition))
    answered = {entry.evidence.report for entry in entries if entry.evidence}
    for year, record in _others(records, answered):
        years.setdefault(year, []).append(Moment(row_of(record, edition)))
    return tuple(
        Span(f"{year}年" if year else "未注明年份", tuple(years[year]))
        for year in sorted(years, reverse=True)
    )


def _of_duty(entry: Entry, known: Mapping[str, Record], edition: Edition) -> Moment:
    record = known.get(entry.evidence.report) if entry.evidence else None
    return Moment(
        row_of(record, edition) if record else None,
        cell_of(entry, ledger_of(edition)),
        edition.context.kinds[entry.duty.kind].name,
        entry.duty.due.isoformat(),
    )


def _others(records: Sequence[Record], answered: set[str]) -> Iterator[tuple[int, Record]]:
    """What answers no duty, with its year; 0 where none is known."""
    return ((year_of(one) or 0, one) for one in records if one.path not in answered)
