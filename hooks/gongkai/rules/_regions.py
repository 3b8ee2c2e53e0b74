"""Regions of the register beside the national list."""

from __future__ import annotations

_DEMONSTRATION = "99"


def is_demonstration(code: str) -> bool:
    """Whether a code is of a made-up province: no list has it, its parents follow from the digits."""
    return code.startswith(_DEMONSTRATION)
