"""Imports files, raw bytes to a report in its place; one file never stops another."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec

from gongkai.disclosures import disclosure_of
from gongkai.errors import UsageError
from gongkai.kinds import kinds
from gongkai.metadata import metadata_of
from gongkai.register import Register
from gongkai.sources import read_source

from ._draft import Draft, Importer, UnreadableError
from ._reading import Reading, understood
from ._results import ImportedOrgan, ImportResult
from ._sniffing import suffix_of
from .markdown import with_marks_read
from .stages.facts import missing_from
from .stages.organ_index import OrganIndex
from .stages.placing import NoPlaceError, place_for, reason_of, shown, write_whole
from .stages.registering import entry_for

_LARGEST = 64 << 20


class Asked(msgspec.Struct, frozen=True):
    """What the person said instead of leaving it to the text, and how to write."""

    organ: str | None = None
    kind: str | None = None
    year: int | None = None
    force: bool = False
    dry_run: bool = False

    @property
    def wanted(self) -> Mapping[str, object]:
        """The front-matter keys that are settled whatever the text says."""
        said = {"organ": self.organ, "kind": self.kind, "year": self.year}
        return {key: value for key, value in said.items() if value is not None}


class Piped(msgspec.Struct, frozen=True):
    """A text that came from a pipe instead of a file."""

    data: bytes
    name: str = "标准输入"


def _bytes_of(path: Path) -> bytes:
    """The bytes of a file of a bearable size."""
    with path.open("rb") as file:
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


class Run:
    """One call of the command: the register and the folder, and what was written so far."""

    def __init__(  # what the command knows
        self,
        root: Path,
        out: str,
        register: Register,
        asked: Asked,
        importers: Mapping[str, Importer],
    ) -> None:
        self.root = root
        self.reports = root / out
        self.register = register
        self.index = OrganIndex(register)
        self.asked = asked
        self.importers = importers
        self.taken: dict[Path, str] = {}
        if asked.organ is not None and register.organ(asked.organ) is None:
            raise UsageError(f"登记文件里没有编号为“{asked.organ}”的公开主体")

    def result(self, original: Path | Piped) -> ImportResult:
        """Import one file; whatever is wrong with it is said in the notes."""
        path = original if isinstance(original, Path) else Path(original.name)
        source = shown(path, self.root) if isinstance(original, Path) else original.name
        try:
            data = original.data if isinstance(original, Piped) else _bytes_of(original)
            draft = self._draft(data, path)
        except UnreadableError as error:
            return ImportResult(source, notes=(str(error),))
        except OSError as error:
            return ImportResult(source, notes=(f"文件读不出来：{reason_of(error)}",))
        reading = understood(draft, self.index, self.asked.wanted)
        return self._placed(source, path, reading)

    def _draft(self, data: bytes, path: Path) -> Draft:
        """What the importer for such bytes makes of them."""
        stated = path.suffix.lower()
        suffix = suffix_of(data, stated)
        importer = self.importers.get(suffix)
        if importer is None:
            raise UnreadableError(
                f"现在还不能读取这种文件（{path.suffix or '没有后缀'}），"
                f"能读取的有 {'、'.join(self.importers)}"
            )
        draft = with_marks_read(importer.read(data, path.name))
        named = self.importers.get(stated)
        if named is None or named is importer:
            return draft
        note = f"文件后缀是 {path.suffix}，内容是{importer.name}，按{importer.name}读取"
        return msgspec.structs.replace(draft, notes=(note, *draft.notes))

    def _placed(self, source: str, path: Path, reading: Reading) -> ImportResult:
        notes = list(reading.notes)
        place: str | None = None
        try:
            place = self._write(source, path, reading)
        except NoPlaceError as error:
            notes.append(str(error))
        speaker = reading.speaker
        region = speaker.regions[0] if len(speaker.regions) == 1 else None
        return ImportResult(
            source=source,
            written=place,
            front_matter=reading.front_matter,
            organ=ImportedOrgan(speaker.name, region) if speaker.name else None,
            elements=_elements(place or source, reading),
            dropped=reading.dropped,
            joined=reading.joined,
            missing=missing_from(reading.front_matter),
            notes=tuple(notes),
        )

    def _write(self, source: str, path: Path, reading: Reading) -> str:
        """Write the report and say where, or say why not by raising `NoPlaceError`."""
        organ = reading.speaker.organ
        if organ is None:
            raise NoPlaceError(self._unregistered(reading))
        target = self.reports / place_for(organ, reading.front_matter, path)
        place = shown(target, self.root)
        if target in self.taken:
            other = self.taken[target]
            raise NoPlaceError(f"“{other}”也要写到 {place}，这一份没有写，请核对年度和种类")
        if target.exists() and not self.asked.force:
            raise NoPlaceError(f"{place} 已经存在，没有写；确实要覆盖的，加上 --force")
        if not self.asked.dry_run:
            write_whole(target, reading.text)
        self.taken[target] = source
        return place

    def _unregistered(self, reading: Reading) -> str:
        speaker = reading.speaker
        if not speaker.name:
            return "认不出是哪个机关的，请用 --organ 写明编号"
        if speaker.candidates:
            listed = "、".join(f"{organ.name}（{organ.id}）" for organ in speaker.candidates)
            return f"“{speaker.name}”可能是{listed}，请用 --organ 写明编号"
        kind, year = reading.front_matter.get("kind"), reading.front_matter.get("year")
        entry = entry_for(
            speaker.name,
            speaker.regions,
            self.register,
            kind=str(kind or ""),
            year=year if isinstance(year, int) else None,
        )
        doubt = ""
        if len(speaker.regions) > 1:
            doubt = f"区划代码可能是{'、'.join(speaker.regions)}，请选定一个。"
        return (
            f"“{speaker.name}”没有登记，没有写出。{doubt}"
            f"把下面几行并入 reports/register.yml 后重新导入：\n{entry}"
        )


def _elements(path: str, reading: Reading) -> dict[str, str]:
    """The state of every required part, judged as a check of the written file judges it."""
    source = read_source(path, reading.text.encode("utf-8", "replace"))
    metadata, _faults = metadata_of(source)
    disclosure, _tokens = disclosure_of(source, metadata, kinds())
    return {element.id: element.state.value for element in disclosure.elements}
