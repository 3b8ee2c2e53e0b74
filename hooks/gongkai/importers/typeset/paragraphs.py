"""Lines to paragraphs: a line that could have held more ends one, and an indent begins one."""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import msgspec

from gongkai.importers._manuscript import Manuscript
from gongkai.importers.stages.organ_words import is_organ_name
from gongkai.importers.stages.shapes import (
    begins_anew,
    is_addressee,
    is_date,
    is_finished,
    is_numbered,
)

from .glyphs import Page
from .margins import margins
from .rows import Row, rows_of
from .ruled import Table, tables_of

_HEADING_END = re.compile(
    "(?:情况|成效|举措|安排|计划|打算|问题|不足|原因|措施|工作|建设|水平|方面|职责)$"
)
_BORDER = re.compile(r"[\u3400-\u9fff][0-9A-Za-z]|[0-9A-Za-z%][\u3400-\u9fff]")
_SPACED_BORDER = re.compile(
    r"(?<=[\u3400-\u9fff]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?=[\u3400-\u9fff])"
)
_DIGIT = re.compile("[0-9]")
_NEAR = 3.0
_SPACED = 1.3
_SAME_SIZE = 0.08
_SLACK = 0.015
_SET_IN = 0.8
_OFTEN = 0.5
_MANY = 0.15
_FEWEST = 0.03


class Setting(msgspec.Struct, frozen=True):
    """How a column is set: its edges, the distance of its lines, and how paragraphs begin."""

    left: float
    right: float
    leading: float
    indented: bool


def write_pages(pages: Sequence[Page], out: Manuscript) -> None:
    """Write the text of pages, without what is printed at their edges."""
    read = [tables_of(page) for page in pages]
    paged = [rows_of(page, number) for number, (page, _tables) in enumerate(read)]
    dropped = margins(paged)
    for number, rows in enumerate(paged):
        for at, row in enumerate(rows):
            if (number, at) in dropped:
                out.drop(row.text, page=number + 1)
    for page in pages:
        for aside in page.asides:
            out.drop(aside, "水印")
    rows = [
        row
        for number, each in enumerate(paged)
        for at, row in enumerate(each)
        if (number, at) not in dropped
    ]
    settings = {column: _setting(rows, column) for column in {row.column for row in rows}}
    tables = _continued([tables for _page, tables in read])
    spaced = _spaced_borders([row.text for row in rows])
    for paragraph in _paragraphs(rows, settings):
        _write_tables(tables, paragraph[0], out)
        text = paragraph[0].text
        for before, row in itertools.pairwise(paragraph):
            text += _apart(before.text, row.text, spaced) + row.text
        out.paragraph(text)

    _write_tables(tables, None, out)


def _write_tables(tables: list[tuple[int, Table]], before: Row | None, out: Manuscript) -> None:
    """Write the tables that stand above a line, or all that are left."""
    while tables and (before is None or _is_above(*tables[0], before)):
        out.table(tables.pop(0)[1].rows)


def _is_above(page: int, table: Table, row: Row) -> bool:
    return page < row.page or (page == row.page and table.top < row.base)


def _continued(paged: Sequence[Sequence[Table]]) -> list[tuple[int, Table]]:
    """The tables in order; one that goes on at the top of the next page is one."""
    found: list[tuple[int, Table]] = []
    for number, tables in enumerate(paged):
        for at, table in enumerate(tables):
            last = found[-1] if found and at == 0 else None
            goes_on = (
                last is not None and last[0] == number - 1 and last[1] is paged[number - 1][-1]
            )
            if last is not None and goes_on and _is_alike(last[1].columns, table.columns):
                rest = table.rows[table.rows[0] == last[1].rows[0] :]
                rows = (*last[1].rows, *rest)
                found[-1] = (last[0], msgspec.structs.replace(last[1], rows=rows))
            else:
                found.append((number, table))
    return found


def _is_alike(columns: Sequence[float], others: Sequence[float]) -> bool:
    pairs = zip(columns, others, strict=False)
    return len(columns) == len(others) and all(abs(one - other) < _NEAR for one, other in pairs)


def _apart(before: str, after: str, spaced: Collection[str]) -> str:
    """A space where a word of Latin letters ended a line and another begins the next.

    So too between characters that have one between them wherever else the text has them side by
    side: what stood at the end of a line is not printed.
    """
    pair = before[-1] + after[:1]
    words = pair.isascii() and pair.isalpha()
    return " " if words or _sort_of(pair) in spaced else ""


def _spaced_borders(texts: Sequence[str]) -> set[str]:
    """The pairs of Chinese and Latin characters, digits alike, that never stand without a space."""
    with_one, without = Counter[str](), set[str]()
    for text in texts:
        with_one.update(
            _sort_of(text[found.start() - 1] + text[found.end()])
            for found in _SPACED_BORDER.finditer(text)
        )
        without.update(_sort_of(found[0]) for found in _BORDER.finditer(text))
    return {pair for pair, count in with_one.items() if count > 1 and pair not in without}


def _sort_of(pair: str) -> str:
    """A pair of characters with its digits made alike."""
    return _DIGIT.sub("0", pair)


def _setting(rows: Sequence[Row], column: int) -> Setting:
    rows = [row for row in rows if row.column == column]
    sizes = Counter[float]()
    for row in rows:
        sizes[row.size] += len(row.text)
    body = sizes.most_common(1)[0][0]
    of_text = [row for row in rows if abs(row.size - body) <= _SAME_SIZE * body] or rows
    lefts = Counter(round(row.left / body * 2) for row in of_text)
    fewest = max(1, int(_FEWEST * len(of_text)))
    left = min(place for place, count in lefts.items() if count >= fewest) * body / 2
    right = _right_edge(of_text, body)
    steps = [
        round(row.base - before.base, 1)
        for before, row in itertools.pairwise(of_text)
        if before.page == row.page and 0 < row.base - before.base < 4 * body
    ]
    leading = statistics.median_low(steps) if steps else 2 * body
    leading = min(leading, Counter(steps).most_common(1)[0][0]) if steps else leading
    setting = Setting(left, right, leading, indented=False)
    starts = [
        row.left > left + _SET_IN * body
        for before, row in itertools.pairwise(of_text)
        if not _is_full(before, row, setting)
    ]
    return msgspec.structs.replace(
        setting, indented=bool(starts) and sum(starts) >= _OFTEN * len(starts)
    )


def _right_edge(rows: Sequence[Row], body: float) -> float:
    """Where lines end; marks that hang over the edge are not many."""
    rights = Counter(round(row.right / body * 2) for row in rows)
    many = [place for place, count in rights.items() if count >= max(2, _MANY * len(rows))]
    if not many:
        return max(row.right for row in rows)
    edge = max(many)
    return max(row.right for row in rows if round(row.right / body * 2) == edge)


def _is_full(row: Row, following: Row, setting: Setting) -> bool:
    """Whether the first word of the next line would not have gone into this one."""
    return row.right + following.word > setting.right + _SLACK * row.size


def _paragraphs(rows: Sequence[Row], settings: Mapping[int, Setting]) -> list[list[Row]]:
    found: list[list[Row]] = []
    for row in rows:
        if found and _goes_on(found[-1], row, settings):
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _goes_on(paragraph: Sequence[Row], row: Row, settings: Mapping[int, Setting]) -> bool:
    """Whether a line goes on with a paragraph."""
    last = paragraph[-1]
    setting, here = settings[last.column], settings[row.column]
    alike = abs(last.size - row.size) <= _SAME_SIZE * last.size and "\t" not in last.text + row.text
    set_in = row.left > here.left + _SET_IN * row.size
    same = last.page == row.page and last.column == row.column
    parted = same and row.base - last.base > _SPACED * setting.leading
    signs = is_date(row.text) or is_organ_name(row.text)
    if signs and is_finished(last.text):
        return False
    if not alike or set_in or parted or not _is_full(last, row, setting):
        return False
    if setting.indented:
        return not (is_finished(last.text) and is_numbered(row.text))
    if len(paragraph) == 1 and is_numbered(last.text) and _HEADING_END.search(last.text):
        return False
    return not ((is_finished(last.text) or is_addressee(last.text)) and begins_anew(row.text))
