"""The commits that touched ``reports/``, read in one pass: which file changed when, oldest first.

Only the line of first parents counts: what a merge brought came with the merge, on its day. The
day is that of the commit, not of its author: this is when a change entered the record.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import msgspec

from gongkai.as_of import SHANGHAI

from .git import Repository

_FORMAT = 2
_FILE = Path(".cache/gongkai/history/log")
_BEGIN = b"\x02"
_PART = "\x1f"
_SECONDS_A_DAY = 86_400
_RAW = ("--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv")


class Commit(msgspec.Struct, frozen=True):
    """A commit: its id, and the days on which it was made and written.

    ``backwards`` is true where it claims to be older than a commit before it.
    """

    id: str
    day: dt.date
    written: dt.date
    backwards: bool = False


class Step(msgspec.Struct, frozen=True, array_like=True):
    """What one commit, by its number, did to one file: the ids of its bytes before and after.

    An empty id is a file that is not there.
    """

    commit: int
    before: str
    after: str


class Log(msgspec.Struct, frozen=True, dict=True):
    """Every commit that touched ``reports/``, and by path what they did, oldest first.

    ``head`` is the commit up to which it was read, ``latest`` the latest second of them all.
    """

    commits: tuple[Commit, ...]
    steps: dict[str, tuple[Step, ...]]
    head: str = ""
    latest: int = 0
    format: int = _FORMAT

    @cached_property
    def removed(self) -> dict[tuple[int, str], str]:
        """The paths that commits took away, by the commit and the id of their bytes."""
        return {
            (step.commit, step.before): path
            for path, steps in self.steps.items()
            for step in steps
            if not step.after
        }


def read_log(repo: Repository) -> Log:
    """The log up to the present commit: what is kept of an earlier reading is read no more.

    Raises:
        NoRecord: nothing was committed yet.

    """
    head = repo.head()
    kept = _kept(repo)
    if kept.head == head:
        return kept
    log = _continued(repo, kept, head)
    _keep(repo.root / _FILE, log)
    return log


def _kept(repo: Repository) -> Log:
    """The log of an earlier reading, if it still leads to the present; else an empty one."""
    with contextlib.suppress(OSError, msgspec.MsgspecError):
        log = msgspec.msgpack.decode((repo.root / _FILE).read_bytes(), type=Log)
        if log.format == _FORMAT and repo.is_first_ancestor(log.head):
            return log
    return Log((), {})


def _continued(repo: Repository, before: Log, head: str) -> Log:
    """The log with the commits since it was read."""
    form = _PART.join(("%x02%H", "%ct", "%at"))
    asked = f"{before.head}..{head}" if before.head else head
    said = repo.output(
        "log", "--first-parent", "-m", *_RAW, f"--format={form}", asked, "--", "reports"
    )
    commits = list(before.commits)
    steps = {path: list(found) for path, found in before.steps.items()}
    latest = before.latest
    for commit, made, changes in reversed(list(_commits(said, repo))):
        commits.append(msgspec.structs.replace(commit, backwards=made < latest - _SECONDS_A_DAY))
        latest = max(latest, made)
        for path, old, new in changes:
            steps.setdefault(path, []).append(Step(len(commits) - 1, old, new))
    found = {path: tuple(those) for path, those in steps.items()}
    return Log(tuple(commits), found, head, latest)


Changes = list[tuple[str, str, str]]


def _commits(said: bytes, repo: Repository) -> Iterator[tuple[Commit, int, Changes]]:
    """Each commit with the second in which it was made, and the files that it changed."""
    parts = iter(said.split(b"\0"))
    commit: Commit | None = None
    made, changes = 0, Changes()
    for part in parts:
        text = part.lstrip(b"\n")
        if text.startswith(_BEGIN):
            if commit is not None:
                yield commit, made, changes
            identifier, made_at, written_at = text[1:].decode().split(_PART)
            made, changes = int(made_at), Changes()
            commit = Commit(identifier, _day(made), _day(int(written_at)))
        elif text.startswith(b":"):
            _, _, before, after, _ = text.decode().split(" ")
            path = repo.named(next(parts))
            changes.append((path, _id(before), _id(after)))
    if commit is not None:
        yield commit, made, changes


def uncommitted(repo: Repository) -> dict[str, str]:
    """The files of the working tree that are not as committed: `changed`, `gone` or `new`."""
    found = {}
    parts = iter(repo.output("diff", *_RAW, "HEAD", "--", "reports").split(b"\0"))
    for part in parts:
        if part.startswith(b":"):
            status = part.decode().rpartition(" ")[2]
            path = repo.named(next(parts))
            found[path] = {"D": "gone", "A": "new"}.get(status, "changed")
    for name in repo.output("ls-files", "-z", "--others", "--full-name", "--", "reports").split(
        b"\0"
    ):
        if name:
            found[repo.named(name)] = "new"
    return found


def _id(oid: str) -> str:
    return "" if not oid.strip("0") else oid


def _day(second: int) -> dt.date:
    try:
        return dt.datetime.fromtimestamp(second, SHANGHAI).date()
    except (ValueError, OverflowError, OSError):
        return dt.date.min


def _keep(path: Path, log: Log) -> None:
    """Keep a log for the next build; what cannot be kept is read again."""
    partial = path.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(msgspec.msgpack.encode(log))
        partial.replace(path)
