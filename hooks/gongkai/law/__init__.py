"""The law as data: the provisions that rules and kinds rest on, each with its mark.

A provision whose article was not confirmed is cited by its title alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec
import yaml


class Provision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A provision of an instrument: how it is cited and, in our words, what it asks.

    ``confirmed`` says whether ``cite`` was read in the instrument or an official restatement.
    """

    cite: str
    says: str
    confirmed: bool = True


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the fifteen items of 条例第二十条."""

    number: int
    name: str
    short: str


def _data(name: str) -> object:
    text = resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


@cache
def provisions() -> Mapping[str, Provision]:
    """Every provision by its key in provisions.yml."""
    return msgspec.convert(_data("provisions.yml"), dict[str, Provision])


def cite(key: str) -> str:
    """How the provision with that key is cited, for people to read.

    Raises:
        KeyError: no such key: a mistake of the rule or kind that asks.

    """
    return provisions()[key].cite


@cache
def categories() -> Mapping[int, Category]:
    """The fifteen categories of 条例第二十条 by number."""
    found = msgspec.convert(_data("categories.yml"), tuple[Category, ...])
    return {category.number: category for category in found}
