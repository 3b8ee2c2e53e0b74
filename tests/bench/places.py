"""Where the generated reports come from: organs of the counties of the shipped national list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import yaml

from gongkai.regions import codes
from gongkai.regions.national import Division, divisions, known_parent_of

_SENTENCES = Path(__file__).parent / "sentences"
# What a body calls its region: 全县, 县委; peculiar kinds go by the common word for their rank.
_RANKS = "县区市旗"


@dataclass(frozen=True, slots=True)
class Trade:
    """What sort of bureau an organ is."""

    slug: str
    name: str
    sign: str
    matter: str


@dataclass(frozen=True, slots=True)
class Office:
    """An organ that owes reports: its region, the region above, its names, its trade."""

    code: str
    region: str
    place: str
    above: str
    rank: str
    trade: Trade

    @property
    def id(self) -> str:
        """The id in the register."""
        return f"{self.code}-{self.trade.slug}"

    @property
    def name(self) -> str:
        """The full name, with the regions above, since names of districts repeat."""
        return f"{self.place}{self.trade.name}"

    @property
    def short(self) -> str:
        """What it calls itself in its text."""
        return f"{self.rank}{self.trade.name}"

    @property
    def sign(self) -> str:
        """The letters before the year of its document numbers (机关代字)."""
        return f"{self.region[0]}{self.trade.sign}发"


def offices(count: int) -> tuple[Office, ...]:
    """One organ in each of so many counties, in the order of codes; prefectures come after.

    Raises:
        ValueError: the country does not have so many.

    """
    found = tuple(islice(_every(), count))
    if len(found) < count:
        raise ValueError(f"the national list gives {len(found)} organs, not {count}")
    return found


def regions_of(chosen: tuple[Office, ...]) -> dict[str, str]:
    """The regions of the organs and all above them: name by code, in the order of codes."""
    found: dict[str, str] = {}
    for office in chosen:
        code: str | None = office.code
        while code is not None and code not in found:
            found[code] = divisions()[code].name
            code = known_parent_of(code)
    return dict(sorted(found.items()))


def _every() -> Iterator[Office]:
    trades = [Trade(**entry) for entry in words()["organs"]]
    there = [division for division in divisions().values() if division.in_force()]
    counties = [d for d in there if codes.level_of(d.code) == "county"]
    prefectures = [d for d in there if codes.level_of(d.code) == "prefecture"]
    for at, division in enumerate((*counties, *prefectures)):
        yield _office(division, trades[at % len(trades)])


def _office(division: Division, trade: Trade) -> Office:
    parent = known_parent_of(division.code)
    above = divisions()[parent].name if parent else ""
    rank = division.name[-1] if division.name[-1] in _RANKS else "区"
    return Office(
        code=division.code,
        region=division.name,
        place=f"{above}{division.name}",
        above=re.sub(r".*(?=[省市区州盟]$)", "", above) or "省",
        rank=rank,
        trade=trade,
    )


def words() -> dict[str, list[dict[str, str]]]:
    """The small lists of words that names are made of."""
    loaded: dict[str, list[dict[str, str]]] = yaml.safe_load(
        (_SENTENCES / "names.yml").read_text(encoding="utf-8")
    )
    return loaded
