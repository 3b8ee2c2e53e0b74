"""The outline of a text: its sections with number, level, lines and what stands under them.

Headings are recognised however they are written: with `#`, in bold, as a line of their own, or
running into their paragraph (`lines`, `headings`, `lost_numbers`); depth follows `ranks`.
"""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token

from gongkai.model import Numbering, Section
from gongkai.text.characters import han_counts
from gongkai.text.headings import headings_of
from gongkai.text.lines import Line, Manuscript, manuscript_of
from gongkai.text.lost_numbers import with_lost
from gongkai.text.ranks import with_numbers_ranked, with_ranks

_TOP_LEVEL = 2


def outline(tokens: list[Token], body_line: int) -> tuple[Section, ...]:
    """Every section of a text in order; ``body_line`` is the file's line of the body's first."""
    manuscript = manuscript_of(tokens)
    numbered = with_numbers_ranked(headings_of(manuscript))
    headings = with_ranks(with_lost(numbered, manuscript.lines))
    if not headings:
        return ()
    return _sections(headings, manuscript, body_line)


def _sections(headings: list[Line], manuscript: Manuscript, body_line: int) -> tuple[Section, ...]:
    shift = _TOP_LEVEL - min(line.rank for line in headings)
    successors = _successors(headings)
    counts = _counts(headings, manuscript.text)
    sections = []
    for index, (line, anchor) in enumerate(zip(headings, _anchors(headings), strict=True)):
        after = successors[index]
        last = headings[after].last if after < len(headings) else manuscript.last
        at = line.at + body_line
        number = line.number
        sections.append(
            Section(
                line.title,
                line.rank + shift,
                at,
                max(last + body_line, at),
                number.numbering if number else Numbering.NONE,
                number.ordinal if number else None,
                number.text if number else "",
                str(line.form),
                counts[2 * after] - counts[2 * index + 1],
                anchor,
            )
        )
    return tuple(sections)


def _anchors(headings: list[Line]) -> Iterator[str]:
    """The place of each heading among the others: s2-1 is the first below the second.

    Unlike line numbers these stay when a sentence is added somewhere above.
    """
    open_ranks: list[int] = []
    counts = [0]
    for line in headings:
        while open_ranks and open_ranks[-1] >= line.rank:
            open_ranks.pop()
            del counts[len(open_ranks) + 1 :]
        counts[len(open_ranks)] += 1
        yield "s" + "-".join(map(str, counts[: len(open_ranks) + 1]))
        open_ranks.append(line.rank)
        counts.append(0)


def _successors(headings: list[Line]) -> list[int]:
    """For each heading the index of the next one that is not below it."""
    successors = [len(headings)] * len(headings)
    waiting: list[int] = []
    for index, line in enumerate(headings):
        while waiting and headings[waiting[-1]].rank >= line.rank:
            successors[waiting.pop()] = index
        waiting.append(index)
    return successors


def _counts(headings: list[Line], text: str) -> list[int]:
    """Chinese characters up to where each heading begins and ends, and up to the text's end."""
    offsets = [offset for line in headings for offset in (line.start, line.under)]
    return han_counts(text, [*offsets, len(text)])
