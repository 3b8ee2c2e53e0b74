"""Misuse and impossibility: raised where no verdict can be given, shown without a stack trace."""

from __future__ import annotations


class GongkaiError(Exception):
    """No verdict is possible; the message is for a clerk, in Chinese. Exit code 2."""


class UsageError(GongkaiError):
    """The command or the settings ask for something that does not exist."""


class RuleCrash(GongkaiError):  # noqa: N818  # a crash is what it is, in the words of the design
    """A rule failed of itself: a failure of the run, never a pass."""
