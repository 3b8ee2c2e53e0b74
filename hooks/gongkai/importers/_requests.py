"""What is to be imported: a file or what came through a pipe, and what the person said of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec

from ._draft import UnreadableError
from .stages.placing import shown

_LARGEST = 64 << 20


class Asked(msgspec.Struct, frozen=True):
    """What the person said instead of leaving it to the text."""

    organ: str | None = None
    kind: str | None = None
    year: int | None = None
    category: int | None = None
    published: dt.date | None = None

    @property
    def wanted(self) -> Mapping[str, object]:
        """The front-matter keys that are settled whatever the text says."""
        said = {name: getattr(self, name) for name in self.__struct_fields__}
        return {key: value for key, value in said.items() if value is not None}


class Piped(msgspec.Struct, frozen=True):
    """A text that came from a pipe instead of a file."""

    data: bytes
    name: str = "标准输入"


class Request(msgspec.Struct, frozen=True):
    """One source to import; ``fault`` says why it cannot be, where that is known beforehand."""

    source: Path | Piped
    asked: Asked = Asked()
    fault: str = ""

    @property
    def path(self) -> Path:
        """The name of the source, to tell its format by."""
        return self.source if isinstance(self.source, Path) else Path(self.source.name)

    def shown(self, root: Path) -> str:
        """How output names the source."""
        return shown(self.source, root) if isinstance(self.source, Path) else self.source.name

    def data(self) -> bytes:
        """What the source holds.

        Raises:
            UnreadableError: it is too much for a report.
            OSError: it cannot be read.

        """
        if isinstance(self.source, Piped):
            return self.source.data
        with self.source.open("rb") as file:
            return bounded(file)


def bounded(stream: BinaryIO) -> bytes:
    """What a stream holds.

    Raises:
        UnreadableError: it is too much for a report.

    """
    data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UnreadableError(f"文件超过 {_LARGEST >> 20} MB，不像一份报告，没有读取")
    return data
