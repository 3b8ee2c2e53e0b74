"""A report's numbers beside those of the year before: only what may be held against each other."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gongkai.charts import Subject, refusal_over_years
from gongkai.corpus import Record
from gongkai.edition import Edition

from ._bars import row_over_years
from ._series import Holder, holders, rank_of, values_of
from .addresses import organ_url, report_url
from .pictures import Row

_MOST = 6


class Beside(msgspec.Struct, frozen=True):
    """A table of two years, nothing where a report stands alone; ``url`` leads to all years."""

    heads: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    url: str = ""


def year_before(record: Record, edition: Edition) -> Beside:
    """What a report and that of the year before both state, in the order of an organ's pictures."""
    meta = record.metadata
    holder = holders(edition).get((meta.organ, meta.kind))
    if holder is None or meta.year is None or holder.years.get(meta.year) is not record:
        return Beside()
    years = (meta.year, meta.year - 1)
    subjects = sorted(_stated_in_both(holder, years), key=rank_of)
    if not subjects:
        return Beside()
    page = report_url(record.path)
    rows = (_short(row_over_years(one, holder, years), page) for one in subjects[:_MOST])
    return Beside(tuple(f"{year}年" for year in years), tuple(rows), organ_url(meta.organ))


def _short(row: Row, page: str) -> Row:
    """A row as it stands on its own page: the heads say of which report each number is."""
    return Row(
        row.name,
        tuple(
            msgspec.structs.replace(cell, source=cell.source.removeprefix(page), title="")
            for cell in row.cells
        ),
    )


def _stated_in_both(holder: Holder, years: tuple[int, int]) -> Iterator[Subject]:
    """Cells that count the same by law, and words that may be drawn over the years."""
    for subject, row in holder.series.items():
        values = values_of(row)
        stated = all(year in row for year in years)
        if (
            stated
            and any(values[year] for year in years)
            and (not subject.is_free or refusal_over_years(subject, values, holder.latest) is None)
        ):
            yield subject
