"""Restores the tree of headings; which paragraphs are headings is the outline's judgement.

Here its judgement becomes Markdown: a heading that runs into its paragraph is parted from it, and
every character stays, the full stop of a heading too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from gongkai.importers._draft import Line
from gongkai.model import Numbering, Section
from gongkai.text.markdown import parse
from gongkai.text.numbering import HeadingNumber, number_of
from gongkai.text.outline import outline
from gongkai.text.titles import LONGEST_TITLE, Shape, title_in

from .escaping import escaped
from .organ_words import is_organ_name
from .shapes import is_addressee, is_date

OpensElement = Callable[[str], bool]

_TOP, _DEEPEST = 2, 6
_LONGEST_BARE = 40
_FEWEST_OPENINGS = 2
_LONGEST_NUMBER = 12
_UPPER = (Numbering.CHAPTER, Numbering.HAN, Numbering.HAN_PAREN, Numbering.NONE)
# A stop typed half-width, between Chinese characters.
_HALF_WIDTH_STOP = re.compile(r"(?<=[\u4e00-\u9fff])[.．](?=[\u4e00-\u9fff])")
_ANNEXES = re.compile(r"附件\s*[:：]\s*(?:1|$)")
_ANNEX = re.compile(r"\d{1,2}\s*[.．、](?!.*。.)")
_SENTENCE_END = re.compile(r"。[”’]?\s*(?=[（(一二三四五六七八九十\d])")


class Block(msgspec.Struct, frozen=True):
    """A piece of the body: a heading of a level, a paragraph, or Markdown as it is."""

    text: str
    level: int | None = None
    verbatim: bool = False


def blocks(
    lines: Sequence[Line], opens_element: OpensElement, *, markdown: bool
) -> tuple[Block, ...]:
    """The paragraphs as headings and text, in order, every character kept."""
    lines = [part for line in lines for part in _separated(line)]
    sections = _sections(lines, markdown=markdown)
    if not any(section.numbering is not Numbering.NONE for section in sections.values()):
        marked = _with_bare_headings(lines, opens_element)
        if marked != lines:
            lines, sections = marked, _sections(marked, markdown=markdown)
    annexes = _annexes_named(lines)
    return tuple(
        block
        for at, line in enumerate(lines)
        for block in _blocks(line, None if at in annexes else sections.get(at))
    )


def _annexes_named(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that go on counting annexes below 附件：1.…, which open no part of the text."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        before = at - 1 in found or (at > 0 and _ANNEXES.match(lines[at - 1].text) is not None)
        if before and _ANNEX.match(line.text) and line.level is None:
            found.add(at)
    return frozenset(found)


def source_of(line: Line, *, markdown: bool) -> str:
    """A line as Markdown."""
    if line.verbatim:
        return line.text
    text = line.text if markdown else escaped(line.text)
    return f"{'#' * min(line.level, _DEEPEST)} {text}" if line.level else text


def _sections(lines: Sequence[Line], *, markdown: bool) -> dict[int, Section]:
    """The sections of the text, each by the place of the paragraph that it begins with."""
    sources = [source_of(line, markdown=markdown) for line in lines]
    places: dict[int, int] = {}
    number = 1
    for at, source in enumerate(sources):
        places[number] = at
        number += source.count("\n") + 2
    found = outline(parse("\n\n".join(sources)), 1)
    return {places[section.line]: section for section in found if section.line in places}


def _blocks(line: Line, section: Section | None) -> Iterator[Block]:
    if section is None or line.verbatim or _ends_text(line):
        yield Block(line.text, verbatim=line.verbatim)
        return
    heading, rest = _parted(line.text)
    if line.level is None and not _is_title(heading, section):
        yield Block(line.text)
        return
    yield Block(heading, min(section.level, _DEEPEST))
    if rest:
        yield Block(rest)


def _is_title(heading: str, section: Section) -> bool:
    """Whether a heading that only its number shows is as short as a title is, and no list."""
    longest = LONGEST_TITLE if section.numbering in _UPPER else _LONGEST_BARE
    return len(heading) <= longest + len(section.number) + 1 and not re.search("；.", heading)


def _parted(text: str) -> tuple[str, str]:
    """A heading with the mark behind it, and the paragraph that it runs into."""
    number = number_of(text)
    start = number.end if number and number.rank is not None else 0
    stop = _HALF_WIDTH_STOP.search(text, start, start + _LONGEST_BARE)
    if stop and not re.search("[，。；：,;:]", text[start : stop.start()]):
        return text[: stop.end()], text[stop.end() :]
    _title, shape, tail = title_in(text[start:])
    if shape is not Shape.TAIL or text[len(text) - tail :][:1] in "\\/":
        return text, ""
    heading, rest = text[: len(text) - tail], text[len(text) - tail :]
    if rest[:1] in "，,；;：:":
        heading, rest = heading + rest[0], rest[1:]
    return heading.rstrip(), rest.lstrip()


def _separated(line: Line) -> Iterator[Line]:
    """A line in which the next numbers of its own series follow, as the lines that they were."""
    number = None if line.verbatim else number_of(line.text)
    start = 0
    while number is not None and number.rank is not None:
        following = _next_of(number, line.text, start + number.end)
        if following is None:
            break
        at, number = following
        yield msgspec.structs.replace(line, text=line.text[start:at].rstrip())
        start = at
    yield msgspec.structs.replace(line, text=line.text[start:]) if start else line


def _next_of(number: HeadingNumber, text: str, start: int) -> tuple[int, HeadingNumber] | None:
    """Where a sentence's end is followed by the next number of the series."""
    for match in _SENTENCE_END.finditer(text, start):
        found = number_of(text[match.end() : match.end() + _LONGEST_NUMBER])
        if (
            found is not None
            and found.numbering is number.numbering
            and found.ordinal == number.ordinal + 1
        ):
            return match.end(), found
    return None


def _with_bare_headings(lines: Sequence[Line], opens_element: OpensElement) -> Sequence[Line]:
    """Mark the headings of a text that lost all its numbers: the short lines that open parts."""
    if any(line.level for line in lines):
        return lines
    bare = [at for at in range(len(lines)) if _is_bare(lines, at)]
    opening = [at for at in bare if opens_element(lines[at].text)]
    if len(opening) < _FEWEST_OPENINGS:
        return lines
    levels = {at: _TOP if at in opening else _TOP + 1 for at in bare if at >= opening[0]}
    return [
        msgspec.structs.replace(line, level=levels[at]) if at in levels else line
        for at, line in enumerate(lines)
    ]


def _is_bare(lines: Sequence[Line], at: int) -> bool:
    """Whether a paragraph is one short line with text below it, such as a heading is."""
    line = lines[at]
    if line.verbatim or len(line.text) > _LONGEST_BARE or number_of(line.text):
        return False
    if _ends_text(line) or is_addressee(line.text) or line.text[-1] in "：:；;，、？！?!":
        return False
    below = lines[at + 1] if at + 1 < len(lines) else None
    return "。" not in line.text[:-1] and below is not None and not _ends_text(below)


def _ends_text(line: Line) -> bool:
    """Whether a line belongs to the signature, so that it is no heading."""
    return is_date(line.text) or is_organ_name(line.text)
