"""Placeholders: what a template leaves to be filled in and nobody did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

import msgspec
import yaml

_SENTENCE = re.compile("[^。；;！!？\n]*")
_LONGEST_SENTENCE = 200


class _Declared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What placeholders.yml declares."""

    units: str
    bodies: str
    masked: str
    cases: str
    surnames: str
    words: tuple[str, ...]


class _Patterns(NamedTuple):
    """The patterns, ready."""

    run: re.Pattern[str]
    bare: re.Pattern[str]
    unit: re.Pattern[str]
    body: re.Pattern[str]
    masked: re.Pattern[str]
    case: re.Pattern[str]
    words: re.Pattern[str]
    surnames: frozenset[str]


@cache
def _patterns() -> _Patterns:
    text = resources.files(__package__).joinpath("placeholders.yml").read_text("utf-8")
    declared = msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), _Declared)
    unit = f"(?:{declared.units})"
    return _Patterns(
        # 20XX, XX; not part of a word, an address or a masked number
        run=re.compile(r"(?<![A-Za-z0-9./@*×-])(?:20)?[Xx×]{2,}(?![A-Za-z0-9./@*-])|某某"),
        bare=re.compile(
            rf"(?<=[\u3400-\u9fff])[X×](?={unit})|(?<=20)[X×](?=年)"
            rf"|(?:[?*]{{2,}}|_{{2,}})(?={unit})"
        ),
        unit=re.compile(unit),
        body=re.compile(declared.bodies),
        masked=re.compile(declared.masked),
        case=re.compile(declared.cases),
        words=re.compile("|".join(f"(?:{one})" for one in declared.words), re.IGNORECASE),
        surnames=frozenset(declared.surnames),
    )


def placeholders(text: str, *, heading: bool = False) -> Iterator[tuple[int, int]]:
    """The spans of placeholders in a text that was made half-width.

    A ``heading`` is a title or summary, in which nobody is masked.
    """
    known = _patterns()
    spans = [
        *(found.span() for found in known.words.finditer(text)),
        *(
            found.span()
            for found in known.run.finditer(text)
            if heading or _stands_for_something(text, found, known)
        ),
        *(
            found.span()
            for found in known.bare.finditer(text)
            if heading or not _is_case(text, found.start(), known)
        ),
    ]
    reached = 0
    for start, end in sorted(spans):
        if start >= reached:
            yield start, end
            reached = end


def _stands_for_something(text: str, found: re.Match[str], known: _Patterns) -> bool:
    """Whether a run of X is to be filled in, and does not mask a party to a case."""
    start, end = found.span()
    if found[0].startswith("20"):
        return True
    if known.masked.match(text, end) or _is_case(text, start, known):
        return False
    if known.unit.match(text, end):
        return True
    if start and text[start - 1] in known.surnames:
        return False
    if known.body.match(text, end):
        return True
    return found[0] != "某某"


def _is_case(text: str, at: int, known: _Patterns) -> bool:
    """Whether the sentence around tells of a case."""
    before = text[max(0, at - _LONGEST_SENTENCE) : at]
    begin = max(before.rfind(mark) for mark in "。；;！!？\n") + 1
    after = _SENTENCE.match(text, at, at + _LONGEST_SENTENCE)
    sentence = before[begin:] + (after[0] if after else "")
    return known.case.search(sentence) is not None
