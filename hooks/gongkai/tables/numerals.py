"""What stands in a cell: a number, a sign that there is nothing, or words."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from gongkai.text.characters import narrowed

_UNITS = "(?:件|宗|起|个|条|份|项|例|次|人|家|家次|户|人次|万元|元|万)?"
_NUMBER = re.compile(rf"约?([+\-−－]?)(\d{{1,3}}(?:,\d{{3}})+|\d+)(\.\d+)?{_UNITS}")
_LONGEST = 24
# Signs and words that stand for "none" or "does not apply".
_NOTHING = re.compile(r"[/\\|\-—–－―_~…·.*]{0,6}|无|零|没有|暂无|未发生|不涉及|不适用")
_ENTITY_SPACE = str.maketrans("", "", " \t\n\r\xa0\u3000\u200b\ufeff\u2002\u2003\u2009")


@lru_cache(maxsize=2048)
def value_of(text: str) -> Decimal | None:
    """The number that a cell holds, None where it holds none: `1,234`, `３`, `0件`, `12.50万元`."""
    if text.isdecimal() and text.isascii() and len(text) <= _LONGEST:
        return Decimal(text)
    found = _NUMBER.fullmatch(_bare(text))
    if found is None:
        return None
    sign = "-" if found[1] and found[1] != "+" else ""
    return Decimal(sign + found[2].replace(",", "") + (found[3] or ""))


@lru_cache(maxsize=2048)
def is_entry(text: str) -> bool:
    """Whether this is what fills a cell, a number or a sign for nothing, rather than a head."""
    return value_of(text) is not None or _NOTHING.fullmatch(_bare(text)) is not None


def _bare(text: str) -> str:
    """The text without any white space, full-width ASCII made half-width; empty where too long."""
    if len(text) > _LONGEST * 4:
        return "?"
    bare = narrowed(text).translate(_ENTITY_SPACE)
    return bare if len(bare) <= _LONGEST else "?"
