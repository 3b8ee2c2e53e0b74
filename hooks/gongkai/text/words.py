"""The words of a body without its markup, block by block, with the way back to the lines.

What rules about the content of a text read: figures, citations, wording, private data and
resemblance all see this one text, so that a number in bold or a phrase broken over two lines is
what a reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from markdown_it.token import Token

from gongkai.prose import Block, BlockSort, Prose
from gongkai.text.characters import narrowed
from gongkai.text.shown_code import without_code

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_PARTING = re.compile(r"</?(?:t[dhr]|p|div|li|br|caption|h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
# Stands for a line end of our own while those of the source are counted.
_PARTED = "\x1f"
_BREAKS = {"softbreak", "hardbreak"}
# Code points from here on are Chinese: two of them stand together without a space.
_CHINESE = "\u2e7f"


_SORTS = {
    "heading_open": BlockSort.HEADING,
    "th_open": BlockSort.CELL,
    "td_open": BlockSort.CELL,
}


def prose_of(tokens: Sequence[Token], body_line: int) -> Prose:
    """The words that the tokens of a body show; ``body_line`` is the file's line of its first."""
    parts: list[str] = []
    blocks: list[Block] = []
    starts: list[int] = []
    lines: list[int] = []
    at, line, opening = 0, body_line, ""
    for token in tokens:
        if token.map:
            line = body_line + token.map[0]
        if token.type == "inline":
            sort = _SORTS.get(opening, BlockSort.PARAGRAPH)
            pieces = _pieces(token)
        elif token.type == "html_block":
            sort, pieces = BlockSort.HTML, list(_rows(_words(token.content)))
        elif token.type in {"fence", "code_block"}:
            sort, below = BlockSort.CODE, int(token.type == "fence")
            pieces = list(_rows(token.content.rstrip("\n"), below))
        else:
            opening = token.type
            continue
        start = at
        for offset, words in pieces:
            starts.append(at)
            lines.append(line + offset)
            parts.append(words)
            at += len(words)
        blocks.append(Block(start, at, sort))
        parts.append("\n")
        at += 1
    text = "".join(parts)
    return Prose(text, narrowed(text), tuple(blocks), tuple(starts), tuple(lines))


def _pieces(inline: Token) -> list[tuple[int, str]]:
    """The words of a block by line: (lines below the block's first, words)."""
    children = inline.children or ()
    if len(children) == 1 and children[0].type == "text":
        return [(0, children[0].content)]
    pieces: list[tuple[int, str]] = []
    below, words = 0, ""
    for child in children:
        if child.type in _BREAKS:
            pieces.append((below, words))
            below, words = below + 1, ""
        elif child.type == "html_inline":
            words += " " if _PARTING.match(child.content) else ""
            below += child.content.count("\n")
        elif child.type == "image" or not child.type.endswith(("_open", "_close")):
            words += child.content
    pieces.append((below, words))
    return list(_joined(pieces)) if len(pieces) > 1 else pieces


def _joined(pieces: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines of a block with a space between them where two do not run on as Chinese does."""
    before = ""
    for below, words in pieces:
        if before and words and not (before[-1] > _CHINESE and words[0] > _CHINESE):
            yield below, f" {words}"
        else:
            yield below, words
        before = words or before


def _rows(text: str, below: int = 0) -> Iterator[tuple[int, str]]:
    """The lines of a text that keeps them."""
    for number, row in enumerate(text.split("\n")):
        words = row.replace(_PARTED, "\n")
        yield below + number, f"\n{words}" if number else words


def _words(html: str) -> str:
    """The words of raw HTML; cells and paragraphs are parted by a line end."""
    shown = _COMMENT.sub(_line_ends, without_code(html))
    shown = _PARTING.sub(lambda tag: _PARTED + _line_ends(tag), shown)
    return unescape(_TAG.sub(_line_ends, shown))


def _line_ends(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")
