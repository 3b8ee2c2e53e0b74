"""Text to Markdown that renders as the text stands: what Markdown would misread is escaped."""

from __future__ import annotations

import re

from gongkai.importers._draft import NOTE_BEGINS, NOTE_ENDS

_ANYWHERE = re.compile(
    r"[\\`*<]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])|&(?=#?\w{1,32};)|\[(?=[^\]]{0,300}\](?:\(|:)|\^)"
)
_FIRST = re.compile(r"(?:#{1,6}(?=\s|$)|[-+>](?=\s|$)|>|~{3,}|[-=](?=[-=\s]*$)|\|)")
_NOTE = re.compile(f"{NOTE_BEGINS}([^{NOTE_BEGINS}{NOTE_ENDS}]{{1,20}}){NOTE_ENDS}")
_LIST_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def escaped_within(text: str) -> str:
    """The text as Markdown for a heading or a cell, where no block can begin."""
    return _ANYWHERE.sub(lambda match: f"\\{match[0]}", text)


def with_footnotes(text: str) -> str:
    """The text with the marks of footnotes as Markdown writes them."""
    return _NOTE.sub(r"[^\1]", text) if NOTE_BEGINS in text else text


def without_footnotes(text: str) -> str:
    """The text without the marks of footnotes."""
    return _NOTE.sub("", text) if NOTE_BEGINS in text else text


def escaped(text: str) -> str:
    """The text as Markdown for a paragraph of one line."""
    safe = escaped_within(text)
    if _FIRST.match(safe):
        return f"\\{safe}"
    return _LIST_NUMBER.sub(r"\1\\\2", safe, count=1) if _LIST_NUMBER.match(safe) else safe


def cell(text: str) -> str:
    """The text as Markdown for a cell of a table."""
    return with_footnotes(escaped_within(text)).replace("|", "\\|")
