"""A site is built beside the last good one and put in its place at the end, whole or not at all."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
from pathlib import Path

from filelock import FileLock, Timeout

from gongkai.errors import GongkaiError

_LOG = logging.getLogger("mkdocs.gongkai")
_PATIENCE = 600


class Staging:
    """A place beside the site where the next one is made.

    Only one build at a time may hold it: a second one waits. What a killed build left behind is
    cleared by the next, and a site that was moved aside but not replaced is brought back.

    Raises:
        GongkaiError: a file stands where the site is to be, or another build does not end.

    """

    def __init__(self, site: Path) -> None:
        self.site = site.resolve() if site.is_symlink() else site.absolute()
        if self.site.is_file():
            raise GongkaiError(
                f"站点要放在“{self.site}”，那里却是一个文件；请移走它，或者改 site_dir"
            )
        self.site.parent.mkdir(parents=True, exist_ok=True)
        self._stem = f".{self.site.name}"
        self.folder = self._beside("new")
        self._old = self._beside("old")
        self._lock = FileLock(self._beside("lock"))
        self._enter()

    def _beside(self, ending: str) -> Path:
        return self.site.parent / f"{self._stem}.{ending}"

    def _enter(self) -> None:
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            _LOG.info("另一次构建正在进行，等它结束……")
            try:
                self._lock.acquire(timeout=_PATIENCE)
            except Timeout as error:
                raise GongkaiError(
                    f"另一次构建超过{_PATIENCE // 60}分钟没有结束，请确认后再试"
                ) from error
        if self._old.exists() and not self.site.exists():
            self._old.rename(self.site)
        self._clear()
        self.folder.mkdir()

    def _clear(self) -> None:
        for left in (self.folder, self._old):
            if left.exists():
                shutil.rmtree(left)

    def put_in_place(self) -> None:
        """Make the staged site the site."""
        if os.path.ismount(self.site):
            _copy_over(self.folder, self.site)
        elif self.site.exists():
            self.site.rename(self._old)
            self.folder.rename(self.site)
        else:
            self.folder.rename(self.site)
        self.abandon()

    def abandon(self) -> None:
        """Leave the site as it is and clear away what was staged."""
        if self._lock.is_locked:
            self._clear()
            self._lock.release()


def _copy_over(new: Path, site: Path) -> None:
    """Copy file by file, then take away what the new site does not have."""
    fresh = {path.relative_to(new) for path in new.rglob("*")}
    shutil.copytree(new, site, dirs_exist_ok=True)
    stale = [path for path in site.rglob("*") if path.relative_to(site) not in fresh]
    for path in sorted(stale, reverse=True):
        with contextlib.suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()
