"""Labels of rows and columns, and which leaf of a schema they name. Answers are remembered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from gongkai.text.characters import folded

from .schemas import Head, schemas

_LONGEST_LABEL = 200
_ALIKE = 82
_LEAST_FUZZY = 5
_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、,．])")


@lru_cache(maxsize=8192)
def row_of(schema: str, table: str, labels: tuple[str, ...]) -> str | None:
    """The row that labels name all together."""
    return leaf_of(schema, table, "rows", "".join(labels)) if labels else None


@lru_cache(maxsize=8192)
def column_of(schema: str, table: str, labels: tuple[str, ...]) -> str | None:
    """The column that labels name, the nearest of them first."""
    for label in reversed(labels):
        found = leaf_of(schema, table, "columns", label)
        if found is not None:
            return found
    return None


@lru_cache(maxsize=8192)
def leaf_of(schema: str, table: str, side: str, label: str) -> str | None:
    """The leaf whose words end last in a folded label; a name nearly the same, where none does."""
    known = schemas()[schema].by_id[table]
    leaves: Mapping[str, Head] = known.rows if side == "rows" else known.columns
    best: tuple[int, int, str] | None = None
    for leaf in leaves.values():
        for found in leaf.pattern.finditer(label):
            score = (found.end(), len(found[0]), leaf.id)
            if best is None or score[:2] > best[:2]:
                best = score
    if best is not None:
        return best[2]
    return _nearest(leaves, label)


def _nearest(leaves: Mapping[str, Head], label: str) -> str | None:
    bare = _NUMBER.sub("", label)
    if len(bare) < _LEAST_FUZZY:
        return None
    scores = {
        leaf.id: fuzz.ratio(bare, _NUMBER.sub("", folded(leaf.name))) for leaf in leaves.values()
    }
    best = max(scores, key=lambda id_: scores[id_], default="")
    return best if best and scores[best] >= _ALIKE else None


@lru_cache(maxsize=8192)
def is_row_label(schema: str, label: str) -> bool:
    """Whether a label names a row of any table of a schema."""
    return any(leaf_of(schema, one.id, "rows", label) for one in schemas()[schema].tables)


@lru_cache(maxsize=8192)
def is_column_label(schema: str, label: str) -> bool:
    """Whether a label names a column of any table of a schema."""
    return any(leaf_of(schema, one.id, "columns", label) for one in schemas()[schema].tables)


@lru_cache(maxsize=8192)
def folded_label(text: str) -> str:
    """A label as patterns meet it: folded, and no longer than any of use."""
    return folded(text[:_LONGEST_LABEL])
