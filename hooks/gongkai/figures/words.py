"""The words by which a text states figures, read from words.yml and made into patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import msgspec
import yaml

from .figure import Bound


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of words.yml, which says what each is for."""

    units: tuple[str, ...]
    not_counted: tuple[str, ...]
    names: tuple[str, ...]
    after_number: tuple[str, ...]
    after_unit: Mapping[str, Bound]
    before_number: Mapping[str, Bound]
    nothing: tuple[str, ...]
    nothing_of: str
    change: tuple[str, ...]
    change_fill: tuple[str, ...]
    compared: tuple[str, ...]
    out_of: str
    up_to: tuple[str, ...]
    each: tuple[str, ...]
    periods: tuple[str, ...]
    not_periods: str
    left_over: str
    plans: tuple[str, ...]
    plan_titles: str
    not_plan_titles: str
    label_starts: tuple[str, ...]
    label_ends: tuple[str, ...]
    loose_units: frozenset[str]
    things: tuple[str, ...]
    between: tuple[str, ...]
    whole: tuple[str, ...]
    verbs: tuple[str, ...]
    rate_names: tuple[str, ...]
    above_hundred: tuple[str, ...]
    stems: Mapping[str, tuple[str, ...]]
    share_stems: list[str]
    other_bases: list[str]
    surveyed: tuple[str, ...]
    states: tuple[str, ...]
    overlapping: tuple[str, ...]


@cache
def words() -> Words:
    """The words, read once."""
    text = resources.files(__package__).joinpath("words.yml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), Words)


def any_of(literals: Sequence[str]) -> str:
    """A pattern that matches the longest of some literal words at a place."""
    longest_first = sorted(set(literals), key=lambda word: (-len(word), word))
    singles = "".join(re.escape(word) for word in longest_first if len(word) == 1)
    several = [re.escape(word) for word in longest_first if len(word) > 1]
    return "|".join([*several, *([f"[{singles}]"] if singles else [])])


def rate_words() -> tuple[str, str]:
    """Patterns of what names a share of a whole, and of what may exceed 100 all the same."""
    known = words()
    stems = any_of([*known.stems, *known.surveyed, *known.share_stems])
    names = any_of([name for name in known.rate_names if name != "率"])
    return f"(?:{stems})率$|(?:{names})$|^占", f"(?:{any_of(known.above_hundred)})"
