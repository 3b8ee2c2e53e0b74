"""Figures as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai.prose import Prose

from .figure import Figure

_LONGEST_CLAUSE = 60
COLUMNS = ("名称", "数值", "单位", "约数", "属于", "时期", "行", "原文")


def rows(figures: Sequence[Figure]) -> Iterator[tuple[str, ...]]:
    """A row of text for each figure, under ``COLUMNS``."""
    for figure in figures:
        whole = figures[figure.part_of].label if figure.part_of is not None else ""
        yield (
            figure.label,
            value_text(figure),
            figure.unit,
            "是" if figure.approximate else "",
            whole,
            "计划" if figure.planned else figure.period,
            str(figure.line),
            figure.text,
        )


def value_text(figure: Figure) -> str:
    """The value in digits, as written: no exponent, no zeros added or lost."""
    return format(figure.value, "f")


def clause_of(prose: Prose, figure: Figure) -> str:
    """The clause in which a figure stands, as it is written, for a table beside it."""
    end = min(figure.stop, figure.clause + _LONGEST_CLAUSE)
    return " ".join(prose.text[figure.clause : max(end, figure.end)].split())
