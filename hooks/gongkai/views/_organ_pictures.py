"""The pictures of an organ's page: its own figures over the years."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from gongkai.charts import Subject, refusal_over_years
from gongkai.edition import Edition
from gongkai.model import Organ

from ._bars import bars_over_years, row_over_years
from ._series import Holder, holders, named, rank_of, values_of
from .pictures import Picture, Pictures

_MOST_DRAWN = 4
_MOST_CELLS_OF_A_KIND = 3
_MOST_WORDS = 2
_MOST_YEARS = 8
_LEAD = (
    "数据取自本机关各年度报告。只画口径相同的全年数："
    "统计表的同一格，或者正文里说法、单位都相同的数。"
)


def organ_pictures(organ: Organ, edition: Edition) -> Pictures:
    """What an organ's reports state, drawn over the years; the most telling first."""
    series = list(_series(organ, edition))
    drawn, listed = _chosen(series)
    numbers = count(1)
    pictures = tuple(
        _picture(f"gk-p{next(numbers)}", subject, holder, edition) for subject, holder in drawn
    )
    years = _years_of([holder for _, holder in listed])
    rows = tuple(row_over_years(subject, holder, years) for subject, holder in listed)
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
        yield from ((subject, holder) for subject in sorted(fit, key=rank_of))


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
    unit, bars = bars_over_years(row, unit, years, holder)
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
