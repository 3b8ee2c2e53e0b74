"""Characters at their places on a page, as PDF and OFD hold them."""

from __future__ import annotations

import re
import unicodedata

import msgspec

# What fonts shared between characters and radicals make of common characters.
_RADICALS = str.maketrans(
    "⺠⺟⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⻄⻁⻗",
    "民母见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟西虎雨",
)
_RADICAL = re.compile("[\u2e80-\u2fdf]")


class Glyph(msgspec.Struct, frozen=True, gc=False):
    """A character: its left and right edge, its baseline from the top of the page, its size."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False


class Rule(msgspec.Struct, frozen=True, gc=False):
    """A line ruled level or upright: from one end to the other, at one place across."""

    upright: bool
    at: float
    start: float
    end: float


class Page(msgspec.Struct, frozen=True):
    """A page with the characters that are text, and what else is printed on it."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    asides: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()


def common(text: str) -> str:
    """The text with common characters where a font has radicals that look the same."""
    if not _RADICAL.search(text):
        return text
    plain = text.translate(_RADICALS)
    return _RADICAL.sub(lambda match: unicodedata.normalize("NFKC", match[0]), plain)
