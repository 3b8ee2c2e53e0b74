"""A citizen's way through the built site, in a real browser, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

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


_CONTRAST = """(svg) => {
  const rgb = (text) => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = (text) => rgb(text)
    .map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const ratio = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const paper = getComputedStyle(document.body).backgroundColor;
  const least = (name) => Math.min(...[...svg.querySelectorAll(name)]
    .map((one) => ratio(getComputedStyle(one).fill, paper)));
  const right = Math.max(...[...svg.querySelectorAll("text, rect")]
    .map((one) => one.getBoundingClientRect().right));
  const size = Math.min(...[...svg.querySelectorAll("text")]
    .map((one) => one.getBoundingClientRect().height));
  return { bars: least("rect"), words: least("text"), right, size };
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "path", ["organs/990100-zf/", "organs/990100-xfj/", "regions/990100/", "ledger/"]
)
def test_pictures_can_be_read_on_a_desk_and_a_phone_in_both_schemes(
    browser: Browser, mounted: str, path: str, size: str, scheme: Literal["light", "dark"]
) -> None:
    width, height = SIZES[size]
    opened = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    opened.goto(f"{mounted}{path}")
    pictures = opened.locator(".gk-chart svg")
    assert pictures.count() > 0
    for number in range(pictures.count()):
        expect(pictures.nth(number)).to_be_visible()
        seen = pictures.nth(number).evaluate(_CONTRAST)
        assert seen["bars"] >= 3
        assert seen["words"] >= 4.5
        assert seen["right"] <= width
        assert seen["size"] >= 12
    for folded in opened.locator(".gk-chart details > summary").all():
        folded.click()
    assert _no_wider_than_the_window(opened)
    opened.close()


def test_a_number_of_a_picture_leads_to_the_place_in_its_report(page: Page) -> None:
    page.goto(f"{page.url}organs/990100-xfj/")
    picture = page.locator(".gk-chart").first
    picture.locator("summary").click()
    number = picture.locator("tbody tr").last.locator("td").first.inner_text()
    picture.locator("tbody tr").last.get_by_role("link").click()
    page.wait_for_url("**/reports/**#L*")
    anchor = page.url.partition("#")[2]
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    expect(page.locator(f"p:has(#{anchor}), #{anchor}").first).to_contain_text(number)
