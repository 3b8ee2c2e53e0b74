"""A row of the ledger: a duty, what became of it, and the evidence."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator, Sequence

import msgspec

from gongkai.corpus import Record
from gongkai.findings import Finding, Severity
from gongkai.model import State

from .duties import Duty

_ABSENT = "S101"


class Status(enum.StrEnum):
    """What became of a duty; ``undated`` is there, but nobody can tell whether on time."""

    ON_TIME = "on-time"
    LATE = "late"
    MISSING = "missing"
    NOT_DUE = "not-due"
    EXEMPT = "exempt"
    WITHDRAWN = "withdrawn"
    UNDATED = "undated"

    @property
    def word(self) -> str:
        """What readers see."""
        return _WORDS[self][0]

    @property
    def sign(self) -> str:
        """One character that tells it from the others without colour."""
        return _WORDS[self][1]


_WORDS = {
    Status.ON_TIME: ("按时公开", "√"),
    Status.LATE: ("逾期公开", "△"),
    Status.MISSING: ("未公开", "×"),
    Status.NOT_DUE: ("未到期", "…"),
    Status.EXEMPT: ("免于公开", "免"),
    Status.WITHDRAWN: ("已撤下", "撤"),
    Status.UNDATED: ("未注明日期", "？"),
}


class Elements(msgspec.Struct, frozen=True):
    """How many required elements there are, how many are present, and which are how."""

    required: int
    present: int
    mentioned: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class Evidence(msgspec.Struct, frozen=True):
    """The report that a status rests on: where it lies and which line dates it."""

    report: str
    line: int
    published: dt.date | None
    errors: int
    warnings: int
    waived: int
    findings: tuple[Finding, ...] = ()


class Entry(msgspec.Struct, frozen=True):
    """A duty with its status as of a day.

    ``days_late`` is how late the report came, ``overdue`` for how many days one that is not there
    has been due. ``excused`` are missing elements for which an explanation (缺项说明) holds;
    ``incomplete`` is a text that is there and lacks a required element without one. ``unread`` is
    a file that stands in the report's place and does not say whose it is.
    """

    duty: Duty
    status: Status
    elements: Elements
    days_late: int = 0
    overdue: int = 0
    evidence: Evidence | None = None
    excused: tuple[str, ...] = ()
    incomplete: bool = False
    unread: str = ""

    @property
    def fails(self) -> bool:
        """Whether the duty was not met as the law asks: missing, late or incomplete."""
        return self.status in {Status.MISSING, Status.LATE} or self.incomplete

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of the row should also know."""
        return tuple(self._notes())

    def _notes(self) -> Iterator[str]:
        duty = self.duty
        if self.overdue:
            yield f"已超过期限{self.overdue}天"
        if duty.due_on_holiday:
            yield "应公开日期逢休息日，期限不顺延"
        if duty.provisional:
            yield "当年放假安排尚未公布，是否逢休息日为暂定"
        if duty.exemption:
            yield f"免于公开：{duty.exemption.basis}（{duty.exemption.approved_by}批准）"
        if self.incomplete:
            yield "缺少必备要素"
        if self.unread:
            yield f"{self.unread} 已经提交，但是元数据读不出来"


def entry_of(
    duty: Duty,
    record: Record | None,
    findings: tuple[Finding, ...],
    required: Sequence[str],
    day: dt.date,
) -> Entry:
    """The row of a duty; ``record`` is what was there on the day, ``required`` its elements."""
    status = _status(duty, record, day)
    elements = _elements(record, required)
    excused = tuple(
        one.element for one in findings if one.rule == _ABSENT and one.waived and one.element
    )
    standing = record is not None and status is not Status.WITHDRAWN
    return Entry(
        duty=duty,
        status=status,
        elements=elements,
        days_late=_days_late(duty, record) if status is Status.LATE else 0,
        overdue=(day - duty.due).days if status is Status.MISSING else 0,
        evidence=_evidence(record, findings) if record else None,
        excused=excused,
        incomplete=standing and any(one not in excused for one in elements.missing),
    )


def _status(duty: Duty, record: Record | None, day: dt.date) -> Status:
    if record is not None and record.metadata.withdrawn is not None:
        return Status.WITHDRAWN
    if duty.exemption is not None:
        return Status.EXEMPT
    if record is None:
        return Status.NOT_DUE if day <= duty.due else Status.MISSING
    if record.metadata.published is None:
        return Status.UNDATED
    return Status.ON_TIME if record.metadata.published <= duty.due else Status.LATE


def _days_late(duty: Duty, record: Record | None) -> int:
    published = record.metadata.published if record else None
    return (published - duty.due).days if published else 0


def _elements(record: Record | None, required: Sequence[str]) -> Elements:
    if record is None:
        return Elements(len(required), 0, (), tuple(required))
    states = {state.id: state.state for state in record.elements}
    mentioned = [one for one in required if states.get(one) is State.MENTION]
    missing = [one for one in required if states.get(one, State.ABSENT) is State.ABSENT]
    return Elements(len(required), len(required) - len(missing), tuple(mentioned), tuple(missing))


def _evidence(record: Record, findings: tuple[Finding, ...]) -> Evidence:
    counted = [finding for finding in findings if not finding.waived]
    return Evidence(
        report=record.path,
        line=record.lines.get("published", 1),
        published=record.metadata.published,
        errors=sum(finding.severity is Severity.ERROR for finding in counted),
        warnings=sum(finding.severity is Severity.WARNING for finding in counted),
        waived=len(findings) - len(counted),
        findings=findings,
    )
