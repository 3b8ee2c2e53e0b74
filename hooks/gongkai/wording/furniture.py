"""Page furniture: what a portal prints around a text, copied along with it."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

import msgspec
import yaml

_LONGEST_LINE = 100


class _Declared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What furniture.yml declares."""

    anywhere: tuple[str, ...]
    lines: tuple[str, ...]


class _Patterns(NamedTuple):
    """The patterns, ready."""

    anywhere: re.Pattern[str]
    line: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    text = resources.files(__package__).joinpath("furniture.yml").read_text("utf-8")
    declared = msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), _Declared)
    return _Patterns(
        re.compile(rf"(?<![“\"「‘])(?:{'|'.join(declared.anywhere)})"),
        re.compile(rf"\s*(?:{'|'.join(f'(?:{one})' for one in declared.lines)})\s*"),
    )


def furniture(line: str) -> tuple[int, int] | None:
    """The span of furniture in a line that was made half-width, None where there is none."""
    known = _patterns()
    found = known.line.fullmatch(line) if len(line) <= _LONGEST_LINE else None
    found = found or known.anywhere.search(line)
    return found.span() if found else None
