"""What several rules work out of the same disclosure is worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from gongkai.model import Disclosure

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


def once(function: Callable[[Disclosure], T]) -> Callable[[Disclosure], T]:
    """The function, remembering its answer for the disclosure it was last asked about."""
    remembered = lru_cache(maxsize=1)(lambda subject: function(subject.disclosure))

    @wraps(function)
    def asked(disclosure: Disclosure) -> T:
        answer: T = remembered(_Subject(disclosure))
        return answer

    return asked
