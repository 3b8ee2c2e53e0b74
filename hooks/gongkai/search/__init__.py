"""检索: an index of static files that finds every text holding a term, and none that does not.

Workers add the reports that they print to a shelf, sections of the index are joined side by
side, and the page's script asks for the few shards and texts that a query needs.
"""

from .index import FOLDER, Plan, Shelf, build, head_of, plan

__all__ = ["FOLDER", "Plan", "Shelf", "build", "head_of", "plan"]
