"""雷同: which reports are nearly the text of an earlier one, with the share and the passages.

Each report's record keeps a MinHash signature of its own wording; pairs that collide in one of
its bands are read again and compared word by word. Cost grows with the reports, not their square.
"""

from .comparison import Likeness, Passage, Place, compared
from .search import Resemblance, annual_kinds, resemblances
from .signature import signature_of

__all__ = [
    "Likeness",
    "Passage",
    "Place",
    "Resemblance",
    "annual_kinds",
    "compared",
    "resemblances",
    "signature_of",
]
