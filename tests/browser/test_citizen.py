"""A citizen's way through the built site, in a real browser, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.site]

SIZES = {"desk": (1280, 900), "phone": (390, 844)}


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, mounted: str) -> Iterator[Page]:
    width, height = SIZES[request.param]
    opened = browser.new_page(viewport={"width": width, "height": height})
    foreign: list[str] = []
    opened.on(
        "request",
        lambda asked: (
            None if asked.url.startswith((mounted, "data:")) else foreign.append(asked.url)
        ),
    )
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.goto(mounted)
    yield opened
    opened.close()
    assert [url for url in foreign if not url.endswith("/favicon.ico")] == []
    assert faults == []


def _no_wider_than_the_window(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"))


def test_a_citizen_walks_from_home_over_a_year_to_a_county_s_report(page: Page) -> None:
    assert _no_wider_than_the_window(page)
    page.get_by_role("main").get_by_role("link", name="2024年", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2024年")
    assert _no_wider_than_the_window(page)
    report = page.get_by_role("main").get_by_role("link", name="县").filter(has_text="2024").first
    title = report.inner_text()
    report.click()
    page.wait_for_url("**/reports/**")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_text("发布日期").first).to_be_visible()
    assert _no_wider_than_the_window(page)


def test_a_citizen_walks_from_home_over_the_regions_to_a_county(page: Page) -> None:
    page.goto(f"{page.url}regions/")
    county = page.get_by_role("main").get_by_role("link", name="县").first
    name = county.inner_text()
    county.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    trail = page.get_by_role("navigation", name="所在位置")
    expect(trail.get_by_role("link")).to_have_count(4)


def test_the_contents_of_a_report_lead_to_its_parts(page: Page) -> None:
    page.goto(f"{page.url}kinds/fzzf/")
    page.locator(".gk-list a").first.click()
    page.wait_for_url("**/reports/**")
    contents = page.locator("details.gk-contents")
    if contents.is_visible():
        contents.locator("summary").click()
        entry = contents.get_by_role("link").nth(1)
    else:
        entry = page.locator("[data-md-component=toc] a").nth(1)
    anchor = (entry.get_attribute("href") or "").partition("#")[2]
    entry.click()
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_a_report_can_be_read_without_scripts(browser: Browser, mounted: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{mounted}kinds/fzzf/")
    opened.locator(".gk-list a").first.click()
    opened.wait_for_url("**/reports/**")
    expect(opened.locator("#gk-text")).to_contain_text("法治")
    context.close()
