"""What differs between two versions of a report: data by keys, tables by cells, and words."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from gongkai.frontmatter.keys import KEYS
from gongkai.metadata import metadata_of
from gongkai.model import Metadata
from gongkai.sources import read_source
from gongkai.tables.schemas import table_of

from .cells import CellChange, cell_changes, is_rewritten, twins
from .masking import masked
from .sentences import Passage, Sort, compared
from .texts import Text, text_of, words_of

_FORMAT = 2
_FILE = Path(".cache/gongkai/history/differences")
# What a file says of itself without changing what it is, and what may be filled in later.
_RECORDS = frozenset({"moved_from", "waivers"})
_FILLED_IN = frozenset(
    {"category", "number", "index", "signed_by", "reviewed", "source", "summary"}
)
_SHOWN = ("title", "kind", "organ", "year", "category", "number", "index", "written", "published")


class KeyChange(msgspec.Struct, frozen=True):
    """A key of the front matter that changed; values only where a line holds them.

    ``spoken`` is true where the change needs no correction: a reader loses and doubts nothing.
    """

    label: str
    spoken: bool = False
    old: str = ""
    new: str = ""


class Difference(msgspec.Struct, frozen=True):
    """What differs: keys, corrections that were added, the words, the cells of tables.

    ``rewritten`` names statutory tables that are written in another way and say the same.
    ``markup`` is true where the body differs in nothing that readers see.
    """

    keys: tuple[KeyChange, ...] = ()
    corrections: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    cells: tuple[CellChange, ...] = ()
    rewritten: tuple[str, ...] = ()
    markup: bool = False

    @property
    def is_said(self) -> bool:
        """Whether a reader finds something else in the text than before."""
        return bool(self.passages or self.cells)


def difference(path: str, old: bytes, new: bytes) -> Difference:
    """What differs between two versions of a file. Never raises."""
    before, after = read_source(path, old), read_source(path, new)
    was, is_now = metadata_of(before)[0], metadata_of(after)[0]
    notes = [f"{one.date} {one.note}" for one in is_now.corrections if one not in was.corrections]
    told = Difference(_keys(was, is_now), tuple(masked(one) for one in notes))
    if before.body == after.body:
        return told
    return _with_text(told, text_of(before, was), text_of(after, is_now))


def _with_text(told: Difference, before: Text, after: Text) -> Difference:
    """The difference with what the texts make of it: tables by cells, all else by sentences."""
    pairs = twins(before.tables, after.tables)
    cells = [tuple(cell_changes(pair)) for pair in pairs]
    notations = {old.table for old, new in pairs if old.form != new.form}
    passages = compared(
        words_of(before, [old for old, _ in pairs], notations),
        words_of(after, [new for _, new in pairs], notations),
    )
    if all(passage.sort is Sort.SAME for passage in passages):
        passages = ()
    rewritten = tuple(
        table_of(pair[1].schema, pair[1].table).name
        for pair, changed in zip(pairs, cells, strict=True)
        if not changed and is_rewritten(pair)
    )
    return msgspec.structs.replace(
        told,
        passages=passages,
        cells=tuple(change for changed in cells for change in changed),
        rewritten=rewritten,
        markup=not (passages or rewritten or any(cells)),
    )


def _keys(was: Metadata, is_now: Metadata) -> tuple[KeyChange, ...]:
    found = []
    for name, key in KEYS.items():
        before, after = getattr(was, name), getattr(is_now, name)
        if before == after or name in {"corrections", "withdrawn"}:
            continue
        if name == "waivers" and _bare(was) == _bare(is_now):
            continue
        spoken = name in _RECORDS or (name in _FILLED_IN and not before)
        if name in _SHOWN:
            found.append(KeyChange(key.label, spoken, _shown(before), _shown(after)))
        else:
            found.append(KeyChange(key.label, spoken))
    return tuple(found)


def _bare(metadata: Metadata) -> list[object]:
    """The waivers apart from the lines in which they stand."""
    return [msgspec.structs.replace(waiver, line=1) for waiver in metadata.waivers]


def _shown(value: object) -> str:
    if value is None or value == "":
        return "没有写"
    return masked(value.isoformat() if isinstance(value, dt.date) else str(value))


class Kept:
    """Differences by the ids of both versions, kept from one build to the next."""

    def __init__(self, root: Path) -> None:
        self._path = root / _FILE
        self._known: dict[str, Difference] = {}
        with contextlib.suppress(OSError, msgspec.MsgspecError):
            form, known = msgspec.msgpack.decode(
                self._path.read_bytes(), type=tuple[int, dict[str, Difference]]
            )
            self._known = known if form == _FORMAT else {}

    def unknown(self, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Those of the pairs of ids whose difference has to be made out."""
        return [pair for pair in pairs if "-".join(pair) not in self._known]

    def of(self, old: str, new: str) -> Difference:
        """The difference between two versions that is known."""
        return self._known[f"{old}-{new}"]

    def learn(self, found: Mapping[tuple[str, str], Difference], used: Iterable[str]) -> None:
        """Add differences, and keep those that this build used for the next one."""
        self._known |= {"-".join(pair): one for pair, one in found.items()}
        kept = {name: self._known[name] for name in used}
        if not found and len(kept) == len(self._known):
            return
        partial = self._path.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(msgspec.msgpack.encode((_FORMAT, kept)))
            partial.replace(self._path)
