"""Makes ``divisions.csv`` anew from the three CSVs of china-division; run by a maintainer.

Usage: python -m gongkai.regions._refresh DIST OUT, DIST being the folder ``dist`` of the package.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

PLACEHOLDERS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
# GB/T 2260 has them at province level; the source keeps them in a file without such codes.
ADDED = (("710000", "台湾省"), ("810000", "香港特别行政区"), ("820000", "澳门特别行政区"))
# 嘉峪关市 has no districts: the source repeats its name as a county of its own.
DROPPED = frozenset({"620201"})
CODE_LENGTH = 6

Row = tuple[str, str]


def division_rows(*tables: Iterable[Row]) -> list[Row]:
    """Join tables of code and name, without what is no division, sorted by code."""
    rows = {code.ljust(CODE_LENGTH, "0"): name for table in tables for code, name in table}
    return sorted([*((code, rows[code]) for code in rows if _is_division(code, rows)), *ADDED])


def _is_division(code: str, rows: dict[str, str]) -> bool:
    """Whether the row is more than a development zone or a heading of the statistical list."""
    is_zone = code[4] == "7"
    return not is_zone and code not in DROPPED and rows[code] not in PLACEHOLDERS


def _read(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["code"], row["name"]


def main(argv: list[str]) -> int:
    """Write the list made of the tables in a folder."""
    dist, out = (Path(argument) for argument in argv)
    tables = (_read(dist / f"{name}.csv") for name in ("provinces", "cities", "areas"))
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "name"))
        writer.writerows(division_rows(*tables))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
