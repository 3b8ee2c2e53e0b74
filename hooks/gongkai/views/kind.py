"""A kind: what it must hold, and every disclosure of it by year and region."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.edition import Edition

from ._listing import by_years_and_regions, paged
from ._sort import Page, Sort
from .addresses import kind_url
from .kinds import kind_row


def pages(edition: Edition) -> Iterator[Page]:
    """The list of each kind."""
    for kind in edition.context.kinds.values():
        records = edition.by_kind.get(kind.id, ())
        yield from paged(
            url=kind_url(kind.id),
            title=kind.name,
            lead="",
            groups=by_years_and_regions(records, edition),
            trail=(("按种类", "kinds/"),),
            above=kind_row(kind, len(records)),
            feed=edition.context.settings.downloads,
        )


SORT = Sort(id="kind", template="listing", under="kinds/", title="种类", pages=pages)
