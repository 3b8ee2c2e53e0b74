"""Wrong words that are known as such, found in one pass."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

import msgspec
import yaml
from ahocorasick_rs import AhoCorasick

_AROUND = 6


class Mistake(NamedTuple):
    """A wrong word in a text, and the right one."""

    start: int
    end: int
    right: str


class _Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wrong word; ``unless`` is a pattern of the words around ▸ with which it is right."""

    wrong: str
    right: str
    unless: str = ""


class _Mistakes:
    """The known wrong words, ready to be looked for."""

    def __init__(self) -> None:
        text = resources.files(__package__).joinpath("mistakes.yml").read_text("utf-8")
        self.known = msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), tuple[_Known, ...])
        self.unless = [_pattern(one) for one in self.known]
        self.automaton = AhoCorasick([one.wrong for one in self.known])


def _pattern(known: _Known) -> re.Pattern[str] | None:
    return re.compile(known.unless.replace("▸", known.wrong)) if known.unless else None


@cache
def _mistakes() -> _Mistakes:
    return _Mistakes()


def mistakes(text: str) -> list[Mistake]:
    """The known wrong words in a text, in its order."""
    known = _mistakes()
    return [
        Mistake(start, end, known.known[number].right)
        for number, start, end in known.automaton.find_matches_as_indexes(text)
        if not _is_right(known.unless[number], text, start, end)
    ]


def _is_right(unless: re.Pattern[str] | None, text: str, start: int, end: int) -> bool:
    """Whether the words around make the wrong word a right one."""
    if unless is None:
        return False
    around = max(0, start - _AROUND)
    window = text[around : end + _AROUND]
    return any(
        found.start() <= start - around and end - around <= found.end()
        for found in unless.finditer(window)
    )
