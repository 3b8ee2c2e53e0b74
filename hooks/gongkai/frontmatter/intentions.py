"""What was probably meant by a key or a value that is wrong: for hints, never for values."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from gongkai.kinds import kinds
from gongkai.law import categories
from gongkai.text.characters import chinese_number
from gongkai.text.dates import date_of, years_in

from .keys import Key

_LIKELY, _SURE = 66, 80
_LONGEST_NAME = 40
_YEAR = re.compile(r"(?<!\d)(?:199|20\d)\d(?!\d)")
_ITEM = re.compile(r"\D*0*(\d{1,2})\D*", re.ASCII)
_HAN_ITEM = re.compile("第?([一二三四五六七八九十]{1,3})[项类]?")


def plain_name(name: str) -> str:
    """A key as it would be spelled here: half-width, lower case, with underscores."""
    plain = unicodedata.normalize("NFKC", name).strip().strip("\"'“”‘’").lower()
    return plain.replace("-", "_").replace(" ", "_")


def key_meant(name: str, known: Iterable[Key]) -> Key | None:
    """The key that a name stands for: spelled alike, a name that clerks use for it, or near it."""
    plain = plain_name(name[:_LONGEST_NAME])
    names: dict[str, Key] = {}
    for key in known:
        for word in (key.name, *key.also):
            names.setdefault(word, key)
    if plain in names:
        return names[plain]
    within = [word for word in names if not word.isascii() and word in plain]
    if within:
        return names[max(within, key=len)]
    nearest = process.extractOne(plain, list(names), scorer=fuzz.ratio, score_cutoff=_LIKELY)
    return names[nearest[0]] if nearest else None


def day_meant(text: str) -> dt.date | None:
    """The day that a text states in another form, such as 2024年3月5日 or 2024/3/5."""
    return date_of(_short(text))


def year_meant(text: str) -> int | None:
    """The one year that a text names."""
    plain = _short(text)
    found = {int(year) for year in _YEAR.findall(plain)} | set(years_in(plain))
    return found.pop() if len(found) == 1 else None


def category_meant(text: str) -> int | None:
    """The item of 条例第二十条 that a text names by number or by what it is about."""
    plain = _short(text)
    number = _ITEM.fullmatch(plain)
    if number:
        return int(number[1]) if int(number[1]) in categories() else None
    han = _HAN_ITEM.fullmatch(plain)
    if han:
        item = chinese_number(han[1])
        return item if item in categories() else None
    named = [item.number for item in categories().values() if plain in (item.short, item.name)]
    return named[0] if named else None


def kind_meant(text: str) -> str | None:
    """The kind that a text names in other letters or by its Chinese name."""
    plain = _short(text).lower()
    if plain in kinds():
        return plain
    if plain.isascii():
        nearest = process.extractOne(plain, list(kinds()), scorer=fuzz.ratio, score_cutoff=_LIKELY)
        return nearest[0] if nearest else None
    names = {name: kind.id for kind in kinds().values() for name in (kind.name, kind.short)}
    nearest = process.extractOne(plain, list(names), scorer=fuzz.partial_ratio, score_cutoff=_SURE)
    return names[nearest[0]] if nearest else None


def _short(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:_LONGEST_NAME]).strip()
