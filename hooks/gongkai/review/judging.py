"""What a check says of imported reports: with all the others where they stand among them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import msgspec

from gongkai import inspection
from gongkai.findings import Finding
from gongkai.importers import Imported, Request
from gongkai.reading import read_report
from gongkai.settings import settings_at

_REPORTS = "reports/"


class Judged(msgspec.Struct, frozen=True):
    """An import with what a check finds in it.

    ``text`` is what was judged: the report as it stands on the disk, else as it would be.
    ``alone`` says that it was judged by itself: it does not stand among the reports yet.
    """

    request: Request
    imported: Imported
    text: str = ""
    findings: tuple[Finding, ...] = ()
    alone: bool = True


def judged(
    root: Path,
    requests: Sequence[Request],
    imported: Sequence[Imported],
    *,
    as_of: dt.date,
    dry_run: bool,
) -> list[Judged]:
    """Check what was imported.

    Raises:
        GongkaiError: no verdict is possible.

    """
    standing = {
        one.result.written
        for one in imported
        if not dry_run and one.result.written and one.result.written.startswith(_REPORTS)
    }
    found: dict[str, list[Finding]] = {}
    if standing:
        report = inspection.check(root, paths=sorted(standing), as_of=as_of)
        for finding in report.findings:
            found.setdefault(finding.path, []).append(finding)
    context = inspection.task_for(root, settings_at(root), as_of).context
    results = []
    for request, one in zip(requests, imported, strict=True):
        path = one.result.written
        if path is not None and path in standing:
            text = (root / path).read_text(encoding="utf-8", errors="replace")
            findings = tuple(found.get(path, ()))
            results.append(Judged(request, one, text, findings, alone=False))
        elif one.made.text:
            place = path or _REPORTS + (one.made.place or "0/0/0.md")
            data = one.made.text.encode("utf-8", "replace")
            findings = read_report(place, data, context).findings
            results.append(Judged(request, one, one.made.text, findings))
        else:
            results.append(Judged(request, one))
    return results
