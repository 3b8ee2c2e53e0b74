"""Files that grow with the corpus are cut by year and by the highest region above the organ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gongkai.corpus import Record
from gongkai.edition import year_of
from gongkai.register import Register

_UNDATED = "undated"


def part_of(record: Record, register: Register) -> str:
    """The part that a record belongs to, such as ``2024-990000``."""
    region = register.organs[record.metadata.organ].region
    highest = (region, *register.ancestors(region))[-1]
    return f"{year_of(record) or _UNDATED}-{highest}"


def year_and_region(part: str) -> tuple[int | None, str]:
    """The year, if there is one, and the region's code of a part."""
    year, region = part.split("-")
    return (None if year == _UNDATED else int(year)), region


def part_name(part: str, register: Register) -> str:
    """What readers call a part."""
    year, region = year_and_region(part)
    return f"{f'{year}年' if year else '未注明年份'}　{register.region_name(region)}"


def parted(records: Iterable[Record], register: Register) -> Mapping[str, list[Record]]:
    """Records by their part, the newest year first."""
    parts: dict[str, list[Record]] = {}
    for record in records:
        parts.setdefault(part_of(record, register), []).append(record)
    return dict(sorted(parts.items(), reverse=True))
