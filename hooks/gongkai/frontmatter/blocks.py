"""The YAML of a front matter, read event by event from libyaml: every scalar stays text.

Nothing is constructed, resolved or expanded: aliases, anchors, tags and merge keys are faults.
What cannot be parsed is answered with `Broken`; mending it is not done here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec
import yaml
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from gongkai.model import Fault

from .key_lines import COLONS

LONGEST = 100_000
_DEEPEST = 8
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# Line breaks to libyaml, to no editor, and to nobody who typed a title.
_ODD_BREAKS = "\x85\u2028\u2029"
_ODD_BREAK = re.compile(f"[{_ODD_BREAKS}]")
_COLON = re.compile(f"[{COLONS}]")
_VOID = object()


class Block(msgspec.Struct, frozen=True):
    """A front matter as text, lists and mappings, with the line of every key and item.

    A key with a line and without a value stands there, but says nothing usable; a fault says
    why. ``odd`` is true where YAML and the clerk may not mean the same.
    """

    values: dict[str, object]
    lines: dict[str, int]
    faults: tuple[Fault, ...] = ()
    odd: bool = False


class Broken(msgspec.Struct, frozen=True):
    """Where the parser gave up; ``too_deep`` where it was not let go on."""

    line: int
    too_deep: bool = False


def path_of(prefix: str, name: str) -> str:
    """The path of a key; a dot within its name is not one that parts names."""
    return f"{prefix}{name.replace('.', '․')}"


def cleaned(text: str, first: int) -> tuple[str, list[Fault]]:
    """The text without characters that YAML refuses, and a fault for each line that has one."""
    if not _CONTROL.search(text):
        return text, []
    faults = []
    for number, line in enumerate(text.split("\n"), first):
        found = _CONTROL.search(line)
        if found:
            code = f"U+{ord(found[0]):04X}"
            faults.append(Fault("control", number, found.start() + 1, subject=code))
    return _CONTROL.sub(" ", text), faults


def parsed(text: str, first: int) -> Block | Broken:
    """The front matter whose first line has that number. Never raises."""
    restored: Mapping[int, str] = {}
    if _ODD_BREAK.search(text):
        private = (chr(code) for code in range(0xE000, 0xF900) if chr(code) not in text)
        spare = dict(zip(map(ord, _ODD_BREAKS), private, strict=False))
        restored = {ord(stand_in): chr(odd) for odd, stand_in in spare.items()}
        text = text.translate(spare)
    walk = _Walk(text, first, restored)
    try:
        return walk.document()
    except _TooDeepError as error:
        return Broken(error.line, too_deep=True)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return Broken(first + (mark.line if mark else 0))
    except yaml.YAMLError:
        return Broken(first)


class _TooDeepError(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _Walk:
    """One pass over the events of a front matter."""

    def __init__(self, text: str, first: int, restored: Mapping[int, str]) -> None:
        self._get = CParser(text).get_event
        self._first = first
        self._restored = restored
        self._lines: dict[str, int] = {}
        self._faults: list[Fault] = []
        self._odd = False

    def document(self) -> Block | Broken:
        """The one mapping of the stream, or where something else stands."""
        self._next()
        values: dict[str, object] = {}
        event = self._next()
        if isinstance(event, DocumentStartEvent):
            root = self._next()
            if not isinstance(root, MappingStartEvent):
                return Broken(self._line(root))
            self._refuse(root, "")
            values = self._mapping("", 1)
            after = self._next()
            if isinstance(after, DocumentEndEvent):
                event = self._next()
        if not isinstance(event, StreamEndEvent):
            return Broken(self._line(event))
        return Block(values, self._lines, tuple(self._faults), self._odd)

    def _next(self) -> Event:
        event = self._get()
        return StreamEndEvent() if event is None else event

    def _mapping(self, prefix: str, depth: int) -> dict[str, object]:
        values: dict[str, object] = {}
        while True:
            event = self._next()
            if type(event) is MappingEndEvent:
                return values
            if type(event) is not ScalarEvent:
                self._complex_key(event, prefix, depth)
                continue
            if event.value == "<<" and event.implicit[0]:
                self._fault("merge", event, f"{prefix}<<")
                self._skip(self._next(), depth)
                continue
            name = self._text(event)
            path = path_of(prefix, name)
            self._refuse(event, path)
            self._odd = self._odd or bool(_COLON.search(name))
            if path in self._lines:
                self._fault("duplicate-key", event, path)
                self._skip(self._next(), depth)
                continue
            self._lines[path] = self._line(event)
            value = self._value(self._next(), path, depth)
            if value is not _VOID:
                values[name] = value

    def _sequence(self, prefix: str, depth: int) -> object:
        items: list[object] = []
        while True:
            event = self._next()
            if type(event) is SequenceEndEvent:
                return _VOID if _VOID in items else items
            path = f"{prefix}{len(items)}"
            self._lines[path] = self._line(event)
            items.append(self._value(event, path, depth))

    def _value(self, event: Event, path: str, depth: int) -> object:
        if type(event) is ScalarEvent:
            self._refuse(event, path)
            return self._text(event)
        if type(event) is AliasEvent:
            self._fault("alias", event, path, f"*{event.anchor}")
            return _VOID
        if depth >= _DEEPEST:
            raise _TooDeepError(self._line(event))
        self._refuse(event, path)
        if type(event) is MappingStartEvent:
            return self._mapping(f"{path}.", depth + 1)
        return self._sequence(f"{path}.", depth + 1)

    def _complex_key(self, event: Event, prefix: str, depth: int) -> None:
        """Refuse a key that is not a word, and pass over it and its value."""
        self._fault("complex-key", event, prefix.rstrip("."))
        self._skip(event, depth)
        self._skip(self._next(), depth)

    def _skip(self, event: Event, depth: int) -> None:
        """Pass over a value."""
        within = 0
        while True:
            within += isinstance(event, CollectionStartEvent)
            within -= isinstance(event, CollectionEndEvent)
            if depth + within > _DEEPEST:
                raise _TooDeepError(self._line(event))
            if not within:
                return
            event = self._next()

    def _refuse(self, event: Event, path: str) -> None:
        """Report an anchor or a tag; what they stand on is read as if it had none."""
        if not isinstance(event, (ScalarEvent, CollectionStartEvent)):
            return
        if event.anchor is not None:
            self._fault("anchor", event, path, f"&{event.anchor}")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._fault("tag", event, path, tag)

    def _fault(self, code: str, event: Event, subject: str, detail: str = "") -> None:
        column = event.start_mark.column + 1 if event.start_mark else 1
        self._faults.append(Fault(code, self._line(event), column, subject, detail))

    def _line(self, event: Event) -> int:
        return self._first + event.start_mark.line if event.start_mark else self._first

    def _text(self, event: ScalarEvent) -> str:
        text: str = event.value
        return text.translate(self._restored) if self._restored else text
