"""Faults of this program itself: told in one line that can be passed on to those who mend it."""

from __future__ import annotations

import os
import platform
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gongkai import __version__
from gongkai.errors import GongkaiError, ProgramCrash, fault_of

_PACKAGE = Path(__file__).parent
_LONGEST = 300
_NUMBER = re.compile(r"[0-9０-９](?:[ -]?[0-9０-９Xx]){5,}")


def told(error: Exception, subject: str = "") -> str:
    """What a clerk is told of an exception that nobody foresaw: the machine's fault, or ours."""
    known = fault_of(error)
    if known:
        return known
    doing = f"处理“{subject}”时" if subject else ""
    # What an exception quotes of a text may be somebody's number.
    said = _NUMBER.sub("…", str(error))
    what = " ".join(f"{type(error).__name__}: {said}".split())[:_LONGEST]
    versions = f"gongkai {__version__}, Python {platform.python_version()}, {platform.system()}"
    return (
        f"{doing}程序自身出错，没有得出结论。请把下面这一行报给维护者：\n"
        f"{what} ({place_of(error)}; {versions})"
    )


def place_of(error: Exception) -> str:
    """Where in this package an exception came from."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    place = (ours or list(frames))[-1]
    name = Path(place.filename).relative_to(_PACKAGE.parent).as_posix() if ours else place.filename
    return f"{name}:{place.lineno}"


@contextmanager
def named(subject: str) -> Iterator[None]:
    """Say at what a fault of this program happened: a worker's trace does not leave its process.

    Raises:
        ProgramCrash: in the place of any exception that nobody foresaw.

    """
    try:
        yield
    except (GongkaiError, OSError, MemoryError):
        raise
    except Exception as error:
        raise ProgramCrash(told(error, subject)) from error


def trace_if_asked() -> str:
    """The trace of the exception at hand for those who set GONGKAI_DEBUG, or nothing."""
    return traceback.format_exc() if os.environ.get("GONGKAI_DEBUG") == "1" else ""
