"""What the pages say: lists that stay usable when they grow, and every page in its place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from factories import AS_OF
from gongkai.corpus import Corpus, Record
from gongkai.edition import Edition
from gongkai.figures import Stated
from gongkai.kinds import kinds
from gongkai.model import Correction, Metadata, Organ, Region, Withdrawal
from gongkai.press.article import page_target
from gongkai.press.templates import VIEWS, content, hole
from gongkai.register import Register
from gongkai.rules import Context, rules
from gongkai.settings import Settings
from gongkai.views import Page, sorts
from gongkai.views._listing import PER_PAGE, Group, Listing
from gongkai.views.disclosure import _edit_url, _figure
from gongkai.views.holes import HOLES
from gongkai.views.organ import OrganView

COUNTIES = 450
YEARS = range(2018, 2026)


def _edition(counties: int, items: int = 0) -> Edition:
    """A province of so many counties, an organ each, with a report a year and some items."""
    codes = [f"43{city:02d}{county:02d}" for city in range(1, 51) for county in range(1, 10)]
    codes = codes[:counties]
    names = {"430000": "甲省", **{f"{code[:4]}00": f"{code[:4]}市" for code in codes}}
    names |= {code: f"{code}县" for code in codes}
    organs = {f"{code}-sfj": Organ(f"{code}-sfj", f"{code}县司法局", code) for code in codes}
    register = Register(
        regions={code: Region(code, name) for code, name in sorted(names.items())}, organs=organs
    )
    records = [
        _record(
            organ, f"{year}-fzzf", Metadata(f"{organ.name}{year}年报告", "fzzf", organ.id, year)
        )
        for organ in organs.values()
        for year in YEARS
    ]
    for first in list(organs.values())[:1]:
        records += [
            _record(first, f"item-{n}", Metadata(f"公告{n}", "zdgk", first.id, category=7))
            for n in range(items)
        ]
    context = Context(as_of=AS_OF, register=register, kinds=kinds(), settings=Settings())
    return Edition(Corpus(records), context)


def _record(organ: Organ, name: str, metadata: Metadata) -> Record:
    return Record(f"reports/{organ.folder}/{name}.md", "", 0, metadata)


def _rows(group: Group) -> list[str]:
    return [row.url for row in group.rows] + [u for below in group.groups for u in _rows(below)]


def _shown(page: Page) -> list[str]:
    assert isinstance(page.view, Listing)
    listed = [url for group in page.view.groups for url in _rows(group)]
    spans = page.view.above.timeline if isinstance(page.view.above, OrganView) else ()
    return listed + [one.row.url for span in spans for one in span.moments if one.row]


@pytest.fixture(scope="module")
def large() -> Edition:
    return _edition(COUNTIES, items=1000)


@pytest.mark.parametrize("sort", ["year", "kind", "organ", "category"])
def test_no_page_of_a_list_holds_more_than_a_reader_can_use(large: Edition, sort: str) -> None:
    for page in sorts()[sort].pages(large):
        assert len(_shown(page)) <= PER_PAGE, page.url


@pytest.mark.parametrize("sort", ["year", "kind", "organ"])
def test_every_disclosure_is_reached_from_a_list(large: Edition, sort: str) -> None:
    shown = [url for page in sorts()[sort].pages(large) for url in _shown(page)]
    expected = len(large.corpus.records) - (1000 if sort == "year" else 0)
    assert len(shown) == len(set(shown)) == expected


def test_every_page_that_a_list_leads_to_is_printed(large: Edition) -> None:
    for sort in ("year", "kind", "organ", "category"):
        pages = list(sorts()[sort].pages(large))
        urls = {page.url for page in pages}
        assert len(urls) == len(pages)
        for page in pages:
            view = page.view
            assert isinstance(view, Listing)
            assert {link.url for link in view.links} <= urls
            assert {url for _, url in view.pages} <= urls


def test_a_small_list_is_shown_whole_and_open() -> None:
    edition = _edition(2)
    pages = list(sorts()["kind"].pages(edition))
    fzzf = next(page for page in pages if page.url == "kinds/fzzf/")
    assert len(_shown(fzzf)) == 2 * len(YEARS)
    assert isinstance(fzzf.view, Listing)
    assert fzzf.view.unfolded


@pytest.mark.parametrize("counties", [0, 2])
def test_every_sort_of_page_can_be_printed_even_of_nothing(counties: int) -> None:
    edition = _edition(counties)
    for sort in sorts().values():
        for page in sort.pages(edition):
            assert page.url.count("/") == sort.depth
            assert page.title in content(sort.template, page, "../" * sort.depth)
    for name, view in HOLES.items():
        assert hole(name, view(edition), "").startswith("<section")


def test_every_template_belongs_to_a_sort_or_a_hole() -> None:
    used = {f"{sort.template}.html" for sort in sorts().values()}
    used |= {f"hole_{name}.html" for name in HOLES}
    assert {path.name for path in Path(VIEWS).glob("[a-z]*.html")} == used


def test_every_rule_has_a_page() -> None:
    pages = {page.url for page in sorts()["rule"].pages(_edition(0))}
    assert pages == {f"rules/{rule}/" for rule in rules()}


def test_a_text_published_after_the_day_is_not_shown_yet() -> None:
    edition = _edition(1)
    organ = next(iter(edition.register.organs.values()))
    late = Metadata("甲", "fzzf", organ.id, 2026, published=AS_OF.replace(year=AS_OF.year + 1))
    context = edition.context
    later = Edition(Corpus([_record(organ, "2026-fzzf", late)]), context)
    assert later.published == ()


def test_what_came_after_the_day_had_not_happened_on_it() -> None:
    correction = Correction(dt.date(2025, 3, 2), "更正一处件数")
    withdrawal = Withdrawal(dt.date(2025, 6, 12), "统计口径有误")
    meta = Metadata("甲", "fzzf", "x", 2024, corrections=(correction,), withdrawn=withdrawal)
    assert meta.as_of(dt.date(2025, 3, 1)) == Metadata("甲", "fzzf", "x", 2024)
    assert meta.as_of(dt.date(2025, 6, 11)).corrections == (correction,)
    assert meta.as_of(dt.date(2025, 6, 11)).withdrawn is None
    assert meta.as_of(dt.date(2025, 6, 12)) == meta


@pytest.mark.parametrize(
    ("setting", "address"),
    [
        ("", ""),
        ("https://git.example/zwgk/edit", "https://git.example/zwgk/edit/reports/1/%E7%94%B2.md"),
        (
            "https://git.example/e?f={path}&b=main",
            "https://git.example/e?f=reports/1/%E7%94%B2.md&b=main",
        ),
    ],
)
def test_the_edit_link_follows_the_forge(setting: str, address: str) -> None:
    assert _edit_url(setting, "reports/1/甲.md") == address


@pytest.mark.parametrize(
    ("target", "moved"),
    [
        ("2023-fzzf.md", "../2023-fzzf/"),
        ("../zf/2024-fzzf.md#s2-1", "../../zf/2024-fzzf/#s2-1"),
        ("..%5Czf%5C2024-fzzf.md", "../../zf/2024-fzzf/"),
        ("%E5%85%AC%E5%91%8A.md", "../%E5%85%AC%E5%91%8A/"),
        ("2024%2Dfzzf%2Emd", "../2024-fzzf/"),
        ("名单.csv", "../%E5%90%8D%E5%8D%95.csv"),
        ("#L14", "#L14"),
        ("https://www.example.gov.cn/a.md", "https://www.example.gov.cn/a.md"),
        ("mailto:a@example.gov.cn", "mailto:a@example.gov.cn"),
    ],
)
def test_a_link_is_moved_one_folder_deeper_however_it_is_spelt(target: str, moved: str) -> None:
    assert page_target(target) == moved


def test_the_row_of_a_figure_has_the_number_as_the_text_writes_it() -> None:
    one = Stated("发放补贴", "86470000", "元", 3, "8647万元", "发放补贴8647万元", period="上年")
    assert _figure(one, []) == "<tr><td>发放补贴（上年）<td>8647万元\n"
