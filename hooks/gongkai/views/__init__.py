"""What the pages say: one module per sort of page, found by walking this folder.

A view is data for a template of the same name in ``theme/views/``; it knows addresses relative
to the site's root and nothing of HTML, the theme or the engine.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from ._sort import Page, Sort

__all__ = ["Page", "Sort", "sorts"]


@cache
def sorts() -> Mapping[str, Sort]:
    """Every sort of generated page by its id."""
    modules = (m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    declared = (importlib.import_module(f"{__name__}.{name}") for name in modules)
    found = [module.SORT for module in declared if hasattr(module, "SORT")]
    return {sort.id: sort for sort in found}
