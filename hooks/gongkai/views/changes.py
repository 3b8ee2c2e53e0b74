"""公开后的变动: every later change of the site in one list, what vanished, what cannot be true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.edition import Edition
from gongkai.history import Claim, Vanished

from ._chronicle import ChangeRow, rows
from ._sort import Page, Sort
from .addresses import report_url

_MOST = 500


@dataclass(frozen=True, slots=True)
class ListedChange:
    """A later change with the report that it changed."""

    title: str
    organ: str
    url: str
    row: ChangeRow


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A report that says it was public before the record knows of it."""

    title: str
    url: str
    published: str
    first: str


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What the list says; ``left_out`` counts the oldest changes, which reports' pages have."""

    why_not: str
    begins: str
    changes: tuple[ListedChange, ...]
    left_out: int
    vanished: tuple[Vanished, ...]
    contradictions: tuple[Contradiction, ...]


def index(edition: Edition) -> Iterator[Page]:
    """The page of all changes."""
    history = edition.history
    changes = sorted(_changes(edition), key=lambda one: (one.row.day, one.url), reverse=True)
    view = ChangesView(
        why_not=history.why_not,
        begins=history.begins,
        changes=tuple(changes[:_MOST]),
        left_out=max(len(changes) - _MOST, 0),
        vanished=history.vanished,
        contradictions=tuple(_contradictions(edition)),
    )
    yield Page("changes/", SORT.title, view, "公开件公开以后改了什么、哪天改的")


def _changes(edition: Edition) -> Iterator[ListedChange]:
    for record in edition.published:
        account = edition.history.accounts.get(record.path)
        if account is not None and account.changes:
            organ = edition.organ(record).name
            url = report_url(record.path)
            for row in rows(record.path, account):
                yield ListedChange(record.metadata.title, organ, url, row)


def _contradictions(edition: Edition) -> Iterator[Contradiction]:
    for record in edition.published:
        account = edition.history.accounts.get(record.path)
        if account is not None and account.claim is Claim.CONTRADICTED:
            yield Contradiction(
                record.metadata.title,
                report_url(record.path),
                str(account.published),
                str(account.first),
            )


SORT = Sort(
    id="changes",
    template="changes",
    under="changes/",
    title="公开后的变动",
    pages=index,
    depth=1,
    index=True,
)
