"""Links of hand-written pages to generated ones: the engine cannot know them, the press can."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_REFERENCE = re.compile(r'(?:href|src)="([^"]*)"')
_HERE = "https://here.invalid/"


def broken_references(html: str, url: str, out: Path) -> Iterator[str]:
    """The local links of a page, at that address, for which nothing was printed."""
    for reference in dict.fromkeys(_REFERENCE.findall(html)):
        target = urljoin(f"{_HERE}{url}", unescape(reference))
        if not target.startswith(_HERE):
            continue
        path = unquote(urlsplit(target).path).lstrip("/")
        if path.endswith("/") or not path:
            path += "index.html"
        if not (out / path).is_file():
            yield reference
