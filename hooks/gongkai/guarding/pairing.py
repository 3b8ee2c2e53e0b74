"""Each report of the earlier version finds itself in the present one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from .states import Pair, Version


def paired(
    before: Iterable[Version],
    after: Mapping[str, Version],
    day: dt.date,
    twins: Mapping[str, str] | None = None,
) -> tuple[tuple[Pair, ...], tuple[Version, ...]]:
    """Reports that readers had beside what became of them, and those that are new.

    A report is itself at its own place, else where ``moved_from`` names that place. ``twins``
    says for places that are empty now where the same bytes stand.
    """
    before = list(before)
    then = {version.path for version in before}
    # A report that was there all along is itself, whatever else it says that it was.
    moved = {
        old: version
        for version in after.values()
        if version.path not in then
        for old in version.metadata.moved_from
    }
    pairs = []
    known = set()
    for version in before:
        now = after.get(version.path) or moved.get(version.path)
        if now is not None:
            known.add(now.path)
        if version.was_public(day):
            pairs.append(Pair(version, now, day, (twins or {}).get(version.path, "")))
    new = tuple(version for path, version in after.items() if path not in known)
    return tuple(pairs), new
