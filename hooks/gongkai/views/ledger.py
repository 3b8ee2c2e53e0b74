"""台账: the whole ledger: counts by kind, by year and by region, and what falls due next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.edition import Edition
from gongkai.ledger import Status, ledger_of

from ._ledger import Counts, FailingGroups, Matrix, by_kind, by_region, by_year, failing
from ._sort import Page, Sort

LEGEND = tuple((status.sign, status.word, status.value) for status in Status)


@dataclass(frozen=True, slots=True)
class NextDue:
    """What falls due next: a kind, the day, how many organs owe it and how many have published."""

    kind: str
    year: int
    day: str
    owed: int
    there: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerView:
    """What a page of the ledger says; parts that a page does not have are empty."""

    as_of: str
    legend: tuple[tuple[str, str, str], ...] = LEGEND
    kinds: Counts | None = None
    years: Counts | None = None
    regions: tuple[Counts, ...] = ()
    matrices: tuple[Matrix, ...] = ()
    failing: FailingGroups = ()
    shortened: bool = False
    next_due: tuple[NextDue, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    calendar: str = ""
    also: tuple[tuple[str, str], ...] = ()


def index(edition: Edition) -> Iterator[Page]:
    """The page of the whole ledger."""
    ledger = ledger_of(edition)
    register = edition.register
    codes = [
        *register.roots,
        *(code for root in register.roots for code in register.children(root)),
    ]
    regions = by_region(ledger, "按地区（含下级）", codes, "", 0)
    shown, shortened = failing(ledger, sorted(ledger.entries, key=lambda one: -one.duty.year))
    view = LedgerView(
        as_of=ledger.as_of.isoformat(),
        failing=shown,
        shortened=shortened,
        kinds=by_kind(ledger, "", 0),
        years=by_year(ledger, ""),
        regions=(regions,) if regions else (),
        next_due=next_due(edition),
        also=ALSO,
        files=FILES if edition.context.settings.downloads else (),
    )
    yield Page("ledger/", SORT.title, view, "每个机关应当公开什么、什么时候、公开了没有")


# What is laid beside the page for those who take the ledger away: (name, file).
ALSO = (
    ("公开后有变动的", "changes/"),
    ("与以前的报告、其他机关的报告内容雷同的", "resemblances/"),
)
FILES = (("CSV 表格", "ledger.csv"), ("JSON 数据", "ledger.json"))


def next_due(edition: Edition) -> tuple[NextDue, ...]:
    """What falls due next, by day: the year under way, and what of the last is still open."""
    ledger = ledger_of(edition)
    days: dict[tuple[str, int, str], list[bool]] = {}
    for entry in ledger.entries:
        if entry.duty.due >= ledger.as_of:
            key = (entry.duty.due.isoformat(), entry.duty.year, entry.duty.kind)
            days.setdefault(key, []).append(entry.evidence is not None)
    for duty in ledger.coming:
        if duty.year == ledger.as_of.year:
            key = (duty.due.isoformat(), duty.year, duty.kind)
            days.setdefault(key, []).append(False)
    kinds = edition.context.kinds
    return tuple(
        NextDue(kinds[kind].name, year, day, len(there), sum(there))
        for (day, year, kind), there in sorted(days.items())
    )


SORT = Sort(
    id="ledger",
    template="ledger",
    under="ledger/",
    title="公开台账",
    pages=index,
    depth=1,
    index=True,
)
