"""The opening of a text: where it says what it is, 现将2024年度法治政府建设情况报告如下."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from gongkai.model import Disclosure, Numbering
from gongkai.text.characters import folded

from ._memory import once

_LONGEST = 1200
_SENTENCE = re.compile(r"[^。；;！!？?]+[。；;！!？?]?")
_ANNOUNCING = re.compile(r"[现特]将|现(?:予以?|向社会|依法)?公[布开示]")
_STATING = re.compile(rf"{_ANNOUNCING.pattern}|(?:报告|公布|公开|汇报|公示|总结)如下")


class Statement(msgspec.Struct, frozen=True):
    """A folded sentence in which a text says what it is, and the line where it begins."""

    text: str
    line: int

    @property
    def announced(self) -> str:
        """What is announced: the sentence from 现将 on, or all of it."""
        starts = [match.start() for match in _ANNOUNCING.finditer(self.text)]
        return self.text[starts[-1] :] if starts else self.text


@once
def statements(disclosure: Disclosure) -> tuple[Statement, ...]:
    """The sentences of the opening in which the text says what it is."""
    return tuple(_statements(disclosure))


def _statements(disclosure: Disclosure) -> Iterator[Statement]:
    length = 0
    for line, paragraph in _opening(disclosure):
        for match in _SENTENCE.finditer(paragraph):
            text = folded(match[0])
            length += len(text)
            if length > _LONGEST:
                return
            if _STATING.search(text):
                space = len(match[0]) - len(match[0].lstrip())
                newlines = paragraph.count("\n", 0, match.start() + space)
                yield Statement(text, line + newlines)


def _opening(disclosure: Disclosure) -> Iterator[tuple[int, str]]:
    """The paragraphs before the first numbered heading, with their lines."""
    headings = {section.line: section for section in disclosure.sections}
    start, rows = disclosure.body_line, list[str]()
    for number, row in enumerate(_rows(disclosure), disclosure.body_line):
        heading = headings.get(number)
        if row.strip() and heading is None:
            start = start if rows else number
            rows.append(row)
            continue
        if rows:
            yield start, "\n".join(rows)
        rows = []
        if heading is not None and heading.numbering is not Numbering.NONE:
            return
    if rows:
        yield start, "\n".join(rows)


def _rows(disclosure: Disclosure) -> list[str]:
    """The first lines of the body; an opening is never as long as these."""
    return disclosure.body[: 8 * _LONGEST].split("\n")
