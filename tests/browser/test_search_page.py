"""A citizen searches: what is plainly there is found, and nothing that is not."""

from __future__ import annotations

import functools
import re
import threading
import time
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from search_reader import folded, terms_of
from site_building import build, small_root
from site_texts import holding, site_texts

pytestmark = [pytest.mark.browser, pytest.mark.site]

_ODD = "省“ａＢ１－２”〔2024〕 3 号—— x y ①　二○二四\u200b＂（［【』\U00020000末"


@pytest.fixture(scope="module")
def texts(every_sort: Path) -> dict[str, list[str]]:
    """What each report's page says."""
    return site_texts(every_sort)


@pytest.fixture
def page(browser: Browser, mounted: str) -> Iterator[Page]:
    opened = browser.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.goto(f"{mounted}search/")
    yield opened
    opened.close()
    assert faults == []


def _search(page: Page, query: str) -> set[str]:
    """Search by the box and walk through all pages of results."""
    page.get_by_role("combobox").fill(query)
    page.get_by_role("main").get_by_role("button", name="检索").click()
    return _results(page, query)


def _results(page: Page, query: str) -> set[str]:
    page.wait_for_url(lambda url: f"q={quote(query, safe='')}" in url.replace("+", "%20"))
    expect(page.locator("[data-total]")).to_be_visible()
    found: set[str] = set()
    while True:
        expect(page.locator("[data-search-state]")).not_to_contain_text("正在")
        rows = page.locator("[data-result]")
        found |= {row.get_attribute("data-result") or "" for row in rows.all()}
        onward = page.get_by_role("link", name="下一页")
        if not onward.count():
            break
        first = rows.first.get_attribute("data-result")
        onward.click()
        expect(rows.first).not_to_have_attribute("data-result", first or "")
    assert page.locator("[data-total]").get_attribute("data-total") == str(len(found))
    return found


def test_words_from_the_middle_of_any_text_are_found_where_they_stand_and_nowhere_else(
    page: Page, texts: dict[str, list[str]]
) -> None:
    chance = Random(11)  # noqa: S311  # a test wants the same ones each time
    every = [text for found in texts.values() for text in found if len(text) > 1]
    for length in (2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 7, 8, 10, 12, 15, 20, 40) * 2:
        text = chance.choice([one for one in every if len(one) >= length])
        start = chance.randint(0, len(text) - length)
        query = text[start : start + length].strip()
        terms = terms_of(query)
        if len(query) < 2 or any(len(term) < 2 for term in terms):
            continue
        assert _search(page, query) == holding(texts, terms), query


def test_the_script_folds_as_the_index_does(page: Page, mounted: str) -> None:
    module = f"{mounted}assets/search/folding.js"
    fold = f"(text) => import('{module}').then(({{ fold }}) => fold(text))"
    terms = f"(text) => import('{module}').then(({{ termsOf }}) => termsOf(text))"
    every = "".join(map(chr, (*range(1, 0xD800), *range(0xE000, 0x10000))))
    for text in (_ODD, every, " ".join(every[:3000]), every[::-1], "a  b　c\td\u200b e, f 中 g"):
        assert page.evaluate(fold, text.replace("\n", "")) == folded(text.replace("\n", ""))
    for query in ('"a b" 甲', "“a b”", '甲"乙 丙"', "“放管服”改革", " ＂x y＂ ", "〔2024〕　3号"):
        assert page.evaluate(terms, query) == terms_of(query)


def test_a_result_leads_to_the_very_paragraph_with_the_term_marked(page: Page) -> None:
    _search(page, "第一责任人职责")
    row = page.locator("[data-result]").first
    expect(row.locator("mark").first).to_have_text("第一责任人职责")
    link = row.locator("p a").first
    anchor = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    expect(page.locator(f"#{anchor}")).to_contain_text("第一责任人职责")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_titles_come_before_headings_and_texts_and_newer_ones_first(page: Page) -> None:
    _search(page, "法治政府建设")
    page.goto(page.url.partition("&")[0])
    rows = page.locator("[data-result]")
    expect(rows.first).to_be_visible()
    titled = [bool(row.locator("h2 mark").count()) for row in rows.all()]
    assert titled == sorted(titled, reverse=True)
    days = re.findall(r"20\d\d-\d\d-\d\d", " ".join(rows.locator(".gk-small").all_inner_texts()))
    newest = days[: sum(titled)]
    assert newest == sorted(newest, reverse=True)


def test_facets_count_what_they_leave_and_stand_in_the_address(page: Page, mounted: str) -> None:
    _search(page, "信访")
    facet = page.locator("[data-facet=year]").first
    count, year = facet.get_attribute("data-count"), facet.get_attribute("data-value")
    facet.click()
    expect(page.locator("[data-total]")).to_have_attribute("data-total", count or "")
    assert f"year={year}" in page.url
    organ = page.locator("[data-facet=organ]").first
    counted, identifier = organ.get_attribute("data-count"), organ.get_attribute("data-value")
    organ.click()
    expect(page.locator("[data-total]")).to_have_attribute("data-total", counted or "")
    shared = page.url
    page.goto(mounted)
    page.goto(shared)
    expect(page.locator("[data-total]")).to_have_attribute("data-total", counted or "")
    code, _, slug = (identifier or "").partition("-")
    for row in page.locator("[data-result]").all():
        assert f"/{code}/{slug}/" in (row.get_attribute("data-result") or "")
    page.locator("[data-facet=organ][aria-current]").click()
    expect(page.locator("[data-total]")).to_have_attribute("data-total", count or "")
    page.go_back()
    expect(page.locator("[data-total]")).to_have_attribute("data-total", counted or "")


def test_what_is_chosen_stands_beside_the_total_and_is_taken_away_there(
    page: Page, mounted: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{mounted}search/?q=%E4%BF%A1%E8%AE%BF&year=2024&region=990100")
    expect(page.locator("[data-filter]")).to_have_text(["2024年 ×", "示例市 ×"])
    page.get_by_role("link", name="去掉筛选：2024年").click()
    expect(page.locator("[data-filter]")).to_have_text(["示例市 ×"])
    assert "year=" not in page.url
    assert "region=990100" in page.url


def test_whoever_narrows_by_keyboard_keeps_their_place(page: Page, mounted: str) -> None:
    page.goto(f"{mounted}search/?q=%E4%BF%A1%E8%AE%BF")
    facet = page.locator("[data-facet=year]").first
    facet.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-facet=year][aria-current]")).to_be_focused()
    page.locator("[data-filter=year]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-filter]")).to_have_count(0)
    expect(page.locator("[data-search-results]")).to_be_focused()


class _Halting(SimpleHTTPRequestHandler):
    """Sends the search page in two halves, the second once the scripts have long been there."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base's name
        """Say nothing: the tests speak."""

    def do_GET(self) -> None:
        """Answer."""
        if not self.path.startswith("/search/?"):
            super().do_GET()
            return
        html = Path(self.directory, "search", "index.html").read_bytes()
        middle = html.index(b"</header>")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(html[:middle])
        self.wfile.flush()
        time.sleep(1.5)
        self.wfile.write(html[middle:])


def test_scripts_that_come_before_the_rest_of_the_page_wait_for_it(
    page: Page, every_sort: Path
) -> None:
    handler = functools.partial(_Halting, directory=str(every_sort))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{server.server_port}/search/?q=%E4%BF%A1%E8%AE%BF")
        expect(page.locator("[data-result]").first).to_be_visible()
        server.shutdown()


def test_a_script_that_does_not_come_is_told(page: Page, mounted: str) -> None:
    page.route("**/assets/search/page.js", lambda route: route.abort())
    page.goto(f"{mounted}search/?q=%E4%BF%A1%E8%AE%BF")
    expect(page.locator("[data-search-state]")).to_contain_text("检索没有完成")


def test_lists_of_facets_push_no_result_down_in_large_type(page: Page, mounted: str) -> None:
    address = f"{mounted}search/?q=%E4%BF%A1%E8%AE%BF"
    page.goto(address)
    expect(page.locator(".gk-facets [open]").first).to_be_visible()
    page.get_by_role("button", name="长者模式").click()
    page.goto(address)
    expect(page.locator("[data-result]").first).to_be_visible()
    expect(page.locator(".gk-facets summary").first).to_be_visible()
    expect(page.locator(".gk-facets [open]")).to_have_count(0)


def test_a_region_holds_what_lies_below_it(page: Page, mounted: str) -> None:
    page.goto(f"{mounted}search/?q=%E4%BF%A1%E8%AE%BF&region=990100")
    expect(page.locator("[data-total]")).to_be_visible()
    urls = [row.get_attribute("data-result") or "" for row in page.locator("[data-result]").all()]
    assert {url.split("/")[1] for url in urls} > {"990100"}
    assert all(url.split("/")[1].startswith("9901") for url in urls)


def test_where_nothing_is_found_it_is_said_what_may_be_tried_instead(page: Page) -> None:
    assert _search(page, "示信发〔2025〕3号，") == set()
    page.get_by_role("link", name="去掉标点，找“示信发〔2025〕3号”").click()
    expect(page.locator("[data-total]")).to_have_text("1")
    assert _search(page, "没有这样的话") == set()
    expect(page.get_by_text("去掉")).to_have_count(0)


def test_nothing_is_searched_or_suggested_while_a_word_is_composed(page: Page) -> None:
    box = page.get_by_role("combobox")
    box.focus()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    box.evaluate(
        """(box) => {
          box.dispatchEvent(new CompositionEvent("compositionstart"));
          for (const text of ["x", "xin", "xinfang"]) {
            box.value = text;
            box.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
          }
        }"""
    )
    page.wait_for_timeout(500)
    assert asked == []
    assert "q=" not in page.url
    box.evaluate(
        """(box) => {
          box.value = "信访";
          box.dispatchEvent(new CompositionEvent("compositionend"));
        }"""
    )
    expect(page.locator("[data-total]")).to_be_visible()
    assert quote("信访") in page.url


def test_the_box_of_every_page_suggests_organs_and_places_and_leads_to_the_search(
    page: Page, mounted: str
) -> None:
    page.goto(f"{mounted}years/2024/")
    box = page.get_by_role("combobox", name="检索")
    box.press_sequentially("示例市信访")
    expect(page.get_by_role("option").first).to_have_text("示例市信访局机关")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("示例市信访局")
    page.go_back()
    box.fill("示例市信访局")
    expect(page.get_by_role("option").first).to_have_text("示例市信访局机关")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("示例市信访局")
    page.go_back()
    box.fill("示例市")
    expect(page.get_by_role("option").first).to_have_text("示例市地区")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    box.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator("[data-result]").first).to_be_visible()


def test_little_is_loaded_before_and_for_a_query(browser: Browser, mounted: str) -> None:
    opened = browser.new_page()
    sizes: dict[str, int] = {}
    opened.on(
        "response",
        lambda got: sizes.update({got.url: int(got.headers.get("content-length", 0))}),
    )
    opened.goto(f"{mounted}search/")
    opened.wait_for_load_state("networkidle")
    ours = {url: size for url, size in sizes.items() if "search" in url and url != opened.url}
    assert sum(ours.values()) <= 20_000
    sizes.clear()
    _search(opened, "信访")
    opened.close()
    files = {url.partition("/search/")[2]: size for url, size in sizes.items()}
    index = [size for name, size in files.items() if name and not name.startswith("texts/")]
    assert sum(index) <= 60_000


def test_a_browser_that_cannot_inflate_searches_all_the_same(
    browser: Browser, mounted: str, texts: dict[str, list[str]]
) -> None:
    opened = browser.new_page()
    opened.add_init_script("delete window.DecompressionStream")
    opened.goto(f"{mounted}search/")
    for query in ("信访", "法治政府建设", "第一责任人职责"):
        true = {url for url, found in texts.items() if any(query in one for one in found)}
        assert _search(opened, query) == true
    opened.close()


def test_a_site_without_search_has_neither_box_nor_index(tmp_path: Path) -> None:
    root = small_root(tmp_path, search=False)
    assert build(root, "--strict").returncode == 0
    assert [path.name for path in (root / "site/search").iterdir()] == ["index.html"]
    assert "没有开启检索" in (root / "site/search/index.html").read_text(encoding="utf-8")
    assert "search.js" not in (root / "site/index.html").read_text(encoding="utf-8")


def test_without_scripts_the_page_shows_other_ways(browser: Browser, mounted: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{mounted}search/")
    expect(opened.get_by_text("没有脚本，也可以")).to_be_visible()
    opened.get_by_role("main").get_by_role("link", name="按机构").click()
    expect(opened.get_by_role("heading", level=1)).to_have_text("按机构")
    context.close()


def test_a_cell_of_a_table_is_shown_with_the_numbers_of_its_row(page: Page) -> None:
    _search(page, "属于行政执法案卷")
    shown = page.locator("[data-result]", has_text="2025年政府信息公开工作年度报告").first
    expect(shown.locator("a[href*='#L']")).to_have_text(re.compile(r"属于行政执法案卷(　\d+){7}$"))


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("例山县政府", "例山县人民政府"),
        ("卫健局", "例河县卫生健康局"),
        ("例山县农业局", "例山县农业农村局"),
        ("例善县", "例山县"),
        ("例河县卫生健康局 2025", "例河县卫生健康局"),
        ("例山县人民政府2025年收到多少申请", "例山县人民政府"),
    ],
    ids=[
        "without 人民",
        "short",
        "a part left out",
        "one wrong",
        "published nothing",
        "a question",
    ],
)
def test_an_organ_that_may_be_meant_is_named_where_nothing_is_found(
    page: Page, query: str, named: str
) -> None:
    _search(page, query)
    link = page.locator("[data-search-names]").get_by_role("link", name=named, exact=True)
    expect(link).to_be_visible()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(named)


def test_what_many_are_called_names_none_of_them(page: Page) -> None:
    _search(page, "行政复议")
    expect(page.locator("[data-result]").first).to_be_visible()
    expect(page.locator("[data-search-names]")).to_be_empty()


@pytest.mark.parametrize(
    ("query", "instead"),
    [("行政复仪", "行政复"), ("例山县农业农村局 行政复议", "行政复议"), ("信访没有的词", "信访")],
)
def test_what_is_found_nowhere_is_offered_with_less(page: Page, query: str, instead: str) -> None:
    assert _search(page, query) == set()
    page.get_by_role("link", name=f"改找“{instead}”").click()
    expect(page.locator("[data-result]").first).to_be_visible()
    expect(page.locator("[data-search-box]").last).to_have_value(instead)


def test_a_window_is_called_by_what_was_searched(page: Page) -> None:
    called = page.title()
    _search(page, "信访")
    expect(page).to_have_title(f"信访 - {called}")


def test_a_sentence_is_shown_before_the_heading_above_it(page: Page) -> None:
    _search(page, "行政复议")
    shown = page.locator("[data-result] a[href*='#L']").first
    expect(shown).to_have_text(re.compile("行政复议.*[，。；]|[，。；].*行政复议"))


def test_the_keyboard_comes_past_the_facets_to_the_results(page: Page) -> None:
    _search(page, "信访")
    skip = page.get_by_role("link", name="跳到检索结果")
    skip.focus()
    expect(skip).to_be_in_viewport()
    skip.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-result]') !== null")
