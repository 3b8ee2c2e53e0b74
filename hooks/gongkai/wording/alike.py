"""Characters that are taken for one another, by shape or by sound."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec
import yaml


class _Alike(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What alike.yml declares."""

    shapes: tuple[str, ...]
    small: str
    sounds: dict[str, str]


@cache
def _declared() -> _Alike:
    text = resources.files(__package__).joinpath("alike.yml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), _Alike)


@cache
def _groups() -> Mapping[str, list[str]]:
    """The groups of characters alike in which each stands."""
    found: dict[str, list[str]] = {}
    declared = _declared()
    for group in (*declared.shapes, *declared.sounds.values()):
        for character in group:
            found.setdefault(character, []).append(group)
    return found


@cache  # those of fixed phrases are asked about, a tenth of all that are known
def alike_to(character: str) -> frozenset[str]:
    """The characters that may be written for one by mistake."""
    return frozenset().union(*_groups().get(character, ())) - {character}


@cache
def small_words() -> frozenset[str]:
    """Characters that often stand beside a phrase as words of their own."""
    return frozenset(_declared().small)
