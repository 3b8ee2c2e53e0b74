"""The states of one report, oldest first, back through the places where it stood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

import msgspec

from gongkai.corpus import Record

from .log import Log, Step

NOT_COMMITTED = -1
# An id that begins so is of bytes that lie in the working tree, not in git.
ON_DISK = "="


class State(msgspec.Struct, frozen=True):
    """What one commit, by its number, made of a report: its path, and the id of its bytes.

    An empty id is a report that is not there.
    """

    commit: int
    path: str
    oid: str


class Chains:
    """The states of every report that is asked about; remembers which places were passed."""

    def __init__(self, log: Log, loose: Mapping[str, str]) -> None:
        self._log = log
        self._loose = loose
        self.passed: set[str] = set()

    def of(self, record: Record) -> list[State]:
        """The states of a report; what is not committed yet comes last."""
        states: list[State] = []
        if record.path in self._loose:
            states.append(State(NOT_COMMITTED, record.path, ON_DISK + record.digest))
        path, until, seen = record.path, len(self._log.commits), set[str]()
        while path:
            seen.add(path)
            steps = [step for step in self._log.steps.get(path, ()) if step.commit <= until]
            own = [State(step.commit, path, step.after) for step in steps]
            if path != record.path and own and not own[-1].oid:
                own.pop()  # it was not taken away: it stands elsewhere
            states = own + states
            path = self._before(path, steps, record.metadata.moved_from, seen)
            until = steps[0].commit if steps else until
        self.passed |= seen
        return states

    def _before(
        self, path: str, steps: list[Step], moved_from: tuple[str, ...], seen: set[str]
    ) -> str:
        """Where it stood before it came to a path: as it says, or where the same bytes stood."""
        if steps and not steps[0].before:
            twin = self._log.removed.get((steps[0].commit, steps[0].after), "")
            if twin and twin not in seen:
                return twin
        stated = (old for old in moved_from if old not in seen and old in self._log.steps)
        return next(stated, "") if path else ""


class Later(NamedTuple):
    """A change since a report was public: the last state with bytes before it, and its own."""

    before: State
    after: State
    restored: bool


def later(states: list[State], log: Log, published: dt.date | None) -> list[Later]:
    """The changes since a report was public, oldest first.

    What was committed before the stated day of publication was preparation. A change on that day
    counts: nobody can tell whether it came before the readers. A report that was taken away and
    came back is compared with what was taken away.
    """
    found = []
    standing = states[0] if states else None
    for previous, state in pairwise(states):
        if standing is not None and (
            state.commit == NOT_COMMITTED
            or published is None
            or log.commits[state.commit].day >= published
        ):
            found.append(Later(standing, state, restored=not previous.oid))
        standing = state if state.oid else standing
    return found
