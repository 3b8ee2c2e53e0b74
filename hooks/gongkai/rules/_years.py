"""Tables of two report years that follow one another, for rules that compare them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.corpus import Corpus
from gongkai.filled import FilledTable
from gongkai.tables.schemas import Table, table_of


class Filling(NamedTuple):
    """A table as one year's report fills it in."""

    path: str
    year: int
    table: FilledTable


def consecutive(corpus: Corpus, kinds: frozenset[str]) -> Iterator[tuple[Filling, Filling, Table]]:
    """Each table of a report beside that of the same organ's report of the year before.

    Reports that were withdrawn, and years with more than one report, are left aside.
    """
    for (organ, kind, year), records in corpus.by_duty.items():
        if kind not in kinds or not records[0].tables:
            continue
        earlier = corpus.by_duty.get((organ, kind, year - 1), ())
        if len(records) != 1 or len(earlier) != 1:
            continue
        [now], [then] = records, earlier
        if now.metadata.withdrawn or then.metadata.withdrawn:
            continue
        before = {table.table: table for table in then.tables}
        for table in {table.table: table for table in reversed(now.tables)}.values():
            if table.table in before:
                yield (
                    Filling(then.path, year - 1, before[table.table]),
                    Filling(now.path, year, table),
                    table_of(table.schema, table.table),
                )
