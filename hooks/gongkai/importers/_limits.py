"""Bounds on the time that one file may take: a file made to exhaust its reader is given up."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator

PATIENCE = 240


class OutOfTimeError(Exception):
    """A file took longer than any report does."""


@contextlib.contextmanager
def patience(seconds: int = PATIENCE) -> Iterator[None]:
    """Give up what is done here after so many seconds, where the system can tell.

    Raises:
        OutOfTimeError: the time is over.

    """
    able = hasattr(signal, "SIGALRM") and threading.current_thread() is threading.main_thread()
    if not able:
        yield
        return

    def give_up(_signal: int, _frame: object) -> None:
        raise OutOfTimeError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
