"""核查: all of a root's reports checked, and the outcome reported for the files asked about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from gongkai.check_report import CheckReport
from gongkai.edition import Edition
from gongkai.findings import Finding
from gongkai.loading import Progress
from gongkai.publication import Publication, task_for
from gongkai.settings import settings_at


def check(
    root: Path,
    *,
    paths: Sequence[str] | None,
    as_of: dt.date,
    progress: Progress | None = None,
) -> CheckReport:
    """Check every report of a root; say what concerns ``paths``, or everything for None.

    Paths are relative to the root with ``/``, files or folders. The cross-file rules always see
    the whole corpus.

    Raises:
        GongkaiError: no verdict is possible.

    """
    publication = Publication(task_for(root, settings_at(root), as_of))
    try:
        edition = publication.edition(progress)
    finally:
        publication.close()
    return report_of(edition, paths)


def report_of(edition: Edition, paths: Sequence[str] | None = None) -> CheckReport:
    """What a check of the edition says of the paths, or of everything."""
    records = [record for record in edition.corpus.records if _asked(record.path, paths)]
    return CheckReport(
        files=tuple(record.path for record in records),
        findings=tuple(_concerning(edition.findings, paths)),
        as_of=edition.context.as_of,
        waivers={
            record.path: record.metadata.waivers for record in records if record.metadata.waivers
        },
    )


def _concerning(findings: Iterable[Finding], paths: Sequence[str] | None) -> Iterable[Finding]:
    return (finding for finding in findings if _asked(finding.path, paths))


def _asked(path: str, paths: Sequence[str] | None) -> bool:
    return paths is None or any(
        path == asked or path.startswith(f"{asked.rstrip('/')}/") for asked in paths
    )
