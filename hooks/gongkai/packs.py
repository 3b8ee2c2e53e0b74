"""The cache on disk: what was made of each file, packed by folder, named by digests.

A pack holds the outcome of the files of some folders, each with a key that covers the bytes of
the file and everything else that the outcome depends on. The cache may be deleted at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import metadata
from pathlib import Path

import msgspec

from gongkai.corpus import Record
from gongkai.figures import Stated
from gongkai.press.article import Article
from gongkai.rules import Context

# The libraries on whose versions an outcome depends.
_SHAPING = (
    "ahocorasick_rs",
    "chinesecalendar",
    "markdown-it-py",
    "mdit-py-plugins",
    "nh3",
    "python-stdnum",
    "rapidfuzz",
    "rensa",
)
FOLDER = Path(".cache/gongkai")
_FILES_PER_PACK = 96
_MOST_PACKS = 4096


class Packed(msgspec.Struct, frozen=True):
    """One file's outcome; its record bears the key.

    ``comparable`` are the places of the figures that may stand beside those of other years.
    """

    record: Record
    article: Article
    figures: tuple[Stated, ...] = ()
    comparable: tuple[int, ...] = ()


_decoder = msgspec.msgpack.Decoder(list[Packed])
_encoder = msgspec.msgpack.Encoder()


def read_pack(path: Path) -> dict[str, Packed]:
    """What a pack holds, by path of the file; nothing where it is missing or damaged."""
    try:
        return {packed.record.path: packed for packed in _decoder.decode(path.read_bytes())}
    except (OSError, msgspec.MsgspecError):
        return {}


def write_pack(path: Path, packed: Iterable[Packed]) -> None:
    """Write a pack whole or not at all."""
    write_whole(path, _encoder.encode(list(packed)))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file of the cache whole or not at all.

    Raises:
        OSError: it could not be written.

    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".{os.getpid()}")
    try:
        partial.write_bytes(data)
        partial.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise


def grouped(paths: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Files by the name of their pack; a folder's files stay together."""
    count = 1
    while count * _FILES_PER_PACK < len(paths) and count < _MOST_PACKS:
        count *= 2
    groups: dict[str, list[str]] = {}
    for path in paths:
        folder = path.rpartition("/")[0]
        digest = int.from_bytes(_bucket(folder))
        groups.setdefault(f"{count}-{digest % count:04d}", []).append(path)
    return {name: tuple(found) for name, found in sorted(groups.items())}


@cache
def _bucket(folder: str) -> bytes:
    return hashlib.blake2b(folder.encode(errors="surrogateescape"), digest_size=4).digest()


def context_key(context: Context, register: Iterable[bytes]) -> bytes:
    """A digest of everything but the file itself that an outcome depends on."""
    digest = hashlib.blake2b(code_digest(), digest_size=16)
    digest.update(f"{context.as_of} {context.today}".encode())
    digest.update(versions_of(_SHAPING))
    digest.update(_encoder.encode(context.settings))
    for data in register:
        digest.update(hashlib.blake2b(data).digest())
    return digest.digest()


@cache
def versions_of(libraries: tuple[str, ...]) -> bytes:
    """The versions of Python and of some libraries."""
    return " ".join([sys.version, *map(metadata.version, libraries)]).encode()


@cache
def code_digest() -> bytes:
    """A digest of this package's code and data."""
    here = Path(__file__).parent
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(here.rglob("*")):
        if path.suffix in {".py", ".yml", ".csv"}:
            digest.update(str(path.relative_to(here)).encode())
            digest.update(path.read_bytes())
    return digest.digest()
