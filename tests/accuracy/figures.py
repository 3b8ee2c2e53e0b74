"""Figures: how many are read with the right value and unit, and under the right name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import yaml

from accuracy.scores import Score, score
from gongkai.figures import Figure, figures_of
from gongkai.text.markdown import parse
from gongkai.text.words import prose_of

SAMPLES = Path(__file__).with_suffix(".yml")
_LABELLED = re.compile(r"(.*)=(~?)([0-9.]+)(.*)")
_FEWEST_ALIKE = 2


class Expected(NamedTuple):
    """A figure as it was labelled by hand."""

    label: str
    value: tuple[Decimal, str, bool]


def samples() -> list[tuple[str, list[Expected]]]:
    """Each sentence with its figures."""
    rows = yaml.safe_load(SAMPLES.read_text(encoding="utf-8"))
    return [
        (text, [_expected(one) for one in listed]) for row in rows for text, listed in row.items()
    ]


def found_in(text: str) -> tuple[Figure, ...]:
    """The figures of a sentence of a report of 2024."""
    return figures_of(prose_of(parse(text), 1), 2024)


def scores() -> Iterator[Score]:
    """Values with their units; and names, of those figures that were found."""
    read = [(expected, found_in(text)) for text, expected in samples()]
    yield score(
        "数据：数值和单位",
        [
            ([one.value for one in expected], [value_of(one) for one in found])
            for expected, found in read
        ],
    )
    yield _labels(read)


def value_of(figure: Figure) -> tuple[Decimal, str, bool]:
    """What is compared: the value, its unit, and whether it is less than exact."""
    return (figure.value, figure.unit, figure.approximate)


def is_alike(label: str, expected: str) -> bool:
    """Whether two names name the same: one holds the other, but for 的 and signs."""
    mine, other = (re.sub(r"[的\s、“”]", "", name) for name in (label, expected))
    shorter, longer = sorted((mine, other), key=len)
    if shorter == longer:
        return True
    return len(shorter) >= _FEWEST_ALIKE and shorter in longer


def _labels(read: Sequence[tuple[list[Expected], Sequence[Figure]]]) -> Score:
    right = wrong = missed = 0
    for expected, found in read:
        left = list(expected)
        for figure in found:
            same = [one for one in left if one.value == value_of(figure)]
            if not same:
                continue
            named = [one for one in same if is_alike(figure.label, one.label)]
            left.remove((named or same)[0])
            right += bool(named)
            wrong += not named
            missed += not named
    return Score("数据：名称", right, wrong, missed)


def _expected(text: str) -> Expected:
    met = _LABELLED.fullmatch(text)
    assert met, text
    return Expected(met[1], (Decimal(met[3]), met[4], bool(met[2])))
