"""Titles that are nearly those of known instruments: a wrong, lost, doubled or swapped character.

A character counts as wrong only where its shape or sound is that of the right one; the long
titles of instruments may differ in any one character that is not of their last two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from gongkai.law.instruments import are_alike, instruments_by_title, real_titles

_LEGAL = re.compile("(?:法|法典|条例|规定|办法|纲要|准则|规则|细则|规划|意见|决定)$")
_ENDINGS = ("条例", "规定", "办法", "纲要", "细则", "准则", "规则", "决定", "意见", "规划")
_MOST = 2
_SHORTEST = 2
_TWO = 8  # titles from this length may differ twice
_LOSING = 5  # titles from this length may lack a character or have one too many
_ANY = 9  # titles of instruments from this length may differ in any one character
_SEPARATE = frozenset("新旧老原本我省市县区州镇乡各两三及和与等〇一二四五六七八九十0123456789")


@cache
def _titles() -> Mapping[int, tuple[str, ...]]:
    """The titles that others may be taken for, by length."""
    found: dict[int, list[str]] = {}
    for title in sorted({*instruments_by_title(), *real_titles()}):
        if _LEGAL.search(title):
            found.setdefault(len(title), []).append(title)
    return {length: tuple(titles) for length, titles in found.items()}


@lru_cache(maxsize=4096)
def near_title(key: str) -> str:
    """The known title that an unknown one nearly is, empty if none."""
    if key in instruments_by_title() or key in real_titles():
        return ""
    length = len(key)
    for size in (length, length + 1, length - 1):
        for title in _titles().get(size, ()):
            # Most titles share neither the first two nor the last two characters.
            if (key[:2] == title[:2] or key[-2:] == title[-2:] or length <= _TWO) and _is_near(
                key, title
            ):
                return title
    return _ended_rightly(key)


def _ended_rightly(key: str) -> str:
    """The title with the ending that its last two characters nearly are: 信访工作条列."""
    last = key[-2:]
    if len(key) < _LOSING or last in _ENDINGS:
        return ""
    for ending in _ENDINGS:
        wrong = [pair for pair in zip(last, ending, strict=True) if pair[0] != pair[1]]
        if len(wrong) == 1 and are_alike(*wrong[0]):
            return key[:-2] + ending
    return ""


def _is_near(key: str, title: str) -> bool:
    if Levenshtein.distance(key, title, score_cutoff=2) > _MOST:
        return False
    if len(key) == len(title):
        return _differs_slightly(key, title)
    if any(
        key[at] == key[at + 1] and key[:at] + key[at + 1 :] == title for at in range(len(key) - 1)
    ):
        return True
    return len(title) >= _LOSING and _lacks_or_doubles(key, title)


def _differs_slightly(key: str, title: str) -> bool:
    places = [at for at in range(len(title)) if key[at] != title[at]]
    if places == [places[0], places[0] + 1]:
        first, second = places
        if key[first] == title[second] and key[second] == title[first]:
            return len(title) > _SHORTEST
    if any(key[at] in _SEPARATE and title[at] in _SEPARATE for at in places):
        return False
    if len(title) == _SHORTEST and places != [1]:
        return False  # 税法 is no slip of 水法
    allowed = 2 if len(title) >= _TWO else 1
    if len(places) <= allowed and all(are_alike(key[at], title[at]) for at in places):
        return True
    at = places[0]
    return (
        len(places) == 1
        and len(title) >= _ANY
        and at < len(title) - 2
        and key[at] not in _SEPARATE
        and title in instruments_by_title()
    )


def _lacks_or_doubles(key: str, title: str) -> bool:
    """Whether one character is lost or one too many, with a wrong one beside it in long titles."""
    wrong = 0
    for step in Levenshtein.editops(key, title):
        if step.tag == "replace":
            wrong += 1
            if not are_alike(key[step.src_pos], title[step.dest_pos]):
                return False
        elif step.tag == "delete":
            character = key[step.src_pos]
            around = (
                key[step.src_pos - 1 : step.src_pos],
                key[step.src_pos + 1 : step.src_pos + 2],
            )
            inner = 0 < step.src_pos < len(key) - 1 and title in instruments_by_title()
            if character not in around and (not inner or character in _SEPARATE):
                return False
        elif step.dest_pos == len(title) - 1 and title.endswith("法"):
            return False  # 行政处罚 is no slip of 行政处罚法
    return wrong == 0 or len(title) >= _TWO
