"""网站地图: every column of the site on one page, for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai import law
from gongkai.edition import Edition

from ._sort import Page, Sort
from .addresses import category_url, kind_url, year_url
from .regions import Branch, branch

_WHOLE_TREE = 60


@dataclass(frozen=True, slots=True)
class SiteMapView:
    """The columns that are made from reports; the theme adds those of the navigation."""

    years: tuple[tuple[str, str], ...]
    regions: tuple[Branch, ...]
    kinds: tuple[tuple[str, str], ...]
    categories: tuple[tuple[str, str], ...]
    more: tuple[tuple[str, str], ...] = (
        ("公开后的变动", "changes/"),
        ("文字大部分相同的报告", "resemblances/"),
    )


def index(edition: Edition) -> Iterator[Page]:
    """The page of the site map."""
    kinds = tuple((kind.name, kind_url(kind.id)) for kind in edition.context.kinds.values())
    categories = tuple((one.short, category_url(one.number)) for one in law.categories().values())
    years = tuple((f"{year}年", year_url(year)) for year in edition.by_year)
    register = edition.register
    depth = 2 if len(register.regions) <= _WHOLE_TREE else 1
    regions = tuple(branch(code, edition, depth) for code in register.roots)
    view = SiteMapView(years, regions, kinds, categories)
    yield Page("sitemap/", SORT.title, view, "全部栏目，以及各年度、地区、种类的目录")


SORT = Sort(
    id="sitemap",
    template="sitemap",
    under="sitemap/",
    title="网站地图",
    pages=index,
    depth=1,
    index=True,
)
