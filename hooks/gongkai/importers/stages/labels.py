"""`label: value` lines of portals: what they say of a report, and that they are no part of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

import msgspec

from gongkai.text.dates import date_of, dates_in

from .furniture import LabelGroup, Zone, furniture, is_weak_furniture, without_words_after

_LONGEST_LINE = 400
_LONGEST_VALUE = {"date": 40, "moment": 40, "text": 60, "url": 300, "any": 300}
_SENTENCE = re.compile("[。；！？]")
_COUNT = re.compile(
    r"[\s:：\[【（(]*[\d,，.]*\s*(?:万|次|人次|人|个|加载中)*[\s.…。】\])）]*"
    r"|.{0,20}(?:script|getHits).*"
)
_DIGITS = re.compile(r"\d+\s*(?:次|人次|人)?(?=[\s】\]）)])")
_URL = re.compile(r"https?://[^\s<>\"“”（）]+", re.IGNORECASE)
_BEFORE = "[\\s|｜【\\[（(·•]*"
_AFTER = r"\s*[】\]）)]?\s*[:：]\s*"
_LEADING_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s+")
_CELL_END = re.compile(r"\t|\s{2,}|[|｜]")
_TRIM = " \t\u3000|｜;；,，、【】[]"


class Field(msgspec.Struct, frozen=True):
    """What a label line says: the key and the value as written, which may be empty."""

    key: str
    value: str
    line: int
    kind: str
    name: str

    @property
    def is_open(self) -> bool:
        """Whether the value may be still to come, on a line of its own."""
        return not self.value and self.kind != "words"


def starts_with_label(text: str) -> bool:
    """Whether the line begins with a label and a colon."""
    return _label().match(text, _after_date(text)) is not None


def is_label(text: str) -> bool:
    """Whether the text is a label and nothing else, with or without its colon."""
    return re.sub(r"\s", "", text).strip("【】[]:：") in _groups()


def fields_of(text: str, line: int, zone: Zone) -> tuple[Field, ...]:
    """The fields of a line that consists of labels and values; none if it is no such line."""
    if len(text) > _LONGEST_LINE or not starts_with_label(text):
        return ()
    fields = tuple(_fields(text, line))
    return fields if all(_holds(field, zone) for field in fields) else ()


def _after_date(text: str) -> int:
    """Where a line goes on behind the date that some portals print first, without a label."""
    date = _LEADING_DATE.match(text)
    return date.end() if date else 0


def cells_of(text: str, line: int) -> tuple[Field, ...]:
    """The fields of a row of a table in which labels stand without colons."""
    if len(text) > _LONGEST_LINE:
        return ()
    fields: list[Field] = []
    for cell in re.split(r"\t|\s{2,}|[|｜\s]", text):
        bare = re.sub(r"\s", "", cell).strip("【】[]:：")
        group = _groups().get(bare)
        if group is not None:
            fields.append(Field(group.key, "", line, group.value, bare))
        elif bare and not fields:
            return ()
        elif bare:
            value = f"{fields[-1].value} {cell}".strip()
            fields[-1] = msgspec.structs.replace(fields[-1], value=value)
    return tuple(fields) if all(_is_value(field.kind, field.value) for field in fields) else ()


def split_before_labels(text: str) -> tuple[str, str]:
    """A title and the labels printed behind it on the same line, or the text and nothing."""
    match = _spaced_label().search(text) if len(text) <= _LONGEST_LINE else None
    if match is None or not fields_of(text[match.start() :].strip(), 0, Zone.HEAD):
        return text, ""
    return text[: match.start()].rstrip(), text[match.start() :].strip()


def is_value(field: Field, text: str) -> bool:
    """Whether the text can be the value of a label that stands alone on its line."""
    return not starts_with_label(text) and bool(text) and _is_value(field.kind, text)


def days_within(text: str, key: str) -> Iterator[tuple[str, dt.date]]:
    """The days that labels of a key name in a line, whatever else is mixed into it."""
    for match in _label().finditer(text[:_LONGEST_LINE]):
        name = re.sub(r"\s", "", match["name"])
        found = next(dates_in(text[match.end() : match.end() + _LONGEST_VALUE["date"]]), None)
        if _groups()[name].key == key and found is not None and found.start == 0:
            yield name, found.date


def filled(field: Field, value: str) -> Field:
    """The field with a value that stood on the next line."""
    return msgspec.structs.replace(field, value=_clean(field.kind, value))


def _fields(text: str, line: int) -> Iterator[Field]:
    found = list(_label().finditer(text, _after_date(text)))
    for match, following in zip(found, [*found[1:], None], strict=True):
        name = re.sub(r"\s", "", match["name"])
        group = _groups()[name]
        value = text[match.end() : following.start() if following else len(text)]
        yield Field(group.key, _clean(group.value, value), line, group.value, name)


def _clean(kind: str, value: str) -> str:
    if kind in {"count", "size", "words", "any"}:
        return value.strip(_TRIM)
    return _CELL_END.split(without_words_after(value.strip(_TRIM)))[0].strip(_TRIM)


def _holds(field: Field, zone: Zone) -> bool:
    """Whether the label is believed in this zone and its value is of its kind."""
    believed = _groups()[field.name].zone
    if zone is Zone.BODY and believed != "anywhere":
        return False
    if zone is Zone.TAIL and believed == "head":
        return False
    return _is_value(field.kind, field.value)


def _is_value(kind: str, value: str) -> bool:
    """Whether a value is of its kind; none at all always is."""
    if not value or kind == "any":
        return len(value) <= _LONGEST_LINE
    return len(value) <= _LONGEST_VALUE.get(kind, _LONGEST_LINE) and _VALUES[kind](value)


def _is_day(value: str) -> bool:
    return date_of(value) is not None or any(dates_in(value)) or not _has_han(value)


def _is_count(value: str) -> bool:
    digits = _DIGITS.match(value)
    behind = value[digits.end() :] if digits else ""
    return _COUNT.fullmatch(value) is not None or is_weak_furniture(behind)


def _is_menu(value: str) -> bool:
    return is_weak_furniture(value) or not _has_han(value)


def _is_address(value: str) -> bool:
    return _URL.search(value) is not None


def _is_phrase(value: str) -> bool:
    return _SENTENCE.search(value) is None


def _has_han(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)


_VALUES: Mapping[str, Callable[[str], bool]] = {
    "date": _is_day,
    "moment": _is_day,
    "count": _is_count,
    "size": _is_menu,
    "words": _is_menu,
    "url": _is_address,
    "text": _is_phrase,
}


@cache
def _groups() -> dict[str, LabelGroup]:
    return {name: group for group in furniture().labels for name in group.names}


@cache
def _names() -> str:
    ordered = sorted(_groups(), key=lambda name: (-len(name), name))
    return "|".join(r"\s*+".join(name) for name in ordered)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{_BEFORE}(?P<name>{_names()}){_AFTER}")


@cache
def _spaced_label() -> re.Pattern[str]:
    return re.compile(rf"(?<=\S{{6}})(?:\s|[【\[（(])+(?:{_names()}){_AFTER}")
