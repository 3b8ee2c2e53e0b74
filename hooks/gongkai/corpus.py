"""All disclosures, indexed: what is left of each file once it was read, checked and rendered."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from functools import cached_property

import msgspec

from gongkai.attachments import AttachmentReading
from gongkai.charts import Measure
from gongkai.filled import FilledTable
from gongkai.findings import Finding
from gongkai.model import ElementState, Link, Metadata
from gongkai.prose import Prose
from gongkai.text.targets import place_of

_REGISTER = "/register.yml"
# Only the first is read; the others are called what they are, not passed over.
MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")


class Record(msgspec.Struct, frozen=True):
    """A file under ``reports/`` as the cross-file stages see it.

    ``findings`` are those of the file alone, waivers applied. ``readable`` is false where no
    front matter could be made out: the metadata is then empty. ``lines`` are the lines of the
    front-matter keys, ``key`` says which bytes under which conditions the rest was made from.
    ``signature`` stands for the wording of the text, for those that compare.
    ``tables`` hold only the cells that other years are compared with, ``measures`` the numbers
    that may be drawn beside those of other reports.
    """

    path: str
    digest: str
    size: int
    metadata: Metadata
    lines: dict[str, int] = {}
    elements: tuple[ElementState, ...] = ()
    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()
    tables: tuple[FilledTable, ...] = ()
    measures: tuple[Measure, ...] = ()
    han: int = 0
    readable: bool = True
    key: bytes = b""
    signature: bytes = b""

    @property
    def folder(self) -> str:
        """The folder of the file, relative to the root."""
        return self.path.rpartition("/")[0]

    @property
    def slug(self) -> str:
        """The file's name without its ending."""
        return self.path.rpartition("/")[2].removesuffix(".md")


def _unread(_path: str) -> Prose | None:
    """Nothing: where there are only records, no text is to be had."""
    return None


class Corpus:
    """Every record, in the order of paths, with the indexes that stages share.

    ``files`` holds the path of every file below ``reports/``, Markdown or not, so that links
    and attachments are judged without asking the disk again. ``prose_at`` gives the words of a
    record's text once more, for the few that are compared word by word; None where they are gone.
    ``attachments`` says of the files that disclosures point to, and of those that lie beside them
    unlisted or hidden, what came of reading them.
    """

    def __init__(
        self,
        records: Iterable[Record],
        files: frozenset[str] = frozenset(),
        attachments: Mapping[str, AttachmentReading] | None = None,
        prose_at: Callable[[str], Prose | None] = _unread,
    ) -> None:
        self.records = tuple(sorted(records, key=lambda record: record.path))
        self.files = files
        self.attachments = attachments or {}
        self.prose_at = prose_at

    @cached_property
    def by_path(self) -> Mapping[str, Record]:
        """Records by path."""
        return {record.path: record for record in self.records}

    @cached_property
    def by_duty(self) -> Mapping[tuple[str, str, int], tuple[Record, ...]]:
        """Records of annual kinds by organ, kind and year; more than one is a fault."""
        groups: dict[tuple[str, str, int], list[Record]] = {}
        for record in self.records:
            meta = record.metadata
            if meta.organ and meta.kind and meta.year is not None:
                groups.setdefault((meta.organ, meta.kind, meta.year), []).append(record)
        return {duty: tuple(found) for duty, found in groups.items()}

    @cached_property
    def pointers(self) -> Mapping[str, tuple[tuple[Record, Link], ...]]:
        """The files that disclosures point to, each with who points to it; pages are none."""
        return pointers(self.records, self.files)

    @cached_property
    def unlisted(self) -> tuple[str, ...]:
        """The files that lie among the reports and that no disclosure points to."""
        return unlisted(self.files, self.pointers)

    @cached_property
    def withheld(self) -> frozenset[str]:
        """The files that are not handed out: refused, private, or neither read nor reviewed."""
        return frozenset(
            path
            for path, reading in self.attachments.items()
            if reading.barred
            or (
                reading.unread
                and not any(record.metadata.reviewed for record, _ in self.pointers.get(path, ()))
            )
        )

    def withheld_from(self, record: Record) -> tuple[str, ...]:
        """The targets of a record's links that lead to files that are not handed out."""
        if not self.withheld:
            return ()
        return tuple(
            link.target
            for link in record.links
            if place_of(record.folder, link.target) in self.withheld
        )


def pointers(
    records: Iterable[Record], files: frozenset[str]
) -> Mapping[str, tuple[tuple[Record, Link], ...]]:
    """The files of the tree that records point to, each with who points to it."""
    found: dict[str, list[tuple[Record, Link]]] = {}
    for record in records:
        for link in record.links:
            path = place_of(record.folder, link.target)
            if path in files and not path.endswith((".md", _REGISTER)):
                found.setdefault(path, []).append((record, link))
    return {path: tuple(pointing) for path, pointing in found.items()}


def unlisted(files: Iterable[str], pointed: Container[str]) -> tuple[str, ...]:
    """The files that are neither reports nor registers, nor pointed to by a disclosure, sorted."""
    return tuple(
        sorted(
            path
            for path in files
            if path not in pointed
            and not path.endswith(_REGISTER)
            and not path.lower().endswith(MARKDOWN)
        )
    )
