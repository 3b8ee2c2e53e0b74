"""For programs: the JSON that design and documentation promise, field by field."""

from __future__ import annotations

import json

import msgspec

from gongkai.check_report import CheckReport

_VERSION = 1


def render(report: CheckReport) -> str:
    """The report as one JSON object; characters outside ASCII stand as they are."""
    document = {
        "version": _VERSION,
        "summary": msgspec.to_builtins(report.summary),
        "findings": msgspec.to_builtins(report.findings),
    }
    # Not msgspec's own encoder: it refuses the half characters that undecodable file names hold.
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
