"""按种类: every kind with what the law asks of it and how much there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai import law
from gongkai.edition import Edition
from gongkai.kinds import Kind
from gongkai.model import Level

from ._sort import Page, Sort
from .addresses import kind_url

_BODIES = {Level.GOVERNMENT: "人民政府", Level.DEPARTMENT: "部门"}


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind in the index: what it is, when it is due, which parts it must hold."""

    name: str
    url: str
    count: int
    basis: str
    due: tuple[str, ...]
    elements: tuple[str, ...]


def kind_row(kind: Kind, count: int) -> KindRow:
    """A kind as readers see it, by its newest pack."""
    pack = kind.packs[-1]
    days = {due.level: f"次年{due.month}月{due.day}日前" for due in pack.due}
    if len(set(days.values())) == 1:
        due = tuple(set(days.values()))
    else:
        due = tuple(f"{_BODIES[level]}：{day}" for level, day in days.items())
    if kind.working_days:
        due = (f"形成或者变更之日起{kind.working_days}个工作日内",)
    names = tuple(element.name for element in pack.elements if element.required)
    return KindRow(kind.name, kind_url(kind.id), count, law.cite(kind.basis), due, names)


def index(edition: Edition) -> Iterator[Page]:
    """The page of all kinds."""
    rows = tuple(
        kind_row(kind, len(edition.by_kind.get(kind.id, ())))
        for kind in edition.context.kinds.values()
    )
    yield Page("kinds/", SORT.title, rows, "按种类查阅：各类报告的法定内容和公开期限")


SORT = Sort(
    id="kinds", template="kinds", under="kinds/", title="按种类", pages=index, depth=1, index=True
)
