"""All disclosures, indexed: what is left of each file once it was read, checked and rendered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec

from gongkai.filled import FilledTable
from gongkai.findings import Finding
from gongkai.model import ElementState, Link, Metadata


class Record(msgspec.Struct, frozen=True):
    """A file under ``reports/`` as the cross-file stages see it.

    ``findings`` are those of the file alone, waivers applied. ``readable`` is false where no
    front matter could be made out: the metadata is then empty. ``lines`` are the lines of the
    front-matter keys. ``tables`` hold only the cells that other years are compared with.
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
    han: int = 0
    readable: bool = True

    @property
    def folder(self) -> str:
        """The folder of the file, relative to the root."""
        return self.path.rpartition("/")[0]

    @property
    def slug(self) -> str:
        """The file's name without its ending."""
        return self.path.rpartition("/")[2].removesuffix(".md")


class Corpus:
    """Every record, in the order of paths, with the indexes that stages share.

    ``files`` holds the path of every file below ``reports/``, Markdown or not, so that links
    and attachments are judged without asking the disk again.
    """

    def __init__(self, records: Iterable[Record], files: frozenset[str] = frozenset()) -> None:
        self.records = tuple(sorted(records, key=lambda record: record.path))
        self.files = files

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
