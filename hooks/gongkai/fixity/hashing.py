"""Files of a folder and their digests; links are never followed, nothing outside is opened."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

_AT_ONCE = 64

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies in a folder, as paths below it with ``/``: files, and what is not a file."""

    files: tuple[str, ...]
    others: tuple[str, ...]


def listing(folder: Path) -> Listing:
    """Everything below a folder but folders.

    Raises:
        OSError: a folder could not be opened.

    """
    files: list[str] = []
    others: list[str] = []
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(f"{folder}/{below}") as entries:
            for entry in entries:
                path = f"{below}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                elif entry.is_file(follow_symlinks=False):
                    files.append(path)
                else:
                    others.append(path)
    return Listing(tuple(sorted(files)), tuple(sorted(others)))


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, read in pieces.

    Raises:
        OSError: the file could not be read.

    """
    with path.open("rb", buffering=0) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digests(
    folder: Path, paths: Sequence[str], progress: Progress | None = None
) -> dict[str, str | OSError]:
    """The digest of each file below a folder, or why it could not be read."""
    found: dict[str, str | OSError] = {}
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for some in pool.map(lambda part: _digests(folder, part), _parts(paths)):
            found.update(some)
            if progress:
                progress(len(found), len(paths))
    return found


def _parts(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    return (paths[start : start + _AT_ONCE] for start in range(0, len(paths), _AT_ONCE))


def _digests(folder: Path, paths: Sequence[str]) -> dict[str, str | OSError]:
    found: dict[str, str | OSError] = {}
    for path in paths:
        try:
            found[path] = digest_of(folder / path)
        except OSError as error:
            found[path] = error
    return found
