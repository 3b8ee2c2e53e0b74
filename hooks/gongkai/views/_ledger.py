"""What every page of the ledger is made of: cells, counts, shares by year, what needs a look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from gongkai.ledger import Entry, Ledger, Status, Summary

from ._shares import of_a_rank, share_pictures
from .addresses import kind_url, ledger_url, organ_url, report_url
from .pictures import Picture

_MOST_FAILING = 400


class Cell(msgspec.Struct, frozen=True):
    """A duty in a matrix: a sign, words for it, and the report where there is one."""

    sign: str
    word: str
    status: str
    detail: str
    url: str


class Line(msgspec.Struct, frozen=True):
    """An organ in a matrix: for each kind and year a cell, or None where nothing is owed."""

    name: str
    url: str
    cells: tuple[Cell | None, ...]


class Matrix(msgspec.Struct, frozen=True):
    """The organs of a region against the years of a kind."""

    kind: str
    years: tuple[int, ...]
    groups: tuple[tuple[str, tuple[Line, ...]], ...]


class Count(msgspec.Struct, frozen=True):
    """A row of counts: what it is of, its page, its cells, the shares in percent."""

    name: str
    url: str
    cells: tuple[str, ...]
    on_time: int | None
    complete: int | None


class Counts(msgspec.Struct, frozen=True):
    """A table of counts; of the statuses only those that occur have a column, named ``words``.

    ``drawn`` are the rows of one rank, of which none holds another.
    """

    name: str
    head: str
    words: tuple[str, ...]
    rows: tuple[Count, ...]
    drawn: tuple[Count, ...] = ()

    def pictures(self, identifier: str) -> tuple[Picture, ...]:
        """The shares drawn, where the rows can be held against each other."""
        return share_pictures(self.head, self.drawn, identifier)


class Failing(msgspec.Struct, frozen=True):
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


def cell_of(entry: Entry, ledger: Ledger) -> Cell:
    """A duty as matrices show it."""
    duty = entry.duty
    return _cells(ledger)[duty.organ, duty.kind, duty.year]


@lru_cache(maxsize=1)
def _cells(ledger: Ledger) -> Mapping[tuple[str, str, int], Cell]:
    """Every duty by organ, kind and year, made once: each is on half a dozen pages."""
    return {
        (entry.duty.organ, entry.duty.kind, entry.duty.year): _cell(entry)
        for entry in ledger.entries
    }


def _cell(entry: Entry) -> Cell:
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


def _counts(name: str, head: str, rows: Sequence[tuple[str, str, Summary]]) -> Counts | None:
    """Summaries, each with name and page, as a table; None where there are none."""
    if not rows:
        return None
    shown = [status for status in Status if any(one.statuses[status] for _, _, one in rows)]
    incomplete = any(one.incomplete for _, _, one in rows)
    words = [status.word for status in shown] + ["要素不全"] * incomplete
    return Counts(
        name, head, tuple(words), tuple(_count(row, shown, incomplete=incomplete) for row in rows)
    )


def _count(row: tuple[str, str, Summary], shown: Sequence[Status], *, incomplete: bool) -> Count:
    name, url, summary = row
    numbers = [summary.duties, *[summary.statuses[status] for status in shown]]
    numbers += [summary.incomplete] * incomplete
    on_time, complete = _percent(summary.on_time_share), _percent(summary.complete_share)
    cells = [*map(str, numbers), _shown(on_time), _shown(complete)]
    return Count(name, url, tuple(cells), on_time, complete)


def _shown(share: int | None) -> str:
    return "—" if share is None else f"{share}%"


def _percent(share: float | None) -> int | None:
    """A share in whole percent; what was not reached in full is never all, some is never none."""
    if share is None or share in {0, 1}:
        return None if share is None else int(share * 100)
    return min(max(int(share * 100 + 0.5), 1), 99)


def by_year(ledger: Ledger, region: str) -> Counts | None:
    """The counts of a region by year, the newest first."""
    found = ((year, ledger.summaries.get((region, "", year))) for year in ledger.years)
    rows = [(f"{year}年度", _year_page(ledger, region, year), one) for year, one in found if one]
    counts = _counts("按年度统计", "年度", rows)
    # Of the few duties of a single county a share says nothing that the table does not.
    few = region and not ledger.edition.register.children(region)
    return counts if counts is None or few else replace(counts, drawn=counts.rows)


def _year_page(ledger: Ledger, region: str, year: int) -> str:
    if region and not ledger.edition.register.children(region):
        return ""
    return ledger_url(region, year)


def by_kind(ledger: Ledger, region: str, year: int) -> Counts | None:
    """The counts of a region by kind; ``year`` 0 is all years."""
    found = (
        (kind, ledger.summaries.get((region, kind.id, year)))
        for kind in ledger.edition.context.kinds.values()
    )
    rows = [(kind.name, kind_url(kind.id), one) for kind, one in found if one]
    return _counts("按种类统计", "种类", rows)


def by_region(  # noqa: PLR0913  # what is counted, of which regions, under which name
    ledger: Ledger, name: str, codes: Iterable[str], kind: str, year: int, *, own: str = ""
) -> Counts | None:
    """The counts of regions, each with everything below it; ``year`` 0 is all years.

    ``own`` is a region whose own organs are counted last, without what lies below it: with them
    the rows add up to the region.
    """
    name_of = ledger.edition.register.region_name
    there = [code for code in codes if (code, kind, year) in ledger.summaries]
    rows = [
        (name_of(code), _region_page(ledger, code, year), ledger.summaries[code, kind, year])
        for code in there
    ]
    level = ledger.own_summary(own, kind, year) if own else None
    if level is not None:
        rows.append((f"{name_of(own)}本级", "", level))
    counts = _counts(name, "地区", rows)
    if counts is None:
        return None
    peers = set(of_a_rank(there))
    drawn = tuple(row for code, row in zip(there, counts.rows, strict=False) if code in peers)
    return replace(counts, drawn=drawn)


def by_region_and_kind(
    ledger: Ledger, codes: Sequence[str], year: int, own: str = ""
) -> tuple[Counts, ...]:
    """The counts of regions in a year, a table for each kind; before them, of a region itself."""
    kinds = ledger.edition.context.kinds.values()
    tables = (by_region(ledger, kind.name, codes, kind.id, year, own=own) for kind in kinds)
    return tuple(table for table in tables if table)


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
        cells = tuple(cell_of(by[year], ledger) if year in by else None for year in years)
        line = Line(organ.name, organ_url(organ.id), cells)
        groups.setdefault(register.region_name(organ.region), []).append(line)
    return tuple((name, tuple(lines)) for name, lines in groups.items())


FailingGroups = tuple[tuple[str, tuple[Failing, ...]], ...]


def failing(ledger: Ledger, entries: Iterable[Entry]) -> tuple[FailingGroups, bool]:
    """What was not met in full, by region; or that it is too much for a page."""
    register = ledger.edition.register
    groups: dict[str, list[Failing]] = {}
    for entry in entries:
        if entry.fails or entry.status in {Status.UNDATED, Status.WITHDRAWN}:
            name = register.region_name(entry.duty.region)
            groups.setdefault(name, []).append(_failing(ledger, entry))
    if sum(map(len, groups.values())) > _MOST_FAILING:
        return (), True
    return tuple((name, tuple(found)) for name, found in groups.items()), False


def _failing(ledger: Ledger, entry: Entry) -> Failing:
    organ, duty = ledger.organ(entry), entry.duty
    kind = ledger.edition.context.kinds[duty.kind]
    lacking = entry.elements.missing if entry.incomplete else ()
    published = entry.evidence.published if entry.evidence else None
    return Failing(
        organ=organ.name,
        organ_url=organ_url(organ.id),
        kind=kind.short,
        year=duty.year,
        due=duty.due.isoformat(),
        cell=cell_of(entry, ledger),
        published=published.isoformat() if published else "",
        lacking=ledger.element_names(entry, (one for one in lacking if one not in entry.excused)),
    )
