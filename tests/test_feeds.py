"""Atom feeds: valid by their standard, the latest first, with nothing that nobody stated."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from factories import AS_OF
from gongkai.corpus import Corpus, Record
from gongkai.edition import Edition
from gongkai.kinds import kinds
from gongkai.model import Correction, Metadata, Organ, Region, Withdrawal
from gongkai.press.feeds import Where, write_feeds
from gongkai.register import Register
from gongkai.rules import Context
from gongkai.settings import Settings, SiteSettings
from site_building import build, small_root

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://www.shili.example/zwgk/fzzf/"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT00:00:00\+08:00")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
# What RFC 4287 says of how often an element may stand in a feed or an entry: 1 exactly, ? at most.
_FEED = {"id": "1", "title": "1", "updated": "1", "subtitle": "?", "rights": "?", "link": "*"}
_ENTRY = {"id": "1", "title": "1", "updated": "1", "published": "?", "summary": "?", "link": "*"}

ORGAN = Organ("990100-xfj", "示例市信访局", "990100")
OTHER = Organ("990121-sfj", "示例县<司法>局 & 其他", "990121")


def _edition(*metadata: Metadata, site: SiteSettings | None = None) -> Edition:
    """An edition of disclosures that are all of one province, numbered in their order."""
    names = {"990000": "示例省", "990100": "示例市", "990121": "示例县"}
    register = Register(
        regions={code: Region(code, name) for code, name in names.items()},
        organs={organ.id: organ for organ in (ORGAN, OTHER)},
    )
    records = [
        Record(f"reports/{register.organs[one.organ].folder}/{number}.md", "", 0, one)
        for number, one in enumerate(metadata)
    ]
    settings = Settings(site=site or SiteSettings())
    return Edition(Corpus(records), Context(AS_OF, register, kinds(), settings))


def _report(title: str, day: str = "", organ: Organ = ORGAN, **said: Any) -> Metadata:  # noqa: ANN401
    published = dt.date.fromisoformat(day) if day else None
    return Metadata(title, "fzzf", organ.id, 2024, published=published, **said)


def _check(data: bytes) -> None:
    """Hold a feed to the parts of RFC 4287 that concern it."""
    feed = etree.fromstring(data)
    assert feed.tag == f"{ATOM}feed"
    _check_children(feed, _FEED, {"entry", "author"})
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        _check_children(entry, _ENTRY, {"author", "category"})
        assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
        assert all(category.get("term") for category in entry.findall(f"{ATOM}category"))
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)
    assert all(_URI.fullmatch(identifier) for identifier in ids)
    days = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == max(days, default="1970-01-01T00:00:00+08:00")


def _check_children(parent: etree._Element, often: dict[str, str], others: set[str]) -> None:
    counts = Counter(child.tag.removeprefix(ATOM) for child in parent)
    assert set(counts) <= {*often, *others}
    assert all(counts[name] == 1 for name, times in often.items() if times == "1")
    assert all(counts[name] <= 1 for name, times in often.items() if times == "?")
    assert [author.findtext(f"{ATOM}name") for author in parent.findall(f"{ATOM}author")] != []
    for name in ("updated", "published"):
        stated = parent.findtext(f"{ATOM}{name}")
        assert stated is None or _TIME.fullmatch(stated)


def _titles(path: Path) -> list[str]:
    read = feedparser.parse(path.read_bytes())
    assert not read.bozo
    return [entry.title for entry in read.entries]


def test_every_feed_is_valid_and_lists_what_belongs_to_it_the_latest_first(tmp_path: Path) -> None:
    changed = (Correction(dt.date(2025, 6, 1), "更正一处数字"),)
    edition = _edition(
        _report("旧", "2024-01-02"),
        _report("新", "2025-03-01"),
        _report("旧而更正", "2023-01-02", corrections=changed),
        _report("县", "2025-02-01", organ=OTHER),
    )
    digests = write_feeds(edition, Where(ADDRESS, "示例"), tmp_path)
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("feed.xml")}
    assert set(digests) == written
    for path in written:
        _check((tmp_path / path).read_bytes())
    assert _titles(tmp_path / "feed.xml") == ["旧而更正", "新", "县", "旧"]
    assert _titles(tmp_path / "regions/990000/feed.xml") == ["旧而更正", "新", "县", "旧"]
    assert _titles(tmp_path / "regions/990121/feed.xml") == ["县"]
    assert _titles(tmp_path / "organs/990100-xfj/feed.xml") == ["旧而更正", "新", "旧"]
    assert _titles(tmp_path / "kinds/fzzf/feed.xml") == ["旧而更正", "新", "县", "旧"]
    assert _titles(tmp_path / "kinds/xxgk/feed.xml") == []


def test_an_entry_says_what_became_of_its_disclosure(tmp_path: Path) -> None:
    edition = _edition(
        _report("甲", "2025-01-01", summary="甲的概述"),
        _report(
            "乙",
            "2025-01-02",
            corrections=(Correction(dt.date(2025, 2, 1), "改一字"),),
            summary="概",
        ),
        _report(
            "丙", "2025-01-03", withdrawn=Withdrawal(dt.date(2025, 3, 1), "误发"), summary="不再说"
        ),
    )
    write_feeds(edition, Where(ADDRESS, "示例"), tmp_path)
    read = feedparser.parse((tmp_path / "feed.xml").read_bytes())
    said = [(one.title, one.updated[:10], one.published[:10], one.summary) for one in read.entries]
    assert said == [
        ("（已撤下）丙", "2025-03-01", "2025-01-03", "已于2025-03-01撤下。原因：误发"),
        ("乙", "2025-02-01", "2025-01-02", "2025-02-01更正：改一字\u3000概"),
        ("甲", "2025-01-01", "2025-01-01", "甲的概述"),
    ]
    assert {one.author for one in read.entries} == {ORGAN.name}


def test_what_states_no_day_is_in_no_feed(tmp_path: Path) -> None:
    write_feeds(_edition(_report("未注明"), _report("有日期", "2025-01-01")), Where(), tmp_path)
    assert _titles(tmp_path / "feed.xml") == ["有日期"]


def test_a_feed_stays_short(tmp_path: Path) -> None:
    days = [f"2025-{month:02d}-{day:02d}" for month in range(1, 7) for day in range(1, 29)]
    write_feeds(_edition(*(_report(day, day) for day in days)), Where(), tmp_path)
    assert _titles(tmp_path / "organs/990100-xfj/feed.xml") == sorted(days, reverse=True)[:50]


@pytest.mark.parametrize(
    ("address", "domain", "expected", "link"),
    [
        (ADDRESS, "", "tag:www.shili.example,2026:", ADDRESS),
        (ADDRESS, "www.province.example", "tag:www.province.example,2026:", ADDRESS),
        ("", "示例.example", "tag:xn--fsq092h.example,2026:", "../../"),
        ("", "https://not.a.name/", "tag:gongkai.invalid,2026:", "../../"),
        ("", "", "tag:gongkai.invalid,2026:", "../../"),
    ],
)
def test_ids_are_given_in_the_name_of_the_site_and_links_work_without_its_address(
    tmp_path: Path, address: str, domain: str, expected: str, link: str
) -> None:
    edition = _edition(_report("甲", "2025-01-01"), site=SiteSettings(domain=domain))
    write_feeds(edition, Where(address, "示例"), tmp_path)
    data = (tmp_path / "organs/990100-xfj/feed.xml").read_bytes()
    _check(data)
    entry = etree.fromstring(data).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"{expected}reports/990100/xfj/0"
    assert entry.find(f"{ATOM}link").get("href") == f"{link}reports/990100/xfj/0/"


def test_no_text_breaks_a_feed(tmp_path: Path) -> None:
    hostile = "]]></title><script>&amp; \x08\x0b\ufffe\"'"
    edition = _edition(_report(hostile, "2025-01-01", organ=OTHER, summary=hostile))
    write_feeds(edition, Where(ADDRESS, hostile), tmp_path)
    for path in tmp_path.rglob("feed.xml"):
        _check(path.read_bytes())
    entry = etree.fromstring((tmp_path / "feed.xml").read_bytes()).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title").startswith("]]></title><script>&amp; ")
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == OTHER.name


@pytest.mark.site
def test_pages_lead_to_their_feeds_where_the_operator_lays_them_out(tmp_path: Path) -> None:
    pages = ("", "organs/990100-xfj/", "regions/990100/", "kinds/fzzf/")
    for downloads in (True, False):
        root = small_root(tmp_path / str(downloads), downloads=downloads)
        done = build(root)
        assert done.returncode == 0, done.stderr
        assert "没有对应的页面" not in done.stderr
        for url in pages:
            html = (root / "site" / url / "index.html").read_text(encoding="utf-8")
            found = re.findall(r'<link rel="alternate" type="application/atom\+xml"[^>]*>', html)
            assert [link.endswith('href="feed.xml">') for link in found] == [True] * downloads
            assert ('<a href="feed.xml"' in html) is downloads
            feed = root / "site" / url / "feed.xml"
            assert feed.exists() is downloads
            if downloads:
                style = re.search(
                    r'<\?xml-stylesheet type="text/css" href="([^"]+)"', feed.read_text()
                )
                assert style
                assert (feed.parent / style[1]).is_file(), "a browser shows it with words of ours"
