"""Numbers of a series as bars of a picture and cells of a table, each with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gongkai.charts import Subject

from ._series import Holder, Point, named
from .addresses import report_url
from .pictures import Bar, Row, scaled

NO_REPORT = "没有报告"
NOT_STATED = "没有可比的数"


def row_over_years(subject: Subject, holder: Holder, years: Sequence[int]) -> Row:
    """A count of one organ in a table whose heads are the years."""
    name, unit = named(subject)
    unit, bars = bars_over_years(holder.series[subject], unit, years, holder)
    return Row(f"{name}（{unit}）", bars)


def bars_over_years(
    row: Mapping[int, Point], unit: str, years: Sequence[int], holder: Holder
) -> tuple[str, tuple[Bar, ...]]:
    """The unit, and a bar for each year; one without a comparable number is a gap."""
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
