"""What is printed on every page beside the text: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from gongkai.importers.stages.pages import is_page_number

from .rows import Row

_NEAR = 0.14
_MOST_AT_EDGE = 3
_BARE = re.compile(r"[-－—–·•\s]*\d{1,4}(?:\s*[/／]\s*\d{1,4})?[-－—–·•\s]*")
_TERMINAL = re.compile(r"[。；，、：]$")


def margins(pages: Sequence[Sequence[Row]]) -> frozenset[tuple[int, int]]:
    """The places (page, line) of what stands at the edges of pages and is no text."""
    edges = {(number, at) for number, rows in enumerate(pages) for at in _at_edges(rows)}
    forms = Counter(form for number, at in edges for form in {_form(pages[number][at].text)})
    found = set()
    for number, at in edges:
        row = pages[number][at]
        repeated = forms[_form(row.text)] > max(1, len(pages) // 3)
        if _is_number(row) or (repeated and len(pages) > 1 and not _TERMINAL.search(row.text)):
            found.add((number, at))
    return frozenset(_outermost(pages, found))


def _at_edges(rows: Sequence[Row]) -> list[int]:
    """The lines near the top and the bottom of a page."""
    order = sorted(range(len(rows)), key=lambda at: rows[at].base)
    top = [at for at in order[:_MOST_AT_EDGE] if rows[at].base < _NEAR * rows[at].height]
    bottom = [at for at in order[-_MOST_AT_EDGE:] if rows[at].base > (1 - _NEAR) * rows[at].height]
    return sorted({*top, *bottom})


def _outermost(pages: Sequence[Sequence[Row]], found: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those beyond which nothing else stands."""
    kept = set()
    for number, rows in enumerate(pages):
        order = sorted(range(len(rows)), key=lambda at: rows[at].base)
        for side in (order, order[::-1]):
            for at in side:
                if (number, at) not in found:
                    break
                kept.add((number, at))
    return kept


def _form(text: str) -> str:
    """A line without what differs from page to page."""
    return re.sub(r"\s", "", re.sub(r"\d+", "0", text))


def _is_number(row: Row) -> bool:
    return is_page_number(row.text) or _BARE.fullmatch(row.text) is not None
