"""One report in one version of the tree, two of them side by side, and all of those."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property

import msgspec

from gongkai.metadata import metadata_of
from gongkai.model import Correction, Metadata, Withdrawal
from gongkai.register import Register
from gongkai.sources import read_source


class Version(msgspec.Struct, frozen=True):
    """A report as a version of the tree has it.

    ``text`` is its body without differences that nobody sees: line ends, spaces that end a line.
    ``files`` are digests of the files that it leads to, by target as it is written.
    """

    path: str
    metadata: Metadata
    text: str
    readable: bool = True
    lines: dict[str, int] = {}
    files: dict[str, str] = {}

    def line_of(self, key: str) -> int:
        """The line of a key, or the first where it is missing."""
        return self.lines.get(key, 1)

    def was_public(self, day: dt.date) -> bool:
        """Whether readers had it by the day; an undated text counts as there."""
        published = self.metadata.published
        return self.readable and (published is None or published <= day)


def version_of(path: str, data: bytes) -> Version:
    """The report that the bytes of a file hold. Never raises."""
    source = read_source(path, data)
    metadata, _ = metadata_of(source)
    rows = (row.rstrip() for row in source.body.split("\n"))
    return Version(
        path=path,
        metadata=metadata,
        text="\n".join(rows).strip("\n"),
        readable=source.readable,
        lines=source.lines,
    )


class Pair(msgspec.Struct, frozen=True, dict=True):
    """A report of the earlier version beside itself now; ``after`` is None where it is gone.

    ``twin`` is where a file with the same bytes stands now, if the report is gone. ``day`` is the
    day for which the answer holds.
    """

    before: Version
    after: Version | None
    day: dt.date
    twin: str = ""

    @cached_property
    def fresh(self) -> tuple[Correction, ...]:
        """The corrections that were added and count: dated in order, and not in the future."""
        if self.after is None:
            return ()
        meta = self.before.metadata
        earlier = (one.date for one in meta.corrections)
        earliest = max((*earlier, meta.published or dt.date.min))
        return tuple(one for one in self.added if earliest <= one.date <= self.day)

    @cached_property
    def added(self) -> tuple[Correction, ...]:
        """The corrections that the earlier version does not have."""
        if self.after is None:
            return ()
        left = list(self.before.metadata.corrections)
        added = []
        for one in self.after.metadata.corrections:
            if one in left:
                left.remove(one)
            else:
                added.append(one)
        return tuple(added)

    @cached_property
    def withdrawn(self) -> Withdrawal | None:
        """The withdrawal in force now, if the text did not stand withdrawn in the same words."""
        if self.after is None:
            return None
        return self.after.metadata.as_of(self.day).withdrawn


class Comparison(msgspec.Struct, frozen=True):
    """The reports that changed since an earlier version, and the register then and now.

    ``pairs`` are those that readers had by ``day``; ``new`` those of now that the earlier version,
    of the day ``since``, does not have under any name.
    """

    day: dt.date
    since: dt.date
    pairs: tuple[Pair, ...]
    new: tuple[Version, ...]
    before: Register
    after: Register

    @property
    def kept(self) -> Iterator[tuple[Pair, Version]]:
        """The pairs whose report is still there and can be read, each with how it is now."""
        for pair in self.pairs:
            if pair.after is not None and pair.after.readable:
                yield pair, pair.after
