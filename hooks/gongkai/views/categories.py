"""法定主动公开内容: the fifteen categories of 条例第二十条."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai import law
from gongkai.edition import Edition

from ._sort import Page, Sort
from .addresses import category_url


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """A category in the index: its item in the law, its page if it has entries."""

    number: int
    name: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Categories:
    """The index of categories, and the kinds of annual reports that belong to the last one."""

    rows: tuple[CategoryRow, ...]
    annual: tuple[tuple[str, str, int], ...]
    basis: str


def index(edition: Edition) -> Iterator[Page]:
    """The page of all categories."""
    rows = tuple(
        CategoryRow(
            category.number,
            category.name,
            category_url(category.number),
            len(edition.by_category.get(category.number, ())),
        )
        for category in law.categories().values()
    )
    annual = tuple(
        (kind.name, f"kinds/{kind.id}/", len(edition.by_kind.get(kind.id, ())))
        for kind in edition.context.kinds.values()
        if kind.annual
    )
    view = Categories(rows, annual, law.cite("tiaoli-20"))
    yield Page("categories/", SORT.title, view, "依照政府信息公开条例第二十条主动公开的政府信息")


SORT = Sort(
    id="categories",
    template="categories",
    under="categories/",
    title="法定主动公开内容",
    pages=index,
    depth=1,
    index=True,
)
