"""The files of a site: each is written in one go, and its digest is noted for the list of them."""

from __future__ import annotations

import hashlib
import os

# The SHA-256 of what was written, by path in the site.
Digests = dict[str, str]

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def write_file(out: str | os.PathLike[str], path: str, data: bytes) -> Digests:
    """Write a file of the site below ``out``, its folder made where it is missing; its digest.

    A site has more files than anything else: each goes straight to the system, past the layers
    that would cost more than the writing.

    Raises:
        OSError: it could not be written whole.

    """
    put(f"{os.fspath(out)}/{path}", data)
    return {path: hashlib.sha256(data).hexdigest()}


def put(place: str, data: bytes) -> None:
    """Write what is no file of the list, or whose digest is known.

    Raises:
        OSError: it could not be written whole.

    """
    try:
        file = os.open(place, _NEW, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120  # the quick way
        file = os.open(place, _NEW, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
    finally:
        os.close(file)
