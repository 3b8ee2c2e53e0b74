"""What the six digits of a GB/T 2260 code say by themselves; the national list is not read here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

RegionLevel = Literal["province", "prefecture", "county"]
Exists = Callable[[str], bool]

_CODE = re.compile(r"(?!000000)[0-9]{6}")
_PROVINCE_END = "0000"
_PREFECTURE_END = "00"
# 伊犁哈萨克自治州 administers two prefectures whose digits stand beside its own.
_PREFECTURES_BELOW = {"654000": ("654200", "654300")}


def is_code(text: str) -> bool:
    """Whether the text has the form of a code: six digits, not all of them zero."""
    return _CODE.fullmatch(text) is not None


def level_of(code: str) -> RegionLevel:
    """Tell the level by the trailing zeros; ValueError for what is no code."""
    if not is_code(code):
        raise ValueError(f"not a division code: {code!r}")
    if code.endswith(_PROVINCE_END):
        return "province"
    return "prefecture" if code.endswith(_PREFECTURE_END) else "county"


def parent_of(code: str) -> str | None:
    """Derive the code above from the digits alone, whether or not such a division exists.

    350429 gives 350400, that gives 350000, and that None; 469001 gives 469000, which no
    list has: see `ancestors_of`.
    """
    level = level_of(code)
    if level == "province":
        return None
    above = code[:4] + _PREFECTURE_END if level == "county" else code[:2] + _PROVINCE_END
    return above if is_code(above) else None


def ancestors_of(code: str, exists: Exists) -> tuple[str, ...]:
    """List the codes above that exist, the nearest first, skipping what does not."""
    return tuple(above for above in _codes_above(code) if exists(above))


def is_within(code: str, whole: str) -> bool:
    """Whether the division is the other one or lies in it, by the digits."""
    stem = whole[: {"province": 2, "prefecture": 4, "county": 6}[level_of(whole)]]
    below = _PREFECTURES_BELOW.get(whole, ())
    return code.startswith((stem, *(prefecture[:4] for prefecture in below)))


def _codes_above(code: str) -> Iterator[str]:
    above = parent_of(code)
    while above is not None:
        yield above
        above = parent_of(above)
