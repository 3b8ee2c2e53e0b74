"""The nouns of the field: regions, organs, kinds' texts, sections, disclosures.

Frozen values without input or output. Dates are calendar days in Asia/Shanghai; lines count
from 1 in the file as it stands, front matter included; years are report years.
"""

from __future__ import annotations

import datetime as dt
import enum

import msgspec

from gongkai.filled import FilledTable
from gongkai.prose import Prose


class Level(enum.StrEnum):
    """What sort of body an organ is; due dates depend on it."""

    GOVERNMENT = "government"
    DEPARTMENT = "department"


class Place(msgspec.Struct, frozen=True):
    """A line of a file below the root."""

    path: str
    line: int = 1


class Region(msgspec.Struct, frozen=True):
    """行政区划: a six-digit GB/T 2260 code and its name."""

    code: str
    name: str
    place: Place = Place("")


class FormerName(msgspec.Struct, frozen=True):
    """A name that an organ bore up to and including the report year ``until``."""

    name: str
    until: int


class Exemption(msgspec.Struct, frozen=True):
    """A duty that an organ does not owe in one year, with its basis and approver."""

    kind: str
    year: int
    basis: str
    approved_by: str


class Organ(msgspec.Struct, frozen=True):
    """公开主体: a body that owes disclosures, from report year ``since`` through ``until``."""

    id: str
    name: str
    region: str
    short: str = ""
    level: Level = Level.DEPARTMENT
    names: tuple[FormerName, ...] = ()
    uscc: str = ""
    since: int | None = None
    until: int | None = None
    succeeded_by: str = ""
    duties: tuple[str, ...] = ()
    exempt: tuple[Exemption, ...] = ()
    contact: str = ""
    office: str = ""
    place: Place = Place("")

    @property
    def folder(self) -> str:
        """The organ's folder below ``reports/``: region code and id without the code."""
        return f"{self.region}/{self.slug}"

    @property
    def slug(self) -> str:
        """The id without its region code: ``990100-xfj`` gives ``xfj``."""
        return self.id.removeprefix(f"{self.region}-")

    def names_in(self, year: int | None) -> tuple[str, ...]:
        """All names under which a report of that year may speak of this organ."""
        former = tuple(old.name for old in self.names if year is None or year <= old.until)
        return (self.name, *former)


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
    moved_from: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawn: Withdrawal | None = None

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


class Numbering(enum.StrEnum):
    """The styles of heading numbers in official documents (GB/T 9704), and two of prose."""

    HAN = "一、"
    HAN_PAREN = "（一）"
    DIGIT = "1."
    DIGIT_PAREN = "（1）"
    ORDINAL = "一是"
    CHAPTER = "第一"
    NONE = ""


class Section(msgspec.Struct, frozen=True):
    """章节: a heading of the text with what stands under it.

    ``title`` is the heading without its number; ``level`` is 2 for the highest rank of the
    text (一、), 3 for （一）, 4 for 1., 5 for （1）. ``line`` to ``end`` are the first and last
    line, subsections included. ``han`` counts the Chinese characters under the heading,
    subsections and their headings included, and for a run-in heading the rest of its paragraph.
    ``form`` says how the heading was written.
    """

    title: str
    level: int
    line: int
    end: int
    numbering: Numbering = Numbering.NONE
    ordinal: int | None = None
    number: str = ""
    form: str = "markdown"
    han: int = 0
    anchor: str = ""


class Link(msgspec.Struct, frozen=True):
    """A target that the text points to: a link, an image or an entry of ``attachments``.

    ``raw`` is true where it stands in raw HTML, among ``Disclosure.html`` too.
    """

    target: str
    line: int
    column: int = 1
    what: str = "link"
    raw: bool = False


class Fragment(msgspec.Struct, frozen=True):
    """A piece of raw HTML in the Markdown source."""

    text: str
    line: int


class State(enum.StrEnum):
    """How a required element is present: under a heading of its own, in passing, or not."""

    SECTION = "section"
    MENTION = "mention"
    ABSENT = "absent"


class ElementState(msgspec.Struct, frozen=True):
    """One required element of a disclosure: its state and where it stands.

    ``empty`` is true where a heading was recognised with fewer than ten Chinese characters
    under it (the state is then absent, or mention where the text speaks of it elsewhere).
    """

    id: str
    state: State
    line: int = 1
    empty: bool = False


class Disclosure(msgspec.Struct, frozen=True):
    """公开件: one report or item, typed, as rules see it.

    ``body`` is the raw Markdown below the front matter, beginning at ``body_line``, ``prose`` the
    words that readers see of it; ``headings`` are only what the text itself shows as headings.
    """

    path: str
    digest: str
    size: int
    metadata: Metadata
    lines: dict[str, int]
    body: str
    body_line: int
    sections: tuple[Section, ...] = ()
    prose: Prose = Prose()
    elements: tuple[ElementState, ...] = ()
    links: tuple[Link, ...] = ()
    html: tuple[Fragment, ...] = ()
    tables: tuple[FilledTable, ...] = ()
    han: int = 0

    def element_at(self, line: int) -> str:
        """The id of the element under whose heading a line stands, empty where under none."""
        found = ""
        for state in self.elements:
            if state.state is State.SECTION:
                section = next((one for one in self.sections if one.line == state.line), None)
                if section and section.line <= line <= section.end:
                    found = state.id
        return found

    def line_of(self, key: str) -> int:
        """The line of a front-matter key path, or of the opening line where it is missing."""
        return self.lines.get(key, 1)
