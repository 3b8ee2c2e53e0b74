"""Takes the furniture off: what stands around the text goes and is listed."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

import msgspec

from gongkai.importers._draft import Dropped, Line
from gongkai.text.dates import dates_in, years_in

from .furniture import Zone, begins_list, is_address, is_furniture, is_weak_furniture, names_several
from .labels import (
    Field,
    cells_of,
    fields_of,
    filled,
    is_value,
    split_before_labels,
    starts_with_label,
)
from .organ_words import is_organ_name
from .pages import page_marks
from .shapes import begins_anew, begins_body, ends_body

_LONGEST_CELL = 16
_LONGEST_ENTRY = 16


class Clearing(msgspec.Struct, frozen=True):
    """The lines that are text, what was dropped, and what the portal's labels said."""

    lines: tuple[Line, ...]
    dropped: tuple[Dropped, ...]
    fields: tuple[Field, ...]


def cleared(lines: Sequence[Line]) -> Clearing:
    """The text without page numbers, running heads, menus, labels and lists of other pages."""
    sweep = _Sweep(lines)
    sweep.drop_pages(page_marks(lines))
    sweep.drop_all(_where(lines, Zone.BODY, sweep.dropped))
    zones = _zones(lines, sweep.dropped)
    for zone in (Zone.HEAD, Zone.TAIL):
        places = zones[zone]
        sweep.drop_all(at for at in places if is_furniture(lines[at].text, zone))
        sweep.read_labels(places, zone)
        if zone is Zone.TAIL:
            sweep.drop_lists(places)
            sweep.drop_below(places)
            sweep.drop_menu(places, after=max(zones[Zone.BODY], default=len(lines)))
        sweep.drop_beside(places)
    sweep.read_labels(zones[Zone.BODY], Zone.BODY)
    return sweep.result()


def _where(lines: Sequence[Line], zone: Zone, dropped: set[int]) -> list[int]:
    return [
        at
        for at, line in enumerate(lines)
        if at not in dropped and not line.verbatim and is_furniture(line.text, zone)
    ]


def _zones(lines: Sequence[Line], dropped: set[int]) -> dict[Zone, list[int]]:
    """Which lines stand before, in and after the text."""
    left = [at for at in range(len(lines)) if at not in dropped]
    first = next((at for at in left if _is_text(lines[at], Zone.HEAD)), len(lines))
    last = next((at for at in reversed(left) if _is_text(lines[at], Zone.TAIL)), first)
    last = max(first, last)
    return {
        Zone.HEAD: [at for at in left if at < first],
        Zone.BODY: [at for at in left if first <= at <= last],
        Zone.TAIL: [at for at in left if at > last],
    }


def _is_text(line: Line, zone: Zone) -> bool:
    """Whether a line must be of the text, so that the zone ends before it."""
    bounds = begins_body(line) if zone is Zone.HEAD else ends_body(line)
    return bounds and (line.verbatim or not is_furniture(line.text, zone))


def _is_of_menu(line: Line) -> bool:
    """Whether a line below furniture can be no line of a document's end."""
    text = line.text
    of_document = begins_anew(text) or is_organ_name(text) or any(dates_in(text))
    return not of_document and len(text) <= _LONGEST_ENTRY and not re.search("[，。：:（(]", text)


class _Sweep:
    """One pass over the lines of a file, collecting what goes."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = list(lines)
        self.dropped: set[int] = set()
        self.fields: list[Field] = []
        self.parts: list[Dropped] = []
        self.pages: frozenset[int] = frozenset()
        self.values = 0

    def drop_all(self, places: Iterator[int] | Sequence[int] | frozenset[int]) -> None:
        self.dropped.update(places)

    def drop_pages(self, places: frozenset[int]) -> None:
        """Drop page numbers and running heads, and remember where the pages end."""
        self.pages = places
        self.dropped.update(places)

    def read_labels(self, places: Sequence[int], zone: Zone) -> None:
        """Take the label lines out, with the values that stand on lines of their own."""
        rows = self._table_rows(places) if zone is not Zone.BODY else {}
        for at in places:
            if at in self.dropped or self.lines[at].verbatim:
                continue
            if zone is Zone.HEAD:
                self._cut_off_labels(at)
            line = self.lines[at]
            fields = fields_of(line.text, line.number, zone) or rows.get(at, ())
            if fields:
                self.dropped.add(at)
                last = self._completed(fields[-1], at, places, in_table=at in rows)
                self.fields.extend((*fields[:-1], last))

    def _table_rows(self, places: Sequence[int]) -> dict[int, tuple[Field, ...]]:
        """Rows of labels without colons, believed where several labels show a table."""
        found = {}
        for at in places:
            line = self.lines[at]
            if at not in self.dropped and (fields := cells_of(line.text, line.number)):
                found[at] = fields
        return found if sum(map(len, found.values())) > 1 else {}

    def _cut_off_labels(self, at: int) -> None:
        """Drop the labels printed behind a title, and keep the title."""
        line = self.lines[at]
        if starts_with_label(line.text):
            return
        title, labels = split_before_labels(line.text)
        if labels:
            self.parts.append(Dropped(line.number, labels))
            self.fields.extend(fields_of(labels, line.number, Zone.HEAD))
            self.lines[at] = msgspec.structs.replace(line, text=title)

    def _completed(self, field: Field, at: int, places: Sequence[int], *, in_table: bool) -> Field:
        """The field with its value from the next line, where that can be nothing else."""
        following = bisect.bisect_right(places, at)
        after = places[following : following + 2]
        if not field.is_open or not after or after[0] in self.dropped:
            return field
        value = self.lines[after[0]].text
        if not is_value(field, value):
            return field
        if field.kind in {"text", "any"} and not self._is_cell(value, after[1:], in_table=in_table):
            return field
        self.dropped.add(after[0])
        self.values += 1
        return filled(field, value)

    def _is_cell(self, value: str, following: Sequence[int], *, in_table: bool) -> bool:
        """Whether free text is a value: a label follows it, or it ends a table and is no title."""
        if self._is_label(following):
            return True
        short = len(value) <= _LONGEST_CELL and not is_organ_name(value)
        return in_table and self.values > 0 and short and not years_in(value)

    def _is_label(self, places: Sequence[int]) -> bool:
        return any(
            place in self.dropped
            or starts_with_label(self.lines[place].text)
            or bool(cells_of(self.lines[place].text, 0))
            for place in places
        )

    def drop_lists(self, places: Sequence[int]) -> None:
        """Drop everything below 相关链接 and the like, once the text is over."""
        start = next((at for at in places if begins_list(self.lines[at].text)), None)
        if start is not None:
            self.dropped.update(at for at in places if at >= start)

    def drop_below(self, places: Sequence[int]) -> None:
        """Drop addresses that stand below furniture; below the text they are the report's."""
        for at in places:
            if at - 1 in self.dropped and is_address(self.lines[at].text):
                self.dropped.add(at)

    def drop_menu(self, places: Sequence[int], after: int) -> None:
        """Drop the short lines that follow furniture below the text, unless documents have such."""
        start = min((at for at in self.dropped if at > after), default=len(self.lines))
        for at in places:
            if at > start and at not in self.dropped and _is_of_menu(self.lines[at]):
                self.dropped.add(at)

    def drop_beside(self, places: Sequence[int]) -> None:
        """Drop words that are furniture only in company: in a row, or beside what was dropped."""
        weak = [
            at for at in places if at not in self.dropped and is_weak_furniture(self.lines[at].text)
        ]
        self.dropped.update(at for at in weak if names_several(self.lines[at].text))
        for order in (weak, weak[::-1]):
            self.dropped.update(
                at for at in order if at - 1 in self.dropped or at + 1 in self.dropped
            )

    def result(self) -> Clearing:
        kept: list[Line] = []
        gap = page = False
        for at, line in enumerate(self.lines):
            if at in self.dropped:
                gap, page = True, page or at in self.pages
            else:
                kept.append(
                    msgspec.structs.replace(line, gap=line.gap or gap, page=line.page or page)
                )
                gap = page = False
        whole = [Dropped(self.lines[at].number, self.lines[at].text) for at in self.dropped]
        dropped = sorted((*whole, *self.parts), key=lambda entry: entry.line)
        return Clearing(tuple(kept), tuple(dropped), tuple(self.fields))
