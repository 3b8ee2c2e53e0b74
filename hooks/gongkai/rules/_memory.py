"""What several rules work out of the same subject is worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, Generic, ParamSpec, TypeVar, cast

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")


class _Subject(Generic[S]):
    """A subject as a key: compared by identity, which is cheap, and true while it is held."""

    __slots__ = ("subject",)

    def __init__(self, subject: S) -> None:
        self.subject = subject

    def __hash__(self) -> int:
        return id(self.subject)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Subject) and other.subject is self.subject


def once(function: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """The function, remembering its answer for what it was last asked about.

    The subject, a disclosure or a source, is compared by identity, what the function takes beside
    it as keys are.
    """

    def answered(subject: _Subject[S], /, *others: P.args, **named: P.kwargs) -> T:
        return function(subject.subject, *others, **named)

    remembered = cast("Callable[Concatenate[_Subject[S], P], T]", lru_cache(maxsize=1)(answered))

    def asked(subject: S, /, *others: P.args, **named: P.kwargs) -> T:
        return remembered(_Subject(subject), *others, **named)

    return wraps(function)(asked)
