"""网页标签 of 国办发〔2017〕47号 on every page: three at home, seven on lists, ten on articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from browser.samples import NOT_FOUND, pages_of
from gongkai.views import sorts
from site_building import build, small_root

pytestmark = pytest.mark.site

SITE = ["SiteName", "SiteDomain", "SiteIDCode"]
COLUMN = [*SITE, "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"]
ARTICLE = [*COLUMN, "ArticleTitle", "PubDate", "ContentSource"]
OPTIONAL = {"Keywords", "Description", "Author", "Image", "Url"}
_UNDATED = "reports/990102/sfj/2023-fzzf/"
_LABEL = re.compile(r'<meta name="([A-Z]\w+)" content="([^"]*)">')
_TIME = re.compile(r"20\d\d-[01]\d-[0-3]\d [0-2]\d:[0-5]\d")


def _labels(page: Path) -> list[tuple[str, str]]:
    found = _LABEL.findall(page.read_text(encoding="utf-8"))
    return [(name, unescape(value)) for name, value in found]


def _is_dated(site: Path, url: str) -> bool:
    """Whether the report of that page states when it was published."""
    source = site.parent / f"{url.removesuffix('/')}.md"
    return "\npublished:" in source.read_text(encoding="utf-8")


def _expected(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Every page of the site with the labels that it must carry."""
    articles = set(pages_of(sorts()["disclosure"], site))
    for page in sorted(site.rglob("*.html")):
        path = page.relative_to(site).as_posix()
        url = path.removesuffix("index.html")
        if url in {"", NOT_FOUND}:
            yield path, SITE
        elif url in articles and not _is_dated(site, url):
            yield path, [name for name in ARTICLE if name != "PubDate"]
        else:
            yield path, ARTICLE if url in articles else COLUMN


def test_every_page_carries_the_labels_of_its_sort_none_empty(every_sort: Path) -> None:
    assert (len(SITE), len(COLUMN), len(ARTICLE)) == (3, 7, 10)
    seen = set()
    for path, names in _expected(every_sort):
        labels = _labels(every_sort / path)
        assert [name for name, _ in labels if name not in OPTIONAL] == names, path
        for name, value in labels:
            assert value.strip().lower() not in {"", "null", "none"}, (path, name)
            if name == "PubDate":
                assert _TIME.fullmatch(value), path
        seen.add(len(names))
    assert seen == {3, 7, 9, 10}


def test_a_report_without_a_day_of_publication_says_so_and_has_no_label_of_it(
    every_sort: Path,
) -> None:
    page = (every_sort / _UNDATED / "index.html").read_text(encoding="utf-8")
    assert "PubDate" not in page
    assert "<dt>发布日期</dt><dd>未注明</dd>" in page


_SAID = {"name": "示例市信访局", "domain": "xfj.shili.example", "id_code": "9901000001"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"id_code": "310000000044"}, "网站标识码是十位数字"),
        ({"id_code": "N000000672"}, "网站标识码是十位数字"),
        ({"name": "null"}, "没有写 site.name"),
        ({"domain": " "}, "没有写 site.domain"),
    ],
)
def test_labels_that_would_be_wrong_end_the_build(
    tmp_path: Path, change: dict[str, str], told: str
) -> None:
    done = build(small_root(tmp_path / "root", site={**_SAID, **change}))
    assert done.returncode == 1
    assert told in done.stdout + done.stderr


def test_a_code_of_no_known_place_is_a_warning(tmp_path: Path) -> None:
    root = small_root(tmp_path / "root", site={**_SAID, "id_code": "9999990001"})
    done = build(root)
    assert done.returncode == 0
    assert "前六位 999999 不是行政区划代码" in done.stdout + done.stderr
    assert build(root, "--strict").returncode == 1


@pytest.mark.parametrize("code", ["9901000001", "5101320017", "bm01000001"])
def test_codes_of_registered_and_former_places_and_of_ministries_pass(
    tmp_path: Path, code: str
) -> None:
    done = build(small_root(tmp_path / "root", site={**_SAID, "id_code": code}), "--strict")
    assert done.returncode == 0, done.stderr


def test_the_foot_of_every_page_says_whose_site_it_is(tmp_path: Path) -> None:
    site = {
        **_SAID,
        "host": "示例市信访局",
        "contact": "0900-5550001",
        "icp": "示ICP备05000001号",
        "police": "示公网安备99010002000001号",
        "report_errors": "https://zfwzgl.shili.example/exposure/",
    }
    root = small_root(tmp_path / "root", site=site)
    assert build(root, "--strict").returncode == 0
    for page in (root / "site").rglob("index.html"):
        foot = page.read_text(encoding="utf-8").partition('<footer class="gk-footer">')[2]
        for name in ("id_code", "host", "contact", "icp", "police", "report_errors"):
            assert site[name] in foot, (page, name)
        found = re.search(r'<a href="([^"]*)">网站地图</a>', foot)
        assert found
        assert (page.parent / found[1] / "index.html").is_file()


def test_errors_may_be_reported_as_a_page_of_the_site_says(tmp_path: Path) -> None:
    root = small_root(tmp_path / "root", site={**_SAID, "report_errors": "about/#errors"})
    assert build(root, "--strict").returncode == 0
    for page in (root / "site").rglob("index.html"):
        found = re.search(r'href="([^"]*)#errors">我为', page.read_text(encoding="utf-8"))
        assert found, page
        assert (page.parent / found[1]).resolve() == root / "site" / "about"


def test_the_site_map_for_people_leads_to_every_column(every_sort: Path) -> None:
    html = (every_sort / "sitemap/index.html").read_text(encoding="utf-8")
    article = html.partition("<article")[2].partition("</article>")[0]
    linked = set(re.findall(r'href="\.\./([^"#]*)"', article))
    columns = {sort.under for sort in sorts().values() if sort.index} - {"sitemap/"}
    assert columns <= linked
    for sort in ("year", "kind", "category", "region"):
        assert set(pages_of(sorts()[sort], every_sort)) <= linked, sort
