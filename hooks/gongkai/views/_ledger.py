"""What every page of the ledger is made of: cells, counts, shares by year, what needs a look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.ledger import Entry, Ledger, Status, Summary

from .addresses import ledger_url, organ_url, report_url


@dataclass(frozen=True, slots=True)
class Cell:
    """A duty in a matrix: a sign, words for it, and the report where there is one."""

    sign: str
    word: str
    status: str
    detail: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """An organ in a matrix: for each kind and year a cell, or None where nothing is owed."""

    name: str
    url: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The organs of a region against the years of a kind."""

    kind: str
    years: tuple[int, ...]
    groups: tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A row of counts: what it is of, its page, how many of each status, the shares in percent."""

    name: str
    url: str
    duties: int
    counts: tuple[int, ...]
    incomplete: int
    on_time: int | None
    complete: int | None


@dataclass(frozen=True, slots=True)
class Failing:
    """A duty that was not met in full, with its evidence in words."""

    organ: str
    organ_url: str
    kind: str
    year: int
    due: str
    cell: Cell
    published: str
    lacking: str


def calendar_url(ledger: Ledger, owner: str) -> str:
    """The calendar of a region or an organ, where something falls due and files are laid out."""
    if owner not in ledger.with_calendar or not ledger.edition.context.settings.downloads:
        return ""
    return f"{'organs' if '-' in owner else 'ledger'}/{owner}.ics"


def cell_of(entry: Entry) -> Cell:
    """A duty as matrices show it."""
    evidence = entry.evidence
    word = entry.status.word + (f"{entry.days_late}天" if entry.days_late else "")
    if entry.incomplete:
        word += "，要素不全"
    published = evidence.published if evidence else None
    detail = f"应当在{entry.duty.due}以前公开，{f'{published}公开' if published else word}"
    return Cell(
        sign=entry.status.sign + ("缺" if entry.incomplete else ""),
        word=word,
        status=entry.status.value,
        detail=detail,
        url=report_url(evidence.report) if evidence else "",
    )


def count_of(name: str, url: str, summary: Summary) -> Count:
    """A summary as a row of a table."""
    return Count(
        name=name,
        url=url,
        duties=summary.duties,
        counts=tuple(summary.statuses[status] for status in Status),
        incomplete=summary.incomplete,
        on_time=_percent(summary.on_time_share),
        complete=_percent(summary.complete_share),
    )


def _percent(share: float | None) -> int | None:
    """A share in whole percent, never rounded up to what was not reached."""
    return None if share is None else int(share * 100)


def by_year(ledger: Ledger, region: str) -> tuple[Count, ...]:
    """The counts of a region by year, the newest first."""
    found = ((year, ledger.summaries.get((region, "", year))) for year in ledger.years)
    return tuple(
        count_of(f"{year}年度", _year_page(ledger, region, year), summary)
        for year, summary in found
        if summary
    )


def _year_page(ledger: Ledger, region: str, year: int) -> str:
    if region and not ledger.edition.register.children(region):
        return ""
    return ledger_url(region, year)


def by_region(ledger: Ledger, codes: Iterable[str], kind: str, year: int) -> tuple[Count, ...]:
    """The counts of regions, each with everything below it; ``year`` 0 is all years."""
    name = ledger.edition.register.region_name
    found = ((code, ledger.summaries.get((code, kind, year))) for code in codes)
    return tuple(
        count_of(name(code), _region_page(ledger, code, year), summary)
        for code, summary in found
        if summary
    )


def _region_page(ledger: Ledger, code: str, year: int) -> str:
    """The page of a region, for that year where it has one."""
    below = ledger.edition.register.children(code)
    return ledger_url(code, year if year and below else None)


def matrices(ledger: Ledger, entries: Sequence[Entry]) -> tuple[Matrix, ...]:
    """Organs against years, a matrix for each kind, organs grouped by region."""
    kinds = ledger.edition.context.kinds
    found = []
    for kind in kinds.values():
        own = [entry for entry in entries if entry.duty.kind == kind.id]
        if own:
            years = tuple(sorted({entry.duty.year for entry in own}))
            found.append(Matrix(kind.name, years, _groups(ledger, own, years)))
    return tuple(found)


def _groups(
    ledger: Ledger, entries: Sequence[Entry], years: Sequence[int]
) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    organs: dict[str, dict[int, Entry]] = {}
    for entry in entries:
        organs.setdefault(entry.duty.organ, {})[entry.duty.year] = entry
    register = ledger.edition.register
    groups: dict[str, list[Line]] = {}
    for identifier, by in organs.items():
        organ = register.organs[identifier]
        cells = tuple(cell_of(by[year]) if year in by else None for year in years)
        line = Line(organ.name, organ_url(organ.id), cells)
        groups.setdefault(register.region_name(organ.region), []).append(line)
    return tuple((name, tuple(lines)) for name, lines in groups.items())


FailingGroups = tuple[tuple[str, tuple[Failing, ...]], ...]


def failing(ledger: Ledger, entries: Iterable[Entry]) -> FailingGroups:
    """What was not met in full, by region."""
    register = ledger.edition.register
    groups: dict[str, list[Failing]] = {}
    for entry in entries:
        if entry.fails or entry.status in {Status.UNDATED, Status.WITHDRAWN}:
            name = register.region_name(entry.duty.region)
            groups.setdefault(name, []).append(_failing(ledger, entry))
    return tuple((name, tuple(found)) for name, found in groups.items())


def _failing(ledger: Ledger, entry: Entry) -> Failing:
    organ, duty = ledger.organ(entry), entry.duty
    kind = ledger.edition.context.kinds[duty.kind]
    pack = kind.pack(duty.year)
    names = {element.id: element.name for element in pack.elements} if pack else {}
    lacking = entry.elements.missing if entry.incomplete else ()
    published = entry.evidence.published if entry.evidence else None
    return Failing(
        organ=organ.name,
        organ_url=organ_url(organ.id),
        kind=kind.short,
        year=duty.year,
        due=duty.due.isoformat(),
        cell=cell_of(entry),
        published=published.isoformat() if published else "",
        lacking="；".join(names[one] for one in lacking if one not in entry.excused),
    )
