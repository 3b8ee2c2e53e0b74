"""Register entries, ready to paste, for bodies that texts name and nobody has registered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from gongkai.model import Level
from gongkai.regions import ancestors_of, division
from gongkai.register import Register

from .organ_words import slug_for

_UNKNOWN = "填区划代码"
# What YAML takes for a word without quotation marks.
_PLAIN = re.compile(r"[^\W\d][\w（）·]*")


class Entry(msgspec.Struct, frozen=True):
    """What `reports/register.yml` lacks for a report: its organ, and divisions by their codes.

    ``region`` is empty where the code is not known; ``codes`` are those that it may be.
    """

    id: str
    name: str
    region: str
    codes: tuple[str, ...] = ()
    divisions: tuple[tuple[str, str], ...] = ()
    since: int | None = None
    duties: tuple[str, ...] = ()

    @property
    def doubt(self) -> str:
        """What is to be chosen before the entry can be used; empty where nothing is."""
        return f"区划代码可能是{'、'.join(self.codes)}，请选定一个。" if len(self.codes) > 1 else ""


def entry_for(
    name: str, regions: Sequence[str], register: Register, *, kind: str, year: int | None
) -> Entry:
    """The entry of a body that a report names."""
    region = regions[0] if len(regions) == 1 else ""
    stem = f"{region or _UNKNOWN}-{slug_for(name)}"
    identifier, number = stem, 2
    while identifier in register.organs:
        identifier, number = f"{stem}{number}", number + 1
    return Entry(
        identifier,
        name,
        region,
        tuple(regions),
        tuple(_divisions(region, register)) if region else (),
        year,
        (kind,) if kind else (),
    )


def _divisions(region: str, register: Register) -> Iterator[tuple[str, str]]:
    """The division and those above it that are not registered yet, the highest first."""
    for code in (*reversed(ancestors_of(region)), region):
        found = division(code)
        if code not in register.regions and found is not None:
            yield code, found.name


def lines_for(entries: Iterable[Entry]) -> str:
    """The lines for the register: each body once, with all that its reports tell of it."""
    merged: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        key = entry.name, entry.region
        merged[key] = _merged(merged[key], entry) if key in merged else entry
    identifiers = _apart(merged.values())
    divisions = dict(sorted(pair for entry in merged.values() for pair in entry.divisions))
    regions = [f'  "{code}": {name}' for code, name in divisions.items()]
    heading = ["regions:", *regions] if regions else []
    rows = map(_organ_row, identifiers, merged.values())
    return "\n".join([*heading, "organs:", *rows])


def _merged(first: Entry, second: Entry) -> Entry:
    since = [year for year in (first.since, second.since) if year is not None]
    duties = tuple(dict.fromkeys((*first.duties, *second.duties)))
    return msgspec.structs.replace(first, since=min(since, default=None), duties=duties)


def _apart(entries: Iterable[Entry]) -> list[str]:
    """The identifiers of entries; two bodies with the same initials are numbered."""
    taken: list[str] = []
    for entry in entries:
        identifier, number = entry.id, 2
        while identifier in taken:
            identifier, number = f"{entry.id}{number}", number + 1
        taken.append(identifier)
    return taken


def _organ_row(identifier: str, entry: Entry) -> str:
    level = Level.GOVERNMENT if entry.name.endswith("政府") else Level.DEPARTMENT
    name = (
        entry.name if _PLAIN.fullmatch(entry.name) else json.dumps(entry.name, ensure_ascii=False)
    )
    parts = [f"name: {name}", f'region: "{entry.region or _UNKNOWN}"', f"level: {level}"]
    parts += [f"since: {entry.since}"] if entry.since else []
    parts += [f"duties: [{', '.join(entry.duties)}]"] if entry.duties else []
    return f"  {identifier}: {{{', '.join(parts)}}}"
