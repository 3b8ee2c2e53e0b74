"""A measure: a number of a report that may stand beside its like of other reports."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import msgspec


class Subject(NamedTuple):
    """What is counted: a cell of a statutory table by its id, or words of a text.

    Two numbers are alike when their subjects are equal: the same cell counted in the same way,
    or the same words with the same unit, as part of the same whole.
    """

    cell: str
    name: str = ""
    unit: str = ""
    part_of: str = ""

    @property
    def is_free(self) -> bool:
        """Whether an organ chose the words itself."""
        return not self.cell


class Measure(msgspec.Struct, frozen=True, array_like=True):
    """A number with what it counts and where it stands; ``anchor`` is its place on the page."""

    value: Decimal
    line: int
    cell: str = ""
    name: str = ""
    unit: str = ""
    part_of: str = ""
    anchor: str = ""

    @property
    def subject(self) -> Subject:
        """What is counted."""
        return Subject(self.cell, self.name, self.unit, self.part_of)
