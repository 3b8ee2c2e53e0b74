"""Everyone can use every sort of page: seen light, dark and large, on a desk and on a phone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.samples import NAMES, NOT_FOUND, url_of

pytestmark = [pytest.mark.browser, pytest.mark.site]

SIZES = {"desk": (1280, 900), "phone": (390, 844)}
# The reader's choice between the usual page and 长者模式, as the site remembers it.
MODES = ("usual", "large")
_MODE = "gongkai.mode"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# In the dark nothing else is other than in the light.
_OF_COLOUR = ["color-contrast", "link-in-text-block"]
_RULES: dict[Literal["light", "dark"], list[str]] = {"light": _TAGS, "dark": _OF_COLOUR}
_RUN = "(options) => axe.run(document, options).then((found) => found.violations)"


@pytest.fixture(params=MODES, scope="module")
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """A reader of that mode."""
    opened = browser.new_context(color_scheme="light", reduced_motion="reduce")
    if request.param != MODES[0]:
        opened.add_init_script(f"localStorage.setItem('{_MODE}', '{request.param}')")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def page(context: BrowserContext) -> Page:
    """A window for page after page."""
    return context.new_page()


@pytest.mark.parametrize("name", [*NAMES, NOT_FOUND])
def test_axe_finds_nothing_on_a_page(page: Page, mounted: str, every_sort: Path, name: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{mounted}{name if name == NOT_FOUND else url_of(name, every_sort)}")
    if page.locator("[data-search]").count():
        page.locator("[data-search-ready]").wait_for()
    page.evaluate(Axe().axe_script)
    told = []
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme, rules in _RULES.items():
            page.emulate_media(color_scheme=scheme)
            if name != NOT_FOUND:
                shown = "slate" if scheme == "dark" else "default"
                expect(page.locator("body")).to_have_attribute("data-md-color-scheme", shown)
            options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
            told += [f"{scheme} on a {size}: {one}" for one in _told(page.evaluate(_RUN, options))]
    assert not told, "\n".join(told)


def _told(violations: list[dict[str, Any]]) -> Iterator[str]:
    """What is wrong, where, element by element."""
    for one in violations:
        for node in one["nodes"]:
            why = node["failureSummary"].splitlines()[-1].strip()
            where = f"{json.dumps(node['target'])}\n    {node['html'][:200]}"
            yield f"{one['id']}: {one['help']}\n    {where}\n    {why}"
