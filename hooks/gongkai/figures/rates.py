"""Rates as texts round them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

HUNDRED = Decimal(100)
_EXACT = Decimal(0)


def gives(part: Decimal, whole: Decimal, rate: Decimal, play: Decimal = _EXACT) -> bool:
    """Whether a part of a whole is that rate, rounded or cut off where the rate ends.

    ``play`` is by how much the true rate may differ for counts that were rounded themselves.
    """
    if whole <= 0:
        return False
    step = _step(rate)
    true = part / whole * HUNDRED
    if rate == HUNDRED and part < whole and not play:
        return true.quantize(step, ROUND_HALF_UP) == rate
    return abs(true - rate) < step + play


def possible(whole: Decimal, rate: Decimal) -> bool:
    """Whether any whole number of parts gives the rate."""
    nearest = int(rate * whole / HUNDRED)
    return any(gives(Decimal(part), whole, rate) for part in (nearest, nearest + 1))


def _step(rate: Decimal) -> Decimal:
    """One in the last decimal of a rate as it is written."""
    exponent = rate.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
