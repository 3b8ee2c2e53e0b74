"""What came of reading attachments, kept on disk under digests: a large file is read once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from gongkai.attachments import LARGEST, AttachmentReading, judged
from gongkai.packs import code_digest, versions_of, write_whole

# The libraries on whose versions an outcome depends.
_READING = ("olefile", "pypdf", "python-stdnum")


class Kept(msgspec.Struct, frozen=True):
    """An attachment's outcome under its key."""

    key: bytes
    reading: AttachmentReading


_decoder = msgspec.msgpack.Decoder(dict[str, Kept])
_encoder = msgspec.msgpack.Encoder()


def judge_pack(root: Path, pack: Path, paths: Sequence[str]) -> dict[str, AttachmentReading]:
    """What is known of each file, by path; files that did not change are not read again.

    Raises:
        OSError: the cache could not be written.

    """
    before = _read(pack)
    now = {path: _kept(root, path, before.get(path)) for path in paths}
    if {path: kept.key for path, kept in now.items()} != {
        path: kept.key for path, kept in before.items()
    }:
        write_whole(pack, _encoder.encode(now))
    return {path: kept.reading for path, kept in now.items()}


def _read(pack: Path) -> dict[str, Kept]:
    try:
        return _decoder.decode(pack.read_bytes())
    except (OSError, msgspec.MsgspecError):
        return {}


def _kept(root: Path, path: str, before: Kept | None) -> Kept:
    try:
        with (root / path).open("rb") as file:
            # One byte more tells that a file is too large to be read.
            data = file.read(LARGEST + 1)
    except OSError:
        return Kept(b"", AttachmentReading(unread="打不开"))
    digest = hashlib.blake2b(code_digest(), digest_size=16)
    digest.update(versions_of(_READING))
    digest.update(data)
    key = digest.digest()
    if before is not None and before.key == key:
        return before
    return Kept(key, judged(path.rpartition("/")[2], data))
