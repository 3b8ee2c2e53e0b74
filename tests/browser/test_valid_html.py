"""The pages are valid HTML by the checker of the World Wide Web Consortium."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from browser.provide_checker import VERSION, checker, java
from browser.samples import NAMES, NOT_FOUND, url_of

pytestmark = pytest.mark.site


def test_a_page_of_every_sort_and_every_hand_written_one_is_valid(every_sort: Path) -> None:
    jar, runtime = checker(), java()
    if jar is None or runtime is None:
        missing = "the checker (npm)" if jar is None else "Java (default-jre-headless)"
        pytest.skip(f"{missing} is not here and could not be installed: run `make browser`")
    urls = {url_of(name, every_sort).partition("?")[0] for name in NAMES}
    pages = [every_sort / NOT_FOUND, *(every_sort / url / "index.html" for url in sorted(urls))]
    command = [runtime, "-jar", str(jar), "--errors-only", "--format", "json", "--exit-zero-always"]
    done = subprocess.run(
        [*command, "--stdout", *map(str, pages)],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    found = [
        f"{one['url'].partition('/site/')[2]}: {one['message']} {one.get('extract', '')}"
        for one in json.loads(done.stdout)["messages"]
    ]
    assert not found, "\n".join(found)


def test_the_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    jar, runtime = checker(), java()
    if jar is None or runtime is None:
        pytest.skip("no checker")
    page = tmp_path / "wrong.html"
    page.write_text("<!doctype html><html lang='zh-CN'><title>错</title><p><div></p>", "utf-8")
    command = [runtime, "-jar", str(jar), "--errors-only", str(page)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert done.returncode == 1, VERSION
