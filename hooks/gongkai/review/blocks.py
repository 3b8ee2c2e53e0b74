"""The text of a report as blocks, each with its lines and its HTML, safe to stand on any page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import nh3
from markdown_it.token import Token
from markupsafe import Markup

from gongkai.disclosures import disclosure_of
from gongkai.kinds import kinds
from gongkai.metadata import metadata_of
from gongkai.model import Source
from gongkai.press.article import article_of
from gongkai.sources import read_source
from gongkai.text.allowed_html import TAGS
from gongkai.text.markdown import parse

_TABLES = frozenset({"fence", "table_open", "html_block"})
# Nothing on a review leads away from it, nor is anything fetched for it; places need no names.
_LEADING = frozenset({"a", "img", "span"})
_SPANS = {"colspan", "rowspan"}


class Block(msgspec.Struct, frozen=True):
    """A block of a report: its first and last line in the file, its Markdown, how it looks."""

    first: int
    last: int
    text: str
    html: Markup
    table: bool = False


class Text(msgspec.Struct, frozen=True):
    """A report taken apart: its source, and its body as blocks."""

    source: Source
    blocks: tuple[Block, ...]


def text_of(path: str, text: str) -> Text:
    """Take a report apart."""
    source = read_source(path, text.encode("utf-8", "replace"))
    metadata, _faults = metadata_of(source)
    disclosure, tokens = disclosure_of(source, metadata, kinds())
    lines = source.body.split("\n")
    blocks = []
    for run in _runs(tokens):
        first, after = next((token.map for token in run if token.map), [0, 0])
        article = article_of(run, disclosure.sections, source.body_line, disclosure.tables)
        blocks.append(
            Block(
                first + source.body_line,
                max(first, after - 1) + source.body_line,
                "\n".join(lines[first:after]),
                _safe(article.html),
                run[0].type in _TABLES,
            )
        )
    return Text(source, tuple(blocks))


def shown_markdown(text: str) -> Markup:
    """A piece of Markdown as it looks."""
    return _safe(article_of(parse(text), (), 1).html)


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens of each block of the highest rank."""
    run: list[Token] = []
    depth = 0
    for token in tokens:
        run.append(token)
        depth += token.nesting
        if depth == 0:
            yield run
            run = []


def _safe(html: str) -> Markup:
    """The HTML of an article without anything that leads elsewhere, or names that may repeat."""
    shown = _cleaner.clean(html)
    return Markup(shown)  # noqa: S704  # the cleaner leaves only harmless tags


_cleaner = nh3.Cleaner(
    tags=set(TAGS) - _LEADING,
    attributes={"td": _SPANS, "th": {*_SPANS, "scope"}, "ol": {"start"}},
)
