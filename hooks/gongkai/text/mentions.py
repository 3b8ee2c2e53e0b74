"""The running text of a body, folded, to find in which line it speaks of something."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

import msgspec

from gongkai.text.characters import narrowed
from gongkai.text.report_year import with_next_year_named
from gongkai.text.shown_code import without_code

_NEW_LINE = re.compile(r"\r\n?")


class RunningText(msgspec.Struct, frozen=True, dict=True):
    """A body to be searched: lines of one paragraph run on, headings stand alone.

    Nothing is folded until something is looked for.
    """

    body: str
    body_line: int
    headings: frozenset[int] = frozenset()

    @cached_property
    def _lines(self) -> list[str]:
        body = self.body
        if "\r" in body:
            body = _NEW_LINE.sub("\n", body)
        [body] = with_next_year_named([without_code(body)], body)
        body = narrowed(body.replace("**", ""))
        return ["".join(line.split()) for line in body.split("\n")]

    @cached_property
    def _whole(self) -> tuple[str, list[int]]:
        return self._joined(frozenset())

    def line_of(
        self, pattern: re.Pattern[str] | None, *, without: frozenset[int] = frozenset()
    ) -> int | None:
        """The first line of the file that holds a match, those ``without`` left aside."""
        if pattern is None:
            return None
        text, starts = self._joined(without) if without else self._whole
        match = pattern.search(text)
        if match is None:
            return None
        return self.body_line + bisect_right(starts, match.start()) - 1

    def _joined(self, without: frozenset[int]) -> tuple[str, list[int]]:
        """The folded text and where each of its lines begins."""
        parts: list[str] = []
        starts: list[int] = []
        length = 0
        for number, line in enumerate(self._lines, self.body_line):
            kept = "" if number in without else line
            alone = not line or number in self.headings or number + 1 in self.headings
            starts.append(length)
            parts.append(kept + "\n" if alone else kept)
            length += len(kept) + alone
        return "".join(parts), starts

    @property
    def last_line(self) -> int:
        """The last line of the file that holds text; at least 1."""
        return max(self.body_line + _NEW_LINE.sub("\n", self.body.rstrip()).count("\n"), 1)
