"""What an importer writes its draft into: paragraphs, tables and what is left out, as they come."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ._draft import NOTE_BEGINS, NOTE_ENDS, Draft, Dropped, Line
from ._tables import Rows, table_lines
from .stages.escaping import escaped_within
from .stages.lines import raw_lines, width

_ROOM = " \t\u3000"
_MARKS = re.compile(f"[{NOTE_BEGINS}{NOTE_ENDS}]")
_LONGEST_DROPPED = 100_000
_LONG, _MOSTLY = 25, 0.6


class Manuscript:
    """The lines of a draft, numbered as they come: a paragraph of the original is a line."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.dropped: list[Dropped] = []
        self.notes: list[str] = []
        self.unseen: dict[str, None] = {}
        self.number = 0
        self.gap = True
        self.set_in: dict[int, int] = {}

    def paragraph(
        self, text: str, *, indent: int = 0, level: int | None = None, page: bool = False
    ) -> None:
        """Take a paragraph; line ends within it begin new lines."""
        for _, raw in raw_lines(_MARKS.sub(_kept_mark, text)):
            self.number += 1
            stripped = raw.translate(_TO_MARKS).strip(_ROOM)
            if not stripped:
                self.gap = True
                continue
            before = raw[: len(raw) - len(raw.lstrip(_ROOM))]
            room = width(before.expandtabs(4))
            if indent and not room:
                self.set_in[len(self.lines)] = indent
            self.lines.append(Line(self.number, stripped, room, self.gap, page, level))
            self.gap = False

    def table(self, rows: Rows) -> None:
        """Take a table."""
        self.number += 1
        self.lines.extend(table_lines(rows, self.number))
        self.gap = True

    def verbatim(self, text: str) -> None:
        """Take Markdown as it is."""
        self.number += 1
        self.lines.append(Line(self.number, text, gap=True, verbatim=True))
        self.gap = True

    def footnote(self, name: str, text: str) -> None:
        """Take the text of a footnote, below the paragraph that it belongs to."""
        self.verbatim(f"[^{name}]: {escaped_within(text)}")

    def drop(self, text: str, what: str = "", *, page: int = 0) -> None:
        """List what does not go into the text, with what it was, or the page it stood on."""
        plain = " ".join(raw.strip() for _, raw in raw_lines(text) if raw.strip())
        if plain:
            begins = f"{what}：" if what else ""
            said = begins + plain[:_LONGEST_DROPPED]
            self.dropped.append(Dropped(max(self.number, 1), said, page))

    def note(self, text: str) -> None:
        """Say something once."""
        if text not in self.notes:
            self.notes.append(text)

    def unsee(self, what: str) -> None:
        """Say that the file holds something of a sort that its printed text does not show."""
        self.unseen[what] = None

    def draft(self, notes: Sequence[str] = ()) -> Draft:
        """The whole."""
        return Draft(
            lines=tuple(self._set_in()),
            dropped=tuple(sorted(self.dropped, key=lambda entry: entry.line)),
            unseen=tuple(self.unseen),
            notes=(*notes, *self.notes),
        )

    def _set_in(self) -> list[Line]:
        """The lines with the indents of their styles, if not all paragraphs have one.

        Where all are set in, a sentence that was cut is so too, and nothing is told by that.
        """
        long = [at for at, line in enumerate(self.lines) if len(line.text) >= _LONG]
        told = sum(at in self.set_in for at in long) <= _MOSTLY * len(long)
        return [
            msgspec.structs.replace(line, indent=self.set_in[at])
            if told and at in self.set_in
            else line
            for at, line in enumerate(self.lines)
        ]


# Marks of footnotes pass the cleaning of lines as characters of private use.
_FROM_MARKS = {NOTE_BEGINS: "\U0010fff0", NOTE_ENDS: "\U0010fff1"}
_TO_MARKS = {ord(private): mark for mark, private in _FROM_MARKS.items()}


def _kept_mark(match: re.Match[str]) -> str:
    return _FROM_MARKS[match[0]]


def note_mark(name: str) -> str:
    """The mark of a footnote in a line."""
    return f"{NOTE_BEGINS}{name}{NOTE_ENDS}"


def plain(text: str) -> str:
    """A line as people read it: marks of footnotes as numbers in brackets."""
    return text.replace(NOTE_BEGINS, "[").replace(NOTE_ENDS, "]")
