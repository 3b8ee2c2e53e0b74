"""Puts reports in their places, each whole with its original; none overwrites another unasked."""

from __future__ import annotations

import contextlib
import enum
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from gongkai.metadata import metadata_of
from gongkai.model import Original
from gongkai.sources import read_source

from ._keeping import sha256_of
from ._making import Desk, Made
from ._replacing import Replacement, replacement
from ._requests import Request
from ._results import ImportResult
from .stages.placing import NoPlaceError, reason_of, shown, write_whole

_SHOWN = 3


class Outcome(enum.StrEnum):
    """What became of a source; what a dry run would write is planned."""

    WRITTEN = "written"
    PLANNED = "planned"
    UNCHANGED = "unchanged"
    LEFT = "left"


class Imported(msgspec.Struct, frozen=True):
    """A source with what became of it.

    ``why`` says why it was left, or what else a person must look to.
    """

    result: ImportResult
    outcome: Outcome
    made: Made
    why: tuple[str, ...] = ()


class Run:
    """One call of the command: where reports go, and how they may be written there."""

    def __init__(self, desk: Desk, *, force: bool, dry_run: bool) -> None:
        self.root = desk.root
        self.reports = desk.root / desk.out
        self.remedies = desk.remedies
        self.force = force
        self.dry_run = dry_run

    def placed(self, requests: Sequence[Request], made: Sequence[Made]) -> list[Imported]:
        """Put each report in its place and say what became of it, in order."""
        rivals: dict[str, list[Made]] = {}
        for one in made:
            if one.place:
                rivals.setdefault(one.place, []).append(one)
        return [
            self._placed(request, one, rivals) for request, one in zip(requests, made, strict=True)
        ]

    def _placed(
        self, request: Request, made: Made, rivals: Mapping[str, Sequence[Made]]
    ) -> Imported:
        if not made.place:
            return Imported(made.result, Outcome.LEFT, made, made.result.notes[-1:])
        target = self.reports / made.place
        place = shown(target, self.root)
        unkept = tuple(filter(None, [made.keeping.why_not]))
        try:
            _refuse_rivals(made, rivals[made.place], place)
            same = self._is_there(target, made)
            if same:
                result = msgspec.structs.replace(
                    made.result, written=place, notes=(*made.result.notes, same)
                )
                return Imported(result, Outcome.UNCHANGED, made)
            replaced = replacement(target, made)
            self._write(target, request, replaced)
        except NoPlaceError as error:
            notes = (*made.result.notes, str(error))
            result = msgspec.structs.replace(made.result, notes=notes)
            return Imported(result, Outcome.LEFT, made, (str(error), *unkept))
        made = replaced.made
        left_behind = self._left_behind(target, request, made)
        result = msgspec.structs.replace(
            made.result,
            written=place,
            notes=(*made.result.notes, *replaced.notes, *left_behind),
        )
        outcome = Outcome.PLANNED if self.dry_run else Outcome.WRITTEN
        return Imported(result, outcome, made, (*unkept, *replaced.notes, *left_behind))

    def _left_behind(self, target: Path, request: Request, made: Made) -> tuple[str, ...]:
        """Words for a source that lies among the reports under another name than its original."""
        source = request.source
        if not isinstance(source, Path) or not source.resolve().is_relative_to(
            self.reports.resolve()
        ):
            return ()
        own = {target.resolve(), target.with_name(made.keeping.name or target.name).resolve()}
        if source.resolve() in own:
            return ()
        return (f"{made.result.source} 放在公开件文件夹里，核对以后请删去",)

    def _is_there(self, target: Path, made: Made) -> str:
        """Words for a report that stands in its place already; empty where none does.

        Raises:
            NoPlaceError: another one stands there, or one that the source does not say any more.

        """
        if self.force or not (target.exists() or target.is_symlink()):
            return ""
        place = shown(target, self.root)
        try:
            standing = target.read_bytes()
        except OSError as error:
            raise NoPlaceError(f"{place} 已经存在，读不出来：{reason_of(error)}") from error
        if standing == made.text.encode("utf-8", "replace"):
            return f"{place} 已经是这份内容，没有改动"
        original = _original_of(place, standing)
        if original is not None and original.sha256 == made.keeping.sha256:
            return f"{place} 已经由这个文件导入，文件没有变化，没有重写"
        raise NoPlaceError(f"{place} 已经存在，没有写；{self.remedies.overwrite}")

    def _write(self, target: Path, request: Request, replaced: Replacement) -> None:
        """Write a report and its original, both or neither; then the old original may go.

        Raises:
            NoPlaceError: something else stands there, or the disk refused.

        """
        made = replaced.made
        original = target.with_name(made.keeping.name) if made.keeping.name else None
        needed = original is not None and self._is_needed(original, made)
        if self.dry_run:
            return
        if original is not None and needed:
            write_whole(original, _unchanged(request, made))
        try:
            write_whole(target, made.text.encode("utf-8", "replace"))
        except NoPlaceError:
            if original is not None and needed:
                with contextlib.suppress(OSError):
                    original.unlink()
            raise
        if replaced.orphan is not None:
            with contextlib.suppress(OSError):
                replaced.orphan.unlink()

    def _is_needed(self, original: Path, made: Made) -> bool:
        """Whether an original must yet be written; the same may stand there already.

        Raises:
            NoPlaceError: another file stands there.

        """
        if not original.exists() and not original.is_symlink():
            return True
        with contextlib.suppress(OSError):
            if not original.is_symlink() and sha256_of(original.read_bytes()) == (
                made.keeping.sha256
            ):
                return False
        if self.force:
            return True
        place = shown(original, self.root)
        raise NoPlaceError(
            f"{place} 已经存在，与这个原件不同，没有写；{self.remedies.overwrite_original}"
        )


def _refuse_rivals(made: Made, all_: Sequence[Made], place: str) -> None:
    """Let no two sources become one report; of the same content the first does.

    Raises:
        NoPlaceError: others would be written to the same place.

    """
    others = [one for one in all_ if one is not made]
    if not others:
        return
    if all(one.text == made.text for one in others):
        if all_[0] is not made:
            first = all_[0].result.source
            raise NoPlaceError(f"与“{first}”内容相同，要写到 {place}，只写了那一份")
        return
    named = "、".join(f"“{one.result.source}”" for one in others[:_SHOWN])
    named += f"等 {len(others)} 个文件" if len(others) > _SHOWN else ""
    raise NoPlaceError(f"{named}也要写到 {place}，都没有写，请核对年度和种类，留下一份再导入")


def _original_of(path: str, data: bytes) -> Original | None:
    """What a report that stands there says of its original."""
    return metadata_of(read_source(path, data))[0].original


def _unchanged(request: Request, made: Made) -> bytes:
    """The bytes of an original, which must be those that were read and judged.

    Raises:
        NoPlaceError: it changed meanwhile.

    """
    try:
        data = request.data()
    except OSError as error:
        raise NoPlaceError(f"原件读不出来：{reason_of(error)}") from error
    if sha256_of(data) != made.keeping.sha256:
        raise NoPlaceError("原件在导入过程中有改动，没有写，请重新导入")
    return data
