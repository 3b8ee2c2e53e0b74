"""For programs: the JSON that design and documentation promise, field by field."""

from __future__ import annotations

import datetime as dt

import msgspec

from gongkai.ledger import Entry, Status

from ._audit import Audit

_VERSION = 1


class LedgerElements(msgspec.Struct, frozen=True):
    """How many elements are required and present, and which are only mentioned or missing."""

    required: int
    present: int
    mentioned: tuple[str, ...]
    missing: tuple[str, ...]


class LedgerDuty(msgspec.Struct, frozen=True):
    """A duty, what became of it, and the evidence."""

    organ: str
    region: str
    kind: str
    year: int
    due: dt.date
    status: Status
    days_late: int
    due_on_holiday: bool
    provisional: bool
    published: dt.date | None
    report: str | None
    line: int | None
    elements: LedgerElements
    errors: int
    warnings: int
    waived: int
    basis: str


class LedgerFile(msgspec.Struct, frozen=True):
    """The whole answer: the day for which it holds, counts by status, and every duty."""

    version: int
    as_of: str
    summary: dict[str, int]
    duties: tuple[LedgerDuty, ...]


def render(audit: Audit) -> bytes:
    """The audit as one JSON object."""
    summary = audit.summary
    counts = {status.value: count for status, count in summary.statuses.items()}
    document = LedgerFile(
        version=_VERSION,
        as_of=audit.day,
        summary={"duties": summary.duties, **counts},
        duties=tuple(map(_duty, audit.entries)),
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _duty(entry: Entry) -> LedgerDuty:
    duty, elements, evidence = entry.duty, entry.elements, entry.evidence
    return LedgerDuty(
        organ=duty.organ,
        region=duty.region,
        kind=duty.kind,
        year=duty.year,
        due=duty.due,
        status=entry.status,
        days_late=entry.days_late,
        due_on_holiday=duty.due_on_holiday,
        provisional=duty.provisional,
        published=evidence.published if evidence else None,
        report=evidence.report if evidence else None,
        line=evidence.line if evidence else None,
        elements=LedgerElements(
            required=elements.required,
            present=elements.present,
            mentioned=tuple(elements.mentioned),
            missing=tuple(elements.missing),
        ),
        errors=evidence.errors if evidence else 0,
        warnings=evidence.warnings if evidence else 0,
        waived=evidence.waived if evidence else 0,
        basis=duty.basis,
    )
