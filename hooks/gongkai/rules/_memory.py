"""What several rules work out of the same subject is worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Generic, TypeVar

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


def once(function: Callable[[S], T]) -> Callable[[S], T]:
    """The function, remembering its answer for the disclosure or source it was last asked about."""
    remembered = lru_cache(maxsize=1)(lambda key: function(key.subject))

    @wraps(function)
    def asked(subject: S) -> T:
        answer: T = remembered(_Subject(subject))
        return answer

    return asked
