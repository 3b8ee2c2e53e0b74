"""What changed in a report after it was public: sentence by sentence, and cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from gongkai.edition import Edition
from gongkai.history import Account
from gongkai.history.cells import CellChange
from gongkai.history.sentences import Passage
from gongkai.history.sentences import Sort as PassageSort

from ._chronicle import ChangeRow, is_compared, rows
from ._sort import Page, Sort
from .addresses import changes_url, organ_url, report_url

_MOST = 1_000
_NAMES = {PassageSort.TAKEN_OUT: "删", PassageSort.PUT_IN: "增", PassageSort.CHANGED: "改"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence that changed, or the sentences around that did not.

    ``left_out`` counts equal sentences that are not shown.
    """

    sort: str
    old: tuple[tuple[str, bool], ...] = ()
    new: tuple[tuple[str, bool], ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class TableChange:
    """A statutory table in which cells changed, and these."""

    name: str
    cells: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One change: its row in the list, its tables, its pieces; ``more`` counts those not shown.

    ``rewritten`` names the tables that are written in another way and hold the same.
    """

    number: int
    row: ChangeRow
    tables: tuple[TableChange, ...]
    rewritten: tuple[str, ...]
    pieces: tuple[Piece, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ChangeView:
    """Every change of a report's text since it was public, the newest first."""

    title: str
    url: str
    published: str
    comparisons: tuple[Comparison, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """A page for each report whose text changed after it was public."""
    for record in edition.published:
        account = edition.history.accounts.get(record.path)
        if account is None or not any(map(is_compared, account.changes)):
            continue
        title = record.metadata.title
        organ = edition.organ(record)
        view = ChangeView(
            title=title,
            url=report_url(record.path),
            published=str(account.published or "未注明"),
            comparisons=tuple(reversed(list(_comparisons(record.path, account)))),
        )
        trail = ((organ.name, organ_url(organ.id)), (title, report_url(record.path)))
        yield Page(
            changes_url(record.path),
            f"公开后的变动：{title}",
            view,
            f"{title}公开以后哪天改了什么",
            trail,
        )


def _comparisons(path: str, account: Account) -> Iterator[Comparison]:
    listed = zip(account.changes, rows(path, account), strict=True)
    for number, (change, row) in enumerate(listed, 1):
        told = change.difference
        if is_compared(change):
            pieces = list(_pieces(told.passages))
            cells = told.cells[:_MOST]
            yield Comparison(
                number,
                row,
                tables=tuple(
                    TableChange(name, tuple(those))
                    for name, those in groupby(cells, key=lambda cell: cell.table)
                ),
                rewritten=told.rewritten,
                pieces=tuple(pieces[:_MOST]),
                more=max(len(pieces) - _MOST, 0) + len(told.cells) - len(cells),
            )


def _pieces(passages: tuple[Passage, ...]) -> Iterator[Piece]:
    """What changed, with the equal sentence on either side of it."""
    for number, passage in enumerate(passages):
        if passage.sort is not PassageSort.SAME:
            old = tuple((span.text, span.marked) for span in passage.old)
            new = tuple((span.text, span.marked) for span in passage.new)
            yield Piece(_NAMES[passage.sort], old, new)
            continue
        equal = [span.text for span in passage.old]
        before = equal[:1] if number else []
        after = equal[len(before) :][-1:] if number < len(passages) - 1 else []
        left_out = len(equal) - len(before) - len(after)
        yield from (Piece("", ((text, False),)) for text in before)
        if left_out:
            yield Piece("", left_out=left_out)
        yield from (Piece("", ((text, False),)) for text in after)


SORT = Sort(
    id="change", template="change", under="changes/", title="变动对照", pages=pages, depth=4
)
