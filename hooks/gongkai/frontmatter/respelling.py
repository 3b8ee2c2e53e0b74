"""Slips in single lines of a front matter, and what was meant: colons, spaces, tabs, quotation.

Each function returns the lines as they should be and a fault for each slip.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from gongkai.model import Fault

from .intentions import key_meant
from .key_lines import COLONS, KeyLine
from .keys import KEYS, Key

_SPACES = " \t\u3000\xa0\u2002\u2003\u2009\u200b"
_OPENERS = {"，": ",", "、": ",", "｛": "{", "［": "["}
_ITEM = r"[ \t]*(?:-[ \t]+)*"
_OPENER = r"[{\[,，、｛［][ \t]*"
_INDENT = re.compile(r"[ \t\u3000\xa0]*")
_HEAD = re.compile(r"(?P<key>[^:]+?)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_VALUE = re.compile(r"(?P<before>[ \t]*(?:-[ \t]+)*(?:(?P<key>\w+)[ \t]*:[ \t]+)?)(?P<value>\S.*)")
_TROUBLE = re.compile(r"[@`%&*!|>?,\[\]{}]|-[ \t]|.*:(?:[ \t]|$)")
_REFUSED = {"*": "alias", "&": "anchor", "!": "tag"}


def slips_in(text: str) -> bool:
    """Whether some key within a group is followed by the wrong colon."""
    return _any_nested().search(text) is not None


def respelled(
    lines: Sequence[str], first: int, key: KeyLine, structured: Key | None
) -> tuple[list[str], list[Fault]]:
    """The lines of a top-level key with the right colons, spaces and indents."""
    faults: list[Fault] = []
    head, *below = lines
    if not key.is_plain:
        head = f"{key.spelled}: {key.value.strip(_SPACES)}".rstrip()
        faults.append(_colon_fault(first, key.column, key.name.strip("\"'"), key.colon, head))
    spaced = [head]
    for number, line in enumerate(below, first + 1):
        indent = _INDENT.match(line)
        if indent and set(indent[0]) - {" "} and line.strip():
            faults.append(Fault("tab", number, subject=line.strip()))
            line = re.sub("[^ ]", "  ", indent[0]) + line[indent.end() :]  # noqa: PLW2901
        spaced.append(line)
    if structured is None or not structured.keys:
        return spaced, faults
    recoloned = []
    for number, line in enumerate(spaced, first):
        corrected, found = _recoloned(line, number, structured)
        recoloned.append(corrected)
        faults += found
    return recoloned, faults


def quoted(
    lines: Sequence[str], first: int, broken: int, structured: Key | None
) -> tuple[list[str], Fault] | None:
    """The lines with one more value quoted, and the fault that it needed that; None at the end."""
    if structured is None:
        return _quoted_whole(lines, first)
    at = broken - first
    order = [at, *range(1, len(lines))]
    for number in order:
        if 0 < number < len(lines):
            found = _VALUE.fullmatch(lines[number])
            if found and _is_trouble(found["value"]):
                value = found["value"].rstrip()
                changed = [*lines]
                changed[number] = f"{found['before']}{_in_quotes(value)}"
                column = found.start("value") + 1
                return changed, _value_fault(first + number, column, found["key"] or "", value)
    return None


def _quoted_whole(lines: Sequence[str], first: int) -> tuple[list[str], Fault] | None:
    """A text with all its lines as one quoted value."""
    head = _HEAD.fullmatch(lines[0])
    if head is None:
        return None
    rest = (line.strip() for line in lines[1:])
    value = " ".join(part for part in (head["value"] or "", *rest) if part).rstrip()
    changed = [f"{head['key']}: {_in_quotes(value)}", *([""] * (len(lines) - 1))]
    column = head.start("value") + 1 if head["value"] else 1
    return changed, _value_fault(first, column, head["key"].strip("\"'"), value)


def _is_trouble(value: str) -> bool:
    """Whether a value cannot stand there as it is."""
    if value[0] in "\"'":
        return len(value) == 1 or not value.endswith(value[0])
    return _TROUBLE.match(value) is not None


def _in_quotes(value: str) -> str:
    mark = value[:1]
    if mark in {'"', "'"} and value.count(mark) == 1:
        value = value[1:]
    escaped = value.replace("'", "''")
    return f"'{escaped}'"


def _value_fault(line: int, column: int, name: str, value: str) -> Fault:
    code = _REFUSED.get(value[:1], "quote" if value[:1] in {'"', "'"} else "value")
    return Fault(code, line, column, subject=name, detail=value)


def _colon_fault(line: int, column: int, name: str, colon: str, meant: str) -> Fault:
    """The fault of a wrong colon; ``meant`` is the line as it should be."""
    code = "no-space" if colon == ":" else "full-width-colon"
    return Fault(code, line, column, subject=name, detail=meant)


def _recoloned(line: str, number: int, key: Key) -> tuple[str, list[Fault]]:
    """A line of groups with the right colons and commas."""
    faults: list[Fault] = []
    corrected = _nested(key.name).sub(_recoloning(line, number, key, faults), line)
    if "｛" in line or "［" in line:
        corrected = corrected.replace("｝", "}").replace("］", "]")
    return corrected, faults


def _recoloning(
    line: str, number: int, key: Key, faults: list[Fault]
) -> Callable[[re.Match[str]], str]:
    """What to put in the place of a nested key; what was wrong with it goes to the faults."""

    def correct(match: re.Match[str]) -> str:
        opener, word, colon = match.group("opener", "key", "colon")
        name = key_meant(word, key.keys)
        spelled = name.name if name else word
        before = opener if opener[:1] not in _OPENERS else f"{_OPENERS[opener[0]]} "
        if colon in (": ", ":\t"):
            if before == opener:
                return match[0]
            column = match.start("opener") + 1
            faults.append(Fault("full-width-mark", number, column, opener[0], before.strip()))
            return f"{before}{word}: "
        value = re.split(r"[,，、}｝\]]", line[match.end() :], maxsplit=1)[0].strip()
        column = match.start("colon") + 1
        faults.append(_colon_fault(number, column, word, colon, f"{spelled}: {value}"))
        return f"{before}{spelled}: "

    return correct


@cache
def _nested(name: str) -> re.Pattern[str]:
    """Matches the keys within the groups of a key, with what leads to them and their colon."""
    words = rf"{_alternatives([KEYS[name]])}|(?<![{{,，、｛［])\w{{1,12}}(?=[ \t]*[{COLONS}])"
    return re.compile(
        rf"(?P<opener>^{_ITEM}|{_OPENER})(?P<key>{words})"
        rf"[ \t]*(?P<colon>[{COLONS}]|:[ \t]|:(?=\S))[{_SPACES}]*"
    )


@cache
def _any_nested() -> re.Pattern[str]:
    words = _alternatives(KEYS.values())
    return re.compile(
        rf"(?:^{_ITEM}|{_OPENER})(?:{words})[ \t]*(?:[{COLONS}]|:(?=[^\s/]))", re.MULTILINE
    )


def _alternatives(keys: Iterable[Key]) -> str:
    """The names of the keys within the groups of some keys, as a pattern; longer ones first."""
    words = {inner.name for key in keys for inner in key.keys}
    words |= {
        word for key in keys for inner in key.keys for word in inner.also if not word.isascii()
    }
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
