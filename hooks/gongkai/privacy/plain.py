"""A text with its markup and disguises blanked, character for character, so that places hold.

Digits broken up by tags, entities, emphasis or characters without width are one number to a
reader, and to whoever copies it from the file.
"""

from __future__ import annotations

import re
from html import unescape

from gongkai.text.characters import narrowed

# Stands for what no reader sees; two words around it run on.
NOTHING = "\u200b"
# Stands for the end of a cell or paragraph.
PARTING = "|"
INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff"
)

_MANY_DIGITS = 11

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,12});")
_PARTING_TAG = re.compile(r"</?(?:t[dhr]|p|div|li|br|caption|h[1-6])\b", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}+>|<!--[^<>\n]{0,60}?-->")


def plain(text: str) -> str:
    """The text as it is read, each character at its place."""
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    if "<" in text:
        text = _TAG.sub(_blank, text)
    return narrowed(text)


def _character(entity: re.Match[str]) -> str:
    read = unescape(entity[0])
    return (read + NOTHING * len(entity[0]))[: len(entity[0])] if read != "|" else entity[0]


def _blank(tag: re.Match[str]) -> str:
    # What a tag or comment says may be private too: it is left to be read.
    if sum(map(str.isdigit, tag[0])) >= _MANY_DIGITS or not tag[0].isascii():
        return tag[0]
    parting = PARTING if _PARTING_TAG.match(tag[0]) else NOTHING
    return parting + NOTHING * (len(tag[0]) - 1)
