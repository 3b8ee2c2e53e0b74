"""The figures of a disclosure, what is tied to what, and how messages name them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from gongkai.figures import (
    Based,
    Division,
    Figure,
    Tie,
    divisions_of,
    figures_of,
    plan_lines,
    ties_of,
)
from gongkai.model import Disclosure

from ._memory import once
from ._quotation import quoted

_HUNDRED = Decimal(100)


@once
def figures(disclosure: Disclosure) -> tuple[Figure, ...]:
    """What the text states."""
    return figures_of(disclosure.prose, disclosure.metadata.year, plan_lines(disclosure))


@once
def ties(disclosure: Disclosure) -> tuple[list[Tie], list[Based]]:
    """The rates that can be held against counts, and those with but a base."""
    if "%" not in disclosure.prose.narrow and "百分之" not in disclosure.prose.narrow:
        return [], []
    return ties_of(figures(disclosure), disclosure.prose.narrow)


@once
def divisions(disclosure: Disclosure) -> list[Division]:
    """The wholes whose parts can be held against them."""
    return list(divisions_of(figures(disclosure), disclosure.prose.narrow))


def named(figure: Figure) -> str:
    """A figure as messages quote it: “受理信访120件”."""
    return quoted(f"{figure.label}{figure.text}")


def percent(part: Decimal, whole: Decimal, rate: Decimal) -> str:
    """The true rate as far as the stated one goes, with one decimal at least."""
    exponent = rate.as_tuple().exponent
    decimals = max(-exponent if isinstance(exponent, int) else 0, 1)
    true = (part / whole * _HUNDRED).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{true:f}%"


def plain(value: Decimal) -> str:
    """A value in digits."""
    return format(value.normalize(), "f") if value % 1 else format(value.to_integral_value(), "f")


def element(disclosure: Disclosure, line: int) -> str | None:
    """The element under whose heading a line stands."""
    return disclosure.element_at(line) or None
