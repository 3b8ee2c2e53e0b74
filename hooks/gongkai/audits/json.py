"""For programs: the JSON that design and documentation promise, field by field."""

from __future__ import annotations

from typing import Any

import msgspec

from gongkai.ledger import Entry

from ._audit import Audit

_VERSION = 1


def render(audit: Audit) -> bytes:
    """The audit as one JSON object."""
    summary = audit.summary
    document = {
        "version": _VERSION,
        "as_of": audit.day,
        "summary": {
            "duties": summary.duties,
            **{status.value: count for status, count in summary.statuses.items()},
        },
        "duties": [_duty(entry) for entry in audit.entries],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _duty(entry: Entry) -> dict[str, Any]:
    duty, elements, evidence = entry.duty, entry.elements, entry.evidence
    published = evidence.published if evidence else None
    return {
        "organ": duty.organ,
        "region": duty.region,
        "kind": duty.kind,
        "year": duty.year,
        "due": duty.due.isoformat(),
        "status": entry.status.value,
        "days_late": entry.days_late,
        "due_on_holiday": duty.due_on_holiday,
        "provisional": duty.provisional,
        "published": published.isoformat() if published else None,
        "report": evidence.report if evidence else None,
        "line": evidence.line if evidence else None,
        "elements": {
            "required": elements.required,
            "present": elements.present,
            "mentioned": list(elements.mentioned),
            "missing": list(elements.missing),
        },
        "errors": evidence.errors if evidence else 0,
        "warnings": evidence.warnings if evidence else 0,
        "waived": evidence.waived if evidence else 0,
        "basis": duty.basis,
    }
