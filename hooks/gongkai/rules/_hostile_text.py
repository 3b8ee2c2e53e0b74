"""Hostile source that the Markdown parser takes for plain text: broken tags, refused targets.

What a page shows of it is harmless; the file is handed out as it stands, and other programs read
it differently. Code that is only shown is left out before.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator

import msgspec

from gongkai.text.html_tags import tags_in
from gongkai.text.targets import scheme_of

from ._hostile_tags import ACTIVE, ACTIVE_TAGS, active_fault, broken_by_tag
from ._hostile_targets import LEAVING, SCHEME, Fault, target_fault

_REFUSED = frozenset({"javascript", "vbscript", "livescript", "data"})
_ENCODED = re.compile(r"&(?:lt|#0{0,6}60|#x0{0,6}3c);?", re.IGNORECASE)
_ACTIVE_TAG = re.compile(rf"<({'|'.join(sorted(ACTIVE_TAGS))})(?![\w:-])")
_HANDLER = re.compile(r"on[a-z]{3,30}\s*+=")
_POINTING = ("href", "src", "action", "data", "background", "poster")
_DESTINATION = re.compile(r"\](?:\(|:)\s*+<?+")
_AUTOLINK = re.compile(r"<[^<>\s:&%]{0,120}+[:&%]")
_DESTINATION_END = re.compile(r"[)>\n]")
_LONGEST_DESTINATION = 300
# A few letters grow when they are made small; offsets must not.
_ASCII_LOWER = {ord(letter): letter.lower() for letter in string.ascii_uppercase}


def broken_by_text(text: str, folder: str) -> tuple[str, list[Fault]]:
    """What plain text breaks, with the text that the offsets belong to."""
    if "&" in text:
        text = _ENCODED.sub("<", text)
    broken: list[Fault] = []
    if "](" in text or "]:" in text:
        broken += _destinations(text, (found.end() for found in _DESTINATION.finditer(text)))
    if "<" in text:
        lowered = text.lower()
        if len(lowered) != len(text):
            lowered = text.translate(_ASCII_LOWER)
        broken += _destinations(text, (found.start() + 1 for found in _AUTOLINK.finditer(text)))
        broken += _active_tags(lowered)
        if _has_attributes(lowered):
            broken += _unfinished_tags(text, folder)
    return text, broken


def _has_attributes(lowered: str) -> bool:
    """Whether there may be attributes that run or point to something; cheap, and often wrong."""
    return any(name in lowered for name in _POINTING) or _HANDLER.search(lowered) is not None


def _active_tags(lowered: str) -> Iterator[Fault]:
    for found in _ACTIVE_TAG.finditer(lowered):
        yield active_fault(found[1], found.start())


def _unfinished_tags(text: str, folder: str) -> Iterator[Fault]:
    """What tags break that may lack their end; each is read up to the next angle bracket."""
    start = text.find("<")
    while start >= 0:
        end = text.find("<", start + 1)
        piece = text[start : end if end >= 0 else len(text)]
        if _has_attributes(piece.lower()):
            for tag in tags_in(piece):
                for fault in broken_by_tag(tag, folder):
                    if fault.rule in {ACTIVE, SCHEME}:
                        yield msgspec.structs.replace(fault, place=start + fault.place)
        start = end


def _destinations(text: str, starts: Iterable[int]) -> Iterator[Fault]:
    """Link destinations that the parser refuses, such as `[x](javascript:…)`."""
    for start in starts:
        target = _DESTINATION_END.split(text[start : start + _LONGEST_DESTINATION], maxsplit=1)[0]
        scheme = scheme_of(target)
        if scheme in _REFUSED or scheme == "file":
            rule = LEAVING if scheme == "file" else SCHEME
            whole = target + ")" * (target.count("(") > target.count(")"))
            yield target_fault(rule, start, "链接", whole)
