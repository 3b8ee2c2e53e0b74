"""Runs of digits, taken apart at what stands between them, and put together again as windows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .plain import INVISIBLE

_LONGEST = 19
_SHORTEST = 11
_WIDEST_GAP = 3
_MOST_GROUPS = 7
_BETWEEN = rf"[{INVISIBLE}`\\~_* \t\n>\u00a0\u2000-\u200a\u202f\u3000\-‐‑‒–—―−.·•・]"
# A run begins with the first digit of its group: nothing is tried at those that follow.
_RUN = re.compile(
    rf"[0-9](?<![0-9][0-9])(?:{_BETWEEN}{{0,300}}+[0-9]){{{_SHORTEST - 1},}}+"
    rf"(?:{_BETWEEN}{{0,6}}+[xX](?![0-9A-Za-z]))?+"
)
_GROUP = re.compile(r"[0-9]+|[xX]")
_STARS = "****"
# Emphasis, escapes and characters without width: the reader sees one number.
_UNSEEN = re.compile(rf"[{INVISIBLE}`\\~_*]+")


class Window(NamedTuple):
    """Neighbouring groups of digits that may be one number.

    ``sizes`` are the lengths of its groups as a reader sees them, ``joints`` what parts these;
    ``before`` and ``after`` part it from digits around it: nothing, or one of the gaps.
    """

    start: int
    end: int
    digits: str
    sizes: tuple[int, ...]
    joints: str
    before: str
    after: str


class _Group(NamedTuple):
    start: int
    end: int
    digits: str
    gap: str


# What a gap is: nothing a reader sees, white space, a sign, a line end, more than that.
_NONE, SPACE, SIGN, LINE, _WIDE = "", " ", "-", "\n", "#"


def windows(text: str) -> Iterator[list[list[Window]]]:
    """For each run of digits, for each group in it, the windows that begin there."""
    for run in _RUN.finditer(text):
        groups = _groups(run[0], run.start())
        yield [list(_from(groups, first)) for first in range(len(groups))]


def _groups(run: str, offset: int) -> list[_Group]:
    """The groups of a run that a reader sees apart, each with the gap before it."""
    groups: list[_Group] = []
    last = 0
    for found in _GROUP.finditer(run):
        gap = _gap(run[last : found.start()]) if groups else _NONE
        if groups and gap == _NONE:
            joined = groups[-1]
            groups[-1] = joined._replace(
                end=offset + found.end(), digits=joined.digits + found[0].upper()
            )
        else:
            groups.append(
                _Group(offset + found.start(), offset + found.end(), found[0].upper(), gap)
            )
        last = found.end()
    return _unspaced(groups) if len(groups) > _MOST_GROUPS else groups


def _unspaced(groups: list[_Group]) -> list[_Group]:
    """Groups with digits that stand one by one, as PDFs give them, run together."""
    joined: list[_Group] = []
    at = 0
    while at < len(groups):
        end = at + 1
        while end < len(groups) and len(groups[end].digits) == 1 and groups[end].gap == SPACE:
            end += 1
        if len(groups[at].digits) > 1 or end - at < _SHORTEST:
            joined += groups[at:end]
        else:
            digits = "".join(group.digits for group in groups[at:end])
            joined.append(groups[at]._replace(end=groups[end - 1].end, digits=digits))
        at = end
    return joined


def _gap(between: str) -> str:
    if not between:
        return _NONE
    if _STARS in between:
        return _WIDE
    seen = _UNSEEN.sub("", between)
    if not seen:
        return _NONE
    lines = seen.count("\n")
    if lines:
        return LINE if lines == 1 else _WIDE
    if len(seen) > _WIDEST_GAP:
        return _WIDE
    return SPACE if seen.isspace() else SIGN


def _from(groups: list[_Group], first: int) -> Iterator[Window]:
    digits, sizes, joints = "", [], ""
    for last in range(first, len(groups)):
        group = groups[last]
        if last > first:
            if group.gap == _WIDE:
                return
            joints += group.gap
        digits += group.digits
        sizes.append(len(group.digits))
        if len(digits) > _LONGEST or len(sizes) > _MOST_GROUPS:
            return
        if len(digits) >= _SHORTEST:
            after = groups[last + 1].gap if last + 1 < len(groups) else _NONE
            yield Window(
                groups[first].start,
                group.end,
                digits,
                tuple(sizes),
                joints,
                groups[first].gap,
                after,
            )
