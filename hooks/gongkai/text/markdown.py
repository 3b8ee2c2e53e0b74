"""One parse of a report: Markdown to the token stream that outline, places and HTML come from.

The preset is CommonMark with tables and footnotes; raw HTML is let through here, judged by the
H rules and cleaned by an allow-list afterwards. Lines of tokens count from 0 in the body. Three
habits of Markdown that do not suit Chinese are not followed: list items keep the numbers that
were written, an asterisk between digits stays (3*4*5), and bold type may end behind a full stop
or begin with a quotation mark though no space parts it from the words beside it.

Most reports are headings and paragraphs of plain Chinese, a line each. These are recognised
directly, so that the parser need not try each of its constructs on every line; a property test
holds the tokens to those of the parser.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize as emphasis
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin

_MAX_NESTING = 40
_MOST_MARKS = 5000
# What the enabled inline rules react to; text without any of these is one piece of text.
_INLINE_MARK = re.compile(r"[\n\\`*_\[\]!<&^]")
# Where words are set off: before one of the former, behind one of the latter. Brackets are not
# among those before: 王**（法人） leaves a name unsaid.
_BEGINS, _ENDS = frozenset("“‘《〈「『"), frozenset("。，、；：！？”’》〉」』）】〕…%％")
_STARS = re.compile(r"\*+")
# References, footnotes, escapes and entities take more than a look at their own line.
_NOT_PLAIN = re.compile(r"[\[\]^\\&\0\r]")
_HEADING = re.compile(r"(#{1,6}) (\S(?:.*[^\s#])?)")
# Chinese characters and quotation marks begin no block of Markdown; nor does a number, unless
# it is one of a list.
_PROSE = re.compile(
    r"(?:[\u2018-\u201f\u2e80-\u2fff\u3001-\ufefe\uff00-\U0010ffff]|\d{1,9}[^\d.)\s])"
    r"(?:.*[^\s\ufeff])?"
)


@cache
def markdown() -> MarkdownIt:
    """The one parser of reports; its renderer is also the press's."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _MAX_NESTING})
    parser.enable("table").use(footnote_plugin)
    parser.core.ruler.at("inline", _inline)
    return as_written(parser)


def as_written(parser: MarkdownIt) -> MarkdownIt:
    """A parser that takes what clerks wrote as they meant it: lists, products, bold type."""
    parser.inline.ruler.before("emphasis", "times", _times)
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.core.ruler.push("numbers", _numbers)
    return parser


def parse(body: str) -> list[Token]:
    """The token stream of a body, read once."""
    plain = _plain(body)
    return markdown().parse(body) if plain is None else plain


class _PlainToken(Token):
    """A token like any other, made in half the time: nothing of it has to be converted."""

    __slots__ = ()

    def __init__(  # noqa: PLR0913  # as many as differ between the tokens of plain text
        self,
        kind: str,
        tag: str,
        nesting: Literal[-1, 0, 1],
        *,
        content: str = "",
        markup: str = "",
        lines: list[int] | None = None,
        children: list[Token] | None = None,
    ) -> None:
        self.type, self.tag, self.nesting = kind, tag, nesting
        self.content, self.markup, self.info = content, markup, ""
        self.map, self.children = lines, children
        self.attrs, self.meta = {}, {}
        self.level = 1 if kind == "inline" else 0
        self.block, self.hidden = kind != "text", False


def _plain(body: str) -> list[Token] | None:
    """The tokens of a body of plain headings and paragraphs, or None where it is anything else."""
    if _NOT_PLAIN.search(body):
        return None
    # Most texts have no mark at all, and then none of their lines is asked for one.
    marked = _INLINE_MARK.search(body.replace("\n", "")) is not None
    tokens: list[Token] = []
    under = False
    for at, line in enumerate(body.split("\n")):
        if not line:
            under = False
            continue
        content, kind, tag, markup = line, "paragraph", "p", ""
        if under or not _PROSE.fullmatch(line):
            heading = _HEADING.fullmatch(line)
            if heading is None:
                return None
            markup, content = heading.groups()
            kind, tag = "heading", f"h{len(markup)}"
        under = kind == "paragraph"
        children: list[Token] = []
        if marked:
            _parse_inline(content, children, {})
        else:
            children.append(_PlainToken("text", "", 0, content=content))
        tokens += (
            _PlainToken(f"{kind}_open", tag, 1, markup=markup, lines=[at, at + 1]),
            _PlainToken("inline", "", 0, content=content, lines=[at, at + 1], children=children),
            _PlainToken(f"{kind}_close", tag, -1, markup=markup),
        )
    return tokens


def _inline(state: StateCore) -> None:
    """Parse the inline content of every block."""
    for token in state.tokens:
        if token.type == "inline":
            if token.children is None:
                token.children = []
            _parse_inline(token.content, token.children, state.env)


def _times(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # as the parser calls rules
    """Take asterisks between digits for what they are."""
    start = end = state.pos
    while state.src[end : end + 1] == "*":
        end += 1
    between = state.src[max(start - 1, 0) : start] + state.src[end : end + 1]
    if start == end or len(between) < len("12") or not between.isdigit():
        return False
    if not silent:
        state.pending += state.src[start:end]
    state.pos = end
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # as the parser calls rules
    """Set words off with asterisks, next to Chinese punctuation too: **加强领导。**全年召开会议.

    CommonMark asks for a space there, which Chinese does not have. Asterisks that stand for a name
    are not to be taken for this, 张**“醉驾”案、李**“酒驾”案: so both ends must look like ends.
    """
    start, known = state.pos, len(state.delimiters)
    if not emphasis(state, silent):
        return False
    if state.src[start] == "*":
        opens, closes = _opens(state.src, state.pos), _closes(state.src, start)
        for delimiter in state.delimiters[known:]:
            delimiter.open |= opens
            delimiter.close |= closes
    return True


def _opens(source: str, end: int) -> bool:
    """Whether asterisks that end there stand before a quotation that others close."""
    if source[end : end + 1] not in _BEGINS:
        return False
    others = _STARS.search(source, end)
    return others is not None and source[others.start() - 1] in _ENDS


def _closes(source: str, start: int) -> bool:
    """Whether asterisks that begin there end what others open behind no word."""
    if source[max(start - 1, 0) : start] not in _ENDS or start == 0:
        return False
    end = source.rfind("*", 0, start) + 1
    begin = end
    while begin and source[begin - 1] == "*":
        begin -= 1
    before = source[begin - 1 : begin] if begin else ""
    return end > 0 and (source[end] in _BEGINS or not before.isalnum())


def _numbers(state: StateCore) -> None:
    """Give each item of a list the number that was written, where counting gives another."""
    due: list[int] = []
    for token in state.tokens:
        if token.type == "ordered_list_open":
            due.append(int(token.attrs.get("start", 1)))
        elif token.type == "ordered_list_close":
            due.pop()
        elif token.type == "list_item_open" and token.info:
            number = int(token.info)
            if number != due[-1]:
                token.attrs["value"] = number
            due[-1] = number + 1


def _parse_inline(content: str, children: list[Token], env: EnvType) -> None:
    """Parse inline content, passing over the scanner where there is nothing to scan for."""
    if _INLINE_MARK.search(content) and not _is_overwhelming(content):
        parser = markdown()
        parser.inline.parse(content, parser, env, children)
    elif content:
        children.append(_PlainToken("text", "", 0, content=content))


def _is_overwhelming(content: str) -> bool:
    """Whether text has more marks than any use: the scanner takes time with their square."""
    return len(content) > _MOST_MARKS and len(_INLINE_MARK.findall(content)) > _MOST_MARKS
