"""What changed in a report after it was public: old and new words, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.edition import Edition
from gongkai.history import Account
from gongkai.history.sentences import Passage
from gongkai.history.sentences import Sort as PassageSort

from ._chronicle import ChangeRow, rows
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
class Comparison:
    """One change: its row in the list, and its pieces; ``more`` counts those not shown."""

    number: int
    row: ChangeRow
    pieces: tuple[Piece, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ChangeView:
    """Every change of a report's words since it was public, the newest first."""

    title: str
    url: str
    published: str
    comparisons: tuple[Comparison, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """A page for each report whose words changed after it was public."""
    for record in edition.published:
        account = edition.history.accounts.get(record.path)
        if account is None or not any(one.difference.passages for one in account.changes):
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
        passages = change.difference.passages
        if passages:
            pieces = list(_pieces(passages))
            yield Comparison(number, row, tuple(pieces[:_MOST]), max(len(pieces) - _MOST, 0))


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
