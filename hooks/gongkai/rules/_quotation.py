"""Passages of a text as messages quote them: one line, short, no long number in full."""

from __future__ import annotations

from urllib.parse import unquote

from gongkai.privacy import masked_message

_LONGEST = 60


def quoted(text: str, longest: int = _LONGEST) -> str:
    """The passage in Chinese quotation marks."""
    line = " ".join(text[: longest * 4].split())
    line = masked_message(line)
    return f"“{line if len(line) <= longest else line[: longest - 1] + '…'}”"


def quoted_target(target: str) -> str:
    """A link target as its author wrote it: the parser encodes what is not ASCII."""
    return quoted(unquote(target))
