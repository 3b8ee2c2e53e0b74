"""What the records of a pack keep to be drawn: cells of tables, and figures that come again.

A text has dozens of figures, of which hardly any can be held against other years. All reports of
an organ lie in one pack, so the worker that has read them chooses; the process that knows all
reports never holds the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from gongkai.charts import Measure, Subject, first_year, refusal_over_years
from gongkai.corpus import Record
from gongkai.packs import Packed
from gongkai.press.article import anchor_at
from gongkai.rules import Context

_MOST = 6
"""How many figures of one's own words are kept of an organ and kind; pages show no more."""


def measured(pack: Sequence[Packed], context: Context) -> list[Record]:
    """The records of a pack, each with what may be drawn of it and where it stands."""
    chosen = _chosen(pack, context)
    return [_with_measures(one, chosen.get(one.record.path, ())) for one in pack]


def _with_measures(packed: Packed, added: Sequence[Measure]) -> Record:
    measures = (*packed.record.measures, *added)
    if not measures:
        return packed.record
    anchors = packed.article.anchored_lines()
    placed = tuple(
        msgspec.structs.replace(one, anchor=anchor_at(one.line, anchors)) for one in measures
    )
    return msgspec.structs.replace(packed.record, measures=placed)


def _chosen(pack: Sequence[Packed], context: Context) -> dict[str, list[Measure]]:
    """By path, the figures in words of their own that enough other years state too."""
    chosen: dict[str, list[Measure]] = {}
    for reports in _by_duty_holder(pack, context):
        latest = max(reports)
        found = {year: _figures(one) for year, one in reports.items()}
        # What the newest report begins with matters most to those who wrote it.
        rows = (
            {year: by[subject] for year, by in found.items() if subject in by}
            for subject in found[latest]
        )
        fit = [row for row in rows if _is_fit(row, latest)]
        for row in sorted(fit, key=lambda row: _rank(row, latest))[:_MOST]:
            for year, measure in row.items():
                chosen.setdefault(reports[year].record.path, []).append(measure)
    return chosen


def _rank(row: Mapping[int, Measure], latest: int) -> tuple[bool, int]:
    """Wholes before parts, and what was stated in most years first."""
    return bool(row[latest].part_of), -len(row)


def _is_fit(row: Mapping[int, Measure], latest: int) -> bool:
    values: dict[int, Decimal] = {year: measure.value for year, measure in row.items()}
    return refusal_over_years(row[latest].subject, values, latest) is None


def _by_duty_holder(pack: Sequence[Packed], context: Context) -> Iterator[dict[int, Packed]]:
    """The standing reports of each organ and kind by year; of years with two reports none."""
    groups: dict[tuple[str, str], dict[int, list[Packed]]] = {}
    for packed in pack:
        meta = packed.record.metadata
        organ = context.register.organs.get(meta.organ)
        if organ is None or meta.year is None or meta.withdrawn:
            continue
        if meta.published and meta.published > context.as_of:
            continue
        if meta.year >= first_year(organ):
            years = groups.setdefault((meta.organ, meta.kind), {})
            years.setdefault(meta.year, []).append(packed)
    for years in groups.values():
        single = {year: found[0] for year, found in years.items() if len(found) == 1}
        if single:
            yield single


def _figures(packed: Packed) -> dict[Subject, Measure]:
    """The figures of a report that may stand beside those of other years, in their order."""
    stated = (packed.figures[place] for place in packed.comparable)
    measures = (
        Measure(Decimal(one.value), one.line, "", one.name, one.unit, one.part_of) for one in stated
    )
    return {measure.subject: measure for measure in measures}
