"""Wrong words that are known as such."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

import msgspec
import yaml

_AROUND = 6


class Mistake(NamedTuple):
    """A wrong word in a text, and the right one."""

    start: int
    end: int
    right: str


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wrong word; ``unless`` is a pattern of the words around ▸ with which it is right."""

    wrong: str
    right: str
    unless: str = ""


@cache
def known_mistakes() -> tuple[Known, ...]:
    """The wrong words of mistakes.yml."""
    text = resources.files(__package__).joinpath("mistakes.yml").read_text("utf-8")
    return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), tuple[Known, ...])


@cache
def _pattern(known: Known) -> re.Pattern[str]:
    return re.compile(known.unless.replace("▸", known.wrong))


def mistake_at(known: Known, text: str, start: int, end: int) -> Mistake | None:
    """The mistake where a wrong word stands, None where the words around make it right."""
    if known.unless:
        around = max(0, start - _AROUND)
        for found in _pattern(known).finditer(text[around : end + _AROUND]):
            if found.start() <= start - around and end - around <= found.end():
                return None
    return Mistake(start, end, known.right)


def longest(found: Iterable[Mistake]) -> Iterator[Mistake]:
    """The mistakes that do not lie in another, in the order of the text."""
    reached = 0
    for one in sorted(found, key=lambda mistake: (mistake.start, -mistake.end)):
        if one.start >= reached:
            yield one
            reached = one.end
