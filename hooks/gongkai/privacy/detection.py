"""Private data of a text, found in one go."""

from __future__ import annotations

from .addresses import addresses_in
from .data import PrivateDatum
from .numbers import numbers_in
from .plain import plain


def private_data_in(text: str) -> tuple[PrivateDatum, ...]:
    """What is private in a text, Markdown or not, in its order; it never raises."""
    read = plain(text)
    found = sorted([*numbers_in(read), *addresses_in(read)], key=lambda datum: datum.start)
    kept: list[PrivateDatum] = []
    for datum in found:
        if not kept or datum.start >= kept[-1].end:
            kept.append(datum)
    return tuple(kept)
