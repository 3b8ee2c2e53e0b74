"""A year: everything that was published for it, grouped by region."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.edition import Edition

from ._listing import by_regions, paged
from ._sort import Page, Sort
from .addresses import year_url


def pages(edition: Edition) -> Iterator[Page]:
    """The list of each year."""
    for year, records in edition.by_year.items():
        yield from paged(
            url=year_url(year),
            title=f"{year}年公开的报告和事项",
            lead="年度报告按报告所属年度归入，主动公开事项按发布日期归入。",
            groups=by_regions(records, edition),
            trail=(("按年度", "years/"),),
        )


SORT = Sort(id="year", template="listing", under="years/", title="年度", pages=pages)
