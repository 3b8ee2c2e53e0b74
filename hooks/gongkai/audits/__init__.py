"""The formats of `gongkai audit`: one module each, found by walking this folder.

A module's name is its ``--format``; its ``render`` turns an audit into the whole output, in bytes.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache

from ._audit import Audit

__all__ = ["Audit", "formats"]

Render = Callable[[Audit], bytes]


@cache
def formats() -> Mapping[str, Render]:
    """Every format by its name."""
    return {
        module.name: importlib.import_module(f"{__name__}.{module.name}").render
        for module in pkgutil.iter_modules(__path__)
        if not module.name.startswith("_")
    }
