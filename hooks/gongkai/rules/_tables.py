"""What the rules about statutory tables share: sums that fail, and how they are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gongkai.findings import Found
from gongkai.law import cite
from gongkai.model import Disclosure
from gongkai.prose import BlockSort
from gongkai.tables.balance import Imbalance, imbalances_of
from gongkai.tables.schemas import Table, schemas, table_of

from ._memory import once

XXGK = frozenset({"xxgk"})
XZZF = frozenset({"xzzf"})
BASIS = f"{cite('geshi-2021')}；{cite('geshi-2019')}"


@once
def imbalances(disclosure: Disclosure) -> tuple[Imbalance, ...]:
    """The sums of every table of a disclosure that do not come out."""
    return tuple(failure for table in disclosure.tables for failure in imbalances_of(table))


def failures(
    disclosure: Disclosure, identity: str, message: Callable[[Imbalance], str]
) -> Iterator[Found]:
    """A finding for each failure of an identity."""
    for failure in imbalances(disclosure):
        if failure.identity == identity:
            yield Found(
                failure.line,
                f"{message(failure)}{_suspicion(failure)}",
                element=failure.schema.element,
                basis=basis_of(failure.table.schema),
            )


def basis_of(schema: str) -> str:
    """How the format of a schema is cited."""
    return cite(schemas()[schema].basis)


def said_in(disclosure: Disclosure, first: int, last: int) -> str:
    """The paragraphs from one line to another, without spaces."""
    prose = disclosure.prose
    return "".join(
        "".join(prose.text[block.start : block.end].split())
        for block in prose.blocks
        if block.sort is BlockSort.PARAGRAPH and first <= prose.line_at(block.start) <= last
    )


def place(table: Table, row: str, column: str) -> str:
    """A cell as messages name it: “本年新收”一行“自然人”一格."""
    return f"“{table.row_name(row)}”一行“{table.column_name(column)}”一格"


def _suspicion(failure: Imbalance) -> str:
    cell = failure.suspect
    if cell is None:
        return ""
    table = table_of(failure.table.schema, failure.table.table)
    return f"；同行同列都不平，先核对{place(table, cell.row, cell.column)}的{cell.text.strip()}"
