"""What a build says of itself while it runs and when it has ended well."""

from __future__ import annotations

import logging
import time
from pathlib import Path

from gongkai.edition import Edition

# Only children of the "mkdocs" logger are shown.
_LOG = logging.getLogger("mkdocs.gongkai")
_SECONDS = 3


class Ticker:
    """Says now and then how far the reading of reports is."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _SECONDS

    def __call__(self, done: int, total: int) -> None:
        """Say it, if it was not said a moment ago."""
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _SECONDS
            _LOG.info("已核查 %d / %d 个文件", done, total)


def verdict(edition: Edition, site: Path) -> str:
    """Where the site of an edition stands, and what was found of it."""
    outcome = f"其中{len(edition.marked)}个带问题公开" if edition.marked else "没有错误"
    return f"站点已生成：{site / 'index.html'}（公开件{len(edition.published)}个，{outcome}）"
