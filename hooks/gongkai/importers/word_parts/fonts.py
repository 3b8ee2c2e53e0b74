"""Headings that only their fonts show: 黑体, 楷体, bold or larger than the text around them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from gongkai.importers._draft import Line
from gongkai.importers.stages.shapes import is_addressee, is_date, is_numbered
from gongkai.text.numbering import number_of

from .inline import Look

_BLACK = re.compile(r"黑|标宋|Hei|Sans|雅黑|Bold", re.IGNORECASE)
_KAI = re.compile(r"楷|Kai", re.IGNORECASE)
_NO_HEADING = re.compile(r"[。；;：:，,！？!?、]$|。.")
_LONGEST = 40
_BELOW_NUMBERS = 7
_TOP = 2


def with_headings_by_font(lines: Sequence[Line], looks: Mapping[int, Look]) -> list[Line]:
    """The lines, with a level for those that stand out from the text by their font alone."""
    whole = Look()
    for look in looks.values():
        whole.update(look)
    if not whole:
        return list(lines)
    body = whole.most_common(1)[0][0]
    found = {
        at: weight
        for at, line in enumerate(lines)
        if _could_head(line) and (weight := _weight(looks.get(line.number), body)) is not None
    }
    if any(is_numbered(line.text) for line in lines):
        levels = dict.fromkeys(found.values(), _BELOW_NUMBERS)
    else:
        levels = {weight: _TOP + at for at, weight in enumerate(sorted(set(found.values())))}
    return [
        msgspec.structs.replace(line, level=levels[found[at]]) if at in found else line
        for at, line in enumerate(lines)
    ]


def _could_head(line: Line) -> bool:
    text = line.text
    if line.verbatim or line.level is not None or len(text) > _LONGEST or _NO_HEADING.search(text):
        return False
    number = number_of(text)
    ranked = number is not None and number.rank is not None
    return not (ranked or is_date(text) or is_addressee(text))


def _weight(look: Look | None, body: tuple[int, bool, str]) -> int | None:
    """How much a paragraph of one look stands out, 0 the most; None where it does not."""
    if not look:
        return None
    size, bold, face = look.most_common(1)[0][0]
    uniform = all(kind[0] == size and kind[1] == bold for kind in look)
    if not uniform:
        return None
    black = bool(_BLACK.search(face)) and not _BLACK.search(body[2])
    if size > body[0] + 1 or (black and size >= body[0]):
        return 0
    if _KAI.search(face) and not _KAI.search(body[2]) and size >= body[0]:
        return 1
    return 2 if bold and not body[1] else None
