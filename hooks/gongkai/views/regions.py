"""按地区: the registered regions as a tree, folded where there are many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.edition import Edition

from ._sort import Page, Sort
from .addresses import region_url

_WHOLE_TREE = 400


@dataclass(frozen=True, slots=True)
class Branch:
    """A region in the tree: its page, its disclosures and organs in all, the regions below it."""

    name: str
    code: str
    url: str
    count: int
    organs: int
    children: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Regions:
    """The tree, and whether its lowest level was left to the pages of cities."""

    branches: tuple[Branch, ...]
    shortened: bool


def branch(code: str, edition: Edition, depth: int) -> Branch:
    """A region with ``depth`` further levels below it."""
    register = edition.register
    below = register.children(code) if depth else ()
    return Branch(
        name=register.region_name(code),
        code=code,
        url=region_url(code),
        count=edition.tally.get(code, 0),
        organs=edition.organ_tally.get(code, 0),
        children=tuple(branch(child, edition, depth - 1) for child in below),
    )


def index(edition: Edition) -> Iterator[Page]:
    """The page of all regions."""
    register = edition.register
    shortened = len(register.regions) > _WHOLE_TREE
    tree = tuple(branch(code, edition, 1 if shortened else 3) for code in register.roots)
    yield Page("regions/", SORT.title, Regions(tree, shortened), "按省、市、县查阅公开的报告和事项")


SORT = Sort(
    id="regions",
    template="regions",
    under="regions/",
    title="按地区",
    pages=index,
    depth=1,
    index=True,
)
