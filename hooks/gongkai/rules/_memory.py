"""What several rules work out of the same disclosure is worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from gongkai.model import Disclosure

P = ParamSpec("P")
T = TypeVar("T")


class _Subject:
    """A disclosure as a key: compared by identity, which is cheap, and true while it is held."""

    __slots__ = ("disclosure",)

    def __init__(self, disclosure: Disclosure) -> None:
        self.disclosure = disclosure

    def __hash__(self) -> int:
        return id(self.disclosure)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Subject) and other.disclosure is self.disclosure


def once(
    function: Callable[Concatenate[Disclosure, P], T],
) -> Callable[Concatenate[Disclosure, P], T]:
    """The function, remembering its answer for what it was last asked about.

    What it takes beside the disclosure is compared as keys are.
    """

    def answered(subject: _Subject, /, *others: P.args, **named: P.kwargs) -> T:
        return function(subject.disclosure, *others, **named)

    remembered = cast("Callable[Concatenate[_Subject, P], T]", lru_cache(maxsize=1)(answered))

    def asked(disclosure: Disclosure, /, *others: P.args, **named: P.kwargs) -> T:
        return remembered(_Subject(disclosure), *others, **named)

    return wraps(function)(asked)
