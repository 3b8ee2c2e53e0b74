"""公开后的变动: what reports say of themselves, and what the version record says of them.

Corrections, withdrawals and waivers stand in the files: they are listed without a record too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.corpus import Record
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
class Stated:
    """What a report says of itself: that it was corrected, withdrawn, or lacks something."""

    day: str
    title: str
    organ: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class StatedGroup:
    """Statements of one sort, the newest first; ``count`` is how many there are in all."""

    name: str
    rows: tuple[Stated, ...]
    count: int


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What the list says; ``left_out`` counts the oldest changes, which reports' pages have.

    ``archived`` names the commits in which reports vanished, for auditors.
    """

    why_not: str
    begins: str
    changes: tuple[ListedChange, ...]
    left_out: int
    vanished: tuple[Vanished, ...]
    archived: tuple[tuple[str, str], ...]
    contradictions: tuple[Contradiction, ...]
    stated: tuple[StatedGroup, ...]


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
        archived=tuple((one.title, one.commit) for one in history.vanished),
        contradictions=tuple(_contradictions(edition)),
        stated=tuple(_groups(edition)),
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


def _groups(edition: Edition) -> Iterator[StatedGroup]:
    groups: dict[str, list[Stated]] = {"撤下": [], "更正": [], "缺项说明": []}
    for record in edition.published:
        for name, day, text in _statements(record):
            organ = edition.organ(record).name
            url = report_url(record.path)
            groups[name].append(Stated(day, record.metadata.title, organ, url, text))
    for name, found in groups.items():
        found.sort(key=lambda one: (one.day, one.url), reverse=True)
        if found:
            yield StatedGroup(name, tuple(found[:_MOST]), len(found))


def _statements(record: Record) -> Iterator[tuple[str, str, str]]:
    """What a report says of itself: the sort, the day and the words."""
    meta = record.metadata
    if meta.withdrawn:
        yield "撤下", meta.withdrawn.date.isoformat(), meta.withdrawn.reason
        return
    for correction in meta.corrections:
        yield "更正", correction.date.isoformat(), correction.note
    for waiver in meta.waivers:
        what = f"{waiver.rule}（{waiver.element}）" if waiver.element else waiver.rule
        until = f"，有效期至{waiver.until}" if waiver.until else ""
        yield "缺项说明", "", f"{what}：{waiver.reason}（{waiver.approved_by}批准{until}）"


SORT = Sort(
    id="changes",
    template="changes",
    under="changes/",
    title="公开后的变动",
    pages=index,
    depth=1,
    index=True,
)
