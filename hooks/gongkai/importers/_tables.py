"""Tables as Markdown: with pipes, or as clean HTML where cells are merged."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

import msgspec

from gongkai.tables.forms import html_grids
from gongkai.tables.schemas import schemas
from gongkai.tables.writing import block_from_grid

from ._draft import NOTE_BEGINS, NOTE_ENDS, Line
from .stages.escaping import cell as escaped_cell
from .stages.labels import is_label, starts_with_label

_LONGEST_CELL = 600
_FEWEST_ROWS = 2
_MOST_CELLS = 20_000
_FEWEST_LABELS = 2
_SHARE = 0.7


class Cell(msgspec.Struct, frozen=True):
    """A cell with the lines of its text, and how far it reaches."""

    lines: tuple[str, ...] = ()
    colspan: int = 1
    rowspan: int = 1
    heads: bool = False

    @property
    def text(self) -> str:
        """The text in one piece."""
        return "\n".join(self.lines)


Rows = Sequence[Sequence[Cell]]


def table_lines(rows: Rows, number: int) -> tuple[Line, ...]:
    """A table as lines: one that is Markdown, or lines of text where no table is meant."""
    rows = [row for row in rows if any(cell.text.strip() or cell.rowspan > 1 for cell in row)]
    if not rows:
        return ()
    if _is_layout(rows):
        return tuple(
            Line(number, text, gap=True) for row in rows for cell in row for text in cell.lines
        )
    if is_of_labels(rows):
        return tuple(Line(number, text, gap=True) for row in rows for text in _labelled(row))
    text = statutory(rows) or (_pipes(rows) if _is_plain(rows) else _html(rows))
    return (Line(number, text, gap=True, verbatim=True),)


def statutory(rows: Rows) -> str | None:
    """The block of data that a table is, where the law prescribes the table; None for others.

    The newest format that the table fits as a whole is taken; what would lose a cell or a label
    stays a table.
    """
    formats = sorted(schemas().values(), key=lambda one: (one.kind, -(one.first or 0)))
    grids = list(html_grids(_html(rows), 1))
    blocks = [block_from_grid(grid, formats) for grid in grids]
    if len(blocks) != 1 or blocks[0] is None:
        return None
    return blocks[0].rstrip("\n")


def _is_layout(rows: Rows) -> bool:
    """Whether cells only place text on a page: one column, or whole chapters in a cell."""
    if max(len(row) for row in rows) == 1:
        return True
    return any(len(cell.text) > _LONGEST_CELL for row in rows for cell in row)


def is_of_labels(rows: Rows) -> bool:
    """Whether the table is a portal's, of index, number and date of a document."""
    labels = sum(is_label(cell.text) for row in rows for cell in row)
    lines = sum(starts_with_label(cell.text) for row in rows for cell in row)
    cells = sum(bool(cell.text.strip()) for row in rows for cell in row)
    return labels + lines >= _FEWEST_LABELS and 2 * labels + lines >= _SHARE * cells


def _labelled(row: Sequence[Cell]) -> Iterator[str]:
    """The cells of a row as lines, each label with its value."""
    label = ""
    for cell in row:
        text = " ".join(cell.lines).strip()
        if is_label(text):
            if label:
                yield label
            label = text if text.endswith((":", "：")) else f"{text}："
        elif text or label:
            yield f"{label}{text}"
            label = ""
    if label:
        yield label


def _is_plain(rows: Rows) -> bool:
    """Whether pipes can show the table: no cell is merged, and the rows are of one length."""
    width = len(rows[0])
    merged = any(cell.colspan > 1 or cell.rowspan > 1 for row in rows for cell in row)
    return not merged and len(rows) >= _FEWEST_ROWS and all(len(row) == width for row in rows)


def _pipes(rows: Rows) -> str:
    head, *rest = (f"| {' | '.join(_in_pipes(cell) for cell in row)} |" for row in rows)
    rule = f"|{' --- |' * len(rows[0])}"
    return "\n".join((head, rule, *rest))


def _in_pipes(cell: Cell) -> str:
    return "<br>".join(escaped_cell(line) for line in cell.lines if line)


def _html(rows: Rows) -> str:
    heads = _head_rows(rows)
    lines = ["<table>"]
    for part, some in (("thead", rows[:heads]), ("tbody", rows[heads:])):
        if some:
            lines.append(f"<{part}>")
            lines.extend(_html_row(row, "th" if part == "thead" else "td") for row in some)
            lines.append(f"</{part}>")
    lines.append("</table>")
    return "\n".join(lines)


def _head_rows(rows: Rows) -> int:
    """How many rows are the head: those so marked, else as many as its first row reaches down."""
    marked = 0
    while marked < len(rows) and rows[marked] and all(cell.heads for cell in rows[marked]):
        marked += 1
    if marked:
        return marked
    reach = max((cell.rowspan for cell in rows[0]), default=1)
    return min(reach, len(rows) - 1)


def _html_row(row: Sequence[Cell], usual: str) -> str:
    return f"<tr>{''.join(_html_cells(row, usual))}</tr>"


def _html_cells(row: Sequence[Cell], usual: str) -> Iterator[str]:
    for cell in row:
        spans = "".join(
            f' {name}="{count}"'
            for name, count in (("colspan", cell.colspan), ("rowspan", cell.rowspan))
            if count > 1
        )
        text = "<br>".join(html.escape(line, quote=False) for line in cell.lines if line)
        text = re.sub(f"{NOTE_BEGINS}([^{NOTE_ENDS}]*){NOTE_ENDS}", r"〔注\1〕", text)
        yield f"<{usual}{spans}>{text}</{usual}>"
