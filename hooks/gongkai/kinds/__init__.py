"""Kinds are data: one YAML file per kind says what a disclosure of it is called and must hold.

A pack carries the report years for which it holds; a disclosure is judged by the pack of its
own year. Patterns are regular expressions, searched in text whose digits, brackets and Latin
letters were made half-width and whose spaces were taken out (see `text.characters.folded`).
Adding a wording is a line in one of these files.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from importlib import resources
from importlib.resources.abc import Traversable

import msgspec
import yaml

from gongkai.model import Level

_HEADING_ADVICE = re.compile("^[^“]*设[^“]*“[^”]*”，")


# Compared by identity, since what was found for an element is remembered by it.
class Element(msgspec.Struct, frozen=True, dict=True, eq=False, forbid_unknown_fields=True):
    """必备要素: a part that a kind must hold.

    ``headings`` recognise a heading that opens this part, ``not_headings`` take some of those
    back; ``mentions`` recognise running text that speaks of it. ``absent`` is the id of the
    severity for an element that is nowhere; optional elements (``required: false``) have none.
    """

    id: str
    name: str
    headings: tuple[str, ...]
    hint: str
    basis: str
    required: bool = True
    not_headings: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    example: str = ""

    @property
    def asked(self) -> str:
        """What to write below the heading; the hint also says how to word the heading itself."""
        return _HEADING_ADVICE.sub("", self.hint)

    @cached_property
    def heading_pattern(self) -> re.Pattern[str]:
        """Matches a folded heading, without its number, that opens this element."""
        return re.compile("|".join(f"(?:{pattern})" for pattern in self.headings))

    @cached_property
    def not_heading_pattern(self) -> re.Pattern[str] | None:
        """Matches headings that only look as if they opened this element."""
        if not self.not_headings:
            return None
        return re.compile("|".join(f"(?:{pattern})" for pattern in self.not_headings))

    @cached_property
    def mention_pattern(self) -> re.Pattern[str] | None:
        """Matches folded running text that speaks of this element."""
        if not self.mentions:
            return None
        return re.compile("|".join(f"(?:{pattern})" for pattern in self.mentions))


class Due(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last day on which a report of year N is on time: ``month``-``day`` of N + 1."""

    level: Level
    month: int
    day: int
    basis: str

    def date(self, year: int) -> dt.date:
        """The due date of the report of that year."""
        return dt.date(year + 1, self.month, self.day)


class Pack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a kind must hold in the report years ``first`` to ``last`` (None: open).

    ``in_force`` is the day from which the requirement binds: a text published before gets
    warnings at most.
    """

    basis: str
    first: int | None = None
    last: int | None = None
    in_force: dt.date | None = None
    elements: tuple[Element, ...] = ()
    due: tuple[Due, ...] = ()

    def holds_in(self, year: int) -> bool:
        """Whether reports of that year are judged by this pack."""
        return (self.first is None or self.first <= year) and (
            self.last is None or year <= self.last
        )


class Kind(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """公开种类: what is disclosed and what it must hold.

    ``title`` says how such a disclosure is titled (patterns that must all be found),
    ``title_form`` shows the clerk the form; ``says`` recognises a text's own statement of what
    it is (现将…报告如下). Items (``annual: false``) have a category instead of a year.
    """

    id: str
    name: str
    short: str
    annual: bool
    title: tuple[str, ...]
    title_form: str
    packs: tuple[Pack, ...]
    basis: str
    says: tuple[str, ...] = ()
    working_days: int | None = None
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What it may be asked for by: its id, and the names that pages and tables show."""
        return self.id, self.name, self.short

    def pack(self, year: int | None) -> Pack | None:
        """The pack for a report year; for items and unknown years the newest."""
        if year is None:
            return self.packs[-1] if self.packs else None
        return next((pack for pack in self.packs if pack.holds_in(year)), None)

    def due(self, year: int, level: Level) -> Due | None:
        """When a body of that level must have published its report of that year."""
        pack = self.pack(year)
        return next((due for due in pack.due if due.level == level), None) if pack else None


def listed(some: Iterable[Kind]) -> str:
    """Kinds as someone is told which there are to be asked for."""
    return "、".join(f"{kind.id}（{kind.name}）" for kind in some)


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind by id, read from the YAML files of this folder."""
    return kinds_in(resources.files(__name__))


def kinds_in(folder: Traversable) -> Mapping[str, Kind]:
    """The kinds that the YAML files of a folder declare, by id.

    Raises:
        msgspec.ValidationError: a file does not say what a kind must say.

    """
    files = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".yml")),
        key=lambda entry: entry.name,
    )
    read = [
        msgspec.convert(yaml.load(entry.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), Kind)
        for entry in files
    ]
    return {kind.id: kind for kind in read}
