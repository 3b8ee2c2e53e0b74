"""Where a command works: the root above, and paths as output names them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click

from gongkai.errors import UsageError

REPORTS = "reports"

root_option = click.option(
    "--root",
    metavar="文件夹",
    help="含有 reports/ 的根目录；不写就从当前文件夹往上找",
)


_CHECKED = {".md", ".markdown", ".mdown", ".mkd", ".yml"}


def root_folder(stated: str | None) -> Path:
    """The root: as stated, else the nearest folder upwards that holds ``reports/``.

    Raises:
        UsageError: there is none.

    """
    if stated is not None:
        root = _absolute(Path(stated))
        if not (root / REPORTS).is_dir():
            raise UsageError(f"--root 指定的“{stated}”里没有 {REPORTS}/ 文件夹")
        return root
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / REPORTS).is_dir():
            return folder
    raise UsageError(
        f"从当前文件夹往上都没有找到 {REPORTS}/，请进入公开目录再运行，或者用 --root 指定"
    )


def below_root(path: Path, root: Path) -> str:
    """A path relative to the root, with ``/``; as it is where it lies elsewhere."""
    for candidate in (_absolute(path), path.resolve()):
        for top in (root, root.resolve()):
            if candidate.is_relative_to(top):
                return candidate.relative_to(top).as_posix()
    return path.as_posix()


def reports_paths(stated: Iterable[str], root: Path) -> tuple[str, ...] | None:
    """The files and folders named, relative to the root; None where they are all of ``reports/``.

    Raises:
        UsageError: a path does not exist or lies outside ``reports/``; the root stands for it.

    """
    paths = [_reports_path(path, root) for path in stated]
    return None if not paths or REPORTS in paths else tuple(dict.fromkeys(paths))


def _reports_path(stated: str, root: Path) -> str:
    path = Path(stated)
    if not path.exists():
        raise UsageError(f"“{stated}”不存在")
    named = below_root(path, root)
    if named == ".":
        return REPORTS
    if named != REPORTS and not named.startswith(f"{REPORTS}/"):
        raise UsageError(f"“{stated}”不在 {root / REPORTS} 里面，只能核查那里的文件")
    if path.is_file() and path.suffix.lower() not in _CHECKED:
        raise UsageError(f"“{stated}”不是公开件：公开件的扩展名是 .md")
    return named


def _absolute(path: Path) -> Path:
    """The path from the top without ``..``; links stay, they are names that output may show."""
    return Path(os.path.normpath(path.absolute()))
