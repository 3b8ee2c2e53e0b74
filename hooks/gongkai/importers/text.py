"""Plain text, as it is pasted from Word, scans and portals; Markdown under that ending is seen."""

from __future__ import annotations

from ._draft import LARGEST_TEXT, Draft, Importer
from .markdown import is_markdown, markdown_draft
from .stages.encodings import text_of
from .stages.lines import text_lines


def read(data: bytes, name: str) -> Draft:
    """Read a plain text."""
    text, notes = text_of(data)
    if is_markdown(text):
        return markdown_draft(text, name, notes)
    return Draft(lines=tuple(text_lines(text)), notes=notes)


IMPORTER = Importer(suffixes=(".txt", ".text"), read=read, largest=LARGEST_TEXT)
