"""The pictures of a region's page: a year's figure of the regions below it, side by side.

Only organs of the same name are held against each other: the governments of the counties of a
city, their bureaus of agriculture. What they say in words of their own is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongkai.charts import FEWEST_REGIONS, Subject, count_of, refusal_across
from gongkai.edition import Edition
from gongkai.model import Level, Organ
from gongkai.register import Register

from ._bars import NO_REPORT, NOT_STATED, bar_of
from ._series import Holder, Point, holders, named
from ._shares import of_a_rank
from .addresses import organ_url
from .pictures import NO_PICTURES, Bar, Picture, Pictures, Row, scaled

_MOST_DRAWN = 4
_MOST_LISTED = 24
_MOST_REGIONS = 30
_LEAD = (
    "只对照各地同名机关在同一年度、同一种报告的统计表里填的同一格，按行政区划代码排列。"
    "数量与人口、辖区大小有关，不说明工作做得好坏。"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A count in one year by region, of organs of one name; a region may have no number."""

    organs: Mapping[str, Organ]
    subject: Subject
    year: int
    points: Mapping[str, Point]


def region_pictures(code: str, edition: Edition) -> Pictures:
    """What the regions below one state for the newest year that most of them have."""
    register = edition.register
    children = of_a_rank(register.children(code))
    if not FEWEST_REGIONS <= len(children) <= _MOST_REGIONS:
        return NO_PICTURES
    rows = sorted(_rows(children, edition), key=_rank)[: _MOST_DRAWN + _MOST_LISTED]
    drawn = tuple(
        _picture(f"gk-q{number}", row, list(row.organs), edition)
        for number, row in enumerate(rows[:_MOST_DRAWN], 1)
    )
    listed = tuple(_listed(row, children, edition) for row in rows[_MOST_DRAWN:])
    heads = tuple(register.region_name(child) for child in children)
    return Pictures(drawn, heads if listed else (), listed, _LEAD)


def _rank(row: _Row) -> tuple[bool, int, str]:
    organ = next(iter(row.organs.values()))
    return organ.level is not Level.GOVERNMENT, count_of(row.subject.cell).rank, organ.id


def _rows(children: Sequence[str], edition: Edition) -> Iterator[_Row]:
    for organs in _counterparts(children, edition.register).values():
        for kind in edition.context.kinds:
            owing = {code: organ for code, organ in organs.items() if kind in organ.duties}
            if len(owing) >= FEWEST_REGIONS:
                yield from _of_kind(owing, kind, edition)


def _counterparts(children: Sequence[str], register: Register) -> Mapping[str, dict[str, Organ]]:
    """The organs of the regions by their name without the place; what a region has twice is out."""
    found: dict[str, dict[str, list[Organ]]] = {}
    for code in children:
        for organ in register.organs_in(code):
            name = _placeless(organ, register)
            if name != organ.name:
                found.setdefault(name, {}).setdefault(code, []).append(organ)
    return {
        name: {code: organs[0] for code, organs in by.items() if len(organs) == 1}
        for name, by in found.items()
    }


def _placeless(organ: Organ, register: Register) -> str:
    """What is left of an organ's name without the regions that it begins with."""
    name = organ.name
    for code in (*reversed(register.ancestors(organ.region)), organ.region):
        name = name.removeprefix(register.region_name(code))
    return name


def _of_kind(organs: Mapping[str, Organ], kind: str, edition: Edition) -> Iterator[_Row]:
    """Of each count the newest year that may be drawn."""
    by_code = {
        code: holder
        for code, organ in organs.items()
        if (holder := holders(edition).get((organ.id, kind))) is not None
    }
    subjects = dict.fromkeys(
        subject for holder in by_code.values() for subject in holder.series if not subject.is_free
    )
    years = sorted({year for holder in by_code.values() for year in holder.years}, reverse=True)
    for subject in subjects:
        alike = count_of(subject.cell).between_organs
        for year in years:
            owing = {code: organ for code, organ in organs.items() if _owes(organ, year)}
            points = _points(by_code, subject, year)
            values = [point.measure.value for point in points.values()]
            if refusal_across(subject, values, len(owing), alike=alike) is None:
                yield _Row(owing, subject, year, points)
                break


def _owes(organ: Organ, year: int) -> bool:
    return (organ.since is None or organ.since <= year) and (
        organ.until is None or year <= organ.until
    )


def _points(by_code: Mapping[str, Holder], subject: Subject, year: int) -> dict[str, Point]:
    return {
        code: holder.series[subject][year]
        for code, holder in by_code.items()
        if year in holder.series.get(subject, ())
    }


def _picture(identifier: str, row: _Row, codes: Sequence[str], edition: Edition) -> Picture:
    unit, bars = _bars(row, codes, edition)
    organ = next(iter(row.organs.values()))
    record = next(iter(row.points.values())).record
    kind = edition.context.kinds[record.metadata.kind]
    name, _ = named(row.subject)
    return Picture(
        id=identifier,
        name=f"{row.year}年{name}",
        unit=unit,
        head="地区",
        bars=bars,
        note=f"取自各地{_placeless(organ, edition.register)}的{kind.short}统计表",
    )


def _listed(row: _Row, codes: Sequence[str], edition: Edition) -> Row:
    name, _ = named(row.subject)
    organ = _placeless(next(iter(row.organs.values())), edition.register)
    unit, bars = _bars(row, codes, edition)
    return Row(f"{organ}：{row.year}年{name}（{unit}）", bars)


def _bars(row: _Row, codes: Sequence[str], edition: Edition) -> tuple[str, tuple[Bar, ...]]:
    there = [code for code in codes if code in row.points]
    _, unit = named(row.subject)
    unit, shown = scaled([row.points[code].measure.value for code in there], unit)
    texts = dict(zip(there, shown, strict=True))
    return unit, tuple(_bar(row, code, texts.get(code), edition) for code in codes)


def _bar(row: _Row, code: str, shown: str | None, edition: Edition) -> Bar:
    name, organ = edition.register.region_name(code), row.organs.get(code)
    url = organ_url(organ.id) if organ else ""
    if shown is not None:
        return bar_of(name, row.points[code], shown, url)
    if organ is None:
        return Bar(name, note="没有同名机关")
    return Bar(name, note=NOT_STATED if _has_report(row, organ, edition) else NO_REPORT, url=url)


def _has_report(row: _Row, organ: Organ, edition: Edition) -> bool:
    kind = next(iter(row.points.values())).record.metadata.kind
    holder = holders(edition).get((organ.id, kind))
    return holder is not None and row.year in holder.years
