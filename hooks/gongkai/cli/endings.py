"""How a command ends: 0 clean, 1 with findings of level error, 2 where no verdict is possible."""

from __future__ import annotations

from collections.abc import Callable

import click

from gongkai.crashes import told, trace_if_asked
from gongkai.errors import GongkaiError

from .chinese import complaint
from .output import say

CLEAN, ERRORS, NO_VERDICT = 0, 1, 2


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
        return _without_verdict(f"错误：{told(error)}")
    return outcome if isinstance(outcome, int) else CLEAN


def _without_verdict(message: str) -> int:
    trace = trace_if_asked()
    if trace:
        say(trace.rstrip())
    say(message)
    return NO_VERDICT
