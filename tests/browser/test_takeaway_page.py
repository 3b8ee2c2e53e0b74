"""A report is printed as a document, and its citation copied in one piece."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from browser.serving import served
from site_building import REPOSITORY, build

pytestmark = [pytest.mark.browser, pytest.mark.site]

ADDRESS = "https://www.shili.example/zwgk/fzzf/reports/990100/xfj/2024-fzzf/"
CITATION = f"示例市信访局. 示例市信访局2024年法治政府建设年度报告[EB/OL]. (2025-02-10). {ADDRESS}"
REPORT = "reports/990100/xfj/2024-fzzf/"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """This repository's site as it knows its address."""
    root = tmp_path_factory.mktemp("takeaway")
    for name in ("docs", "hooks", "reports"):
        shutil.copytree(REPOSITORY / name, root / name)
    config = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    site_url = ADDRESS.removesuffix(REPORT)
    (root / "mkdocs.yml").write_text(f"site_url: {site_url}\n{config}", encoding="utf-8")
    done = build(root)
    assert done.returncode == 0, done.stderr
    with served(root / "site") as found:
        yield found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_shows_the_document_and_where_it_comes_from(
    browser: Browser, address: str, scheme: str
) -> None:
    page = browser.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", media="print")
    page.goto(f"{address}{REPORT}")
    for chrome in (
        ".md-header",
        ".md-tabs",
        ".md-sidebar",
        ".gk-footer",
        ".gk-trail",
        ".gk-contents",
        ".gk-figures",
        ".gk-around",
        ".gk-fixity",
        ".gk-button",
    ):
        for hidden in page.locator(chrome).all():
            expect(hidden).to_be_hidden()
    for part in ("h1", ".gk-card", ".gk-text", ".gk-cite", ".gk-qr", ".gk-source code >> nth=0"):
        expect(page.locator(part)).to_be_visible()
    expect(page.locator("h1")).to_have_css("text-align", "center")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in {
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    }
    expect(page.locator(".gk-text p").first).to_have_css("color", "rgb(0, 0, 0)")
    page.close()


def test_a_statutory_table_fits_on_the_paper(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 590, "height": 900})  # A4 without its margins
    page.emulate_media(media="print")
    page.goto(f"{address}reports/990100/zf/2025-xxgk/")
    tables = page.locator("table.gk-form")
    assert tables.count() > 1
    for table in tables.all():
        box = table.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 590
    page.close()


def test_the_screen_shows_no_code_and_the_buttons_only_where_they_work(
    browser: Browser, address: str
) -> None:
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{address}{REPORT}")
    expect(plain.locator(".gk-cite")).to_have_text(CITATION)
    for button in plain.locator(".gk-button").all():
        expect(button).to_be_hidden()
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}{REPORT}")
    expect(page.locator(".gk-qr")).to_be_hidden()
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.get_by_role("button", name="打印或另存为 PDF").click()
    expect(page).to_have_title("printed")
    assert errors == []
    plain.context.close()
    page.close()


@pytest.mark.parametrize("refusal", ["", "() => Promise.reject(new Error())"])
def test_a_citation_is_copied_whole_with_and_without_a_lent_clipboard(
    browser: Browser, address: str, refusal: str
) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}{REPORT}")
    if refusal:
        page.evaluate(f"() => {{ navigator.clipboard.writeText = {refusal}; }}")
    page.get_by_role("button", name="复制").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == CITATION
    context.close()


def test_one_click_selects_the_whole_citation(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}{REPORT}")
    page.locator(".gk-cite").click()
    assert page.evaluate("getSelection().toString()") == CITATION
    page.close()


def test_a_citation_takes_its_address_from_the_reader_where_the_site_states_none(
    browser: Browser, mounted: str
) -> None:
    page = browser.new_page()
    page.goto(f"{mounted}{REPORT}#s1")
    expect(page.locator(".gk-cite")).to_have_text(
        f"{CITATION.removesuffix(ADDRESS).rstrip()} {mounted}{REPORT}"
    )
    page.close()
