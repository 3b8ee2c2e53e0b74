"""What a reader may ask for: large type that is remembered, the page read aloud."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.site]

_REPORT = "reports/990100/xfj/2024-fzzf/"
# 18 pt, which the norm asks of large type.
_LARGE = 24
_SMALLEST = """() => Math.min(...[...document.querySelectorAll("main *, header *, .md-tabs *")]
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 2)
  .filter((one) => !one.closest("svg, [aria-hidden=true]"))
  .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""
# The words of a picture grow with it: their size as it is seen.
_SMALLEST_WORD = """(chart) => Math.min(...[...chart.querySelectorAll("svg text")].map((one) =>
  parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a))"""
# A voice that says at once what it is given: browsers without sound have none.
_VOICE = """
window.said = [];
Object.defineProperty(window, "speechSynthesis", { value: {
  speak(one) { window.said.push(one.text); if (!window.slow) setTimeout(() => one.onend()); },
  cancel() { window.cancelled = true; },
} });
"""


@pytest.fixture(params=[1280, 390])
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": request.param, "height": 844})
    yield opened
    opened.close()


def _switch(page: Page) -> None:
    page.get_by_role("button", name="长者模式").click()


def _in_large_type(context: BrowserContext, url: str) -> Page:
    """A page, open and switched."""
    page = context.new_page()
    page.goto(url)
    _switch(page)
    return page


@pytest.mark.parametrize("url", ["", _REPORT, "organs/990100-xfj/", "ledger/", "about/"])
def test_large_type_is_of_18_points_and_nothing_is_cut_off(
    context: BrowserContext, mounted: str, url: str
) -> None:
    page = _in_large_type(context, f"{mounted}{url}")
    assert page.evaluate(_SMALLEST) >= _LARGE
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")


@pytest.mark.parametrize("url", ["organs/990100-xfj/", "regions/990100/", "ledger/"])
def test_what_pictures_say_is_read_in_large_type(
    context: BrowserContext, mounted: str, url: str
) -> None:
    page = _in_large_type(context, f"{mounted}{url}")
    charts = page.locator(".gk-chart")
    assert charts.count()
    for chart in charts.all():
        if chart.locator("svg").is_visible():
            assert chart.evaluate(_SMALLEST_WORD) >= _LARGE
        elif chart.locator("details").count():
            expect(chart.locator("td").first).to_be_visible()
        else:
            expect(page.locator("main table").first).to_be_visible()


def test_large_type_stays_until_the_reader_leaves_it(context: BrowserContext, mounted: str) -> None:
    page = _in_large_type(context, mounted)
    page.goto(f"{mounted}{_REPORT}")
    expect(page.locator("html")).to_have_attribute("data-gk-mode", "large")
    button = page.get_by_role("button", name="退出长者模式")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    page.reload()
    expect(page.locator("html")).not_to_have_attribute("data-gk-mode", "large")


def test_a_second_page_follows_the_first_into_large_type(
    context: BrowserContext, mounted: str
) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(mounted)
    second.goto(f"{mounted}years/")
    _switch(first)
    expect(second.locator("html")).to_have_attribute("data-gk-mode", "large")


def test_nothing_moves_in_large_type(context: BrowserContext, mounted: str) -> None:
    page = _in_large_type(context, mounted)
    moving = page.evaluate(
        """[...document.querySelectorAll("*")].filter((one) => {
             const style = getComputedStyle(one);
             return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
           }).length"""
    )
    assert moving == 0


def test_the_page_is_read_aloud_from_its_title_on_without_its_menus(
    context: BrowserContext, mounted: str
) -> None:
    page = context.new_page()
    page.add_init_script(_VOICE)
    page.goto(f"{mounted}{_REPORT}")
    page.get_by_role("button", name="朗读").click()
    page.wait_for_function("() => window.said.some((words) => words.includes('2025年1月17日'))")
    said = page.evaluate("window.said")
    assert said[0] == page.locator("h1").inner_text().replace("\n", "")
    assert not any("按年度" in words or "SHA-256" in words for words in said)
    assert max(map(len, said)) < 200
    expect(page.get_by_role("button", name="朗读")).to_have_attribute("aria-pressed", "false")


def test_what_is_being_read_is_marked_until_reading_is_stopped(
    context: BrowserContext, mounted: str
) -> None:
    page = context.new_page()
    page.add_init_script(_VOICE + "window.slow = true;")
    page.goto(f"{mounted}{_REPORT}")
    page.get_by_role("button", name="朗读").click()
    expect(page.locator("h1")).to_contain_class("gk-read")
    page.get_by_role("button", name="停止朗读").click()
    expect(page.locator(".gk-read")).to_have_count(0)
    assert page.evaluate("window.cancelled")


def test_a_device_without_a_voice_says_so(context: BrowserContext, mounted: str) -> None:
    page = context.new_page()
    page.add_init_script(
        _VOICE + "speechSynthesis.speak = (one) => setTimeout(() => one.onerror());"
    )
    page.goto(f"{mounted}{_REPORT}")
    page.get_by_role("button", name="朗读").click()
    expect(page.get_by_role("alert")).to_contain_text("这台设备读不出中文")
    expect(page.get_by_role("button", name="朗读")).to_have_attribute("aria-pressed", "false")
    page.get_by_role("alert").click()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_only_what_was_selected_is_read(context: BrowserContext, mounted: str) -> None:
    page = context.new_page()
    page.add_init_script(_VOICE)
    page.goto(f"{mounted}{_REPORT}")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#gk-text h2'))")
    page.get_by_role("button", name="朗读").click()
    page.wait_for_function("() => window.said.length === 1")
    assert page.evaluate("window.said[0]") == page.locator("#gk-text h2").first.inner_text()


def test_without_scripts_no_button_promises_anything(browser: Browser, mounted: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{mounted}{_REPORT}")
    expect(page.locator(".gk-tools")).to_be_hidden()
    context.close()
