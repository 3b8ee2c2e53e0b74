"""A register entry, ready to paste, for a body that a text names and nobody has registered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai.model import Level
from gongkai.regions import ancestors_of, division
from gongkai.register import Register

from .organ_words import slug_for

_UNKNOWN = "填区划代码"


def entry_for(
    name: str, regions: Sequence[str], register: Register, *, kind: str, year: int | None
) -> str:
    """The lines for `reports/register.yml`: the organ, and the divisions not yet registered."""
    region = regions[0] if len(regions) == 1 else _UNKNOWN
    known = tuple(_region_rows(region, register)) if region != _UNKNOWN else ()
    heading = ("regions:", *known) if known else ()
    return "\n".join((*heading, "organs:", _organ_row(name, region, register, kind, year)))


def _region_rows(region: str, register: Register) -> Iterator[str]:
    """The division and those above it, the highest first."""
    for code in (*reversed(ancestors_of(region)), region):
        found = division(code)
        if code not in register.regions and found is not None:
            yield f'  "{code}": {found.name}'


def _organ_row(name: str, region: str, register: Register, kind: str, year: int | None) -> str:
    identifier = f"{region}-{slug_for(name)}"
    if identifier in register.organs:
        identifier += "2"
    level = Level.GOVERNMENT if name.endswith("政府") else Level.DEPARTMENT
    parts = [f"name: {name}", f'region: "{region}"', f"level: {level}"]
    parts += [f"since: {year}"] if year else []
    parts += [f"duties: [{kind}]"] if kind else []
    return f"  {identifier}: {{{', '.join(parts)}}}"
