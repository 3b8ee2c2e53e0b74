"""Text made fit to be shown where others read it: no private number is left in it."""

from __future__ import annotations

import re

from .data import Sort
from .detection import private_data_in

_MAYBE = re.compile(r"[0-9０-９](?:[^0-9０-９\n]{0,12}?[0-9０-９]){8}")
_LONG = re.compile(r"[0-9０-９]{11,}[xXｘＸ]?")


def masked(text: str) -> str:
    """The text with stars for its private numbers."""
    if not _MAYBE.search(text):
        return text
    for datum in reversed(private_data_in(text)):
        if datum.sort is not Sort.ADDRESS:
            text = text[: datum.start] + "****" + text[datum.end :]
    return text


def masked_message(text: str) -> str:
    """The text with stars for every number that is long enough to be private."""
    if not _MAYBE.search(text):
        return text
    return _LONG.sub("****", masked(text))
