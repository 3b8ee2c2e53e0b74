"""The national list of divisions with their history, read once from the data beside this file."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

import msgspec
import yaml

from gongkai.regions import codes

_DATA = resources.files("gongkai.regions")


class Division(msgspec.Struct, frozen=True):
    """行政区划: a code, its name, and from when to when it bore it.

    ``valid_from`` and ``valid_to`` are a year or a day (ISO 8601), both included; None is
    before 2015 and until further notice. ``successor`` is the code that took its place;
    ``confirmed`` is False where the code has not been seen in an official list.
    """

    code: str
    name: str
    valid_from: str | None = None
    valid_to: str | None = None
    successor: str | None = None
    confirmed: bool = True

    def in_force(self, on: dt.date | None = None) -> bool:
        """Whether the code bore this name on that day; without a day, whether it does now."""
        if on is None:
            return self.valid_to is None
        day = on.isoformat()
        return _reaches(self.valid_from or "", day) and not (
            self.valid_to is not None and day[: len(self.valid_to)] > self.valid_to
        )


class Override(Division, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A line of ``overrides.yml``: a division with the act or the list that proves it."""

    basis: str
    confirmed: bool


def _reaches(start: str, day: str) -> bool:
    """Compare at the precision of the start: every day of 2020 reaches 2020."""
    return day[: len(start)] >= start


@cache
def overrides() -> tuple[Override, ...]:
    """Read the abolished, renamed and new codes since 2015, as the file has them."""
    text = _DATA.joinpath("overrides.yml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), tuple[Override, ...])


@cache
def histories() -> Mapping[str, tuple[Division, ...]]:
    """Join list and overrides: every code with all that it stood for, the latest last."""
    found = {code: [Division(code, name)] for code, name in _rows()}
    for entry in overrides():
        records = found.setdefault(entry.code, [])
        records[:] = [old for old in records if old.name != entry.name]
        records.append(_without_basis(entry))
    return MappingProxyType({code: tuple(sorted(found[code], key=_end)) for code in sorted(found)})


@cache
def divisions() -> Mapping[str, Division]:
    """Give the list by code, abolished codes included, each as it stood last."""
    return MappingProxyType({code: records[-1] for code, records in histories().items()})


def division(code: str, on: dt.date | None = None) -> Division | None:
    """Look up what the code stands for, or stood for on that day; None if for nothing."""
    if on is None:
        return divisions().get(code)
    records = histories().get(code, ())
    return next((record for record in reversed(records) if record.in_force(on)), None)


def is_known(code: str) -> bool:
    """Whether the list has the code, be it abolished."""
    return code in divisions()


def known_parent_of(code: str, exists: codes.Exists = is_known) -> str | None:
    """Find the nearest code above that exists: 460000 for 469001, 110000 for 110101."""
    return next(iter(codes.ancestors_of(code, exists)), None)


def ancestors_of(code: str, exists: codes.Exists = is_known) -> tuple[str, ...]:
    """List all codes above that exist, the nearest first."""
    return codes.ancestors_of(code, exists)


def _rows() -> list[tuple[str, str]]:
    with _DATA.joinpath("divisions.csv").open(encoding="utf-8") as file:
        return [(row["code"], row["name"]) for row in csv.DictReader(file)]


def _end(record: Division) -> str:
    return record.valid_to or "9999"


def _without_basis(entry: Override) -> Division:
    return Division(
        entry.code,
        entry.name,
        entry.valid_from,
        entry.valid_to,
        entry.successor,
        entry.confirmed,
    )
