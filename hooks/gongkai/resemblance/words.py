"""The words of a report that are its own to choose: not headings, tables, numbers, set phrases."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from itertools import pairwise

import msgspec
import yaml
from ahocorasick_rs import AhoCorasick

from gongkai.prose import BlockSort, Prose

# Numbers differ from year to year, ranks of places from organ to organ: both end a run as a mark
# does. 〇 is no character of this range.
NUMERALS = "零一二三四五六七八九十百千万亿两"
_PARTING = f"{NUMERALS}省市县区州盟旗"
_FIRST, _LAST = 0x3400, 0x9FFF
_LEAST_RUN = 5


class SetPhrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that everyone must say, and what makes them say so."""

    basis: str
    phrases: tuple[str, ...]


def _words() -> str:
    """A class of Chinese characters, those that part left out."""
    bounds = pairwise([_FIRST - 1, *sorted(map(ord, _PARTING)), _LAST + 1])
    gaps = [(before + 1, after - 1) for before, after in bounds if after - before > 1]
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in gaps)


_RUN = re.compile(f"[{_words()}]+")
_LONG_RUN = re.compile(f"[{_words()}]{{{_LEAST_RUN},}}")


@cache
def set_phrases() -> tuple[SetPhrases, ...]:
    """What everyone must say, by what makes them say it."""
    text = resources.files(__package__ or "").joinpath("phrases.yml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), tuple[SetPhrases, ...])


@cache
def _phrases() -> AhoCorasick:
    """What finds the phrases that a text holds."""
    return AhoCorasick({phrase for group in set_phrases() for phrase in group.phrases})


def own_words(prose: Prose) -> str:
    """The text with blanks for headings, cells, code and set phrases; offsets stay."""
    parts: list[str] = []
    at = 0
    for start, end, sort in prose.blocks:
        if sort is not BlockSort.PARAGRAPH:
            parts += (prose.text[at:start], " " * (end - start))
            at = end
    text = "".join((*parts, prose.text[at:])) if at else prose.text
    held = set(_phrases().find_matches_as_strings(text, overlapping=True))
    for phrase in sorted(held, key=lambda phrase: (-len(phrase), phrase)):
        text = text.replace(phrase, " " * len(phrase))
    return text


def clauses(words: str) -> list[str]:
    """The unbroken runs of Chinese of some length; a mark or a number ends a run."""
    return _LONG_RUN.findall(words)


def runs(words: str) -> list[tuple[int, str]]:
    """Every unbroken run of Chinese with its offset."""
    return [(found.start(), found[0]) for found in _RUN.finditer(words)]
