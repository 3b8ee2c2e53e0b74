"""The pictures of an organ's page: its own figures over the years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from gongkai.charts import Subject, count_of, refusal_over_years
from gongkai.edition import Edition
from gongkai.model import Organ

from ._series import Holder, Point, holders, named, values_of
from .addresses import report_url
from .pictures import Bar, Picture, Pictures, Row, scaled

_MOST_DRAWN = 4
_MOST_CELLS_OF_A_KIND = 3
_MOST_WORDS = 2
_MOST_YEARS = 8
_LEAD = (
    "数据取自本机关各年度报告。只画口径相同的全年数："
    "统计表的同一格，或者正文里说法、单位都相同的数。"
)
NO_REPORT = "没有报告"
NOT_STATED = "没有可比的数"


def organ_pictures(organ: Organ, edition: Edition) -> Pictures:
    """What an organ's reports state, drawn over the years; the most telling first."""
    series = list(_series(organ, edition))
    drawn, listed = _chosen(series)
    numbers = count(1)
    pictures = tuple(
        _picture(f"gk-p{next(numbers)}", subject, holder, edition) for subject, holder in drawn
    )
    years = _years_of([holder for _, holder in listed])
    rows = tuple(_row(subject, holder, years) for subject, holder in listed)
    return Pictures(pictures, tuple(f"{year}年" for year in years), rows, _LEAD)


def _series(organ: Organ, edition: Edition) -> Iterator[tuple[Subject, Holder]]:
    """What makes a picture, kind by kind, cells of tables first and in their rank."""
    for kind in edition.context.kinds:
        holder = holders(edition).get((organ.id, kind))
        if holder is None:
            continue
        fit = [
            subject
            for subject, row in holder.series.items()
            if refusal_over_years(subject, values_of(row), holder.latest) is None
        ]
        yield from ((subject, holder) for subject in sorted(fit, key=_rank))


def _rank(subject: Subject) -> tuple[bool, int]:
    """Cells before words, which are in the order of the record already."""
    return subject.is_free, 0 if subject.is_free else count_of(subject.cell).rank


Chosen = list[tuple[Subject, Holder]]


def _chosen(series: Chosen) -> tuple[Chosen, Chosen]:
    """What is drawn and what is only listed: cells of each kind, few words of one's own."""
    taken: dict[int, int] = {}
    drawn: Chosen = []
    listed: Chosen = []
    for subject, holder in sorted(series, key=lambda one: one[0].is_free):
        sort, most = (0, _MOST_WORDS) if subject.is_free else (id(holder), _MOST_CELLS_OF_A_KIND)
        taken[sort] = taken.get(sort, 0) + 1
        fits = taken[sort] <= most and len(drawn) < _MOST_DRAWN
        (drawn if fits else listed).append((subject, holder))
    return drawn, listed


def _years_of(holding: list[Holder]) -> list[int]:
    """The newest years of which any of them has a report, gaps between them included."""
    years = {year for holder in holding for year in holder.years}
    return list(range(min(years), max(years) + 1))[-_MOST_YEARS:] if years else []


def _picture(identifier: str, subject: Subject, holder: Holder, edition: Edition) -> Picture:
    row = holder.series[subject]
    years = list(range(min(row), holder.latest + 1))[-_MOST_YEARS:]
    name, unit = named(subject)
    unit, bars = _bars(row, unit, years, holder)
    kind = edition.context.kinds[next(iter(row.values())).record.metadata.kind]
    return Picture(
        id=identifier,
        name=name,
        unit=unit,
        head="年度",
        bars=bars,
        note=f"取自{kind.short}{'正文' if subject.is_free else '统计表'}",
        upright=True,
    )


def _row(subject: Subject, holder: Holder, years: list[int]) -> Row:
    name, unit = named(subject)
    unit, bars = _bars(holder.series[subject], unit, years, holder)
    return Row(f"{name}（{unit}）", bars)


def _bars(
    row: Mapping[int, Point], unit: str, years: list[int], holder: Holder
) -> tuple[str, tuple[Bar, ...]]:
    """A bar for each year; one without a comparable number is a gap."""
    there = [year for year in years if year in row]
    unit, shown = scaled([row[year].measure.value for year in there], unit)
    texts = dict(zip(there, shown, strict=True))
    return unit, tuple(
        bar_of(f"{year}年", row[year], texts[year])
        if year in row
        else Bar(f"{year}年", note=NOT_STATED if year in holder.years else NO_REPORT)
        for year in years
    )


def bar_of(name: str, point: Point, shown: str, url: str = "") -> Bar:
    """A number with the way to the paragraph in which it stands."""
    page = report_url(point.record.path)
    anchor = f"#{point.measure.anchor}" if point.measure.anchor else ""
    title = point.record.metadata.title
    return Bar(name, point.measure.value, shown, "", url, f"{page}{anchor}", title)
