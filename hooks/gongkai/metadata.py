"""The front matter, typed: text by exact patterns, and a fault for everything that does not fit.

A wrong value is left empty, never guessed. What the file does not say is empty too.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping

import msgspec

from .frontmatter.blocks import path_of
from .frontmatter.intentions import key_meant
from .frontmatter.keys import KEYS, Key, Need, Shape, key_at
from .kinds import kinds
from .law import categories
from .model import Correction, Fault, Metadata, Original, Review, Source, Waiver, Withdrawal

__all__ = ["KEYS", "Key", "Need", "Shape", "key_at", "metadata_of", "with_metadata"]

FIRST_YEAR, LAST_YEAR = 1990, 2100
_FIRST_DAY_YEAR = 1949
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_CATEGORY = re.compile(r"[1-9]\d?", re.ASCII)
# Any scheme is an address here; which ones are dangerous is for the H rules.
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:\S+")
_MONTHS = range(1, 13)
_NOTHING = frozenset({"~", "null", "Null", "NULL"})


_EMPTY = Metadata()
_MUST = frozenset({Need.REQUIRED, Need.ANNUAL, Need.ITEM})
_BUILDERS: Mapping[str, Callable[..., object]] = {
    "original": Original,
    "reviewed": Review,
    "waivers": Waiver,
    "corrections": Correction,
    "withdrawn": Withdrawal,
}


class _Wrong(msgspec.Struct, frozen=True):
    """What is wrong with a value: the code of the fault, and what stands there."""

    code: str
    detail: str


def metadata_of(source: Source) -> tuple[Metadata, tuple[Fault, ...]]:
    """What the front matter says, and what is wrong with its keys and values."""
    if not source.readable:
        return Metadata(), ()
    typing = _Typing(source.lines)
    fields = typing.fields(KEYS, source.front_matter, "", required=_is_required)
    metadata = msgspec.structs.replace(_EMPTY, **fields) if fields else _EMPTY
    return metadata, tuple(typing.faults)


def with_metadata(source: Source) -> tuple[Source, Metadata]:
    """The typed front matter, and the source with its faults: what checking asks for.

    Optional keys without a value lose their line: the file says nothing there.
    """
    metadata, faults = metadata_of(source)
    empty = {
        name
        for name, value in source.front_matter.items()
        if value == "" and name in KEYS and KEYS[name].need not in _MUST
    }
    if not faults and not empty:
        return source, metadata
    lines = {path: line for path, line in source.lines.items() if path not in empty}
    faults = tuple(sorted((*source.faults, *faults), key=lambda fault: fault.line))
    return msgspec.structs.replace(source, faults=faults, lines=lines), metadata


def _is_required(key: Key, fields: Mapping[str, object]) -> bool:
    """Whether a disclosure of that kind must have the key; a kind that is wrong asks for none."""
    if key.need not in {Need.ANNUAL, Need.ITEM}:
        return key.need is Need.REQUIRED
    kind = kinds().get(str(fields.get("kind", "")))
    return kind is not None and kind.annual == (key.need is Need.ANNUAL)


class _Typing:
    """One pass over the values of a front matter."""

    def __init__(self, lines: Mapping[str, int]) -> None:
        self.faults: list[Fault] = []
        self._lines = lines

    def fields(
        self,
        keys: Mapping[str, Key],
        said: Mapping[str, object],
        prefix: str,
        required: Callable[[Key, Mapping[str, object]], bool] = lambda key, _: key.need in _MUST,
    ) -> dict[str, object]:
        """The values that fit, by name; unknown and missing keys become faults."""
        fields: dict[str, object] = {}
        meant = set()
        for name, value in said.items():
            key = keys.get(name)
            if key is None:
                meant.add(self._unknown(name, prefix, keys))
            elif not _is_blank(value):
                typed = self._value(key, value, path_of(prefix, name))
                if typed is not None:
                    fields[name] = typed
        for key in keys.values():
            if key.name not in fields and key.name not in meant and required(key, fields):
                self._missing(key, said, prefix)
        return fields

    def _unknown(self, name: str, prefix: str, keys: Mapping[str, Key]) -> str:
        """Report a key that nobody knows; the name of the key that it probably means."""
        key = key_meant(name, keys.values())
        meant = key.name if key else ""
        self._fault("unknown-key", path_of(prefix, name), meant)
        return meant

    def _missing(self, key: Key, said: Mapping[str, object], prefix: str) -> None:
        """Report a key without a value, unless a fault about its value was already found."""
        path = f"{prefix}{key.name}"
        if key.name in said:
            if _is_blank(said[key.name]):
                self._fault("empty-key", path)
        elif path not in self._lines:
            line = self._lines.get(prefix.rstrip("."), 1)
            self.faults.append(Fault("missing-key", line, subject=path))

    def _value(self, key: Key, value: object, path: str) -> object:
        """The value in the type of its key, or None with a fault."""
        if key.shape.structured:
            typed = self._structure(key, value, path)
        elif isinstance(value, str):
            typed = _scalar(key.shape, value.strip())
        else:
            typed = _Wrong("not-text", _shown(value))
        if not isinstance(typed, _Wrong):
            return typed
        self._fault(typed.code, path, typed.detail)
        return None

    def _structure(self, key: Key, value: object, path: str) -> object:
        match key.shape, value:
            case Shape.RECORD, dict():
                return self._record(key, value, path)
            case Shape.RECORD, _:
                return _Wrong("not-a-record", _shown(value))
            case Shape.RECORDS, list() if all(isinstance(item, dict) for item in value):
                records = (
                    self._record(key, item, f"{path}.{number}") for number, item in enumerate(value)
                )
                return tuple(record for record in records if record is not None)
            case Shape.RECORDS, _:
                return _Wrong("not-records", _shown(value))
            case _, list():
                return tuple(self._items(value, path))
            case _:
                return _Wrong("not-a-list", _shown(value))

    def _items(self, values: list[object], path: str) -> Iterator[str]:
        for number, value in enumerate(values):
            at = f"{path}.{number}"
            match value:
                case str() if value.strip():
                    yield value.strip()
                case str():
                    self._fault("empty-item", at)
                case _:
                    self._fault("not-text", at, _shown(value))

    def _record(self, key: Key, said: Mapping[str, object], path: str) -> object:
        """One group as its model, or None where something that it needs is missing."""
        keys = {inner.name: inner for inner in key.keys}
        fields = self.fields(keys, said, f"{path}.")
        if any(inner.need in _MUST and inner.name not in fields for inner in key.keys):
            return None
        if key.name == "waivers":
            fields["line"] = self._lines.get(path, 1)
        return _BUILDERS[key.name](**fields)

    def _fault(self, code: str, path: str, detail: str = "") -> None:
        self.faults.append(Fault(code, self._lines.get(path, 1), subject=path, detail=detail))


def _scalar(shape: Shape, text: str) -> object:
    """The text in the type of a shape, or what is wrong with it."""
    return _Wrong("no-value", text) if text in _NOTHING else _SCALARS[shape](text)


def _line(text: str) -> object:
    return _Wrong("several-lines", text) if "\n" in text else text


def _year(text: str) -> object:
    fits = _YEAR.fullmatch(text) and FIRST_YEAR <= int(text) <= LAST_YEAR
    return int(text) if fits else _Wrong("not-a-year", text)


def _category(text: str) -> object:
    fits = _CATEGORY.fullmatch(text) and int(text) in categories()
    return int(text) if fits else _Wrong("not-a-category", text)


def _kind(text: str) -> object:
    return text if text in kinds() else _Wrong("not-a-kind", text)


def _address(text: str) -> object:
    return text if _ADDRESS.fullmatch(text) else _Wrong("not-an-address", text)


def _day(text: str) -> object:
    match = _DAY.fullmatch(text)
    if match is None:
        return _Wrong("not-a-day", text)
    year, month, day = map(int, match.groups())
    if not _FIRST_DAY_YEAR <= year <= LAST_YEAR:
        return _Wrong("unlikely-year", text)
    if month not in _MONTHS or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return _Wrong("no-such-day", text)
    return dt.date(year, month, day)


_SCALARS: Mapping[Shape, Callable[[str], object]] = {
    Shape.TEXT: _line,
    Shape.PROSE: str,
    Shape.DAY: _day,
    Shape.YEAR: _year,
    Shape.CATEGORY: _category,
    Shape.KIND: _kind,
    Shape.ADDRESS: _address,
}


def _is_blank(value: object) -> bool:
    return isinstance(value, str) and not value.strip()


def _shown(value: object) -> str:
    """A value of the wrong shape in a word, or as it stands."""
    match value:
        case str():
            return value
        case list():
            return Shape.TEXTS
        case _:
            return Shape.RECORD
