"""Importers: raw reports to Markdown with front matter. One module per format, found by walking.

A format is a module of this folder with ``IMPORTER``; the module is the only entry. What is done
to the text afterwards is the same for all of them and lives in `stages`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from gongkai.errors import UsageError
from gongkai.register import Register

from ._draft import Draft, Dropped, Importer, Joined, Line, UnreadableError
from ._importing import Imported, Outcome, Run
from ._making import Desk, Made, unregistered
from ._manuscript import plain
from ._remedies import IN_FORM, Remedies
from ._requests import Asked, Piped, Request, bounded
from ._results import ImportedOrgan, ImportResult
from ._workers import Progress, all_made
from .stages.registering import lines_for

__all__ = [
    "IN_FORM",
    "Asked",
    "Desk",
    "Draft",
    "Dropped",
    "ImportResult",
    "Imported",
    "ImportedOrgan",
    "Importer",
    "Joined",
    "Line",
    "Made",
    "Outcome",
    "Piped",
    "Remedies",
    "Request",
    "UnreadableError",
    "bounded",
    "import_all",
    "import_files",
    "importers",
    "lines_for",
    "plain",
    "unregistered",
]


@cache
def importers() -> Mapping[str, Importer]:
    """Every importer by the suffix of its files."""
    found: dict[str, Importer] = {}
    for module in pkgutil.iter_modules(__path__):
        if not module.name.startswith("_") and not module.ispkg:
            importer = importlib.import_module(f"{__name__}.{module.name}").IMPORTER
            found.update(dict.fromkeys(importer.suffixes, importer))
    return dict(sorted(found.items()))


def import_all(  # noqa: PLR0913  # what is asked of a whole call
    requests: Sequence[Request],
    desk: Desk,
    *,
    force: bool = False,
    dry_run: bool = False,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> list[Imported]:
    """Import sources into the folder ``out`` of the desk's root, each as it was asked for.

    A source that cannot be read or placed is left with the reason; the others are imported all
    the same. What stands in its place already is left as it is.
    """
    made = all_made(requests, desk, importers(), jobs=jobs, progress=progress)
    return Run(desk, force=force, dry_run=dry_run).placed(requests, made)


def import_files(  # noqa: PLR0913  # each is an option of the command
    files: Sequence[Path | Piped],
    *,
    root: Path,
    out: str,
    register: Register,
    organ: str | None = None,
    kind: str | None = None,
    year: int | None = None,
    originals: bool = True,
    force: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> list[ImportResult]:
    """Import files of which all the same was asked; one result a file, in order.

    A file that cannot be read or placed has ``written`` None and a note that says why.

    Raises:
        UsageError: ``organ`` is not registered.

    """
    if organ is not None and register.organ(organ) is None:
        raise UsageError(f"登记文件里没有编号为“{organ}”的公开主体")
    asked = Asked(organ, kind, year)
    imported = import_all(
        [Request(file, asked) for file in files],
        Desk(root, out, register, originals),
        force=force,
        dry_run=dry_run,
        progress=progress,
    )
    return [one.result for one in imported]
