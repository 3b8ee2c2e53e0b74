"""Passages of a text as messages quote them: one line, short, no long number in full."""

from __future__ import annotations

import re
from urllib.parse import unquote

_LONGEST = 60
_PRIVATE = re.compile(r"\d{11,}")


def quoted(text: str, longest: int = _LONGEST) -> str:
    """The passage in Chinese quotation marks."""
    line = " ".join(text[: longest * 4].split())
    line = _PRIVATE.sub(lambda found: f"{found[0][:3]}****", line)
    return f"“{line if len(line) <= longest else line[: longest - 1] + '…'}”"


def quoted_target(target: str) -> str:
    """A link target as its author wrote it: the parser encodes what is not ASCII."""
    return quoted(unquote(target))
