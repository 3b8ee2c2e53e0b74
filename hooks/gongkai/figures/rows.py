"""Figures as rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from gongkai.prose import Prose

from .figure import Figure
from .labels import is_name
from .words import any_of, words

_LONGEST_CLAUSE = 60


class Stated(msgspec.Struct, frozen=True, omit_defaults=True):
    """A figure as pages and data files give it: all in words and digits, nothing to be computed.

    ``sign`` says 约, 不少于 or 不超过 where the text does; ``period`` names another time than the
    report's own, or 计划; ``context`` is the clause around it.
    """

    name: str
    value: str
    unit: str
    line: int
    text: str
    context: str
    sign: str = ""
    part_of: str = ""
    period: str = ""

    @property
    def written(self) -> str:
        """The number in the text's own words: 8647万元, 30余件, 不超过1.2万封."""
        return self.text if _bounded().search(self.text) else f"{self.sign}{self.text}"


_SIGNS = {"about": "约", "least": "不少于", "most": "不超过"}


def stated(figures: Sequence[Figure], prose: Prose) -> dict[int, Stated]:
    """The figures of a report for its page and for data files, by their places among all.

    Those without a name are left out.
    """
    return {
        # In the order of the fields, without their names: there are millions of rows.
        place: Stated(
            figure.label,
            value_text(figure),
            figure.unit,
            figure.line,
            figure.text,
            clause_of(prose, figure),
            _SIGNS[figure.bound] if figure.bound else "",
            "" if figure.part_of is None else _whole_of(figure.part_of, figures),
            "计划" if figure.planned else figure.period,
        )
        for place, figure in enumerate(figures)
        if is_name(figure.label)
    }


def among(rows: Iterable[int], places: Iterable[int]) -> tuple[int, ...]:
    """Places among all figures as places among those stated; of those left out nothing."""
    wanted = frozenset(places)
    return tuple(at for at, place in enumerate(rows) if place in wanted)


@cache
def _bounded() -> re.Pattern[str]:
    """Finds what says behind the digits that a number is less than exact."""
    known = words()
    return re.compile(any_of([*known.after_number, *known.after_unit]))


def _whole_of(place: int, figures: Sequence[Figure]) -> str:
    label = figures[place].label
    return label if is_name(label) else ""


def value_text(figure: Figure) -> str:
    """The value in digits, as written: no exponent, no zeros added or lost."""
    text = str(figure.value)
    return format(figure.value, "f") if "E" in text else text


def clause_of(prose: Prose, figure: Figure) -> str:
    """The clause in which a figure stands, as it is written, for a table beside it."""
    # A hostile text may be one clause from end to end: what stands far off is left out.
    begin, end = figure.clause, figure.stop
    if end - begin > _LONGEST_CLAUSE:
        begin = max(begin, figure.start - _LONGEST_CLAUSE)
        end = max(min(end, begin + _LONGEST_CLAUSE), figure.end)
    return " ".join(prose.text[begin:end].split())
