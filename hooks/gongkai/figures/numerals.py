"""Numbers as texts write them, in digits, in Chinese or mixed, as exact values."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_DIGITS = {"〇": 0, "零": 0, "两": 2} | {
    sign: value for value, sign in enumerate("一二三四五六七八九", start=1)
}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_PIECE = re.compile(r"[0-9]+(?:\.[0-9]+)?|.", re.DOTALL)


@lru_cache(maxsize=4096)
def number_in(text: str) -> Decimal | None:
    """The value of a number such as 1,234, 1.2万, 三百二十 or 九十八点五; None for other text."""
    plain = text.replace(",", "").replace(" ", "")
    if plain.isascii():
        return _decimal(plain)
    whole, point, decimals = plain.partition("点")
    value = _value(whole)
    if not point or value is None:
        return value
    if not decimals or any(sign not in _DIGITS for sign in decimals):
        return None
    return value + Decimal(f"0.{''.join(str(_DIGITS[sign]) for sign in decimals)}")


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if _PLAIN.fullmatch(text) else None


def _value(text: str) -> Decimal | None:
    """The value of a whole number written with 十, 百, 千, 万 and 亿.

    Two digits side by side are no number (三五个, 二三十人), nor is 三千二 for 3200.
    """
    total = section = Decimal(0)
    digit: Decimal | None = None
    place = 10**9
    for piece in _PIECE.findall(text):
        if piece in _MYRIADS:
            section = Decimal(1) if digit is None and not section else section + (digit or 0)
            total = (
                (total + section) * _MYRIADS[piece] if piece == "亿" else total + section * 10**4
            )
            section, digit, place = Decimal(0), None, 10**9
        elif piece in _PLACES:
            if _PLACES[piece] >= place:
                return None
            place = _PLACES[piece]
            section += (Decimal(1) if digit is None else digit) * place
            digit = None
        elif piece in "〇零":
            place, digit = 10, None
        else:
            value = Decimal(_DIGITS[piece]) if piece in _DIGITS else _decimal(piece)
            if value is None or digit is not None:
                return None
            digit = value
    if digit is not None and place in {100, 1000}:
        return None
    value = total + section + (digit or 0)
    return value if value % 1 else value.to_integral_value()
