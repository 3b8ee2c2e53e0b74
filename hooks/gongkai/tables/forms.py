"""The three ways of writing a table in a report, each read into grids.

A block is a fenced piece of YAML named 公开表; a Markdown table comes as tokens; raw HTML is read
from the body, since a blank line in it ends what Markdown takes for HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

import yaml
from markdown_it.token import Token

from gongkai.filled import FilledTable
from gongkai.text.shown_code import without_comments

from .grid import Grid, Loose, spread

BLOCK = "公开表"
"""The info string of a fence that holds a table; what follows it is for people."""

COLUMNS = "列"
"""The key of a block under which the columns are named."""

_TABLE = re.compile(r"<(/?)table\b", re.IGNORECASE)
# A cell without tags in it, another tag, or words.
_PIECE = re.compile(
    r"<(td|th)\b([^<>]*+)>([^<]*+)</\1>|<(/?)([a-z][a-z0-9]*+)([^<>]*+)>|([^<]++|<)", re.IGNORECASE
)
_SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?\s*(\d{1,3})", re.IGNORECASE)
_WIDE_SPACE = re.compile(r"[\s\xa0\u3000\u200b]+")
_SIGNS = re.compile(r"[ \t\xa0\u3000、，；;]+|,(?=\s)\s*")
_COMMAS = re.compile(r"[,，、]")
# Anchors, and what nests deeper than the C parser may safely follow.
_DEEP = re.compile(r"(?m)(?:^|[\s:,\[{])[&*]\S|[\[{]\s*[\[{]\s*[\[{]|^\s*(?:[-?]\s+){3}|^\s{40}")
_FENCE = re.compile(rf" {{0,3}}(?:```+|~~~+)[ \t]*{BLOCK}")
_DEEPEST = 4
_MOST_NODES = 4000


def is_block(token: Token) -> bool:
    """Whether a token is a fence that holds a table."""
    return token.type == "fence" and token.info.strip().startswith(BLOCK)


def grids_of(tokens: Sequence[Token], body: str, body_line: int) -> Iterator[Grid]:
    """Every table of a body, in any form."""
    passed = 0
    lines: list[str] = []
    for at, token in enumerate(tokens):
        if not token.map or token.map[0] < passed:
            continue
        if token.type == "table_open":
            yield _pipe_grid(tokens, at, body_line)
        elif is_block(token):
            grid = block_grid(token.content, body_line + token.map[0])
            if grid is not None:
                yield grid
        elif token.type == "html_block" and _TABLE.search(token.content):
            lines = lines or body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            html, passed = _whole_tables(lines, token.map[0], token.map[1])
            yield from html_grids(html, body_line + token.map[0])


def unread_blocks(body: str, body_line: int, tables: Iterable[FilledTable]) -> Iterator[int]:
    """The lines of blocks from which no table could be read."""
    if BLOCK not in body:
        return
    read = {first for table in tables if table.form == "block" for first, _ in table.spans}
    for at, line in enumerate(body.split("\n"), body_line):
        if _FENCE.match(line) and at not in read:
            yield at


def _whole_tables(lines: Sequence[str], first: int, after: int) -> tuple[str, int]:
    """The HTML from a line on until every table in it is closed, and the line after it."""
    depth, at = 0, first
    while at < len(lines) and (at < after or depth > 0):
        for tag in _TABLE.finditer(lines[at]):
            depth += -1 if tag[1] else 1
        at += 1
    return "\n".join(lines[first:at]), at


def _pipe_grid(tokens: Sequence[Token], at: int, body_line: int) -> Grid:
    """The grid of a Markdown table whose opening token stands at an index."""
    rows: list[list[Loose]] = []
    line = body_line
    for token in tokens[at + 1 :]:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            line = body_line + token.map[0] if token.map else line
            rows.append([])
        elif token.type == "inline":
            words = "".join(
                child.content
                for child in token.children or ()
                if child.type in {"text", "code_inline", "text_special"}
            )
            rows[-1].append(Loose(unescape(words), line))
    first, after = tokens[at].map or (0, 1)
    return Grid("pipe", body_line + first, body_line + after - 1, spread(rows))


def block_grid(content: str, line: int) -> Grid | None:
    """The grid of a block that begins at a line, None where it is no YAML of the form."""
    if _DEEP.search(content) or content.count("[") + content.count("{") > _MOST_NODES:
        return None
    try:
        root = yaml.compose(content, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    rows: list[list[Loose]] = []
    below = line + 1
    width = 1
    for labels, values, at in _entries(root, ()):
        label, padding = "".join(labels), []
        if labels[-1] == COLUMNS:
            label, width = "", len(values)
        elif len(values) != 1:
            padding = [""] * (width - len(values))
        rows.append([Loose(text, below + at) for text in (label, *values, *padding)])
        if len(rows) > _MOST_NODES:
            return None
    return Grid("block", line, line + content.count("\n") + 1, spread(rows))


def _entries(
    node: yaml.MappingNode, above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], list[str], int]]:
    """The rows of a block: labels from the outermost in, entries, line below the fence."""
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        labels = (*above, key.value)
        if isinstance(value, yaml.MappingNode) and value.flow_style:
            pairs = [
                (column.value, entry.value)
                for column, entry in value.value
                if isinstance(column, yaml.ScalarNode) and isinstance(entry, yaml.ScalarNode)
            ]
            line = key.start_mark.line
            yield (*above, COLUMNS), [column for column, _ in pairs], line
            yield labels, [entry for _, entry in pairs], line
        elif isinstance(value, yaml.MappingNode):
            if len(labels) < _DEEPEST:
                yield from _entries(value, labels)
        elif isinstance(value, yaml.SequenceNode):
            items = [item.value for item in value.value if isinstance(item, yaml.ScalarNode)]
            yield labels, items, key.start_mark.line
        else:
            yield labels, entries_in(value.value), key.start_mark.line


def entries_in(text: str) -> list[str]:
    """The entries of a row written with spaces or commas between them."""
    text = text.strip()
    parts = [part for part in _SIGNS.split(text) if part]
    if len(parts) == 1 and len(_COMMAS.findall(text)) > 1:
        parts = _COMMAS.split(text)
    return parts


def html_grids(html: str, line: int) -> Iterator[Grid]:
    """The tables of raw HTML that begins at a line; of nested tables the innermost."""
    html = without_comments(html)
    open_tables: list[_Writing] = []
    counted = 0
    for found in _PIECE.finditer(html):
        name = found[5]
        if name is None or name.lower() != "table":
            if open_tables:
                open_tables[-1].take(found)
        elif not found[4]:
            line += html.count("\n", counted, found.start())
            counted = found.start()
            if open_tables:
                open_tables[-1].is_outer = True
            open_tables.append(_Writing(html, line, counted))
        elif open_tables:
            done = open_tables.pop()
            if not done.is_outer:
                yield done.grid(found.end())
    if open_tables and not open_tables[-1].is_outer:
        yield open_tables[-1].grid(len(html))


class _Writing:
    """A table of raw HTML while it is read; ends of cells and rows may be left out."""

    def __init__(self, html: str, line: int, start: int) -> None:
        self.html = html
        self.at = start
        self.line = self.first = line
        self.rows: list[list[Loose]] = []
        self.words: list[str] = []
        self.cell: Loose | None = None
        self.is_outer = False

    def take(self, piece: re.Match[str]) -> None:
        """Go on at a piece: a whole cell, a tag of which only rows and cells matter, or words."""
        cell, attributes, text, slash, name, more, words = piece.groups()
        if cell is not None:
            self._end_cell()
            self._write(self._opened(attributes, piece.start()), text)
        elif words is not None:
            self.words.append(words)
        elif name.lower() in {"td", "th", "tr"}:
            self._end_cell()
            if name.lower() == "tr" and not slash:
                self.rows.append([])
            elif name.lower() != "tr" and not slash:
                self.cell = self._opened(more, piece.start())

    def _opened(self, attributes: str, offset: int) -> Loose:
        line = self._line_at(offset)
        if "span" not in attributes and "SPAN" not in attributes:
            return Loose("", line)
        spans = {which.lower(): int(count) for which, count in _SPAN.findall(attributes)}
        return Loose("", line, spans.get("col", 1) or 1, spans.get("row", 1) or 1)

    def _line_at(self, offset: int) -> int:
        self.line += self.html.count("\n", self.at, offset)
        self.at = offset
        return self.line

    def _end_cell(self) -> None:
        if self.cell is not None:
            self._write(self.cell, "".join(self.words))
            self.cell = None
        self.words.clear()

    def _write(self, cell: Loose, text: str) -> None:
        if not text.isdecimal():
            text = _WIDE_SPACE.sub(" ", unescape(text)).strip()
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(Loose(text, cell.line, cell.columns, cell.rows))

    def grid(self, end: int) -> Grid:
        """The table, ended at an offset."""
        self._end_cell()
        return Grid("html", self.first, self._line_at(end), spread(self.rows))
