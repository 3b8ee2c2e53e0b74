"""How a command ends: 0 clean, 1 with findings of level error, 2 where no verdict is possible."""

from __future__ import annotations

import os
import platform
import traceback
from collections.abc import Callable
from pathlib import Path

import click

from gongkai import __version__
from gongkai.errors import GongkaiError, fault_of

from .chinese import complaint
from .output import say

CLEAN, ERRORS, NO_VERDICT = 0, 1, 2

_PACKAGE = Path(__file__).parents[1]
_LONGEST = 300


def exit_code(run: Callable[[], object]) -> int:
    """Run a command and say how it ended; nothing that goes wrong shows a trace."""
    try:
        outcome = run()
    except click.ClickException as error:
        return _without_verdict(complaint(error))
    except GongkaiError as error:
        return _without_verdict(f"错误：{error}")
    except (KeyboardInterrupt, click.Abort):
        return _without_verdict("已中断，没有得出结论")
    except Exception as error:  # noqa: BLE001  # the last resort: a clerk never meets a trace
        known = fault_of(error)
        return _without_verdict(
            f"错误：{known}"
            if known
            else f"程序自身出错，没有得出结论。请把下面这一行报给维护者：\n{_fingerprint(error)}"
        )
    return outcome if isinstance(outcome, int) else CLEAN


def _without_verdict(message: str) -> int:
    if os.environ.get("GONGKAI_DEBUG") == "1":
        say(traceback.format_exc().rstrip())
    say(message)
    return NO_VERDICT


def _fingerprint(error: Exception) -> str:
    """The exception, where in this package it came from, and the versions, on one line."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    place = (ours or list(frames))[-1]
    name = place.filename
    if ours:
        name = Path(name).relative_to(_PACKAGE.parent).as_posix()
    what = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST]
    versions = f"gongkai {__version__}, Python {platform.python_version()}, {platform.system()}"
    return f"{what} ({name}:{place.lineno}; {versions})"
