"""Which lines are furniture: what a portal prints around a text, read from furniture.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from importlib import resources

import msgspec
import yaml

_MARKS = r"\s|｜/\\·•>＞»›→,，、:：;；【】\[\]（）()「」<>《》+_—–-"
_LONGEST = 200


class Zone(StrEnum):
    """Where in a file a line stands: before the text, in it, or after it."""

    HEAD = "head"
    BODY = "body"
    TAIL = "tail"


class Patterns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whole lines that are furniture, by the zone where they are."""

    anywhere: tuple[str, ...]
    ends: tuple[str, ...]
    head: tuple[str, ...]
    tail: tuple[str, ...]
    below: tuple[str, ...]


class LabelGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Labels that mean the same: the key their value belongs to, what it may be, and where."""

    key: str
    value: str
    zone: str
    names: tuple[str, ...]


class Furniture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data file, as it is."""

    words: tuple[str, ...]
    weak_words: tuple[str, ...]
    patterns: Patterns
    lists: tuple[str, ...]
    labels: tuple[LabelGroup, ...]


@cache
def furniture() -> Furniture:
    """What furniture.yml says."""
    text = resources.files(__package__).joinpath("furniture.yml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), Furniture)


def is_furniture(text: str, zone: Zone) -> bool:
    """Whether the line is furniture by itself, wherever it stands in that zone."""
    if len(text) > _LONGEST:
        return False
    if _pattern(zone).fullmatch(text):
        return True
    return bool(_words().fullmatch(text) and _strong_word().search(text))


def is_weak_furniture(text: str) -> bool:
    """Whether the line is furniture beside other furniture."""
    return len(text) <= _LONGEST and _words().fullmatch(text) is not None


def names_several(text: str) -> bool:
    """Whether the line is a row of words of a menu, such as 首页 政务公开 互动交流."""
    return is_weak_furniture(text) and len(_word().findall(text)) > 1


def is_address(text: str) -> bool:
    """Whether the line is an address or a telephone, such as portals print at their foot."""
    return len(text) <= _LONGEST and _address().fullmatch(text) is not None


def begins_list(text: str) -> bool:
    """Whether only a list of other pages follows, if the text itself is over."""
    return _list_mark().fullmatch(text) is not None


def without_words_after(text: str) -> str:
    """The text without a row of bracketed or spaced furniture words at its end."""
    return _words_after().sub("", text) if len(text) <= _LONGEST else text


def _alternation(patterns: Iterable[str]) -> str:
    """One of the words, the longest tried first, so that 打印本页 is not 打印 and a rest."""
    words = {word for pattern in patterns for word in pattern.split("|")}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _words() -> re.Pattern[str]:
    words = _alternation((*furniture().words, *furniture().weak_words))
    return re.compile(rf"(?>[{_MARKS}]*+(?:{words}))++[{_MARKS}]*+")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(_alternation((*furniture().words, *furniture().weak_words)))


@cache
def _strong_word() -> re.Pattern[str]:
    return re.compile(_alternation(furniture().words))


@cache
def _words_after() -> re.Pattern[str]:
    words = _alternation((*furniture().words, *furniture().weak_words))
    return re.compile(
        rf"(?:\s*[【\[](?>[{_MARKS}]*+(?:{words}))++[{_MARKS}]*+"
        rf"|\s+(?:{_alternation(furniture().words)})[{_MARKS}]*+)++$"
    )


@cache
def _list_mark() -> re.Pattern[str]:
    return re.compile(rf"[{_MARKS}]*(?:{_alternation(furniture().lists)})[{_MARKS}]*")


@cache
def _address() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in furniture().patterns.below))


@cache
def _pattern(zone: Zone) -> re.Pattern[str]:
    said = furniture().patterns
    zoned = {Zone.HEAD: said.ends + said.head, Zone.TAIL: said.ends + said.tail, Zone.BODY: ()}
    return re.compile("|".join(f"(?:{pattern})" for pattern in said.anywhere + zoned[zone]))
