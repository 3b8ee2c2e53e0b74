"""Titles cited in a text: every 《…》, what is known of it, and the short names that are defined.

Nothing here judges; titles are read as they were written, broken brackets included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gongkai.law.instruments import instruments, instruments_by_title, real_titles, title_key
from gongkai.prose import BlockSort, Prose

# A title, with titles inside it; else an opening that nothing closes, up to the next stop.
_TITLE = re.compile(
    r"《((?:[^《》\n]|《[^《》\n]{1,80}》){1,120})》|《([^《》\n，。；：！？,;:!?]{2,60})"
)
_BRACKET = re.compile(r"\(([^()]*)\)$")
_PERIOD = re.compile(r"((?:19|20)\d\d)年?[-—–―─~至]{1,2}((?:19|20)\d\d)年?")
_DRAFT = re.compile("草案|征求意见|送审|审议|讨论|建议稿|初稿|议案")
_DEFINITION = re.compile(
    r"\(([^()\n]{0,40}?)(?:以下|下文|后文|下)?[简统]?称(?:为|作|之为)?:?([^()\n]{0,30})\)"
)
_CALLED = re.compile("简称|下称|统称|以下称")
_UNFINISHED = re.compile(r"\((?:以下|下文|下)?(?:简|统)?称(?:为)?:?([^()。\n]{0,30})")
_QUOTES = str.maketrans("", "", "《》〈〉“”\"'‘’「」『』【】 ，,：:")
_PAIRS = ("《》", "“”", "〈〉", "「」")


class Citation(NamedTuple):
    """A title cited: as written, as compared, and the keys of the instruments it may be.

    ``start`` and ``end`` are its span of the prose, brackets included; ``known`` is true for
    instruments and other titles that exist; ``draft`` for a text that is not yet one.
    """

    title: str
    key: str
    start: int
    end: int
    line: int
    instruments: tuple[str, ...] = ()
    period: tuple[int, int] | None = None
    known: bool = False
    draft: bool = False
    closed: bool = True

    @property
    def instrument(self) -> str | None:
        """The key of the one instrument that this is, if it is one."""
        return self.instruments[0] if len(self.instruments) == 1 else None


class Definition(NamedTuple):
    """A short name given: (以下简称《条例》); ``broken`` where it gives none or half of one."""

    name: str
    start: int
    end: int
    broken: bool = False


class _Known(NamedTuple):
    key: str
    instruments: tuple[str, ...]
    period: tuple[int, int] | None
    known: bool
    draft: bool


def citations_of(prose: Prose) -> tuple[Citation, ...]:
    """Every title between 《》 in the words of a text, in their order; code is not read."""
    return tuple(_citations(prose)) if "《" in prose.text else ()


def _citations(prose: Prose) -> Iterator[Citation]:
    code = any(block.sort is BlockSort.CODE for block in prose.blocks)
    for found in _TITLE.finditer(prose.narrow):
        start, end = found.span()
        block = prose.block_at(start) if code else None
        if block and block.sort is BlockSort.CODE:
            continue
        line = prose.line_at(start)
        if found[1] is not None:
            yield Citation(prose.text[start + 1 : end - 1], *_placed(found[1], start, end, line))
            continue
        title = _beginning(found[2])
        if title:
            end = start + 1 + len(title)
            yield Citation(title, *_placed(title, start, end, line))._replace(closed=False)


def _placed(
    title: str, start: int, end: int, line: int
) -> tuple[str, int, int, int, tuple[str, ...], tuple[int, int] | None, bool, bool]:
    known = known_title(title)
    return (known.key, start, end, line, known.instruments, known.period, known.known, known.draft)


def _beginning(text: str) -> str:
    """The longest title of an instrument with which a text begins."""
    for length in range(min(len(text), 40), 1, -1):
        if title_key(text[:length]) in instruments_by_title():
            return text[:length]
    return ""


@lru_cache(maxsize=4096)
def known_title(title: str) -> _Known:
    """What is known of a title, whose brackets and digits are half-width."""
    key = title_key(title)
    bracket = _BRACKET.search(key)
    period, draft, base = None, False, key
    while bracket is not None:
        years = _PERIOD.search(bracket[1])
        period = (int(years[1]), int(years[2])) if years else period
        draft = draft or _DRAFT.search(bracket[1]) is not None
        base = base[: bracket.start()]
        bracket = _BRACKET.search(base)
    if base.endswith("草案"):
        base, draft = base.removesuffix("修订草案").removesuffix("草案"), True
    if key in real_titles() and key not in instruments_by_title():
        return _Known(key, (), period, known=True, draft=draft)
    found = instruments_by_title().get(base, ())
    if period and found:
        found = tuple(one for one in found if instruments()[one].period in {period, None})
        return _Known(base, found, period, known=bool(found), draft=draft)
    known = bool(found) or base in real_titles()
    return _Known(base, found, period, known=known, draft=draft)


def definitions_of(prose: Prose) -> tuple[Definition, ...]:
    """Every short name that a text gives in brackets, (以下简称《条例》)."""
    called = "称" in prose.narrow and _CALLED.search(prose.narrow)
    return tuple(_definitions(prose.narrow)) if called else ()


def _definitions(text: str) -> Iterator[Definition]:
    for called in _CALLED.finditer(text):
        start = max(text.rfind("(", max(0, called.start() - 44), called.end()), 0)
        found = _DEFINITION.match(text, start)
        if found and found.start() <= called.start() < found.end():
            name = found[2].strip()
            half = any(name.count(pair[0]) != name.count(pair[1]) for pair in _PAIRS)
            bare = name.translate(_QUOTES)
            yield Definition(bare, found.start(), found.end(), broken=half or not bare)
            continue
        unfinished = _UNFINISHED.match(text, start)
        if unfinished and unfinished.start() <= called.start() < unfinished.end():
            yield Definition("", start, unfinished.end(), broken=True)
            continue
        after = re.match(
            r"为?:?[“《\"]([^”》\"\n]{1,20})[”》\"]", text[called.end() : called.end() + 30]
        )
        if after:
            yield Definition(
                after[1].translate(_QUOTES), called.start(), called.end() + after.end()
            )
