"""Files that are laid beside pages."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def put(out: Path, path: str, data: bytes) -> dict[str, str]:
    """Write a file of a site, its folder made where it is missing; its digest by its path."""
    name = f"{out}/{path}"
    try:
        # Most stand beside pages that are there: asking first would take as long as writing.
        file = open(name, "wb", buffering=0)  # noqa: PTH123, SIM115
    except FileNotFoundError:
        os.makedirs(os.path.dirname(name), exist_ok=True)  # noqa: PTH103, PTH120
        file = open(name, "wb", buffering=0)  # noqa: PTH123, SIM115
    with file:
        file.write(data)
    return {path: hashlib.sha256(data).hexdigest()}
