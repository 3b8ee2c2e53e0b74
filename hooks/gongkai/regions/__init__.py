"""行政区划: the codes of GB/T 2260, the national list with its history, and names in text.

Importing reads no file; the list and the index of names are made when first asked for.
"""

from __future__ import annotations

from gongkai.regions.codes import Exists, RegionLevel, is_code, is_within, level_of, parent_of
from gongkai.regions.inference import infer_code
from gongkai.regions.mentions import Mention, find_names
from gongkai.regions.national import (
    Division,
    ancestors_of,
    division,
    divisions,
    is_known,
    known_parent_of,
)

__all__ = [
    "Division",
    "Exists",
    "Mention",
    "RegionLevel",
    "ancestors_of",
    "division",
    "divisions",
    "find_names",
    "infer_code",
    "is_code",
    "is_known",
    "is_within",
    "known_parent_of",
    "level_of",
    "parent_of",
]
