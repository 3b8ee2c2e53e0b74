"""A file as it is read: what it says of itself, and what is wrong with how it is written."""

from __future__ import annotations

import datetime as dt

import msgspec


class Fault(msgspec.Struct, frozen=True):
    """Something wrong with how a file is written, met while reading it.

    ``code`` is one of the names that the reading rules declare; ``subject`` is the key, value
    or passage concerned, ``detail`` what else the rule's message needs.
    """

    code: str
    line: int = 1
    column: int = 1
    subject: str = ""
    detail: str = ""


class Review(msgspec.Struct, frozen=True):
    """保密审查: who reviewed the text before publication, and when."""

    by: str
    date: dt.date | None = None


class Waiver(msgspec.Struct, frozen=True):
    """缺项说明: a finding accepted with a reason; it holds through ``until``."""

    rule: str
    reason: str
    approved_by: str
    element: str | None = None
    until: dt.date | None = None
    line: int = 1


class Correction(msgspec.Struct, frozen=True):
    """更正: what was changed in a published text, and when."""

    date: dt.date
    note: str


class Withdrawal(msgspec.Struct, frozen=True):
    """撤下: since when a published text no longer stands, and why."""

    date: dt.date
    reason: str


class Original(msgspec.Struct, frozen=True):
    """原件: the file that a text was imported from, by its digest; its name where it was kept."""

    file: str = ""
    sha256: str = ""


class Metadata(msgspec.Struct, frozen=True):
    """The front matter, typed. What the file does not say is empty, never guessed."""

    title: str = ""
    kind: str = ""
    organ: str = ""
    year: int | None = None
    category: int | None = None
    number: str = ""
    index: str = ""
    signed_by: str = ""
    written: dt.date | None = None
    published: dt.date | None = None
    reviewed: Review | None = None
    source: str = ""
    summary: str = ""
    attachments: tuple[str, ...] = ()
    original: Original | None = None
    moved_from: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawn: Withdrawal | None = None

    @property
    def changed(self) -> dt.date | None:
        """The last day on which it was published, corrected or withdrawn; None if none is told."""
        days = [self.published, *(correction.date for correction in self.corrections)]
        days.append(self.withdrawn.date if self.withdrawn else None)
        return max((day for day in days if day is not None), default=None)

    def as_of(self, day: dt.date) -> Metadata:
        """The metadata as it stood on a day: later corrections and withdrawals are not there."""
        withdrawn = self.withdrawn if self.withdrawn and self.withdrawn.date <= day else None
        corrections = tuple(one for one in self.corrections if one.date <= day)
        if withdrawn is self.withdrawn and len(corrections) == len(self.corrections):
            return self
        return msgspec.structs.replace(self, corrections=corrections, withdrawn=withdrawn)


class Source(msgspec.Struct, frozen=True):
    """A raw file read: front matter as text with the line of each key, and the body.

    ``front_matter`` holds text, lists and mappings of text only: `00123` and `no` stay what
    they are. ``lines`` maps a key path such as ``waivers.0.rule`` to its line. ``readable`` is
    false where no front matter could be made out; the faults say why. ``text`` is the whole file
    as it was decoded, comments and all, empty where it could not be.
    """

    path: str
    digest: str
    size: int
    front_matter: dict[str, object]
    lines: dict[str, int]
    body: str
    body_line: int
    faults: tuple[Fault, ...] = ()
    readable: bool = True
    text: str = ""
