"""Characters of Chinese text: what is Han, what is only a wider shape of ASCII, what is a number.

Nothing here knows Markdown; every function takes any text and never raises.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# U+FF01 to U+FF5E are the printable ASCII characters, drawn wide.
_WIDE = {chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F)}
# Signs that typists put for a bracket or a colon.
_ALIKE = {"﹙": "(", "﹚": ")", "︵": "(", "︶": ")", "﹕": ":", "︰": ":", "∶": ":"}
_FOLDING = {**_WIDE, **_ALIKE}
_FOLDED_SIGN = re.compile(f"[！-～{''.join(_ALIKE)}]")
# Most of the wide signs of a text are these, and few texts have any others.
_USUAL = "，（）：；"
_LONG = 200
_FOLDED_PAGES = bytes({ord(sign) >> 8 for sign in _FOLDING})

# High bytes of UTF-16: U+3400 to U+9FFF and U+F900 to U+FAFF, the Chinese characters in use.
_HAN_PAGES = bytes([*range(0x34, 0xA0), 0xF9, 0xFA])
# Two units of UTF-16 each; the rare characters among them are not counted.
_BEYOND = re.compile("[\U00010000-\U0010ffff]")

_DIGITS = "〇一二三四五六七八九"


def is_text(name: str) -> bool:
    """Whether a file's name is text: the system hands other bytes on as lone surrogates."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def as_text(name: str) -> str:
    """A file's name with a sign of replacement for what is no text."""
    return name.encode(errors="surrogateescape").decode(errors="replace")


def folded(text: str) -> str:
    """The text with full-width ASCII made half-width and all white space taken out.

    〔〕, 【】, 《》 and 、。 are signs of their own and stay.
    """
    return "".join(narrowed(text).split())


def narrowed(text: str) -> str:
    """The text with full-width ASCII made half-width, character by character."""
    # A text has few different signs; replacing each is faster than translating every character.
    if len(text) > _LONG:
        for sign in _USUAL:
            text = text.replace(sign, _FOLDING[sign])
        pages = _pages(text)
        if len(pages.translate(None, _FOLDED_PAGES)) == len(pages):
            return text
    for sign in set(_FOLDED_SIGN.findall(text)):
        text = text.replace(sign, _FOLDING[sign])
    return text


def han_count(text: str) -> int:
    """How many Chinese characters the text has; punctuation is none."""
    return han_counts(text, (len(text),))[0]


def han_counts(text: str, offsets: Sequence[int]) -> list[int]:
    """How many Chinese characters stand before each of some rising offsets."""
    # Bytes are counted at the speed of C; a regex takes ten times as long.
    pages = _pages(text)
    if len(pages) != len(text):
        pages = _pages(_BEYOND.sub("?", text))
    counts: list[int] = []
    count = start = 0
    for end in offsets:
        count += end - start - len(pages[start:end].translate(None, _HAN_PAGES))
        counts.append(count)
        start = end
    return counts


def _pages(text: str) -> bytes:
    """The high bytes of the text in UTF-16; rare characters have two."""
    return text.encode("utf-16-be", "surrogatepass")[::2]


def _chinese_numbers() -> dict[str, int]:
    """Every way of writing 0 to 99: 十二 and 一十二, 二〇."""
    numbers = {digit: value for value, digit in enumerate(_DIGITS)} | {"两": 2}
    for tens in range(1, 10):
        for ones in range(10):
            ending = _DIGITS[ones] if ones else ""
            numbers[f"{_DIGITS[tens]}十{ending}"] = tens * 10 + ones
        numbers[f"{_DIGITS[tens]}〇"] = tens * 10
    for ones in range(10):
        numbers[f"十{_DIGITS[ones] if ones else ''}"] = 10 + ones
    return numbers


_NUMBERS = _chinese_numbers()


def chinese_number(text: str) -> int | None:
    """The value of a Chinese number up to 99 such as 十二, 二十, 〇, 两; None for other text."""
    return _NUMBERS.get(text.replace("○", "〇").replace("零", "〇"))
