"""Text to Markdown that renders as the text stands: what Markdown would misread is escaped."""

from __future__ import annotations

import re

_ANYWHERE = re.compile(
    r"[\\`*<]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])|&(?=#?\w{1,32};)|\[(?=[^\]]{0,300}\](?:\(|:)|\^)"
)
_FIRST = re.compile(r"(?:#{1,6}(?=\s|$)|[-+>](?=\s|$)|>|~{3,}|[-=](?=[-=\s]*$)|\|)")
_LIST_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def escaped_within(text: str) -> str:
    """The text as Markdown for a heading or a cell, where no block can begin."""
    return _ANYWHERE.sub(lambda match: f"\\{match[0]}", text)


def escaped(text: str) -> str:
    """The text as Markdown for a paragraph of one line."""
    safe = escaped_within(text)
    if _FIRST.match(safe):
        return f"\\{safe}"
    return _LIST_NUMBER.sub(r"\1\\\2", safe, count=1) if _LIST_NUMBER.match(safe) else safe


def cell(text: str) -> str:
    """The text as Markdown for a cell of a table."""
    return escaped_within(text).replace("|", "\\|")
