"""The registers below a root, found, read and merged into one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from gongkai.model import Organ, Place, Region

from .blocks import block_of
from .entries import Entries, entries_of
from .faults import RegisterFault, placed
from .lookup import Register

REGISTER = "reports/register.yml"
_NAME = "register.yml"
_NEARLY = frozenset({"register.yaml", "registers.yml"})


def load_register(root: Path) -> Register:
    """The register of a root: `reports/register.yml` and every `register.yml` below it.

    Content never makes it raise: what is wrong stands in ``faults``.
    """
    paths, faults = _registers(root)
    return _read({path: _data(root / path) for path in paths}, faults)


def register_of(files: Mapping[str, bytes]) -> Register:
    """The register that files hold, by path: what `load_register` says of a tree on disk."""
    paths = sorted(files, key=lambda path: (path != REGISTER, path))
    return _read({path: files[path] for path in paths}, [])


def _read(files: Mapping[str, bytes | None], faults: list[RegisterFault]) -> Register:
    read: dict[str, Entries] = {}
    for path, data in files.items():
        if data is None:
            faults.append(RegisterFault("unreadable", Place(path)))
            continue
        block, found = block_of(data)
        faults.extend(placed(fault, path) for fault in found)
        read[path] = entries_of(path, block)
    if not files:
        faults.append(RegisterFault("missing", Place(REGISTER)))
    return _merged(read, faults)


def _registers(root: Path) -> tuple[list[str], list[RegisterFault]]:
    """The paths of all registers, the one on top first, and faults of those misnamed."""
    found: list[str] = []
    faults: list[RegisterFault] = []
    for folder, folders, names in os.walk(root / "reports"):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if name == _NAME:
                found.append(_relative(folder, name, root))
            elif name.lower() == _NAME or name.lower() in _NEARLY:
                place = Place(_relative(folder, name, root))
                faults.append(RegisterFault("misnamed", place, name))
    return sorted(found, key=lambda path: (path != REGISTER, path)), faults


def _relative(folder: str, name: str, root: Path) -> str:
    return f"{Path(folder).relative_to(root).as_posix()}/{name}"


def _data(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


def _merged(read: Mapping[str, Entries], faults: list[RegisterFault]) -> Register:
    """One register of all; of entries written twice the first holds."""
    regions: dict[str, Region] = {}
    organs: dict[str, Organ] = {}
    lines: dict[str, int] = {}
    for entries in read.values():
        faults.extend(entries.faults)
        faults.extend(
            RegisterFault("duplicate-region", region.place, region.code)
            for region in entries.regions
            if regions.setdefault(region.code, region) is not region
        )
        again = {organ.id for organ in entries.organs if organ.id in organs}
        faults.extend(
            RegisterFault("duplicate-organ", organ.place, organ.id)
            for organ in entries.organs
            if organs.setdefault(organ.id, organ) is not organ
        )
        lines.update(_without(entries.lines, again))
    if read and not organs and not faults:
        faults.append(RegisterFault("no-organs", Place(next(iter(read)))))
    ordered = sorted(faults, key=lambda fault: (fault.place.path, fault.place.line))
    return Register(regions, organs, tuple(ordered), tuple(read), lines)


def _without(lines: dict[str, int], organs: set[str]) -> dict[str, int]:
    if not organs:
        return lines
    return {key: line for key, line in lines.items() if key.partition(".")[0] not in organs}
