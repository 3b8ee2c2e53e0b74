"""检索: the page of the search, and the ways to everything for those without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.edition import Edition

from ._sort import Page, Sort


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the page says before anything was searched: how much there is, the other ways."""

    on: bool
    count: int
    ways: tuple[tuple[str, str], ...] = (
        ("按年度", "years/"),
        ("按地区", "regions/"),
        ("按机构", "organs/"),
        ("按种类", "kinds/"),
    )


def index(edition: Edition) -> Iterator[Page]:
    """The page of the search."""
    view = SearchView(edition.context.settings.search, len(edition.published))
    yield Page("search/", SORT.title, view, "在全部公开件的标题、机关、文号和正文中检索")


SORT = Sort(
    id="search", template="search", under="search/", title="检索", pages=index, depth=1, index=True
)
