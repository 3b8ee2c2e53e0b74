"""The formats of `gongkai check`: one module each, found by walking this folder.

A module's name is its ``--format``; its ``render`` turns a report into the whole output.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache

from gongkai.check_report import CheckReport

Render = Callable[[CheckReport], str]


@cache
def reporters() -> Mapping[str, Render]:
    """Every format by its name."""
    return {
        module.name: importlib.import_module(f"{__name__}.{module.name}").render
        for module in pkgutil.iter_modules(__path__)
        if not module.name.startswith("_")
    }
