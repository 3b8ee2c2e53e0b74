"""Automatic numbers of Word, which stand nowhere in the text: counted and written out again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping

import msgspec

from gongkai.importers._markup import Element, child, name_of, number_in, value_of

_MOST_LEVELS = 9
_BULLETS = {
    "\uf0b7": "●",
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf075": "◆",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
}
_MOST_LETTERS = 8
_HAN = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


class Level(msgspec.Struct, frozen=True):
    """How one level of a list is numbered."""

    form: str = "decimal"
    pattern: str = ""
    start: int = 1
    restart: int | None = None
    plain: bool = False
    space: bool = False
    style: str = ""


class Numbering:
    """The lists of a document and how far each is counted."""

    def __init__(self, root: Element | None, list_of_style: Mapping[str, str]) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._own: dict[str, dict[int, Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root, list_of_style)

    def _read(self, root: Element, list_of_style: Mapping[str, str]) -> None:
        linked: dict[str, str] = {}
        for found in root:
            if name_of(found) == "abstractNum":
                name = value_of(found, "abstractNumId") or ""
                self._abstract[name] = dict(_level(each) for each in found if _is_level(each))
                link = value_of(child(found, "numStyleLink"))
                if link:
                    linked[name] = link
        for found in root:
            if name_of(found) == "num":
                self._read_list(found)
        for name, style in linked.items():
            source = self._lists.get(list_of_style.get(style, ""), "")
            self._abstract[name] = self._abstract.get(source, self._abstract[name])

    def _read_list(self, found: Element) -> None:
        name = value_of(found, "numId") or ""
        self._lists[name] = value_of(child(found, "abstractNumId")) or ""
        for override in found:
            if name_of(override) != "lvlOverride":
                continue
            at = number_in(value_of(override, "ilvl"))
            start = value_of(child(override, "startOverride"))
            level = child(override, "lvl")
            if start is not None:
                self._starts.setdefault(name, {})[at] = number_in(start, 1)
            if level is not None:
                self._own.setdefault(name, {})[at] = _level(level)[1]

    def level_of_style(self, name: str, style: str) -> int | None:
        """The level of a list that belongs to a style of headings."""
        levels = self._levels(name)
        return next((at for at, level in levels.items() if level.style == style), None)

    def next_number(self, name: str, at: int) -> str:
        """The number of a list's next paragraph, with what parts it from the text."""
        levels = self._levels(name)
        level = levels.get(at)
        if level is None or not 0 <= at < _MOST_LEVELS:
            return ""
        counts = self._counts[self._lists[name]]
        self._count(name, at, levels, counts)
        if level.form == "none" and "%" in level.pattern:
            return ""
        if level.form == "bullet":
            return f"{_bullet(level.pattern)} " if level.pattern.strip() else ""
        text = re.sub(
            r"%([1-9])",
            lambda match: _shown(levels, counts, int(match[1]) - 1, plain=level.plain),
            level.pattern,
        )
        apart = level.space or re.search(r"[0-9A-Za-z]$", text)
        return f"{text} " if text and apart else text

    def _count(
        self, name: str, at: int, levels: Mapping[int, Level], counts: dict[int, int]
    ) -> None:
        start = self._starts.get(name, {}).get(at)
        if start is not None and (name, at) not in self._begun:
            counts[at] = start
        else:
            counts[at] = counts[at] + 1 if at in counts else levels[at].start
        self._begun.add((name, at))
        for deeper in [found for found in counts if found > at]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart > 0 and at < restart):
                del counts[deeper]

    def _levels(self, name: str) -> dict[int, Level]:
        if name not in self._lists:
            return {}
        return {**self._abstract.get(self._lists[name], {}), **self._own.get(name, {})}


def _is_level(element: Element) -> bool:
    return name_of(element) == "lvl"


def _level(element: Element) -> tuple[int, Level]:
    restart = value_of(child(element, "lvlRestart"))
    plain = child(element, "isLgl")
    return number_in(value_of(element, "ilvl")), Level(
        form=value_of(child(element, "numFmt")) or "decimal",
        pattern=value_of(child(element, "lvlText")) or "",
        start=number_in(value_of(child(element, "start")), 1),
        restart=None if restart is None else number_in(restart),
        plain=plain is not None and value_of(plain) not in {"0", "false"},
        space=value_of(child(element, "suff")) == "space",
        style=value_of(child(element, "pStyle")) or "",
    )


def _bullet(pattern: str) -> str:
    sign = pattern.strip()[:1]
    return _BULLETS.get(sign, "●" if "\ue000" <= sign <= "\uf8ff" else sign)


def _shown(levels: Mapping[int, Level], counts: Mapping[int, int], at: int, *, plain: bool) -> str:
    level = levels.get(at, Level())
    value = counts.get(at, level.start)
    form = "decimal" if plain else level.form
    return "" if form in {"none", "bullet"} else _FORMS.get(form, str)(value)


def chinese(value: int, digits: str = _HAN, units: str = "十百千") -> str:
    """一, 十二, 二十, 一百零三."""
    if not 0 < value < 10_000:  # noqa: PLR2004  # beyond, nobody counts chapters so
        return str(value)
    text = ""
    for place, digit in enumerate(reversed(str(value))):
        if digit == "0":
            text = text if not text or text.startswith(digits[0]) else digits[0] + text
        else:
            text = digits[int(digit)] + (units[place - 1] if place else "") + text
    ten = digits[1] + units[0]
    return text[1:] if text.startswith(ten) and value < 20 and digits == _HAN else text  # noqa: PLR2004


def _roman(value: int) -> str:
    text = ""
    for worth, sign in _ROMAN if 0 < value < 4000 else ():  # noqa: PLR2004
        count, value = divmod(value, worth)
        text += sign * count
    return text or str(value)


def _letter(value: int) -> str:
    repeats, at = divmod(value - 1, 26)
    return chr(ord("A") + at) * (repeats + 1) if 0 <= repeats < _MOST_LETTERS else str(value)


def _of(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if 0 < value <= len(signs) else str(value)


def _run(first: str, count: int) -> Callable[[int], str]:
    return _of("".join(chr(ord(first) + at) for at in range(count)))


def _digits(value: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(abs(value)))


_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda value: _letter(value).lower(),
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "japaneseCounting",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
            "koreanCounting",
            "japaneseDigitalTenThousand",
        ),
        chinese,
    ),
    "chineseLegalSimplified": lambda value: chinese(value, _LEGAL, "拾佰仟"),
    "ideographLegalTraditional": lambda value: chinese(value, _LEGAL, "拾佰仟"),
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "decimalEnclosedCircle": _run("①", 20),
    "decimalEnclosedCircleChinese": _run("①", 20),
    "decimalEnclosedFullstop": _run("⒈", 20),
    "decimalEnclosedParen": _run("⑴", 20),
    "ideographEnclosedCircle": _run("㊀", 10),
    "decimalFullWidth": lambda value: "".join(
        chr(ord(digit) + 0xFEE0) for digit in str(abs(value))
    ),
    "decimalFullWidth2": lambda value: "".join(
        chr(ord(digit) + 0xFEE0) for digit in str(abs(value))
    ),
}
