"""Which required elements a text holds: under a heading of their own, in passing, or not at all.

What a heading is called is data (`kinds/*.yml`). Patterns meet the folded title, in which the
year after the report's own reads 下一年. In patterns `▸` stands for structure: `▸` before a title
means that it stands below another heading, and `▸▸` a row of two headings of topics that open
no element by themselves.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

import msgspec

from gongkai.kinds import Element, Pack
from gongkai.model import ElementState, Section, State
from gongkai.text.characters import folded
from gongkai.text.mentions import RunningText
from gongkai.text.report_year import with_next_year_named

_LEAST_HAN = 10
_LEAST_ROW_HAN = 50
_LONGEST_TITLE = 100
_TOP, _NESTED = 2, 3
_BELOW = "▸"
_JOINING = re.compile("[、,及和与暨并;]")


class Part(msgspec.Struct, frozen=True):
    """A section as elements are recognised in it, with the ids of those that it opens."""

    section: Section
    serves: tuple[str, ...]

    @property
    def is_filled(self) -> bool:
        """Whether enough stands under the heading to call it written."""
        return self.section.han >= _LEAST_HAN


class Frame(msgspec.Struct, frozen=True, dict=True):
    """The upper headings of a text, seen with the elements of a pack."""

    elements: tuple[Element, ...]
    titles: tuple[tuple[Section, str], ...]

    @cached_property
    def top(self) -> list[Part]:
        """The sections of the highest level."""
        return [
            Part(section, _served(self.elements, title, title))
            for section, title in self.titles
            if section.level == _TOP
        ]

    @cached_property
    def nested(self) -> list[Part]:
        """The sections one level below, with what they may open beneath their parent."""
        return list(self._nested())

    def _nested(self) -> Iterator[Part]:
        parents = iter(self.top)
        parent = next(parents, None)
        following = next(parents, None)
        for section, title in self.titles:
            if section.level != _NESTED:
                continue
            while following and following.section.line <= section.line:
                parent, following = following, next(parents, None)
            if parent and parent.section.line <= section.line:
                open_to = _after(self.elements, parent.serves)
                yield Part(section, _served(open_to, title, _BELOW + title))

    @cached_property
    def row(self) -> list[Part]:
        """The sections of the highest level that open no element: each on a topic of its own."""
        return [part for part in self.top if not part.serves]

    def candidates(self, element: Element) -> list[Part]:
        """The sections that may be an element, best first: alone before shared, high before low."""
        found = [part for part in self.top if element.id in part.serves]
        if not any(part.is_filled for part in found):
            found += self._row_of(element) if not found else []
            found += [part for part in self.nested if element.id in part.serves]
        return sorted(found, key=_preference)

    def _row_of(self, element: Element) -> list[Part]:
        """The first of a row of topics, where the pack lets a row stand for the element."""
        row = self.row
        if element.heading_pattern.fullmatch(_BELOW * len(row)) is None:
            return []
        enough = sum(part.section.han for part in row) >= _LEAST_ROW_HAN
        return [part for part in row if part.is_filled][:1] if enough else []


def element_states(
    pack: Pack,
    sections: Sequence[Section],
    body: str,
    body_line: int,
    year: int | None = None,
) -> tuple[ElementState, ...]:
    """How each element of a pack is present in a text, in the order of the pack.

    ``year`` is the report's; where it is not known, it is read from the text.
    """
    if not pack.elements:
        return ()
    text = RunningText(body, body_line, frozenset(section.line for section in sections))
    upper = [section for section in sections if section.level <= _NESTED]
    titles = with_next_year_named(
        [folded(section.title[:_LONGEST_TITLE]) for section in upper], body, year
    )
    frame = Frame(pack.elements, tuple(zip(upper, titles, strict=True)))
    return tuple(_state(element, frame, text) for element in pack.elements)


def _state(element: Element, frame: Frame, text: RunningText) -> ElementState:
    candidates = frame.candidates(element)
    filled = next((part for part in candidates if part.is_filled), None)
    if filled is not None:
        return ElementState(element.id, State.SECTION, filled.section.line)
    headings = frozenset(part.section.line for part in candidates)
    mention = text.line_of(element.mention_pattern, without=headings)
    if mention is not None:
        return ElementState(element.id, State.MENTION, mention, empty=bool(candidates))
    if candidates:
        return ElementState(element.id, State.ABSENT, candidates[0].section.line, empty=True)
    return ElementState(element.id, State.ABSENT, _due_line(element, frame, text))


def _due_line(element: Element, frame: Frame, text: RunningText) -> int:
    """Where an absent element belongs: at the first element that should follow, or at the end."""
    later = {other.id for other in _after(frame.elements, (element.id,))}
    lines = (part.section.line for part in frame.top if later.intersection(part.serves))
    return next(lines, text.last_line)


def _after(elements: tuple[Element, ...], ids: Sequence[str]) -> tuple[Element, ...]:
    """The elements that follow the last of those in the pack's order."""
    last = max((n for n, element in enumerate(elements) if element.id in ids), default=-1)
    return elements[last + 1 :]


def _preference(part: Part) -> tuple[bool, int, int, int]:
    section = part.section
    return not part.is_filled, len(part.serves), section.level, section.line


@lru_cache(maxsize=4096)  # reports call their parts as the form does
def _served(elements: tuple[Element, ...], title: str, path: str) -> tuple[str, ...]:
    """The elements that a title opens; several only where it joins them: 不足及下一步打算."""
    found: list[tuple[str, re.Match[str]]] = []
    for element in elements:
        match = element.heading_pattern.search(title)
        if match is not None:
            refused = element.not_heading_pattern
            if refused is None or refused.search(path) is None:
                found.append((element.id, match))
    if len(found) > 1:
        found = _joined(found, title)
    return tuple(name for name, _ in found)


def _joined(found: list[tuple[str, re.Match[str]]], title: str) -> list[tuple[str, re.Match[str]]]:
    """All of them if each stands apart and a joining word between, else the longest match."""
    in_order = sorted(found, key=lambda item: item[1].span())
    for (_, left), (_, right) in itertools.pairwise(in_order):
        between = title[left.end() : right.end()]
        if right.start() < left.end() or _JOINING.search(between) is None:
            return [max(found, key=lambda item: len(item[1][0]))]
    return found
