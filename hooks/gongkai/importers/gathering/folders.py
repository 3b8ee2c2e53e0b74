"""The files of a folder that may be reports, and those that are not taken for any."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

import msgspec

_LOCK = "~$"  # Word leaves such files beside a document that is open


class Folder(msgspec.Struct, frozen=True):
    """What a folder holds: files to import, and files that were passed over."""

    files: tuple[Path, ...]
    passed_over: tuple[Path, ...]


def files_in(folder: Path, suffixes: Collection[str], *, not_in: Path) -> Folder:
    """The files below a folder in the order of their names.

    Files of other sorts, links, and what systems and editors leave about are no sources, nor are
    the reports themselves where the folder holds them, which is ``not_in``.
    """
    files: list[Path] = []
    others: list[Path] = []
    reports = not_in.resolve()
    for top, folders, names in os.walk(folder):
        here = Path(top)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and (here / name).resolve() != reports
        )
        for name in sorted(names):
            path = here / name
            if name.startswith((".", _LOCK)):
                continue
            fits = path.suffix.lower() in suffixes and not path.is_symlink()
            (files if fits and path.is_file() else others).append(path)
    return Folder(tuple(files), tuple(others))
