"""The body of the report: blocks written as Markdown, one blank line between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from gongkai.importers._draft import Line

from .escaping import cell, escaped, escaped_within, with_footnotes
from .headings import Block

_FEWEST_ROWS, _FEWEST_CELLS = 2, 2


def written(blocks: Sequence[Block], *, markdown: bool) -> str:
    """The blocks as Markdown; text of a Markdown draft is Markdown already."""
    parts = [_block(block, markdown=markdown) for block in blocks]
    return "\n\n".join(parts) + "\n" if parts else ""


def _block(block: Block, *, markdown: bool) -> str:
    if block.verbatim:
        return block.text
    text = re.sub(r"\t+", " ", block.text)
    if block.level is None:
        return with_footnotes(text if markdown else escaped(text))
    return f"{'#' * block.level} {with_footnotes(text if markdown else escaped_within(text))}"


def with_tables(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with every run of rows of as many cells each written as a Markdown table.

    Only tabs part cells; where rows differ in their number of cells, the lines stay lines.
    """
    result: list[Line] = []
    for run in _runs(lines):
        result.extend([_table(run)] if _is_table(run) else run)
    return tuple(result)


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines with as many cells each; a line without tabs is a run of its own."""
    run: list[Line] = []
    for line in lines:
        if run and not (_cells(line) == _cells(run[-1]) >= _FEWEST_CELLS):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _cells(line: Line) -> int:
    return 0 if line.verbatim else line.text.count("\t") + 1


def _is_table(run: Sequence[Line]) -> bool:
    return len(run) >= _FEWEST_ROWS and _cells(run[0]) >= _FEWEST_CELLS


def _table(run: Sequence[Line]) -> Line:
    rows = [[cell(part.strip()) for part in line.text.split("\t")] for line in run]
    head, *rest = (f"| {' | '.join(row)} |" for row in rows)
    rule = f"|{' --- |' * len(rows[0])}"
    text = "\n".join((head, rule, *rest))
    return msgspec.structs.replace(run[0], text=text, verbatim=True)
