"""By keys alone, and without scripts: everything is reached, seen and read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.samples import NAMES, url_of
from gongkai.views import sorts

pytestmark = [pytest.mark.browser, pytest.mark.site]

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
_WALKED = (*sorts(), "index", "about")
# What a narrow window shows otherwise is the same on all pages but for these.
_WALKED_ON_A_PHONE = {"disclosure", "region", "search", "index", "about"}
# A radio button or check box may be drawn by the label behind which it stands.
_FOCUSED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const drawn = at.matches("input[type=radio], input[type=checkbox]")
    ? [...document.querySelectorAll(`label[for="${at.id}"]`), at.nextElementSibling]
    : [at];
  const shows = (element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, visibility } = getComputedStyle(element);
    const { width, height, right, bottom, left } = element.getBoundingClientRect();
    return outlineStyle !== "none" && parseFloat(outlineWidth) > 0 && visibility === "visible"
      && width > 0 && height > 0 && right > 0 && bottom > 0 && left < innerWidth;
  };
  return { html: at.outerHTML.slice(0, 120), seen: drawn.some(shows) };
}"""
_REACHABLE = """document.querySelectorAll(
  "a[href], button, input, summary, select, textarea, [tabindex]").length"""


@pytest.fixture(params=["desk", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    size = DESK if request.param == "desk" else PHONE
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]}, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A phone whose browser runs no scripts."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": PHONE["width"], "height": PHONE["height"]}
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("page", "name"),
    [
        *(("desk", name) for name in _WALKED),
        *(("phone", name) for name in _WALKED if name in _WALKED_ON_A_PHONE),
    ],
    indirect=["page"],
)
def test_the_tab_key_leads_through_a_page_and_where_it_is_can_be_seen(
    page: Page, mounted: str, every_sort: Path, name: str
) -> None:
    page.goto(f"{mounted}{url_of(name, every_sort, small=True)}")
    unseen = []
    for step in range(page.evaluate(_REACHABLE) + 2):
        page.keyboard.press("Tab")
        at = page.evaluate(_FOCUSED)
        if step == 0:
            assert "md-skip" in at["html"], "the first thing reached is the way to the text"
        if at is None:
            break
        if not at["seen"]:
            unseen.append(at["html"])
    else:
        pytest.fail("the page does not let the focus go")
    assert not unseen, "\n".join(unseen)


def test_the_skip_link_leads_to_the_text(page: Page, mounted: str) -> None:
    for url in ("reports/990100/xfj/2024-fzzf/", "regions/990100/", "about/"):
        page.goto(f"{mounted}{url}")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        anchor = page.evaluate("decodeURIComponent(location.hash.slice(1))")
        expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('article, .md-content') !== null")


def test_folded_details_open_and_close_by_keys(page: Page, mounted: str) -> None:
    page.goto(f"{mounted}reports/990100/xfj/2024-fzzf/")
    folded = page.locator("details.gk-figures")
    folded.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(folded).to_have_attribute("open", "")
    page.keyboard.press("Space")
    expect(folded).not_to_have_attribute("open", "")


def test_the_colours_are_chosen_by_keys(page: Page, mounted: str) -> None:
    page.goto(f"{mounted}about/")
    page.locator("input[name=__palette]:checked").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_read_without_scripts(
    plain: Page, mounted: str, every_sort: Path, name: str
) -> None:
    plain.goto(f"{mounted}{url_of(name, every_sort)}")
    expect(plain.locator("h1")).to_be_visible()
    article = plain.get_by_role("article")
    expect(article).to_be_visible()
    assert len(article.inner_text()) > 60


@pytest.mark.parametrize("by", ["a finger", "keys"])
def test_the_navigation_of_a_phone_opens_without_scripts(
    plain: Page, mounted: str, by: str
) -> None:
    plain.goto(f"{mounted}reports/990100/xfj/2024-fzzf/")
    entry = plain.get_by_label("导航栏").get_by_role("link", name="按地区")
    expect(entry).not_to_be_visible()
    if by == "keys":
        plain.keyboard.press("Tab")
        plain.keyboard.press("Tab")
        plain.keyboard.press("Space")
    else:
        plain.locator("label.md-header__button[for=__drawer]").click()
    expect(entry).to_be_visible()
    entry.click()
    expect(plain.locator("h1")).to_have_text("按地区")
