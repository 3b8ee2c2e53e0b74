"""Schemas of statutory tables, one YAML file each: heads, wordings, identities, and their basis.

Patterns are searched in folded text (see `text.characters.folded`); a head without ``words`` is
found by its name. Rows and columns are trees: a head with ``heads`` is a merged one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib import resources
from typing import Any

import msgspec
import yaml

from gongkai.text.characters import folded


class Head(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """The head of a row or column: a leaf with an ``id``, or a group of ``heads``.

    ``columns`` names the columns that a row has, where not all of its part. An ``optional`` leaf
    may be missing and is not written into an empty table. ``number`` is false for a column that
    need not hold a number; ``short`` is what messages and blocks call it.
    """

    name: str
    id: str = ""
    short: str = ""
    words: tuple[str, ...] = ()
    heads: tuple[Head, ...] = ()
    columns: tuple[str, ...] = ()
    optional: bool = False
    number: bool = True

    @property
    def leaves(self) -> Iterator[Head]:
        """The leaves below this head, or the leaf that it is."""
        if not self.heads:
            yield self
        for head in self.heads:
            yield from head.leaves

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds this leaf in folded labels."""
        words = self.words or (re.escape(folded(self.name)),)
        return re.compile("|".join(f"(?:{word})" for word in words))

    @property
    def called(self) -> str:
        """What messages call it."""
        return self.short or self.name


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a table with heads of its own; ``corner`` stands above the heads of the rows.

    ``across`` sets rows and columns side by side in one line, as section four is printed.
    """

    columns: tuple[Head, ...]
    rows: tuple[Head, ...] = ()
    heading: str = ""
    corner: str = ""
    over: str = ""
    across: bool = False


class Identity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sum that must come out: ``left`` equals ``right``, in each column or in each row."""

    id: str
    over: str
    left: tuple[str, ...]
    right: tuple[str, ...]


class Statement(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """A way in which the text repeats a number of the table.

    ``pattern`` has the group `n`; without it the text says that there was none. The number must
    be one of the sums in ``equals``, each a list of rows in the column ``column``. The sentence
    must match ``within``; what stands before it in its clause must not match ``unless``.
    """

    name: str
    pattern: str
    equals: tuple[tuple[str, ...], ...]
    column: str
    elements: tuple[str, ...] = ()
    within: str = ""
    unless: str = ""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.pattern)


class Carry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row that the next year's report begins with: ``left`` of N is ``right`` of N + 1."""

    left: str
    right: str


class Stock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stock carried on: ``now`` is that of the year before, plus ``more``, less ``less``."""

    now: str
    more: str
    less: str


class Table(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """One table: what it is called, where it belongs, its parts and what must hold in it.

    ``least`` is how many cells must be recognised to call it this table. Free tables have rows
    of the organ's own choice; ``sum_row`` finds the one among them that adds up the others.
    """

    id: str
    element: str
    name: str
    short: str
    parts: tuple[Part, ...]
    unit: str = ""
    least: int = 1
    sum_row: str = ""
    watched: tuple[tuple[str, str], ...] = ()
    identities: tuple[Identity, ...] = ()
    statements: tuple[Statement, ...] = ()
    carry: Carry | None = None
    stock: Stock | None = None

    @cached_property
    def rows(self) -> Mapping[str, Head]:
        """The leaves of the rows by id."""
        return {leaf.id: leaf for part in self.parts for head in part.rows for leaf in head.leaves}

    @cached_property
    def columns(self) -> Mapping[str, Head]:
        """The leaves of the columns by id."""
        return {
            leaf.id: leaf for part in self.parts for head in part.columns for leaf in head.leaves
        }

    @cached_property
    def columns_of(self) -> Mapping[str, tuple[str, ...]]:
        """For each row the ids of its columns."""
        return {
            leaf.id: leaf.columns
            or tuple(column.id for top in part.columns for column in top.leaves)
            for part in self.parts
            for head in part.rows
            for leaf in head.leaves
        }

    @cached_property
    def is_free(self) -> bool:
        """Whether the organ names its rows itself."""
        return not self.rows

    @cached_property
    def is_across(self) -> bool:
        """Whether it may stand with rows and columns in one line of heads."""
        return self.is_free or any(part.across for part in self.parts)

    def row_name(self, row: str) -> str:
        """What messages call a row."""
        head = self.rows.get(row)
        return head.called if head else row

    def column_name(self, column: str) -> str:
        """What messages call a column."""
        return self.columns[column].called


class Schema(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """The tables of a kind in the report years ``first`` to ``last`` (None: open).

    ``regions`` are the first digits of the codes for which a local format holds; none: all
    regions without one of their own. ``confirmed`` is false where heads and counting are not
    known for certain: nothing is then said to be missing, and sums give warnings at most.
    """

    id: str
    kind: str
    name: str
    basis: str
    tables: tuple[Table, ...]
    first: int | None = None
    last: int | None = None
    regions: tuple[str, ...] = ()
    confirmed: bool = True

    @cached_property
    def by_id(self) -> Mapping[str, Table]:
        """The tables by id."""
        return {table.id: table for table in self.tables}

    def holds_in(self, year: int) -> bool:
        """Whether reports of that year are written in this format."""
        return (self.first is None or self.first <= year) and (
            self.last is None or year <= self.last
        )


@cache
def schemas() -> Mapping[str, Schema]:
    """Every schema by id, read from the YAML files of this folder.

    A table that says ``like: <schema>/<table>`` is that of another schema but for what it says
    itself; ``drop`` names leaves that it does not have.
    """
    files = sorted(
        (entry for entry in resources.files(__name__).iterdir() if entry.name.endswith(".yml")),
        key=lambda entry: entry.name,
    )
    read = [
        yaml.load(entry.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for entry in files
    ]
    models = {
        f"{data['id']}/{table['id']}": table
        for data in read
        for table in data["tables"]
        if "id" in table
    }
    for data in read:
        data["tables"] = [_derived(table, models) for table in data["tables"]]
    return {schema.id: schema for schema in msgspec.convert(read, list[Schema])}


def _derived(table: dict[str, Any], models: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """A table with what it takes from its model."""
    if "like" not in table:
        return table
    own = dict(table)
    dropped = frozenset(own.pop("drop", ()))
    derived = models[own.pop("like")] | own
    parts = [part | {"rows": _without(part.get("rows", ()), dropped)} for part in derived["parts"]]
    return derived | {"parts": parts}


def _without(heads: Iterable[dict[str, Any]], dropped: frozenset[str]) -> list[dict[str, Any]]:
    """The heads but for some leaves; an optional one left alone stands for its group."""
    kept = []
    for head in heads:
        if head.get("id") in dropped:
            continue
        below = _without(head.get("heads", ()), dropped)
        if len(below) == 1 and below[0].get("optional"):
            kept.append({**below[0], "optional": False})
        else:
            kept.append({**head, "heads": below})
    return kept


@cache
def schemas_for(kind: str, year: int | None, region: str) -> tuple[Schema, ...]:
    """The formats in which a report may be written, that of its own year and region first.

    Empty where none is prescribed; the rest are those of other years, which some still use.
    """
    local = [one for one in schemas().values() if one.kind == kind]
    own = [one for one in local if one.regions and region.startswith(one.regions)]
    fitting = own or [one for one in local if not one.regions]
    now = [one for one in fitting if year is None or one.holds_in(year)]
    if not now:
        return ()
    return (now[-1], *(one for one in fitting if one is not now[-1]))


def table_of(schema: str, table: str) -> Table:
    """The table of that id in the schema of that id."""
    return schemas()[schema].by_id[table]
