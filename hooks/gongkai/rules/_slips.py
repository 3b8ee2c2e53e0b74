"""The slips in fixed phrases that two rules report, by weight, and the known wrong words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.findings import Found
from gongkai.model import Disclosure
from gongkai.wording.slips import finder

from ._memory import once
from ._passages import passages
from ._quotation import quoted
from ._rule import Context


class _Broken(NamedTuple):
    """A broken phrase: its line, what stands there, what it should be."""

    line: int
    words: str
    right: str
    serious: bool


@once
def _broken(disclosure: Disclosure, phrases: str) -> tuple[_Broken, ...]:
    """The broken phrases of a disclosure, in title, summary and text."""
    find = finder(phrases).slips
    return tuple(
        _Broken(
            passage.line_at(slip.start),
            passage.text[slip.start : slip.end],
            slip.phrase.phrase,
            slip.phrase.serious,
        )
        for passage in passages(disclosure)
        for slip in find(passage.text)
        if not passage.is_code(slip.start)
    )


def broken_phrases(disclosure: Disclosure, context: Context, *, serious: bool) -> Iterator[Found]:
    """What to report of the broken phrases of one weight."""
    for one in _broken(disclosure, context.phrases):
        if one.serious is serious:
            yield Found(
                one.line,
                f"{quoted(one.words)}应为{quoted(one.right)}",
                hint=f"改为{quoted(one.right)}",
            )
