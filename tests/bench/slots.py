"""Sentence templates: text with slots in braces, filled anew for each report.

A slot is a word that the filling knows (`{镇}`), or a figure: `{10-99}` any whole number between
the two, `{a=10-99}` the same and remembered as a; `{b<a}` nearly all of a, `{b~a}` some of a,
both remembered; `{a-b}` what is left; `{b/a}` the rate. So the figures of a sentence agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from random import Random

_SLOT = re.compile(r"\{([^{}]+)\}")
_RANGE = re.compile(r"(?:([a-z])=)?(\d+)-(\d+)")
_SHARE = re.compile(r"([a-z])([<~])([a-z](?:-[a-z])*)")
_RATE = re.compile(r"([a-z])/([a-z])")
_LEFT = re.compile(r"[a-z](?:-[a-z])*")

# A word that stays, or one that is drawn anew at each use.
Word = str | Callable[[Random], str]
_DRAWS = 8


def chance_of(seed: str) -> Random:
    """A source of chance that gives the same every time."""
    return Random(seed)  # noqa: S311  # nothing here is to be secret


@dataclass(slots=True)
class Filling:
    """One sentence being filled: its source of chance, its words, what it remembers."""

    chance: Random
    words: Mapping[str, Word]
    figures: dict[str, int] = field(default_factory=dict)
    drawn: set[str] = field(default_factory=set)


Piece = Callable[[Filling], str]


def filled(template: str, chance: Random, words: Mapping[str, Word]) -> str:
    """The sentence that a template makes."""
    filling = Filling(chance, words)
    return "".join(piece(filling) for piece in _pieces(template))


@cache
def _pieces(template: str) -> tuple[Piece, ...]:
    parts = _SLOT.split(template)
    return tuple(_slot(part) if at % 2 else _literal(part) for at, part in enumerate(parts))


def _literal(text: str) -> Piece:
    return lambda _: text


def _slot(text: str) -> Piece:
    if found := _RANGE.fullmatch(text):
        return _any(found[1], int(found[2]), int(found[3]))
    if found := _SHARE.fullmatch(text):
        low, high = (0.9, 1.0) if found[2] == "<" else (0.2, 0.5)
        return _share(found[1], found[3].split("-"), low, high)
    if found := _RATE.fullmatch(text):
        return _rate(found[1], found[2])
    if _LEFT.fullmatch(text):
        return _left(text.split("-"))
    return _word(text)


def _word(slot: str) -> Piece:
    """A word; one that is drawn does not come twice in a sentence."""

    def piece(filling: Filling) -> str:
        word = filling.words[slot]
        if isinstance(word, str):
            return word
        text = word(filling.chance)
        for _ in range(_DRAWS):
            if text not in filling.drawn:
                break
            text = word(filling.chance)
        filling.drawn.add(text)
        return text

    return piece


def _any(name: str | None, low: int, high: int) -> Piece:
    def piece(filling: Filling) -> str:
        value = low + int(filling.chance.random() * (high - low + 1))
        if name:
            filling.figures[name] = value
        return str(value)

    return piece


def _share(name: str, whole: list[str], low: float, high: float) -> Piece:
    def piece(filling: Filling) -> str:
        total = _rest(filling, whole)
        value = int(total * (low + filling.chance.random() * (high - low)))
        filling.figures[name] = min(max(value, 1), total)
        return str(filling.figures[name])

    return piece


def _rate(part: str, whole: str) -> Piece:
    return lambda filling: f"{100 * filling.figures[part] / filling.figures[whole]:.2f}%"


def _left(names: list[str]) -> Piece:
    return lambda filling: str(_rest(filling, names))


def _rest(filling: Filling, names: list[str]) -> int:
    first, *others = (filling.figures[name] for name in names)
    return first - sum(others)
