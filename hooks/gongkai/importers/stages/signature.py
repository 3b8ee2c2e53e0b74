"""落款: who signed a text and when, read from its end; the lines themselves stay in the text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from gongkai.importers._draft import Line
from gongkai.text.dates import date_of, dates_in

from .organ_words import is_organ_name, squeezed
from .shapes import ends_body, is_date, is_prose

_PRINTED = re.compile(r"(?:19|20|二).{6,30}印(?:发|制)?$")
_LABELLED = re.compile(
    r"(?:报告|填报|成文)?(?:日\s*期|时\s*间)\s*[:：]\s*(?P<date>.{6,24})",
)
_UNIT = re.compile(
    r"(?:报告|填报|报送)?(?:单位|机关)\s*(?:[（(](?:盖章|公章)[)）])?\s*[:：]\s*"
    r"(?P<organ>\S.{2,40})",
)
_COLOPHON = re.compile(r"抄[送报]|主送|附件|附[:：]|[（(]此件|[（(]?联系人")
_SEAL = re.compile(r"[（(](?:盖章|公章|章|印章)[)）]")
_MONTH = re.compile(r"(?:19|20|二)\S{2,3}\s*年\s*\S{1,3}\s*月")
_MOST_LINES_ABOVE = 4
_LINE = 80


class Signature(msgspec.Struct, frozen=True):
    """Who signed and when; ``printed`` is the date of a note of printing (印发)."""

    organs: tuple[str, ...] = ()
    date: dt.date | None = None
    printed: dt.date | None = None
    incomplete: str = ""


def signature_of(lines: Sequence[Line]) -> Signature:
    """Read the signature below the last sentence of the text.

    A text may have an annex below its signature: then the date that stands under the name of a
    body is the one, else the last.
    """
    end = _end_of_text(lines)
    dated = [(at, found) for at in range(end, len(lines)) if (found := _dated(lines, at))]
    named = [(at, found) for at, found in dated if found.organs]
    printed = next((day for line in lines[end:] if (day := _printed(line.text))), None)
    if dated:
        return msgspec.structs.replace((named or dated)[0][1], printed=printed)
    organs = tuple(line.text for line in lines[end:] if is_organ_name(line.text))
    return Signature(organs=organs[-1:], printed=printed, incomplete=_incomplete(lines[end:]))


def _end_of_text(lines: Sequence[Line]) -> int:
    """Where the lines after the body's last sentence begin, annexes after a signature aside."""
    for at in range(1, len(lines)):
        if is_date(lines[at].text) and is_organ_name(_unsealed(lines[at - 1].text)):
            return at - 1
    last = next((at for at in reversed(range(len(lines))) if _is_of_text(lines[at])), -1)
    return last + 1


def _is_of_text(line: Line) -> bool:
    return ends_body(line) and not _COLOPHON.match(line.text)


def _dated(lines: Sequence[Line], at: int) -> Signature | None:
    """The signature whose date is this line, with the names above it; None if it is no date."""
    text = lines[at].text
    labelled = _LABELLED.fullmatch(text)
    date = date_of(labelled["date"] if labelled else text) if len(text) <= _LINE else None
    if date is not None:
        return Signature(organs=_organs_above(lines, at), date=date)
    return _on_one_line(text)


def _on_one_line(text: str) -> Signature | None:
    """示例市信访局 2024年1月19日: name and date together."""
    for found in dates_in(text) if len(text) <= _LINE else ():
        organ = _unsealed(text[: found.start])
        if not text[found.end :].strip() and is_organ_name(organ):
            return Signature(organs=(organ,), date=found.date)
    return None


def _organs_above(lines: Sequence[Line], at: int) -> tuple[str, ...]:
    organs: list[str] = []
    for line in reversed(lines[max(0, at - _MOST_LINES_ABOVE) : at]):
        if is_prose(line.text):
            break
        unit = _UNIT.fullmatch(line.text)
        organ = _unsealed(unit["organ"] if unit else line.text)
        if not is_organ_name(organ):
            break
        organs.insert(0, organ)
    return tuple(organs)


def _printed(text: str) -> dt.date | None:
    if len(text) > _LINE or not _PRINTED.search(text):
        return None
    return next((found.date for found in dates_in(text)), None)


def _incomplete(lines: Sequence[Line]) -> str:
    """A month without a day at the end of a text, which is no date."""
    return next((line.text for line in lines if _MONTH.fullmatch(line.text)), "")


def _unsealed(text: str) -> str:
    return squeezed(_SEAL.sub("", text))
