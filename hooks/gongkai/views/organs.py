"""按机构: every organ by region."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.edition import Edition

from ._sort import Page, Sort
from .addresses import organ_url, region_url

_PER_PAGE = 400


@dataclass(frozen=True, slots=True)
class OrganLink:
    """An organ in the index."""

    name: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class OrganGroup:
    """The organs of a region, or of everything below a province, with the way to them."""

    name: str
    url: str
    count: int
    organs: tuple[OrganLink, ...] = ()


def index(edition: Edition) -> Iterator[Page]:
    """The page of all organs; for a whole country, the ways to them."""
    register = edition.register
    whole = len(register.organs) <= _PER_PAGE
    groups = []
    for code in sorted(register.regions):
        if whole:
            links = tuple(
                OrganLink(organ.name, organ_url(organ.id), len(edition.by_organ.get(organ.id, ())))
                for organ in register.organs_in(code)
            )
            if links:
                name = register.region_name(code)
                groups.append(OrganGroup(name, region_url(code), len(links), links))
        elif register.parent_of(code) is None or register.children(code):
            count = len(register.organs_in(code))
            count += sum(len(register.organs_in(child)) for child in register.children(code))
            groups.append(OrganGroup(register.region_name(code), region_url(code), count))
    yield Page("organs/", SORT.title, tuple(groups), "按公开主体查阅公开的报告和事项")


SORT = Sort(
    id="organs",
    template="organs",
    under="organs/",
    title="按机构",
    pages=index,
    depth=1,
    index=True,
)
