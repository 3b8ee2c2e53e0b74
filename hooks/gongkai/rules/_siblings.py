"""The sections of an outline as families: those of one level under one heading."""

from __future__ import annotations

import re

import msgspec

from gongkai.model import Disclosure, Numbering, Section

from ._memory import once

COUNTED = (
    Numbering.HAN,
    Numbering.HAN_PAREN,
    Numbering.DIGIT,
    Numbering.DIGIT_PAREN,
    Numbering.CHAPTER,
)
"""The styles that number headings; 一是、二是 count sentences and may begin anew anywhere."""

_NUMERAL = re.compile(r"\d+|[〇零一二三四五六七八九十]+")
_DIGITS = "零一二三四五六七八九"
_FORMS = {
    Numbering.HAN: "{}、",
    Numbering.HAN_PAREN: "（{}）",
    Numbering.DIGIT: "{}.",
    Numbering.DIGIT_PAREN: "（{}）",
    Numbering.CHAPTER: "第{}",
    Numbering.ORDINAL: "{}是",
    Numbering.NONE: "{}",
}


class Family(msgspec.Struct, frozen=True):
    """Sections of one level under one heading, in order; no parent at the top of the text."""

    parent: Section | None
    members: tuple[Section, ...]


@once
def families(disclosure: Disclosure) -> tuple[Family, ...]:
    """Every family of the outline, in the order of first members."""
    found: dict[tuple[int, int], tuple[Section | None, list[Section]]] = {}
    above: list[Section] = []
    for section in disclosure.sections:
        level = section.level
        while above and above[-1].level >= level:
            above.pop()
        parent = above[-1] if above else None
        key = (id(parent), level)
        family = found.get(key)
        if family is None:
            found[key] = family = (parent, [])
        family[1].append(section)
        above.append(section)
    return tuple(Family(parent, tuple(members)) for parent, members in found.values())


def written(style: Numbering, ordinal: int) -> str:
    """How a number is properly written in a style: 3 gives 三、, （三）, 3. or （3）."""
    digits = style in {Numbering.DIGIT, Numbering.DIGIT_PAREN, Numbering.NONE}
    return _FORMS[style].format(ordinal if digits else _han(ordinal))


def written_like(model: Section, ordinal: int) -> str:
    """A number written as the number of that heading is."""
    numeral = _NUMERAL.search(model.number)
    if len(model.number) == 1 and numeral is None:
        # ① and its like follow one another in Unicode.
        return chr(ord(model.number) + ordinal - (model.ordinal or 1))
    if numeral is None:
        return written(model.numbering, ordinal)
    arabic = numeral[0].isdecimal()
    text = str(ordinal) if arabic else _han(ordinal)
    return model.number[: numeral.start()] + text + model.number[numeral.end() :]


def _han(ordinal: int) -> str:
    tens, ones = divmod(ordinal, 10)
    if tens == 0 or ordinal >= 100:  # noqa: PLR2004  # headings do not count to a hundred
        return _DIGITS[ordinal] if tens == 0 else str(ordinal)
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
