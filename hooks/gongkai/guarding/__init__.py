"""比对: the reports of an earlier version beside those of now, as the G rules see them.

What is compared is what readers had: texts published by the day, with their data and files, and
the register that says who owes what.
"""

from __future__ import annotations

from .pairing import paired
from .states import Comparison, Pair, Version, version_of

__all__ = ["Comparison", "Pair", "Version", "paired", "version_of"]
