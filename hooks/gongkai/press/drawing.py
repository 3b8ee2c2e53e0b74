"""Bars drawn as SVG: the one way in which this site makes pictures of numbers.

By `svg.py`, which writes elements and nothing else: no styles and no scripts in the file, so that
the page's own style sheet gives the colours, in light, dark and print, and a policy without inline
scripts holds. Measured for seven bars on one core: svg.py 0.17 ms and 1.2 KB, drawsvg and svgwrite
0.25 ms, pygal 4.8 ms and 18 KB with a style sheet of its own in every picture; matplotlib takes
tens of milliseconds and draws Chinese words as outlines. A province has some 6,000 pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import svg
from markupsafe import Markup

from gongkai.views.pictures import Bar, Picture

from .html_text import html_text

_WIDTH = 320
# What a sign takes in the font of the style sheet, in the units of the picture.
_HAN, _LATIN = 12.0, 7.0
_GAP_SIGN = "—"

# Upright bars: room for numbers above and names below.
_TALLEST = 96
_TOP = 18
_FLOOR = _TOP + _TALLEST
_WIDEST = 34

# Lying bars: a line each, its name on the left.
_LINE = 26
_THICK = 14
_MOST_OF_NAME = 8


def drawn(picture: Picture) -> Markup:
    """The picture as an element of a page."""
    upright = picture.upright and _fits_upright(picture.bars)
    elements, height = _upright(picture) if upright else _lying(picture)
    # The library takes words for markup.
    title = svg.Title(id=f"{picture.id}-t", text=html_text(picture.title))
    described = svg.Desc(id=f"{picture.id}-d", text=html_text(picture.spoken))
    image = svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, _WIDTH, height),
        elements=[title, described, *elements],
        extra={
            "role": "img",
            "aria-labelledby": f"{picture.id}-t",
            "aria-describedby": f"{picture.id}-d",
        },
    )
    return Markup(image.as_str())  # noqa: S704  # every text went through `html_text`


def _wide(text: str) -> float:
    return sum(_LATIN if sign.isascii() else _HAN for sign in text)


def _number(value: float) -> float:
    """A coordinate, no more exact than a screen."""
    short = round(value, 1)
    return int(short) if short == int(short) else short


def _full(picture: Picture) -> Decimal:
    """The number that is as long as the picture allows."""
    return picture.whole or max(bar.value or Decimal(0) for bar in picture.bars) or Decimal(1)


def _slot(bars: Sequence[Bar]) -> float:
    return _WIDTH / max(len(bars), 5)


def _fits_upright(bars: Sequence[Bar]) -> bool:
    return all(_wide(bar.shown) <= _slot(bars) and _wide(bar.name) <= _slot(bars) for bar in bars)


def _upright(picture: Picture) -> tuple[list[svg.Element], float]:
    slot, full = _slot(picture.bars), _full(picture)
    thick = min(_WIDEST, slot * 0.6)
    elements: list[svg.Element] = []
    for place, bar in enumerate(picture.bars):
        middle = _number(slot * (place + 0.5))
        tall = _number(float((bar.value or 0) / full) * _TALLEST)
        if tall:
            left = _number(middle - thick / 2)
            elements.append(
                svg.Rect(x=left, y=_number(_FLOOR - tall), width=_number(thick), height=tall)
            )
        above = _number(_FLOOR - tall - 5)
        elements.append(svg.Text(x=middle, y=above, text=html_text(bar.shown or _GAP_SIGN)))
        elements.append(
            svg.Text(x=middle, y=_FLOOR + 16, class_=["gk-n"], text=html_text(bar.name))
        )
    end = _number(slot * len(picture.bars))
    elements.append(svg.Line(x1=0, y1=_FLOOR, x2=end, y2=_FLOOR))
    return elements, _FLOOR + 24


def _lying(picture: Picture) -> tuple[list[svg.Element], float]:
    names = [_cut(bar.name) for bar in picture.bars]
    left = _number(max(map(_wide, names)) + 8)
    room = _WIDTH - left - max(_wide(bar.shown or bar.note) for bar in picture.bars) - 12
    full = _full(picture)
    elements: list[svg.Element] = []
    for place, (bar, name) in enumerate(zip(picture.bars, names, strict=True)):
        middle = place * _LINE + _LINE / 2
        base, top = _number(middle + 4), _number(middle - _THICK / 2)
        long = _number(float((bar.value or 0) / full) * room)
        elements.append(svg.Text(x=left - 6, y=base, class_=["gk-e"], text=html_text(name)))
        if long:
            elements.append(svg.Rect(x=left, y=top, width=long, height=_THICK))
        said = bar.shown or bar.note or _GAP_SIGN
        elements.append(
            svg.Text(x=_number(left + long + 6), y=base, class_=["gk-s"], text=html_text(said))
        )
    height = len(picture.bars) * _LINE
    elements.append(svg.Line(x1=left, y1=0, x2=left, y2=height))
    return elements, height


def _cut(name: str) -> str:
    """A name that leaves room for bars; the table under the picture has it whole."""
    return name if len(name) <= _MOST_OF_NAME else f"{name[: _MOST_OF_NAME - 1]}…"
