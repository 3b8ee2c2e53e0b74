"""What became of each report after it was public: the record beside what the report itself says."""

from __future__ import annotations

import datetime as dt
import enum
import hashlib
from collections.abc import Iterator, Mapping

import msgspec

from gongkai.corpus import Record
from gongkai.metadata import metadata_of
from gongkai.model import Metadata
from gongkai.sources import read_source
from gongkai.text.targets import place_of

from .chains import NOT_COMMITTED, ON_DISK, Chains, Later, State, later
from .differences import Difference, Kept, difference
from .git import NoRecord, Repository
from .log import Log, uncommitted
from .masking import masked

_FAR_APART = dt.timedelta(days=7)
_SHORT = 12


class Claim(enum.StrEnum):
    """How the stated day of publication stands to the first commit."""

    AGREES = "agrees"
    UNDATED = "undated"
    BEFORE_RECORD = "before-record"
    ELSEWHERE = "elsewhere"
    CLEARED = "cleared"
    CONTRADICTED = "contradicted"
    UNCOMMITTED = "uncommitted"


class Change(msgspec.Struct, frozen=True):
    """A later change of a report: when, in which commit, and what differs.

    ``day`` is None for what was not committed yet; ``written`` is the day on which the author
    wrote it, where that lies far before. ``files`` are attachments that were changed.
    """

    day: dt.date | None
    commit: str = ""
    written: dt.date | None = None
    backwards: bool = False
    moved_from: str = ""
    gone: bool = False
    restored: bool = False
    files: tuple[str, ...] = ()
    difference: Difference = Difference()

    @property
    def silent(self) -> bool:
        """Whether words, data or files were changed without a correction that says so."""
        told = self.difference
        keys = any(not key.spoken for key in told.keys)
        return (told.is_said or keys or bool(self.files)) and not told.corrections


class Account(msgspec.Struct, frozen=True):
    """The record of one report: its first commit, its stated day, its changes since, oldest first.

    ``earlier`` counts the changes before it was public. Of a withdrawn one the days are told,
    not the words.
    """

    first: dt.date | None
    commit: str
    published: dt.date | None
    claim: Claim
    changes: tuple[Change, ...] = ()
    earlier: int = 0
    withdrawn: bool = False


class Vanished(msgspec.Struct, frozen=True):
    """A report that was public and is no more, under no name: its last title and when it went."""

    path: str
    title: str
    day: dt.date | None
    commit: str = ""


class Telling:
    """One pass over the reports that a site shows."""

    def __init__(self, repo: Repository, log: Log, records: tuple[Record, ...]) -> None:
        self._repo = repo
        self._log = log
        self._records = records
        self._loose = uncommitted(repo)
        self._chains = Chains(log, self._loose)
        self.begins = min(commit.day for commit in log.commits)

    def accounts(self) -> dict[str, Account]:
        """The account of each report, by its path."""
        chains = {record.path: self._chains.of(record) for record in self._records}
        pairs = {
            record.path: later(chains[record.path], self._log, record.metadata.published)
            for record in self._records
        }
        known = self._differences(pairs)
        return {
            record.path: self._account(record, chains[record.path], pairs[record.path], known)
            for record in self._records
        }

    def vanished(self) -> Iterator[Vanished]:
        """Reports that were public when they went, and that no present one was before.

        To be asked after `accounts`: only these know where the present ones stood.
        """
        last = {
            path: steps[-1]
            for path, steps in sorted(self._log.steps.items())
            if path.endswith(".md") and path not in self._chains.passed and not steps[-1].after
        }
        data = dict(self._repo.blobs(step.before for step in last.values()))
        for path, step in last.items():
            meta = metadata_of(read_source(path, data[step.before]))[0]
            commit = self._log.commits[step.commit]
            if meta.title and (meta.published is None or meta.published <= commit.day):
                title = masked(meta.title)
                yield Vanished(path, title, commit.day, commit.id[:_SHORT])

    def _differences(self, pairs: Mapping[str, list[Later]]) -> dict[tuple[str, str], Difference]:
        """What differs between each state since publication and the one before it."""
        paths = {
            (before.oid, after.oid): after.path
            for record in self._records
            if record.metadata.withdrawn is None
            for before, after, _ in pairs[record.path]
            if before.oid and after.oid and before.oid != after.oid
        }
        kept = Kept(self._repo.root)
        unknown = kept.unknown(paths)
        oids = [oid for pair in unknown for oid in pair if not oid.startswith(ON_DISK)]
        data = dict(self._repo.blobs(oids))
        for pair in unknown:
            if pair[1].startswith(ON_DISK):
                data[pair[1]] = self._on_disk(paths[pair], pair[1])
        found = {pair: difference(paths[pair], data[pair[0]], data[pair[1]]) for pair in unknown}
        kept.learn(found, ["-".join(pair) for pair in paths])
        return {pair: kept.of(*pair) for pair in paths}

    def _on_disk(self, path: str, oid: str) -> bytes:
        data = (self._repo.root / path).read_bytes()
        if ON_DISK + hashlib.sha256(data).hexdigest() != oid:
            raise NoRecord("生成站点期间文件有改动，请再生成一次")
        return data

    def _account(
        self,
        record: Record,
        states: list[State],
        pairs: list[Later],
        known: Mapping[tuple[str, str], Difference],
    ) -> Account:
        meta = record.metadata
        if not states or states[0].commit == NOT_COMMITTED:
            return Account(None, "", meta.published, Claim.UNCOMMITTED)
        first = self._log.commits[states[0].commit]
        changes = [self._change(pair, known) for pair in pairs]
        if meta.withdrawn is None:
            changes.extend(self._of_files(record, first.day))
        return Account(
            first=first.day,
            commit=first.id[:_SHORT],
            published=meta.published,
            claim=self._claim(meta, first.day),
            changes=tuple(sorted(changes, key=lambda one: one.day or dt.date.max)),
            earlier=len(states) - 1 - len(pairs),
            withdrawn=meta.withdrawn is not None,
        )

    def _claim(self, metadata: Metadata, first: dt.date) -> Claim:
        published = metadata.published
        if published is None:
            return Claim.UNDATED
        if first <= published + _FAR_APART:
            return Claim.AGREES
        if metadata.withdrawn:
            return Claim.CLEARED
        if metadata.source:
            return Claim.ELSEWHERE
        return Claim.BEFORE_RECORD if published < self.begins else Claim.CONTRADICTED

    def _change(self, pair: Later, known: Mapping[tuple[str, str], Difference]) -> Change:
        before, after, restored = pair
        told = known.get((before.oid, after.oid), Difference())
        moved = before.path if before.path != after.path else ""
        if after.commit == NOT_COMMITTED:
            return Change(None, moved_from=moved, restored=restored, difference=told)
        commit = self._log.commits[after.commit]
        return Change(
            day=commit.day,
            commit=commit.id[:_SHORT],
            written=commit.written if commit.day - commit.written > _FAR_APART else None,
            backwards=commit.backwards,
            moved_from=moved,
            gone=not after.oid,
            restored=restored,
            difference=told,
        )

    def _of_files(self, record: Record, first: dt.date) -> Iterator[Change]:
        """The changes of the files that a report leads to, since it and they were public."""
        since = max(first, record.metadata.published or first)
        files = {place_of(record.folder, link.target): link.target for link in record.links}
        for path, target in files.items():
            if path.endswith(".md"):
                continue
            for step in self._log.steps.get(path, ())[1:]:
                commit = self._log.commits[step.commit]
                if commit.day >= since:
                    yield Change(commit.day, commit.id[:_SHORT], files=(target,))
            if self._loose.get(path) in {"changed", "gone"}:
                yield Change(None, files=(target,))
