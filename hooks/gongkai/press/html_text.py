"""Words as the text of HTML, for what is written without a template."""

from __future__ import annotations

import re

from markupsafe import escape

_MARKUP = re.compile("[&<>\"']")


def html_text(words: str) -> str:
    """The words, escaped as templates do; of a hundred hardly one holds anything to escape."""
    return str(escape(words)) if _MARKUP.search(words) else words
