"""The lines of a text as candidates for headings: number, title, and what follows on the line.

A paragraph may hold several lines without a blank one between them; each is looked at by itself.
Whether a candidate is a heading is decided by its neighbours, in `headings`, not here.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec
from markdown_it.token import Token

from gongkai.model import Numbering
from gongkai.text.numbering import HeadingNumber, number_of
from gongkai.text.shown_code import without_code
from gongkai.text.titles import LONGEST_LABEL, LONGEST_TITLE, Shape, plain, title_in, trimmed

# A title stands at the front of its line; the rest of a long line is not looked at.
_HEAD = 400
_IN_ITEM = 2
_SHOWN = {"fence", "code_block", "html_block"}

# What numbers of headings and bold text begin with; most lines of prose are told by it.
_OPENERS = frozenset(
    "一二三四五六七八九十0123456789０１２３４５６７８９（(﹙第*_[`#＃"
    + "".join(map(chr, [*range(0x3220, 0x322A), *range(0x2460, 0x249C)]))
)
_COLUMN = "|"
_MARKUP = re.compile(r"[\\*_`\[]")
# ##一、 without a space and ＃＃ 一、 are text to Markdown, headings to the clerk who wrote them.
_SIGNS = re.compile(r"[#＃]{1,6}\s*")
_TAG = re.compile(r"<[^<>]*>")
_BOLD = re.compile(r"(\*\*|__)(?!\s)(.+?)(?<!\s)\1")


class Form(enum.StrEnum):
    """How a heading was written."""

    MARKDOWN = "markdown"
    BOLD = "bold"
    BARE = "bare"
    RUN_IN = "run-in"


class Line(msgspec.Struct, gc=False):
    """A line that may be a heading, or one of prose between such lines.

    ``at`` is its line in the body from 0, ``last`` the last line of text before it. Offsets are
    of the running text: ``start`` where the line begins, ``under`` where begins what stands
    under the title. ``markdown`` is the level of a Markdown heading, ``rank`` the depth once it
    is known; ``opens`` says whether a line can begin something of its own.
    """

    text: str
    at: int
    last: int
    start: int
    under: int
    shape: Shape = Shape.PROSE
    number: HeadingNumber | None = None
    title: str = ""
    form: Form = Form.BARE
    markdown: int = 0
    opens: bool = True
    listed: bool = False
    rank: int = 0

    @property
    def is_candidate(self) -> bool:
        """Whether number or markup make this line look like a heading."""
        return self.shape is not Shape.PROSE


class Manuscript(msgspec.Struct):
    """The lines of a text at its top level, its running text, and its last line."""

    lines: list[Line]
    text: str
    last: int


class _Place(NamedTuple):
    """Where a block begins: its line, the last line of text before it, its offset."""

    at: int
    last: int
    start: int


def manuscript_of(tokens: list[Token]) -> Manuscript:
    """Read the lines off the tokens; tables, lists, quotes and code are running text only."""
    lines: list[Line] = []
    parts: list[str] = []
    start, last = 0, -1
    opening = before = Token("", "", 0)
    for token in tokens:
        if token.type == "inline":
            text = _visible(token)
            place = _Place(token.map[0] if token.map else last + 1, last, start)
            lines += _lines_of(token, text, opening, before, place)
        elif token.type in _SHOWN:
            text = _shown(token)
        elif token.type == "footnote_block_open":
            break
        else:
            opening, before = token, opening
            continue
        parts.append(text)
        start += len(text) + 1
        last = token.map[1] - 1 if token.map else last
    return Manuscript(lines, "\n".join(parts), last)


def _shown(token: Token) -> str:
    """The text of a block that is not parsed, without comments and tags."""
    if token.type != "html_block":
        return token.content
    return _TAG.sub("", without_code(token.content).partition("<!--")[0])


def _visible(token: Token) -> str:
    """The source of inline text without raw HTML; line breaks and bold marks stay."""
    if "<" not in token.content:
        return token.content
    return "".join(map(_visible_child, token.children or ()))


def _visible_child(child: Token) -> str:
    if child.type in {"softbreak", "hardbreak"}:
        return "\n"
    if child.type == "html_inline":
        return "\n" * child.content.count("\n")
    return child.content or (child.markup if child.tag == "strong" else "")


def _lines_of(
    inline: Token, text: str, opening: Token, before: Token, place: _Place
) -> Iterable[Line]:
    """The lines of a block at the top of the text; none of what is deeper, but list items."""
    if opening.level == 0 and opening.type == "paragraph_open":
        return _paragraph_lines(text, place)
    if opening.level == 0 and opening.type == "heading_open":
        return _heading_lines(opening, inline, text, place)
    if opening.level == _IN_ITEM and before.type == "list_item_open" and before.info.isdecimal():
        return _item_lines(before, text, place)
    return ()


def _heading_lines(opening: Token, inline: Token, text: str, place: _Place) -> Iterable[Line]:
    """A Markdown heading; a whole paragraph underlined with --- is a paragraph all the same."""
    if "\n" in text or (opening.markup[:1] in "-=" and len(text) > LONGEST_TITLE):
        return _paragraph_lines(text, place)
    words = (child.content for child in inline.children or () if child.type in _WORDS)
    whole = "".join(words).strip()
    if not whole:
        return ()
    number = number_of(whole)
    if number and number.rank is None:
        number = None
    rest = whole[number.end :] if number else whole
    line = _line_at(place, text, Shape.OWN)
    line.number, line.title = number, trimmed(rest)
    line.form, line.markdown = Form.MARKDOWN, int(opening.tag[1])
    if len(rest) > LONGEST_TITLE:
        title, shape, _ = title_in(rest[:_HEAD])
        if shape is Shape.TAIL:
            line.title, line.form = title, Form.RUN_IN
            line.under = line.start + _end_in(text, title)
    return (line,)


_WORDS = {"text", "code_inline", "text_special"}


def _item_lines(item: Token, text: str, place: _Place) -> Iterable[Line]:
    """The first line of an ordered list's item, if it holds nothing but a short title."""
    first = text.partition("\n")[0]
    title, shape, _ = title_in(plain(first[:_HEAD].strip()))
    if shape is not Shape.OWN or not 0 < len(title) <= LONGEST_LABEL:
        return ()
    line = _line_at(place, first, Shape.OWN)
    line.number = HeadingNumber(Numbering.DIGIT, int(item.info), item.info + item.markup, 0)
    line.title, line.listed = title, True
    return (line,)


def _paragraph_lines(content: str, place: _Place) -> Iterable[Line]:
    return _several_lines(content, place) if "\n" in content else (_line(content, place),)


def _several_lines(content: str, place: _Place) -> Iterator[Line]:
    at, last, start = place
    opens = True
    for text in content.split("\n"):
        line = _line(text, _Place(at, last, start))
        line.opens = opens
        yield line
        opens = text.rstrip().endswith(("。", "：", ":", "”"))
        start += len(text) + 1
        last, at = at, at + 1


def _line_at(place: _Place, text: str, shape: Shape = Shape.PROSE) -> Line:
    return Line(text, place.at, place.last, place.start, place.start + len(text), shape)


def _line(raw: str, place: _Place) -> Line:
    """A line of a paragraph, with the number and title that it opens with."""
    line = _line_at(place, raw)
    first = raw[:1]
    if first not in _OPENERS and not first.isspace():
        return line
    text = raw[:_HEAD].strip().removesuffix("\\")
    # A row of a table that did not become one is no heading: 一、行政许可 | 12 | 3.
    if text[:1] not in _OPENERS or _COLUMN in text:
        return line
    text = _without_signs(text)
    words = plain(text) if _MARKUP.search(text) else text
    number = number_of(words)
    if number and number.rank is None:
        return line
    bold = _BOLD.match(text) if text[:2] in {"**", "__"} else None
    if number is not None:
        line.number = number
        _name_numbered(line, text, words[number.end :], bold)
    elif bold is not None and bold.end() == len(text):
        line.title, line.shape, _ = title_in(words)
        line.form = Form.BOLD
    return line


def _without_signs(text: str) -> str:
    """A line without the `#` that Markdown shows as text, before it and behind."""
    signs = _SIGNS.match(text)
    return text[signs.end() :].rstrip("#＃ \u3000") if signs else text


def _name_numbered(line: Line, text: str, rest: str, bold: re.Match[str] | None) -> None:
    """Give a numbered line its title, and find where begins what stands under it."""
    label = _label(bold[2]) if bold and bold.end() < len(text) else ""
    if label:
        line.title, line.shape = label, Shape.TAIL
    else:
        line.title, line.shape, tail = title_in(rest)
    if line.shape is not Shape.TAIL:
        line.form = Form.BOLD if bold else Form.BARE
        return
    line.form = Form.RUN_IN
    if bold or not text.endswith(rest):
        line.under = line.start + _end_in(line.text, line.title)
    else:
        indent = line.text.find(text)
        line.under = line.start + indent + len(text) - tail


def _label(bold: str) -> str:
    """The title of a bold opening that is a number with a title, not a number or a text."""
    words = plain(bold)
    number = number_of(words)
    if number is None or "。" in words[:-1] or len(words) > LONGEST_TITLE:
        return ""
    return trimmed(words[number.end :])


def _end_in(text: str, title: str) -> int:
    """Where a title ends in the source of its line, marks aside."""
    found = text.find(title)
    return found + len(title) if found >= 0 else min(len(title), len(text))
