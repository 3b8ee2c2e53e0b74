"""While a clerk edits: a saved report is shown, a broken one shows its findings, nothing hangs."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from factories import BODY, PATH, WITHOUT_E3, report_text
from site_building import EPOCH, small_root

pytestmark = pytest.mark.site

_PATIENCE = 60


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    yield from _serving(tmp_path, {})


def _serving(folder: Path, reports: dict[str, str | bytes]) -> Iterator[tuple[Path, str]]:
    """A root that is being served, and the address of the factory's report."""
    root = small_root(folder / "root", reports)
    port = _free_port()
    running = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    yield root, f"http://127.0.0.1:{port}/reports/990100/xfj/2024-fzzf/"
    running.terminate()
    running.wait(timeout=20)


def _shows(address: str, *texts: str) -> bool:
    """Whether the page comes to show all the texts; the server rebuilds a moment after a change."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310  # our server
                page = answer.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            page = ""
        if page and all(text in page for text in texts):
            return True
        time.sleep(0.2)
    return False


def test_a_saved_report_is_shown_and_a_broken_one_shows_its_findings(
    served: tuple[Path, str],
) -> None:
    root, address = served
    assert _shows(address, "全年组织集体学法十二次")
    file = root / PATH
    file.write_text(report_text(body=BODY.replace("十二次", "二十次")), encoding="utf-8")
    assert _shows(address, "全年组织集体学法二十次")
    file.write_text(report_text().replace("title: ", "title："), encoding="utf-8")
    assert _shows(address, "M005")
    file.write_text(report_text(body=WITHOUT_E3), encoding="utf-8")
    assert _shows(address, "S101", "全年组织集体学法十二次")
    file.write_text(report_text(), encoding="utf-8")
    assert _shows(address, "全年组织集体学法十二次")


def test_many_reports_are_shown_too_when_one_is_saved(tmp_path: Path) -> None:
    others: dict[str, str | bytes] = {
        f"reports/990100/o{number}/2024-fzzf.md": report_text({"index": f"x{number}"})
        for number in range(60)
    }
    for root, address in _serving(tmp_path, others):
        assert _shows(address, "全年组织集体学法十二次")
        changed = report_text(body=BODY.replace("十二次", "二十次"))
        (root / PATH).write_text(changed, encoding="utf-8")
        assert _shows(address, "全年组织集体学法二十次")


def test_a_broken_register_does_not_leave_the_clerk_without_a_page(
    served: tuple[Path, str],
) -> None:
    root, address = served
    assert _shows(address, "全年组织集体学法十二次")
    register = root / "reports" / "register.yml"
    whole = register.read_text(encoding="utf-8")
    register.write_text("organs: [", encoding="utf-8")
    home = address.partition("reports/")[0]
    assert _shows(f"{home}organs/", "名录里还没有登记机关")
    register.write_text(whole, encoding="utf-8")
    assert _shows(address, "全年组织集体学法十二次")


def test_a_page_that_is_served_lets_the_server_s_script_run(served: tuple[Path, str]) -> None:
    _, address = served
    assert _shows(address, "示例市信访局")
    with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310  # our server
        page = answer.read().decode()
    assert "livereload" in page
    assert "Content-Security-Policy" not in page
