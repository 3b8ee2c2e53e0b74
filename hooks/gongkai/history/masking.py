"""An earlier text and a commit are shown without long numbers: they may be why it was changed."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[\d０-９](?:[ \-–—·.\u3000]?[\d０-９]){10,}[xXｘＸ]?")


def masked(text: str) -> str:
    """The text with every run of eleven digits and more made unreadable but for its start."""
    return _NUMBER.sub(lambda found: found[0][:3] + "*" * 8, text)
