"""Importers: raw reports to Markdown with front matter. One module per format, found by walking.

A format is a module of this folder with ``IMPORTER``; the module is the only entry. What is done
to the text afterwards is the same for all of them and lives in `stages`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from gongkai.register import Register

from ._draft import Draft, Dropped, Importer, Joined, Line, UnreadableError
from ._importing import Asked, Piped, Run, bounded
from ._results import ImportedOrgan, ImportResult

__all__ = [
    "Draft",
    "Dropped",
    "ImportResult",
    "ImportedOrgan",
    "Importer",
    "Joined",
    "Line",
    "Piped",
    "UnreadableError",
    "bounded",
    "import_files",
    "importers",
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


def import_files(  # noqa: PLR0913  # each is an option of the command
    files: Sequence[Path | Piped],
    *,
    root: Path,
    out: str,
    register: Register,
    organ: str | None = None,
    kind: str | None = None,
    year: int | None = None,
    force: bool = False,
    dry_run: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> list[ImportResult]:
    """Import raw reports into the folder ``out`` of the root, one result a file, in order.

    A file that cannot be read or placed has ``written`` None and a note that says why; the
    others are imported all the same.

    Raises:
        UsageError: ``organ`` is not registered.

    """
    run = Run(root, out, register, Asked(organ, kind, year, force, dry_run), importers())
    results: list[ImportResult] = []
    for done, path in enumerate(files, 1):
        results.append(run.result(path))
        if progress is not None:
            progress(done, len(files))
    return results
