"""Regions and the organs in them: who owes disclosures, and since when."""

from __future__ import annotations

import enum

import msgspec


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
