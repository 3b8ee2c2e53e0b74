"""The site's style sheet: the files of ``style/``, one subject each, joined into one download."""

from __future__ import annotations

import re
from pathlib import Path

NAME = "assets/gongkai.css"
FOLDER = Path(__file__).parent.parent / "style"
# What comes later wins over what is as specific: windows, then readers, then paper come last.
ORDER = (
    "colours",
    "frame",
    "type",
    "lists",
    "disclosure",
    "forms",
    "ledger",
    "changes",
    "home",
    "organ",
    "charts",
    "search",
    "takeaway",
    "narrow",
    "reader",
    "print",
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\s+")


def stylesheet() -> str:
    """All of it without what only its authors read."""
    whole = "\n".join((FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in ORDER)
    return _BLANK.sub(" ", _COMMENT.sub("", whole)).strip() + "\n"
