"""复核: what became of imported files on pages that a colleague can judge without any program.

Each page stands alone: no scripts, no styles, fonts or pictures from elsewhere. It shows source
and report side by side, what was inferred from where, what was left out, and what a check finds.
"""

from .judging import Judged, judged
from .pages import shown_value
from .writing import check_place, write_reviews

__all__ = ["Judged", "check_place", "judged", "shown_value", "write_reviews"]
