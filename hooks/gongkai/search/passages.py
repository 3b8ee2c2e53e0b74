"""The text of a report as its page shows it: passages, each with the anchor that leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

# Most of a report is paragraphs and headings without marks: taken whole, the rest tag by tag.
_TOKEN = re.compile(
    r'<(?:p|(?P<rank>h[1-6])) id="L(?P<line>\d+)">(?:<span id="[^"<>]*"></span>)?'
    r"(?P<whole>[^<]*)</(?:p|h[1-6])>"
    r"|<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?P<attributes>(?:[^<>\"]|\"[^\"]*\")*)>"
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


def passages(html: str) -> Iterator[Passage]:
    """The passages of an article's HTML, in order."""
    if "footnote" in html:
        html = _NOTE.sub("", html)
    line, heading, words = 0, False, ""
    for token in _TOKEN.finditer(html):
        if token["line"]:
            yield from _passage(line, words, heading=heading)
            line, words, heading = int(token["line"]), "", False
            yield from _passage(line, token["whole"], heading=bool(token["rank"]))
        elif token["text"]:
            words += token["text"]
        elif token["tag"].lower() == "br":
            words += "\n"
        else:
            anchor = _ANCHOR.search(token["attributes"]) if not token["end"] else None
            tag = token["tag"].lower()
            if anchor or not _INLINE.fullmatch(tag):
                yield from _passage(line, words, heading=heading)
                words = ""
                heading = tag in _HEADINGS and not token["end"]
            line = int(anchor[1]) if anchor else line
    yield from _passage(line, words, heading=heading)


def _passage(line: int, words: str, *, heading: bool) -> Iterator[Passage]:
    if not words or words.isspace():
        return
    if "&" in words:
        words = unescape(words)
    yield Passage(line, heading, one_line(words))


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
