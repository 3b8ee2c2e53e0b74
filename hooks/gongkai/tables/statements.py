"""What the text says of the table's numbers, and where the table says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from gongkai.filled import Cell, FilledTable
from gongkai.model import Disclosure
from gongkai.prose import Block, BlockSort

from .balance import total
from .schemas import Statement, table_of

_SPEAKS = re.compile(r"申请|结转|办结|予以|公开\d|复议|诉讼|提供\d|处理\d")
_QUOTES = '"“”‘’「」'
_SENTENCE_END = re.compile(r"[。;!?\n]")
_CLAUSE_START = re.compile(r"[。;!?,\n:、(]")
_OTHER_TIME = re.compile(r"上一?年度?(?!.{0,2}(?:结转|转入|遗留))|去年|往年|同期|(?<!\d)(20\d\d)年")


class Contradiction(msgspec.Struct, frozen=True):
    """A passage of the text that gives a number which the table does not."""

    statement: Statement
    table: FilledTable
    passage: str
    line: int
    said: Decimal
    sums: tuple[tuple[Cell, ...], ...]


def contradictions(disclosure: Disclosure) -> Iterator[Contradiction]:
    """Every number of the text that the tables contradict."""
    known = [
        (table, statement)
        for table in disclosure.tables
        for statement in table_of(table.schema, table.table).statements
    ]
    if not known:
        return
    prose = disclosure.prose
    for block in prose.blocks:
        if block.sort is not BlockSort.PARAGRAPH or not _SPEAKS.search(
            prose.narrow, block.start, block.end
        ):
            continue
        element = disclosure.element_at(prose.line_at(block.start))
        fitting = [
            (table, statement)
            for table, statement in known
            if not statement.elements or element in statement.elements
        ]
        if fitting:
            yield from _in_block(disclosure, block, fitting)


def _in_block(
    disclosure: Disclosure, block: Block, known: list[tuple[FilledTable, Statement]]
) -> Iterator[Contradiction]:
    """The contradictions of one paragraph, each number taken once."""
    raw = disclosure.prose.narrow[block.start : block.end]
    offsets = [at for at, sign in enumerate(raw) if sign not in _QUOTES and not sign.isspace()]
    text = "".join(raw[at] for at in offsets)
    taken: set[int] = set()
    for table, statement in known:
        for found in statement.regex.finditer(text):
            if found.end() in taken or not _counts(found, text, statement, disclosure):
                continue
            taken.add(found.end())
            said = Decimal(found["n"].replace(",", "")) if "n" in found.groupdict() else Decimal(0)
            sums = tuple(_sums(table, statement))
            if sums and all(total(cells) != said for cells in sums):
                line = disclosure.prose.line_at(block.start + offsets[found.start()])
                yield Contradiction(statement, table, found[0], line, said, sums)


def _counts(found: re.Match[str], text: str, statement: Statement, disclosure: Disclosure) -> bool:
    """Whether the passage speaks of this year and of all that the table counts."""
    before = [one.end() for one in _CLAUSE_START.finditer(text, 0, found.start())]
    clause = text[before[-1] if before else 0 : found.start()]
    year = disclosure.metadata.year
    if any(other[1] is None or int(other[1]) != year for other in _OTHER_TIME.finditer(clause)):
        return False
    if statement.unless and re.search(statement.unless, clause):
        return False
    if not statement.within:
        return True
    starts = [one.end() for one in _SENTENCE_END.finditer(text, 0, found.start())]
    return re.search(statement.within, text[starts[-1] if starts else 0 : found.end()]) is not None


def _sums(table: FilledTable, statement: Statement) -> Iterator[tuple[Cell, ...]]:
    """The cells of each sum that the table can give."""
    schema = table_of(table.schema, table.table)
    for rows in statement.equals:
        cells = [
            table.at(row, statement.column)
            for row in rows
            if row in schema.rows and not schema.rows[row].optional
        ]
        optional = [
            table.at(row, statement.column)
            for row in rows
            if row in schema.rows and schema.rows[row].optional
        ]
        there = tuple(cell for cell in (*cells, *optional) if cell is not None)
        if None not in cells and any(cell.value is not None for cell in there):
            yield there
