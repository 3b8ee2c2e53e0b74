"""Infers the division of an organ from its name, with a hint where the name is ambiguous.

What cannot be decided is returned as several codes, never guessed.
"""

from __future__ import annotations

import datetime as dt

from gongkai.regions.codes import is_within, level_of
from gongkai.regions.mentions import Mention, find_names
from gongkai.regions.names import stem_of
from gongkai.regions.national import Division, ancestors_of, division

_DEPTH = {"county": 0, "prefecture": 1, "province": 2}
_SEATED_AT = "驻"


def infer_code(text: str, hint: str = "", on: dt.date | None = None) -> tuple[str, ...]:
    """Infer the codes that an organ of this name may belong to, the most specific first.

    One code where the name, the provinces and prefectures that the hint names, or the day
    decide; several where they do not; none where the name holds no division. Without a day,
    divisions of today go before abolished ones.
    """
    candidates = _narrowest(find_names(text), text)
    candidates = _in_force(candidates, on)
    candidates = _supported(candidates, hint)
    return tuple(sorted({found.code for found in candidates}, key=_most_specific_first))


def _narrowest(mentions: tuple[Mention, ...], text: str) -> tuple[Division, ...]:
    """Follow the names from whole to part; a name outside of the first says nothing."""
    candidates: tuple[Division, ...] = ()
    for mention in mentions:
        if candidates and text[mention.start - 1] == _SEATED_AT:
            break
        within = tuple(part for part in mention.divisions if _lies_within(part, candidates))
        candidates = within or candidates or mention.divisions
    return candidates


def _lies_within(part: Division, wholes: tuple[Division, ...]) -> bool:
    return any(is_within(part.code, whole.code) for whole in wholes)


def _in_force(candidates: tuple[Division, ...], on: dt.date | None) -> tuple[Division, ...]:
    """Those that bore the name on that day, or all if none did."""
    return tuple(found for found in candidates if found.in_force(on)) or candidates


def _supported(candidates: tuple[Division, ...], hint: str) -> tuple[Division, ...]:
    """Those for which the hint says most, or all if it says nothing of any."""
    if not hint or not candidates:
        return candidates
    support = [_support(found, hint) for found in candidates]
    best = max(support)
    return tuple(found for found, own in zip(candidates, support, strict=True) if own == best)


def _support(found: Division, hint: str) -> tuple[bool, int]:
    """Tell what the hint names: the division itself, and how many names of what is above it.

    A county straight below its province has fewer names above it, which says nothing.
    """
    above = [whole.name for code in ancestors_of(found.code) if (whole := division(code))]
    forms = {form for name in above for form in (name, stem_of(name))}
    return found.name in hint, sum(bool(form) and form in hint for form in forms)


def _most_specific_first(code: str) -> tuple[int, str]:
    return _DEPTH[level_of(code)], code
