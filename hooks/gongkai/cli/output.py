"""The only place that prints: results to stdout, everything else to stderr, both in UTF-8."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import time
from collections.abc import Callable, Iterator
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

_PATIENCE = 0.5  # seconds of work before a bar is worth showing

Report = Callable[[int, int], None]


def prepare_streams() -> None:
    """Write UTF-8 and plain line ends unless a person is looking, whatever the system's habit.

    A terminal keeps its own encoding; what that cannot show is written as an escape.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write(text: str) -> None:
    """Write a result to stdout."""
    with _reader_may_leave():
        sys.stdout.write(text)
        sys.stdout.flush()


def write_bytes(data: bytes) -> None:
    """Write a result that is encoded already to stdout."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        write(data.decode())
        return
    with _reader_may_leave():
        sys.stdout.flush()
        buffer.write(data)
        buffer.flush()


def show(render: Callable[[Console], None]) -> None:
    """Let a function print to the terminal behind stdout."""
    with _reader_may_leave():
        render(Console(file=sys.stdout))
        sys.stdout.flush()


def say(text: str) -> None:
    """Tell the person who runs the command something, on stderr."""
    with contextlib.suppress(OSError):
        print(text, file=sys.stderr, flush=True)  # noqa: T201  # this module is the one that prints


def for_a_person() -> bool:
    """Whether stdout is a terminal."""
    return sys.stdout.isatty()


@contextlib.contextmanager
def progress(what: str) -> Iterator[Report | None]:
    """Report progress of long work on stderr; None where nobody would see it."""
    if not sys.stderr.isatty():
        yield None
        return
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(what)
    begun = time.monotonic()

    def advance(done: int, total: int) -> None:
        if not bar.live.is_started and time.monotonic() - begun > _PATIENCE:
            bar.start()
        bar.update(task, completed=done, total=total)

    try:
        yield advance
    finally:
        bar.stop()


@contextlib.contextmanager
def _reader_may_leave() -> Iterator[None]:
    """Let the reader of a pipe go away early (`| head`): the verdict stands all the same."""
    try:
        yield
    except BrokenPipeError:
        _silence(sys.stdout)


def _silence(stream: TextIO) -> None:
    """Point a stream nowhere, so that the interpreter's last flush cannot fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
