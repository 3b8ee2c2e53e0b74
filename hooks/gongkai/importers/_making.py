"""Makes a report of one source, bytes to text and place; what goes wrong is said, never raised.

This is the work of a process: it reads the source and writes nothing. Where reports go, and
what stands there, is for `_importing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from gongkai.crashes import place_of
from gongkai.disclosures import disclosure_of
from gongkai.frontmatter.writing import front_matter_text
from gongkai.kinds import kinds
from gongkai.metadata import metadata_of
from gongkai.model import ElementState
from gongkai.register import Register
from gongkai.settings import Settings
from gongkai.sources import read_source

from ._draft import Draft, Importer, Line, UnreadableError
from ._keeping import Keeping, keeping_of
from ._limits import OutOfTimeError, patience
from ._reading import Reading, understood
from ._remedies import Remedies
from ._requests import Piped, Request
from ._results import ImportedOrgan, ImportResult
from ._sniffing import suffix_of
from .markdown import with_marks_read
from .stages.facts import missing_from
from .stages.organ_index import OrganIndex
from .stages.placing import NoPlaceError, place_for, reason_of
from .stages.registering import Entry, entry_for, lines_for

# The longest reports have two hundred thousand characters.
_MOST, _MOST_LINES = 1_000_000, 50_000
_TOO_LONG = "文件的文字过多，不像一份报告，没有读取"


class Desk(msgspec.Struct, frozen=True, dict=True):
    """What every source is read with: the root, the register, and what becomes of originals.

    ``originals`` says whether they are kept, ``attachments`` of which types they may be,
    ``remedies`` how people do what a note asks for.
    """

    root: Path
    out: str
    register: Register
    originals: bool = True
    attachments: tuple[str, ...] = Settings().allowed_attachments
    remedies: Remedies = Remedies()


class Made(msgspec.Struct, frozen=True):
    """A source understood: all that is left to do is to put it in its place.

    ``place`` is the path below the reports folder, empty where it has none; the last note of
    ``result`` then says why, and ``entry`` what the register lacks, if that is why. ``lines`` is
    the source as it was read; ``front_matter`` says more than what the source tells. ``empty``
    names the elements with a heading and nothing under it.
    """

    result: ImportResult
    place: str = ""
    front_matter: Mapping[str, object] = {}
    body: str = ""
    keeping: Keeping = Keeping()
    lines: tuple[Line, ...] = ()
    empty: tuple[str, ...] = ()
    entry: Entry | None = None

    @property
    def text(self) -> str:
        """The whole report; empty where nothing could be made."""
        if not self.front_matter:
            return ""
        return front_matter_text(self.front_matter) + (f"\n{self.body}" if self.body else "")


class Maker:
    """Makes reports at a desk; its index of organs is made once."""

    def __init__(self, desk: Desk, importers: Mapping[str, Importer]) -> None:
        self.desk = desk
        self.importers = importers
        self.index = OrganIndex(desk.register)

    def made(self, request: Request) -> Made:
        """The report that a source makes; whatever is wrong with it is said in the notes."""
        try:
            with patience():
                return self._made(request)
        except UnreadableError as error:
            said = str(error)
        except OSError as error:
            said = f"文件读不出来：{reason_of(error)}"
        except OutOfTimeError:
            said = "文件读了很久还没有读完，不像正常的报告，没有导入"
        except (MemoryError, RecursionError):
            said = "读取文件要用的内存过多，不像正常的报告，没有导入"
        except Exception as error:  # noqa: BLE001  # one file never stops the others
            what = f"{type(error).__name__} ({place_of(error)})"
            said = f"程序读取这个文件时自身出错，没有导入，请报给维护者：{what}"
        return Made(ImportResult(request.shown(self.desk.root), notes=(said,)))

    def _made(self, request: Request) -> Made:
        if request.fault:
            raise UnreadableError(request.fault)
        data = request.data()
        suffix, draft = self._draft(data, request.path)
        reading = understood(draft, self.index, request.asked.wanted, self.desk.remedies)
        notes = list(reading.notes)
        source = request.shown(self.desk.root)
        keeping, entry = Keeping(), None
        try:
            place = self._place(reading, request.path)
        except NoPlaceError as error:
            place = ""
            notes.append(str(error))
            entry = error.entry if isinstance(error, _NotRegisteredError) else None
        if place and not draft.ours and not isinstance(request.source, Piped):
            keeping = self._keeping(data, suffix, Path(place).stem, draft.unseen)
            notes += filter(None, [keeping.why_not])
        said = {
            **reading.front_matter,
            **keeping.front_matter(reading.front_matter.get("attachments")),
        }
        made = Made(ImportResult(source), place, said, reading.body, keeping, draft.lines)
        elements = _elements(place or source, made.text)
        speaker = reading.speaker
        region = speaker.regions[0] if len(speaker.regions) == 1 else None
        result = ImportResult(
            source=source,
            front_matter=reading.front_matter,
            organ=ImportedOrgan(speaker.name, region) if speaker.name else None,
            elements={element.id: element.state.value for element in elements},
            dropped=reading.dropped,
            joined=reading.joined,
            missing=missing_from(reading.front_matter),
            notes=tuple(notes),
        )
        empty = tuple(element.id for element in elements if element.empty)
        return msgspec.structs.replace(made, result=result, empty=empty, entry=entry)

    def _draft(self, data: bytes, path: Path) -> tuple[str, Draft]:
        """What the importer for such bytes makes of them, and the suffix of such files."""
        stated = path.suffix.lower()
        suffix = suffix_of(data, stated)
        importer = self.importers.get(suffix)
        if importer is None:
            raise UnreadableError(
                f"现在还不能读取这种文件（{path.suffix or '没有后缀'}），"
                f"能读取的有 {'、'.join(self.importers)}"
            )
        if len(data) > importer.largest:
            raise UnreadableError(_TOO_LONG)
        draft = importer.read(data, path.name)
        if len(draft.lines) > _MOST_LINES or sum(len(one.text) for one in draft.lines) > _MOST:
            raise UnreadableError(_TOO_LONG)
        draft = with_marks_read(draft)
        named = self.importers.get(stated)
        if named is None or named is importer:
            return suffix, draft
        note = f"文件后缀是 {path.suffix}，内容是{importer.name}，按{importer.name}读取"
        return suffix, msgspec.structs.replace(draft, notes=(note, *draft.notes))

    def _keeping(self, data: bytes, suffix: str, stem: str, unseen: Iterable[str]) -> Keeping:
        """What becomes of the original; its digest is told whether it is kept or not."""
        kept = keeping_of(
            data,
            suffix,
            stem=stem,
            unseen=tuple(unseen),
            allowed=self.desk.attachments,
            remedies=self.desk.remedies,
        )
        return kept if self.desk.originals else Keeping(kept.sha256)

    def _place(self, reading: Reading, path: Path) -> str:
        organ = reading.speaker.organ
        if organ is None:
            raise self._unregistered(reading)
        return place_for(organ, reading.front_matter, path, self.desk.remedies)

    def _unregistered(self, reading: Reading) -> NoPlaceError:
        speaker, remedies = reading.speaker, self.desk.remedies
        if not speaker.name:
            return NoPlaceError(f"认不出是哪个机关的，{remedies.organ}")
        if speaker.candidates:
            listed = "、".join(f"{organ.name}（{organ.id}）" for organ in speaker.candidates)
            return NoPlaceError(f"“{speaker.name}”可能是{listed}，{remedies.organ}")
        kind, year = reading.front_matter.get("kind"), reading.front_matter.get("year")
        entry = entry_for(
            speaker.name,
            speaker.regions,
            self.desk.register,
            kind=str(kind or ""),
            year=year if isinstance(year, int) else None,
        )
        return _NotRegisteredError(entry, remedies)


class _NotRegisteredError(NoPlaceError):
    """A report's organ is not in the register; ``entry`` is what is missing there."""

    def __init__(self, entry: Entry, remedies: Remedies) -> None:
        said = f"{unregistered(entry)}{remedies.register}"
        super().__init__(f"{said}\n{lines_for([entry])}")
        self.entry = entry


def unregistered(entry: Entry) -> str:
    """Why a report of a body that nobody registered has no place."""
    return f"“{entry.name}”没有登记，没有写出。{entry.doubt}"


def _elements(path: str, text: str) -> tuple[ElementState, ...]:
    """The state of every required part, judged as a check of the written file judges it."""
    source = read_source(path, text.encode("utf-8", "replace"))
    metadata, _faults = metadata_of(source)
    disclosure, _tokens = disclosure_of(source, metadata, kinds())
    return disclosure.elements
