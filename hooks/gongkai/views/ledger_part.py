"""A part of the ledger: a year, a region with what lies below it, or a year of a region."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai.edition import Edition
from gongkai.ledger import Entry, Ledger, ledger_of

from ._ledger import (
    by_kind,
    by_region,
    by_region_and_kind,
    by_year,
    calendar_url,
    failing,
    matrices,
)
from ._sort import Page, Sort
from .addresses import ledger_url
from .ledger import LedgerView

# A line of a matrix takes about 1 KB, a failing duty half of that; pages stay below 300 KB.
_MOST_DUTIES = 1500
_MOST_REGIONS = 120


def pages(edition: Edition) -> Iterator[Page]:
    """The pages of all years and regions for which something was owed."""
    ledger = ledger_of(edition)
    register = edition.register
    for year in ledger.years:
        yield _year(ledger, year)
    for code, rows in sorted(ledger.by_region.items()):
        if not code:
            continue
        yield _region(ledger, code, rows)
        if register.children(code):
            for year in sorted({entry.duty.year for entry in rows}):
                yield _region_year(ledger, code, year, rows)


def _year(ledger: Ledger, year: int) -> Page:
    register = ledger.edition.register
    below = [code for root in register.roots for code in register.children(root)]
    codes = [*register.roots, *below] if len(below) <= _MOST_REGIONS else register.roots
    lacking = [entry for entry in ledger.entries if entry.duty.year == year]
    shown, shortened = failing(ledger, lacking)
    view = LedgerView(
        as_of=ledger.as_of.isoformat(),
        kinds=by_kind(ledger, "", year),
        regions=by_region_and_kind(ledger, codes, year),
        failing=shown,
        shortened=shortened,
    )
    title = f"{year}年度公开台账"
    return Page(ledger_url(year=year), title, view, title, (("公开台账", "ledger/"),))


def _region(ledger: Ledger, code: str, rows: Sequence[Entry]) -> Page:
    register = ledger.edition.register
    children = register.children(code)
    own = rows
    if len(rows) > _MOST_DUTIES:
        own = [entry for entry in rows if entry.duty.region == code]
    below = by_region(ledger, "下级地区和本级", children, "", 0, own=code) if children else None
    view = LedgerView(
        as_of=ledger.as_of.isoformat(),
        kinds=by_kind(ledger, code, 0),
        years=by_year(ledger, code),
        regions=(below,) if below else (),
        matrices=matrices(ledger, own),
        shortened=len(own) < len(rows),
        calendar=calendar_url(ledger, code),
    )
    title = f"{register.region_name(code)}公开台账"
    return Page(ledger_url(code), title, view, title, _trail(ledger, code))


def _region_year(ledger: Ledger, code: str, year: int, rows: Sequence[Entry]) -> Page:
    register = ledger.edition.register
    shown, shortened = failing(ledger, [entry for entry in rows if entry.duty.year == year])
    view = LedgerView(
        as_of=ledger.as_of.isoformat(),
        kinds=by_kind(ledger, code, year),
        regions=by_region_and_kind(ledger, register.children(code), year, code),
        failing=shown,
        shortened=shortened,
    )
    name = register.region_name(code)
    title = f"{name}{year}年度公开台账"
    trail = (*_trail(ledger, code), (name, ledger_url(code)))
    return Page(ledger_url(code, year), title, view, title, trail)


def _trail(ledger: Ledger, code: str) -> tuple[tuple[str, str], ...]:
    register = ledger.edition.register
    above = reversed(register.ancestors(code))
    return (
        ("公开台账", "ledger/"),
        *((register.region_name(one), ledger_url(one)) for one in above),
    )


SORT = Sort(id="ledger_part", template="ledger", under="ledger/", title="台账", pages=pages)
