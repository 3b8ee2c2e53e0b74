"""What a check says: severities, what a rule found, and the finding that readers see."""

from __future__ import annotations

import enum

import msgspec


class Severity(enum.StrEnum):
    """How far a finding blocks publication; the order of weight is error, warning, info."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def weight(self) -> int:
        """Where it stands in lists for people: 0 for errors, then warnings, then infos."""
        return list(Severity).index(self)

    @property
    def word(self) -> str:
        """What readers see."""
        return _WORDS[self]


_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}


class Found(msgspec.Struct, frozen=True):
    """What a rule yields: a place and what is wrong there.

    The engine stamps the rest from the rule's card. ``hint`` and ``basis`` replace the card's
    where the rule knows more than its card; ``element`` names the required element concerned.
    Lines and columns count from 1 in the file as it stands; messages never hold line numbers.
    """

    line: int
    message: str
    column: int = 1
    element: str | None = None
    hint: str | None = None
    basis: str | None = None
    path: str | None = None


class Finding(msgspec.Struct, frozen=True):
    """A finding stamped with its rule: the row of every report of `gongkai check`."""

    rule: str
    severity: Severity
    path: str
    line: int
    column: int
    message: str
    basis: str
    hint: str
    element: str | None = None
    waived: bool = False

    @property
    def order(self) -> tuple[str, int, str, int, str]:
        """Where the finding stands in a list: by file, line and rule."""
        return (self.path, self.line, self.rule, self.column, self.message)
