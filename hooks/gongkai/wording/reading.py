"""A text read once for everything about its wording: one automaton holds all that is looked for."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

import msgspec
import yaml
from ahocorasick_rs import AhoCorasick

from gongkai.wording.mistakes import Known, Mistake, known_mistakes, longest, mistake_at
from gongkai.wording.phrases import Phrase, phrases_of, shipped
from gongkai.wording.slips import Listed, Pieces, Slip, Slips, apart


class Cue(enum.StrEnum):
    """What a sign in a text calls for a closer look at."""

    PLACEHOLDER = "placeholder"
    FURNITURE = "furniture"
    HALF_WIDTH = "half_width"
    DOUBLED = "doubled"


class Reading(NamedTuple):
    """What one pass over a text found; ``cues`` are the offsets of signs, rising."""

    slips: tuple[Slip, ...]
    mistakes: tuple[Mistake, ...]
    cues: dict[Cue, list[int]]


class Reader:
    """Reads texts for their wording."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        """Build the automaton."""
        self._slips = Slips(phrases)
        entries: dict[str, list[Pieces | Listed | Known | Cue]] = {}
        for pattern, entry in self._patterns():
            entries.setdefault(pattern, []).append(entry)
        self._entries = tuple(tuple(found) for found in entries.values())
        self._automaton = AhoCorasick(list(entries))

    def _patterns(self) -> Iterator[tuple[str, Pieces | Listed | Known | Cue]]:
        yield from self._slips.patterns()
        yield from ((known.wrong, known) for known in known_mistakes())
        yield from ((sign, cue) for cue, signs in _cues().items() for sign in dict.fromkeys(signs))

    def read(self, text: str) -> Reading:
        """What is in a text."""
        slips: set[Slip] = set()
        mistakes: list[Mistake] = []
        cues: dict[Cue, list[int]] = {cue: [] for cue in Cue}
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for entry in self._entries[number]:
                if isinstance(entry, Pieces):
                    # Most of what is met is a phrase as it should be: nothing more is asked then.
                    begin = start - entry.first
                    if begin < 0 or not text.startswith(entry.right, begin):
                        slips.update(self._slips.around(entry, text, start))
                elif isinstance(entry, Cue):
                    cues[entry].append(start)
                elif isinstance(entry, Known):
                    found = mistake_at(entry, text, start, end)
                    mistakes += [found] if found else []
                elif self._slips.is_listed(entry, text, start, end):
                    slips.add(Slip(start, end, entry.phrase))
        kept = tuple(apart(slips)) if slips else ()
        return Reading(kept, tuple(longest(mistakes)), cues)


def _cues() -> dict[Cue, tuple[str, ...]]:
    """The signs of cues.yml."""
    text = resources.files(__package__).joinpath("cues.yml").read_text("utf-8")
    return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), dict[Cue, tuple[str, ...]])


@lru_cache(maxsize=4)
def reader(operators: str = "") -> Reader:
    """The reader with the shipped phrases and those of an operator's list, given as its text."""
    return Reader((*shipped(), *phrases_of(operators)))
