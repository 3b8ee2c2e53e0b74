"""What the files hold, in the words of `words.yml`: for people who read tables and schemas."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec
import yaml

from gongkai.frontmatter.keys import KEYS

_GROUPS = {
    "Original": "original",
    "Review": "reviewed",
    "Waiver": "waivers",
    "Correction": "corrections",
    "Withdrawal": "withdrawn",
}


class Column(msgspec.Struct, frozen=True):
    """A column of a table: what it is called, what it holds, and the field of JSON that it is."""

    name: str
    text: str
    field: str = ""


class Described(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An object of a file: what it is, and its fields as (name, what it holds)."""

    text: str
    fields: dict[str, tuple[str, str]]


@cache
def described() -> Mapping[str, Described]:
    """Every object by the name of its type; tables without a type by names of their own."""
    text = (Path(__file__).parent / "words.yml").read_text(encoding="utf-8")
    written = msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), dict[str, Described])
    found = _front_matter()
    for name, one in written.items():
        known = found[name].fields if name in found else {}
        found[name] = Described(one.text, {**known, **one.fields})
    return found


def _front_matter() -> dict[str, Described]:
    """What clerks write, in the words in which they are told of it."""
    groups = {
        "Metadata": ("机关写明的元数据", tuple(KEYS.values())),
        **{name: (KEYS[key].label, KEYS[key].keys) for name, key in _GROUPS.items()},
    }
    return {
        name: Described(text, {key.name: (key.label, key.says) for key in keys})
        for name, (text, keys) in groups.items()
    }


def columns_of(table: type[msgspec.Struct] | str) -> tuple[Column, ...]:
    """The columns of a table, in order; those of a table without a type are no fields."""
    if isinstance(table, str):
        return tuple(Column(name, text) for name, text in described()[table].fields.values())
    fields = described()[table.__name__].fields
    return tuple(Column(name, text, field) for field, (name, text) in fields.items())
