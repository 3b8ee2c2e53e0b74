"""A front matter that YAML refuses, read all the same: key by key, so that every fault is found.

Each top-level key is tried by itself, then respelled where a clerk's slip is plain, then quoted;
what still cannot be read is left without a value. Nothing mended is written anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gongkai.model import Fault

from .blocks import Block, Broken, parsed, path_of
from .key_lines import KeyLine, key_line
from .keys import KEYS, Key
from .respelling import quoted, respelled, slips_in

_ATTEMPTS = 6
# Slips after which YAML may still parse, and mean something else.
_SLIPS = frozenset({"full-width-colon", "no-space", "full-width-mark"})


class _Group(msgspec.Struct):
    """The lines of one top-level key, with those below it; ``key`` is None for none."""

    first: int
    lines: list[str]
    key: KeyLine | None
    faults: list[Fault]

    @property
    def name(self) -> str:
        return self.key.spelled if self.key else ""

    @property
    def structured(self) -> Key | None:
        """The known key, where its value is made of several."""
        key = KEYS.get(self.name)
        return key if key and key.shape.structured else None


def unslipped(block: Block, text: str, first: int) -> Block:
    """The front matter as it was meant, where YAML read a wrong colon without complaint."""
    if not block.odd and not slips_in(text):
        return block
    meant = mended(text, first)
    if meant is None:
        return block
    known = {(fault.code, fault.line) for fault in block.faults}
    fresh = {fault.code for fault in meant.faults if (fault.code, fault.line) not in known}
    return meant if fresh and fresh <= _SLIPS else block


def mended(text: str, first: int) -> Block | None:
    """What can be made out of a broken front matter; None where it holds no key at all."""
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    faults: list[Fault] = []
    for group in _groups(text, first):
        block = _read(group)
        faults += group.faults
        repeated = [name for name in block.lines if "." not in name and name in lines]
        if repeated:
            faults.append(Fault("duplicate-key", group.first, subject=repeated[0]))
            continue
        faults += block.faults
        values |= block.values
        lines |= block.lines
    if not lines:
        return None
    return Block(values, lines, tuple(sorted(faults, key=lambda fault: fault.line)))


def _groups(text: str, first: int) -> Iterator[_Group]:
    """The lines by top-level key; those above the first key stand alone."""
    group = _Group(first, [], None, [])
    for number, line in enumerate(text.split("\n"), first):
        key = key_line(line)
        if key is None or (key.indent and not _is_pushed_in(group, key)):
            group.lines.append(line)
            continue
        yield group
        group = _Group(number, [line], key, [])
        if key.indent:
            group.faults.append(Fault("indent", number, subject=key.spelled))
            group.lines = [line[len(key.indent) :]]
    yield group


def _is_pushed_in(above: _Group, key: KeyLine) -> bool:
    """Whether an indented key belongs to the top all the same, for nothing above can hold it."""
    if key.meant is None or above.key is None:
        return key.meant is not None
    value = above.key.value.strip()
    if above.structured:
        return value.endswith(("}", "]"))
    return value[:1] not in ("|", ">")


def _read(group: _Group) -> Block:
    """The key and value of a group; its faults are added to those of the group."""
    if group.key is None:
        group.faults += _strays(group, group.lines)
        return Block({}, {})
    outcome = _parsed(group)
    if isinstance(outcome, Block) and not outcome.odd and not slips_in("\n".join(group.lines)):
        return outcome
    lines, faults = respelled(group.lines, group.first, group.key, group.structured)
    if faults:
        group.lines = lines
        group.faults += faults
        outcome = _parsed(group)
    if isinstance(outcome, Block):
        return outcome
    outcome = _without_strays(group) or outcome
    if isinstance(outcome, Broken):
        outcome = _quoted(group, outcome)
    return outcome if isinstance(outcome, Block) else _given_up(group, outcome)


def _parsed(group: _Group) -> Block | Broken:
    return parsed("\n".join(group.lines), group.first)


def _without_strays(group: _Group) -> Block | None:
    """The group without lines at the margin that are neither a key nor an item."""
    strays = [line for line in group.lines[1:] if _is_stray(line)]
    if not strays:
        return None
    found = list(_strays(group, strays))
    group.lines = ["" if fault_line in strays else fault_line for fault_line in group.lines]
    group.faults += found
    outcome = _parsed(group)
    return outcome if isinstance(outcome, Block) else None


def _is_stray(line: str) -> bool:
    return bool(line.strip()) and not line.startswith((" ", "\t", "#", "- ", "]", "}"))


def _strays(group: _Group, strays: list[str]) -> Iterator[Fault]:
    """A fault for each line that is one of the strays."""
    for number, line in enumerate(group.lines, group.first):
        if line.strip() and line in strays and not line.startswith("#"):
            yield Fault("stray", number, subject=line.strip())


def _quoted(group: _Group, broken: Broken) -> Block | Broken:
    """The group with the values quoted that cannot stand without quotation marks."""
    outcome: Block | Broken = broken
    faults = []
    for _ in range(_ATTEMPTS):
        if isinstance(outcome, Block) or outcome.too_deep:
            break
        change = quoted(group.lines, group.first, outcome.line, group.structured)
        if change is None:
            break
        group.lines, fault = change
        faults.append(fault)
        outcome = _parsed(group)
    if isinstance(outcome, Block):
        group.faults += faults
    return outcome


def _given_up(group: _Group, broken: Broken) -> Block:
    """The key without a value."""
    code = "too-deep" if broken.too_deep else "structure"
    rest = "".join(group.lines[broken.line - group.first :]).strip()
    line = broken.line if rest else group.first
    group.faults.append(Fault(code, line, subject=group.name))
    return Block({}, {path_of("", group.name): group.first})
