"""Archives that documents are made of, read within limits: nothing is ever unpacked to the disk."""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator

from ._draft import UnreadableError

_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, IndexError,
    NotImplementedError, OverflowError, lzma.LZMAError,
)  # fmt: skip
_MOST_MEMBERS = 20_000
_LARGEST_PART = 24 << 20
_LARGEST_WHOLE = 96 << 20
_FIRST_FREE = 8 << 20
_STEEPEST = 400


class Archive:
    """The parts of a zip file by name; every byte that is unpacked counts.

    Raises:
        UnreadableError: the file is broken, locked, or made to exhaust its reader.

    """

    def __init__(self, data: bytes, what: str) -> None:
        self.what = what
        self.size = len(data)
        self.unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except _BROKEN as error:
            raise UnreadableError(
                f"{what}已经损坏，打不开，请重新导出或者另存一份再导入"
            ) from error
        if len(members) > _MOST_MEMBERS:
            raise self._overfull()
        self._members = {_place(member.filename): member for member in members}
        if any(member.flag_bits & 1 for member in members):
            raise UnreadableError(f"{what}加了密码，请去掉密码另存一份再导入")

    def __contains__(self, name: str) -> bool:
        return _place(name) in self._members

    def names(self) -> Iterator[str]:
        """The names of all parts, in order."""
        yield from sorted(self._members)

    def read(self, name: str) -> bytes:
        """A part, or nothing where there is none of that name."""
        member = self._members.get(_place(name))
        if member is None:
            return b""
        try:
            with self._zip.open(member) as stream:
                data = stream.read(_LARGEST_PART + 1)
        except _BROKEN as error:
            raise UnreadableError(
                f"{self.what}已经损坏，打不开，请重新导出或者另存一份再导入"
            ) from error
        except RuntimeError as error:
            raise UnreadableError(f"{self.what}加了密码，请去掉密码另存一份再导入") from error
        self.unpacked += len(data)
        steep = len(data) > _FIRST_FREE and len(data) > _STEEPEST * max(member.compress_size, 1)
        if len(data) > _LARGEST_PART or self.unpacked > _LARGEST_WHOLE or steep:
            raise self._overfull()
        return data

    def _overfull(self) -> UnreadableError:
        return UnreadableError(f"{self.what}解压后过大，不像正常的文件，没有读取")


def _place(name: str) -> str:
    """A name without ways out of the archive: two that mean the same part are the same."""
    return posixpath.normpath(f"/{name}".replace("\\", "/")).lstrip("/")
