"""Which pages are opened: of every sort that there is, and every one that was written by hand."""

from __future__ import annotations

from pathlib import Path

from gongkai.views import Sort, sorts
from site_building import REPOSITORY

# Sorts whose pages stand elsewhere than below their entry of the navigation.
_ELSEWHERE = {"disclosure": "reports/"}
_WRITTEN = {
    path.stem: "" if path.stem == "index" else f"{path.stem}/"
    for path in sorted((REPOSITORY / "docs").glob("*.md"))
}
NOT_FOUND = "404.html"
# A statutory table, a list of figures, a picture and a file, a withdrawn text, results.
_MORE = {
    "disclosure of 信息公开": "reports/990100/zf/2025-xxgk/",
    "disclosure of 行政执法": "reports/990121/nyncj/2025-xzzf/",
    "disclosure of an item": "reports/990100/zf/2024-06-05-fxkhyjya/",
    "disclosure withdrawn": "reports/990121/nyncj/2024-xzzf/",
    "change of a table": "changes/990100/zf/2025-xxgk/",
    "disclosure with errors": "reports/990102/sfj/2023-fzzf/",
    "kind fzzf": "kinds/fzzf/",
    "search with results": "search/?q=%E4%BF%A1%E8%AE%BF",
    "search without results": "search/?q=%E9%BE%98%E9%BE%98",
}

NAMES = (*sorts(), *_WRITTEN, *_MORE)


def url_of(name: str, site: Path, *, small: bool = False) -> str:
    """The address of a sample: the largest page of a sort, for most can go wrong there.

    ``small`` takes the smallest instead, for what is done step by step.
    """
    if name in sorts():
        found = _ordered(sorts()[name], site)[0 if small else -1]
        assert found, (
            f"the site of the tests has no page of the sort {name}: give it one in conftest.py, or"
            " say in _ELSEWHERE where they stand"
        )
        return found
    return {**_WRITTEN, **_MORE}[name]


def pages_of(sort: Sort, site: Path) -> list[str]:
    """The addresses of all pages of a sort."""
    if sort.index:
        return [sort.under]
    below = _ELSEWHERE.get(sort.id, sort.under)
    pattern = f"{below}{'*/' * (sort.depth - below.count('/'))}index.html"
    return [f"{path.parent.relative_to(site).as_posix()}/" for path in sorted(site.glob(pattern))]


def _ordered(sort: Sort, site: Path) -> list[str]:
    """The pages of a sort by their size; an empty address where there are none."""
    found = pages_of(sort, site)
    return sorted(found, key=lambda url: (site / url / "index.html").stat().st_size) or [""]
