"""A good guest of the portal: nothing runs that is not the site's, nothing is asked of others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from browser.samples import NAMES, NOT_FOUND, url_of

pytestmark = [pytest.mark.browser, pytest.mark.site]

FIRST_VIEW = 300 * 1024
_WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`);
});
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that was nowhere before, on a phone."""
    opened = browser.new_context(viewport={"width": 390, "height": 844})
    opened.add_init_script(_WATCH)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def _opened(page: Page, url: str) -> list[str]:
    """Open a page; what its console complained about, and what it asked of other hosts."""
    host = re.match(r"https?://[^/]+/zwgk/fzzf/", url)
    assert host
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request",
        lambda asked: (
            None if asked.url.startswith((host[0], "data:")) else faults.append(asked.url)
        ),
    )
    page.goto(url)
    if page.locator("[data-search]").count():
        page.locator("[data-search-ready]").wait_for()
        page.wait_for_load_state("networkidle")
    return faults


@pytest.mark.parametrize("name", [*NAMES, NOT_FOUND])
def test_a_page_states_its_policy_and_keeps_to_it(
    page: Page, mounted: str, every_sort: Path, name: str
) -> None:
    url = name if name == NOT_FOUND else url_of(name, every_sort)
    assert _opened(page, f"{mounted}{url}") == []
    stated = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert stated
    assert "unsafe" not in stated
    assert page.evaluate("window.refused") == []
    assert page.evaluate("window.shift") < 0.05
    assert page.context.cookies() == []


def test_a_script_that_somebody_wrote_into_a_page_does_not_run(
    context: BrowserContext, mounted: str
) -> None:
    page = context.new_page()

    def spoilt(route: Route) -> None:
        answer = route.fetch()
        injected = "<script>window.stolen = 1</script><img src=x onerror='window.stolen = 2'><p>"
        route.fulfill(body=answer.text().replace("<p>", injected, 1), response=answer)

    page.route("**/about/", spoilt)
    page.goto(f"{mounted}about/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.stolen") is None
    refused = page.evaluate("window.refused")
    assert [said.split()[0] for said in refused] == ["script-src-elem", "script-src-attr"]


def test_searching_and_suggestions_work_under_the_policy(page: Page, mounted: str) -> None:
    assert _opened(page, f"{mounted}years/2024/") == []
    box = page.get_by_role("combobox", name="检索")
    box.press_sequentially("示例市信访")
    expect(page.get_by_role("option").first).to_have_text("示例市信访局机关")
    box.press("Escape")
    box.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator("[data-result]").first).to_be_visible()
    assert page.evaluate("window.refused") == []


def test_the_first_view_of_a_report_takes_little(
    page: Page, mounted: str, every_sort: Path
) -> None:
    sizes: dict[str, int] = {}
    page.on("response", lambda got: sizes.update({got.url: len(got.body())}))
    assert _opened(page, f"{mounted}{url_of('disclosure', every_sort)}") == []
    assert len(sizes) > 4
    assert sum(sizes.values()) <= FIRST_VIEW, sizes


def test_the_theme_s_colours_are_chosen_and_remembered_under_the_policy(
    page: Page, mounted: str
) -> None:
    _opened(page, f"{mounted}about/")
    page.locator("label[for=__palette_1]:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{mounted}reports/990100/xfj/2024-fzzf/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("window.refused") == []


@pytest.mark.parametrize("where", ["nowhere/", "reports/990100/nowhere/2024-fzzf/", "nowhere"])
def test_a_page_that_is_not_there_finds_the_way_back_though_nobody_said_where_the_site_stands(
    page: Page, mounted: str, every_sort: Path, where: str
) -> None:
    html = (every_sort / NOT_FOUND).read_text(encoding="utf-8")
    page.route(f"{mounted}{where}", lambda route: route.fulfill(status=404, body=html))
    page.goto(f"{mounted}{where}")
    page.get_by_role("searchbox").fill("信访")
    page.get_by_role("button", name="检索").click()
    expect(page).to_have_url(f"{mounted}search/?q=%E4%BF%A1%E8%AE%BF")
    page.goto(f"{mounted}{where}")
    page.get_by_role("link", name="按地区查找").click()
    expect(page).to_have_url(f"{mounted}regions/")
