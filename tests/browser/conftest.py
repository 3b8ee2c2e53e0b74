"""What the tests in a browser share: a site with every sort of page, mounted as a portal would."""

from __future__ import annotations

import datetime as dt
import functools
import re
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.provide import chromium
from checkouts import Checkout
from site_building import REPOSITORY, build

_MOUNT = "zwgk/fzzf"
_CHANGED = "reports/990200/xfj/2025-fzzf.md"
_RECOUNTED = "reports/990100/zf/2025-xxgk.md"
_COPIED, _COPY = "reports/990102/sfj/2024-fzzf.md", "reports/990102/sfj/2023-fzzf.md"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base's name
        """Say nothing: the tests speak."""


@pytest.fixture(scope="session")
def every_sort(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's site, with a change after publication, a report that copies, and faults."""
    checkout = Checkout(tmp_path_factory.mktemp("every"))
    root = checkout.root
    for name in ("docs", "hooks", "reports"):
        shutil.copytree(REPOSITORY / name, root / name)
    config = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    checkout.write(
        {
            ".gitignore": ".cache\nsite\nbuild\n",
            "mkdocs.yml": config.replace("on_error: stop", "on_error: mark"),
            _COPY: _of_the_year_before((root / _COPIED).read_text(encoding="utf-8")),
        }
    )
    checkout.commit({}, dt.date(2026, 4, 1))
    recounted = (
        (root / _RECOUNTED).read_text(encoding="utf-8").replace("行政强制: 198", "行政强制: 189")
    )
    changes = {_CHANGED: _corrected(root / _CHANGED), _RECOUNTED: recounted}
    checkout.commit(changes, dt.date(2026, 5, 2))
    done = build(root)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="session")
def mounted(every_sort: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of that site, below a sub-path of a portal."""
    portal = tmp_path_factory.mktemp("portal")
    place = portal / _MOUNT
    place.parent.mkdir(parents=True)
    place.symlink_to(every_sort)
    handler = functools.partial(_Quiet, directory=str(portal))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{_MOUNT}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium()
    assert path, "no Chromium: run `make browser`"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield running
        running.close()


def _of_the_year_before(report: str) -> str:
    """A report as if it had been written a year earlier, and nobody knew when it was published."""
    report = re.sub(r"^published:.*\n", "", report, flags=re.MULTILINE)
    return report.replace("2023年", "2022年").replace("2024", "2023").replace("2025", "2024")


def _corrected(path: Path) -> str:
    """A report with a sentence more and a word about it."""
    front, fence, body = path.read_text(encoding="utf-8").rpartition("\n---\n")
    added = "\ncorrections: [{date: 2026-05-02, note: 补充一处说明}]"
    return f"{front}{added}{fence}{body.rstrip()}\n\n本报告的电子文本与纸质文本一致。\n"
