"""Whether effort grows as what is worked on does: a bound in seconds would judge machines."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sized
from typing import TypeVar

T = TypeVar("T", bound=Sized)

_PARTS = 4
# Four times as much may take eight times as long; what grows with the square takes sixteen.
_MOST = 8
# Less is no measure of anything.
_LEAST_SECONDS = 0.05


def in_proportion(work: Callable[[T], object], part: T, whole: T) -> bool:
    """Whether work on the whole takes about as many times as long as on a part, as it is larger.

    The time is the processor's, without looking for garbage among all that other tests left, and
    what was slow is given a second try: what else a machine does proves nothing.
    """
    assert len(whole) >= _PARTS * len(part) > 0
    little = max(_LEAST_SECONDS, min(_seconds(work, part) for _ in range(2)))
    return any(_seconds(work, whole) <= _MOST * little for _ in range(2))


def _seconds(work: Callable[[T], object], subject: T) -> float:
    gc.disable()
    try:
        start = time.process_time()
        work(subject)
        return time.process_time() - start
    finally:
        gc.enable()
