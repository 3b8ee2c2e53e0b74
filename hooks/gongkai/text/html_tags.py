"""The tags of a piece of raw HTML as a browser's tokenizer would find them, well formed or not.

Linear in the length of the text whatever is in it. Contents of script or style are read as HTML
too: a check rather sees one tag too many.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import msgspec

_SPACE = r"[\t\n\f\r /]"
_OPENING = re.compile(r"<(?:(/?)([A-Za-z][^\t\n\f\r />]*+)|(!--)|([!?/]))")
_ATTRIBUTE = re.compile(
    rf"{_SPACE}*+(?P<name>=?[^\t\n\f\r />=]*+)"
    r"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+"
    r"""(?:"(?P<double>[^"]*+)(?P<end2>"?)|'(?P<single>[^']*+)(?P<end1>'?)|"""
    r"(?P<bare>[^\t\n\f\r >]*+)))?+"
)
_COMMENT_END = re.compile(r"--!?>")


class Attribute(msgspec.Struct, frozen=True):
    """An attribute of a tag: its name in lower case, its value with entities decoded."""

    name: str
    value: str
    offset: int


class Tag(msgspec.Struct, frozen=True):
    """A tag, or what takes the place of one.

    ``name`` is in lower case; `!--` is a comment without end, `!` and `?` are declarations.
    ``complete`` is false where the text ends inside the tag.
    """

    name: str
    offset: int
    attributes: tuple[Attribute, ...] = ()
    closing: bool = False
    complete: bool = True


def tags_in(text: str) -> Iterator[Tag]:
    """Every tag, unclosed comment and declaration of a text, in order; comments are passed over."""
    position = 0
    while opening := _OPENING.search(text, position):
        slash, name, comment, odd = opening.groups()
        if name:
            tag, position = _tag(text, opening, name.lower(), closing=bool(slash))
            yield tag
        elif comment:
            position = _comment_end(text, opening.end())
            if position < 0:
                yield Tag("!--", opening.start(), complete=False)
                return
        else:
            end = text.find(">", opening.end())
            yield Tag(odd, opening.start(), complete=end >= 0)
            if end < 0:
                return
            position = end + 1


def _comment_end(text: str, start: int) -> int:
    """Where the comment that opened before ``start`` is over; -1 where it never is."""
    for abrupt in (">", "->"):
        if text.startswith(abrupt, start):
            return start + len(abrupt)
    end = _COMMENT_END.search(text, start)
    return end.end() if end else -1


def _tag(text: str, opening: re.Match[str], name: str, *, closing: bool) -> tuple[Tag, int]:
    """The tag that begins there, and where the text goes on after it."""
    attributes = []
    position, complete = opening.end(), True
    while found := _ATTRIBUTE.match(text, position):
        position = found.end()
        if found["name"]:
            attributes.append(_attribute(found))
        if "" in (found["end1"], found["end2"]) or position >= len(text):
            complete = False
            break
        if text[position] == ">":
            position += 1
            break
    return Tag(name, opening.start(), tuple(attributes), closing, complete), position


def _attribute(found: re.Match[str]) -> Attribute:
    value = found["double"] or found["single"] or found["bare"] or ""
    return Attribute(found["name"].lower(), html.unescape(value), found.start("name"))
