"""Laws, regulations and plans as data: their titles, and the days between which they held.

Titles are compared as keys (`title_key`): without 中华人民共和国, brackets at the end, spaces.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec
import yaml

_REPUBLIC = "中华人民共和国"
_SPACES = re.compile(r"[\s\u200b\u3000]+")
# Inner titles stand in 〈〉, but are often typed with the outer signs; brackets come in two widths.
_SIGNS = str.maketrans("《》（）“”‘’", "〈〉()\"\"''")


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An instrument: what it is called and since when; see instruments.yml for each key.

    ``elder`` marks a name that an older instrument had borne before the day given;
    ``published`` one that has no day of entering into force, only one of publication.
    """

    title: str
    other_names: tuple[str, ...] = ()
    number: str = ""
    period: tuple[int, int] | None = None
    first_in_force: dt.date | None = None
    confirmed: bool = True
    in_force: dt.date | None = None
    revised: dt.date | None = None
    issued: dt.date | None = None
    issued_confirmed: bool = False
    replaced_by: str = ""
    replaced: dt.date | None = None
    elder: bool = False
    local_too: bool = False
    published: bool = False

    @property
    def began(self) -> dt.date | None:
        """The confirmed day on which an instrument of this name was first in force."""
        return self.first_in_force if self.confirmed and not self.elder else None

    @property
    def name(self) -> str:
        """The title without the republic, with its period: how messages call it."""
        period = f"（{self.period[0]}—{self.period[1]}年）" if self.period else ""
        return self.title.removeprefix(_REPUBLIC) + period


class AbolishedName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The name of something that is no more, usual up to the year ``last``."""

    signs: tuple[str, ...]
    pattern: str
    name: str
    now: str
    last: int


class _Alike(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    shape: tuple[str, ...]
    sound: tuple[str, ...]


def title_key(title: str) -> str:
    """A title as it is compared: without the republic and spaces, its signs of one sort."""
    return _SPACES.sub("", title).removeprefix(_REPUBLIC).translate(_SIGNS)


def _data(name: str) -> object:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


@cache
def instruments() -> Mapping[str, Instrument]:
    """Every instrument by its key in instruments.yml."""
    return msgspec.convert(_data("instruments.yml"), dict[str, Instrument])


@cache
def instruments_by_title() -> Mapping[str, tuple[str, ...]]:
    """The keys of the instruments of each title; plans of several periods share one."""
    found: dict[str, tuple[str, ...]] = {}
    for key, instrument in instruments().items():
        for name in (instrument.title, *instrument.other_names):
            title = title_key(name)
            found[title] = (*found.get(title, ()), key)
    return found


@cache
def real_titles() -> frozenset[str]:
    """Titles that exist beside the instruments: never unknown, never a slip of another."""
    groups = msgspec.convert(_data("real_titles.yml"), dict[str, tuple[str, ...]])
    return frozenset(title_key(title) for titles in groups.values() for title in titles)


@cache
def abolished_names() -> tuple[AbolishedName, ...]:
    """The names of things that are no more."""
    return msgspec.convert(_data("abolished_names.yml"), tuple[AbolishedName, ...])


@cache
def _alike_rows() -> Mapping[str, frozenset[int]]:
    alike = msgspec.convert(_data("alike.yml"), _Alike)
    rows: dict[str, set[int]] = {}
    for number, row in enumerate((*alike.shape, *alike.sound)):
        for character in row:
            rows.setdefault(character, set()).add(number)
    return {character: frozenset(numbers) for character, numbers in rows.items()}


def are_alike(one: str, other: str) -> bool:
    """Whether two characters are taken for one another, by their shape or their sound."""
    rows = _alike_rows()
    return bool(rows.get(one, frozenset()) & rows.get(other, frozenset()))
