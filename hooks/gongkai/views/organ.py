"""An organ: who it is, how to reach it, and everything it published, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.edition import Edition
from gongkai.model import Organ

from ._listing import by_years, paged
from ._sort import Page, Sort
from .addresses import organ_url, region_url
from .region import ended


@dataclass(frozen=True, slots=True)
class OrganView:
    """What the head of an organ's page says: facts as (name, text), what it owes, notes."""

    facts: tuple[tuple[str, str], ...]
    duties: tuple[str, ...]
    note: str
    exempt: tuple[str, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """The page of each organ."""
    register = edition.register
    for organ in register.organs.values():
        above = (*reversed(register.ancestors(organ.region)), organ.region)
        trail = tuple((register.region_name(code), region_url(code)) for code in above)
        yield from paged(
            url=organ_url(organ.id),
            title=organ.name,
            lead="",
            groups=by_years(edition.by_organ.get(organ.id, ()), edition),
            trail=(("按机构", "organs/"), *trail),
            above=_view(organ, edition),
        )


def _view(organ: Organ, edition: Edition) -> OrganView:
    kinds = edition.context.kinds
    former = "；".join(f"{old.name}（至{old.until}年度）" for old in organ.names)
    facts = (
        ("所在地区", edition.register.region_name(organ.region)),
        ("曾用名", former),
        ("统一社会信用代码", organ.uscc),
        ("办公地址", organ.office),
        ("联系方式", organ.contact),
    )
    return OrganView(
        facts=tuple((name, text) for name, text in facts if text),
        duties=tuple(kinds[kind].name for kind in organ.duties if kind in kinds),
        note=ended(organ, edition),
        exempt=tuple(
            f"{item.year}年度{kinds[item.kind].name}：{item.basis}（{item.approved_by}批准）"
            for item in organ.exempt
            if item.kind in kinds
        ),
    )


SORT = Sort(id="organ", template="listing", under="organs/", title="机构", pages=pages)
