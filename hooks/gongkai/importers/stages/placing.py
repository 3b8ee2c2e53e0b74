"""Where a report belongs below the reports folder, and writing it there whole or not at all."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
from collections.abc import Mapping
from pathlib import Path

from gongkai.importers._remedies import Remedies
from gongkai.kinds import kinds
from gongkai.model import Organ

_REASONS: Mapping[type[OSError], str] = {
    FileNotFoundError: "没有这个文件",
    FileExistsError: "同名的文件挡住了文件夹",
    IsADirectoryError: "这是文件夹，不是文件",
    NotADirectoryError: "同名的文件挡住了文件夹",
    PermissionError: "没有权限",
}
_SAFE = re.compile(r"\w[\w-]*/\w[\w-]*")


class NoPlaceError(Exception):
    """A report has no place, or its place is taken; the message is for a clerk, in Chinese."""


def place_for(
    organ: Organ, front_matter: Mapping[str, object], source: Path, remedies: Remedies
) -> str:
    """The path of the report below the reports folder.

    Raises:
        NoPlaceError: what the path is made of is not known.

    """
    if not _SAFE.fullmatch(organ.folder):
        raise NoPlaceError(f"登记的编号“{organ.id}”不能用作文件夹的名称，请先改正登记文件")
    kind = kinds().get(str(front_matter.get("kind", "")))
    if kind is None:
        raise NoPlaceError(f"没有种类，排不出文件的位置，{remedies.kind}")
    if kind.annual:
        year = front_matter.get("year")
        if year is None:
            raise NoPlaceError(f"没有年度，排不出文件的位置，{remedies.year}")
        return f"{organ.folder}/{year}-{kind.id}.md"
    date = front_matter.get("published") or front_matter.get("written")
    if not isinstance(date, dt.date):
        raise NoPlaceError(f"{kind.name}的文件名要用日期，文中没有，{remedies.date}")
    return f"{organ.folder}/{date}-{_slug(source)}.md"


def _slug(source: Path) -> str:
    """A name for the file from that of the source, as far as that is Latin letters."""
    slug = re.sub(r"[^a-z0-9]+", "-", source.stem.lower()).strip("-")
    return slug or "wenjian"


def shown(path: Path, root: Path) -> str:
    """A path relative to the root with ``/``, or whole if it lies elsewhere."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees half of it.

    Raises:
        NoPlaceError: the disk refused.

    """
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise NoPlaceError(f"写不进“{path.name}”：{reason_of(error)}") from error


def reason_of(error: OSError) -> str:
    """Why the disk refused, for a clerk."""
    return next((why for sort, why in _REASONS.items() if isinstance(error, sort)), "磁盘出错")
