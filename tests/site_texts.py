"""What the reports of a built site say, as a reader sees it, folded: the truth of a search."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

from gongkai.search.passages import passages
from search_reader import folded

_TEXT = re.compile(r'<div class="gk-text" id="gk-text">(.*?)\n</div>', re.DOTALL)
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>")
_NAMES = re.compile(r"<dt>(?:索引号|发文字号|发布机构)</dt><dd>(?:<a[^>]*>)?([^<]+)")


def site_texts(site: Path) -> dict[str, list[str]]:
    """What each report's page says, passage by passage; its title is the first."""
    found = {}
    for page in sorted((site / "reports").rglob("index.html")):
        html = page.read_text(encoding="utf-8")
        article, title = _TEXT.search(html), _TITLE.search(html)
        assert article, page
        assert title, page
        gone = "gk-notice--gone" in html
        words = [] if gone else [folded(one.text) for one in passages(article[1])]
        names = [
            folded(unescape(name))
            for name in (title[1].replace("<wbr>", ""), *_NAMES.findall(html))
        ]
        found[f"{page.parent.relative_to(site).as_posix()}/"] = [*names, *words]
    return found


def holding(texts: Mapping[str, list[str]], terms: list[str]) -> set[str]:
    """The reports that hold all terms, each in one of their passages."""
    return {
        url
        for url, found in texts.items()
        if all(any(term in one for one in found) for term in terms)
    }
