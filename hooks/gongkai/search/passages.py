"""The text of a report as its page shows it: passages, each with the anchor that leads to it."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

# Most of a report is paragraphs and headings without marks: taken whole, the rest tag by tag.
_BLOCK = re.compile(
    r'<(p|h[1-6]) id="L(\d+)">(?:<span id="[^"<>]*"></span>)?([^<]*)</(?:p|h[1-6])>\s*'
)
_TOKEN = re.compile(
    r"<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?P<attributes>(?:[^<>\"]|\"[^\"]*\")*)>"
    r"|(?P<text>[^<]+|<)",
    re.IGNORECASE,
)
_ANCHOR = re.compile(r'\bid="L(\d+)"')
_INLINE = re.compile(
    r"a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|mark|q|ruby|s|samp|small|"
    r"span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_HEADINGS = frozenset(f"h{rank}" for rank in range(1, 7))
_NOTE = re.compile(r'<sup class="footnote-ref">.*?</sup>|<a [^<>]*class="footnote-backref".*?</a>')
_CHINESE = "\u2e7f"


class Passage(NamedTuple):
    """A paragraph, heading or cell: the line that its anchor names (0: none), and its words."""

    line: int
    heading: bool
    text: str


def passages(html: str) -> list[Passage]:
    """The passages of an article's HTML, in order."""
    if "footnote" in html:
        html = _NOTE.sub("", html)
    # What stands before, then tag, line and words of a block, and so on; the rest at the end.
    pieces = _BLOCK.split(html)
    found: list[Passage] = []
    line = 0
    for before, tag, number, words in zip(*[iter(pieces[:-1])] * 4, strict=True):
        if before:
            found += _tag_by_tag(before, line)
        line = int(number)
        found += _passage(line, words, heading=tag != "p")
    return found + _tag_by_tag(pieces[-1], line)


def _tag_by_tag(html: str, line: int) -> list[Passage]:
    """The passages of what is no plain block, after an anchor."""
    found: list[Passage] = []
    heading, words = False, ""
    for token in _TOKEN.finditer(html):
        if token["text"]:
            words += token["text"]
        elif (tag := token["tag"].lower()) == "br":
            words += "\n"
        else:
            anchor = _ANCHOR.search(token["attributes"]) if not token["end"] else None
            if anchor or not _INLINE.fullmatch(tag):
                found += _passage(line, words, heading=heading)
                words = ""
                heading = tag in _HEADINGS and not token["end"]
            line = int(anchor[1]) if anchor else line
    return found + _passage(line, words, heading=heading)


def _passage(line: int, words: str, *, heading: bool) -> list[Passage]:
    if not words or words.isspace():
        return []
    if "&" in words:
        words = unescape(words)
    return [Passage(line, heading, one_line(words))]


def one_line(words: str) -> str:
    """Words without line ends: Chinese runs on, others are parted by a space."""
    words = words.strip()
    if words.isprintable():
        return words
    joined = ""
    for row in filter(None, (row.strip() for row in words.splitlines())):
        apart = joined and not (joined[-1] > _CHINESE and row[0] > _CHINESE)
        joined += f" {row}" if apart else row
    return joined
