"""A category of 条例第二十条: its items by year."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai import law
from gongkai.edition import Edition

from ._listing import by_years_and_regions, paged
from ._sort import Page, Sort
from .addresses import category_url


def pages(edition: Edition) -> Iterator[Page]:
    """The list of each category, also of those that have nothing yet."""
    for number, category in law.categories().items():
        yield from paged(
            url=category_url(number),
            title=category.short,
            lead=f"{law.cite('tiaoli-20')}第{number}项：{category.name}。",
            groups=by_years_and_regions(edition.by_category.get(number, ()), edition),
            trail=(("法定主动公开内容", "categories/"),),
        )


SORT = Sort(id="category", template="listing", under="categories/", title="类别", pages=pages)
