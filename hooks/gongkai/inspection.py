"""核查: all of a root's reports read and checked, and the outcome for the files asked about."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from pathlib import Path

from gongkai.as_of import today
from gongkai.check_report import CheckReport
from gongkai.edition import Edition
from gongkai.findings import Finding
from gongkai.kinds import kinds
from gongkai.loading import Loading, Progress, Task, report_files, submit, workers
from gongkai.packs import context_key
from gongkai.register import load_register
from gongkai.rules import Context
from gongkai.settings import Settings, settings_at
from gongkai.wording.phrases import operators_list

_FEW_TO_SERVE = 1000


def task_for(root: Path, settings: Settings, as_of: dt.date) -> Task:
    """What workers need to know to read the reports of a root.

    Raises:
        UsageError: the list of phrases that the settings name cannot be read.

    """
    register = load_register(root)
    phrases = operators_list(root, settings.phrases)
    context = Context(as_of, register, kinds(), settings, phrases, today=today())
    data = [*((root / path).read_bytes() for path in register.files), phrases.encode()]
    return Task(root, context, context_key(context, data))


class Inspection:
    """The reports of a root, being read and checked from the moment that it is made.

    ``pool`` are the workers, free for other work afterwards, until it is closed; None where there
    are none. ``serving`` says that it is one of many, between two saves of a clerk.
    """

    def __init__(self, task: Task, *, serving: bool = False) -> None:
        self.task = task
        self._stack = ExitStack()
        # Records live until the end: looking through them for garbage finds none.
        if gc.isenabled():
            gc.disable()
            self._stack.callback(gc.enable)
        listing = report_files(task.root)
        count = len(listing.reports)
        # Between two saves hardly a file changes: starting workers afresh would take longer.
        jobs = 1 if serving and count <= _FEW_TO_SERVE else None
        self.pool: Executor | None = self._stack.enter_context(workers(task, count, jobs))
        self._loading: Loading = submit(task, self.pool, listing)

    @property
    def packs(self) -> Mapping[str, tuple[str, ...]]:
        """The paths of the reports, pack by pack."""
        return self._loading.packs

    def close(self) -> None:
        """End the workers."""
        self._stack.close()

    def edition(self, progress: Progress | None = None) -> Edition:
        """Everything read and checked.

        Raises:
            RuleCrash: a rule failed of itself.

        """
        return Edition(self._loading.corpus(progress), self.task.context)


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
    inspection = Inspection(task_for(root, settings_at(root), as_of))
    try:
        edition = inspection.edition(progress)
    finally:
        inspection.close()
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
