"""What a line looks like by itself: numbered, prose, an addressee, a date, a new item."""

from __future__ import annotations

import re

from gongkai.importers._draft import Line
from gongkai.model import Numbering
from gongkai.text.dates import date_of
from gongkai.text.numbering import RANKS, number_of

from .labels import starts_with_label

_ITEM = re.compile(
    r"最后[，,]|附件|附表|附注|附[:：]|注[:：]|备注[:：]|抄[送报][:：]"
    r"|[（(]此件|[（(]联系人|联系人[:：]|[●•·■◆▪○★※✓√➢]|[-*+] "
)
_UPPER_RANK = RANKS[Numbering.HAN_PAREN]
_TERMINAL = re.compile(r"[。！？!?；;：:…][”’」』》）)】\]]*$")
_OPEN_END = re.compile(r"[，,、（(《“‘「『【〔—]$")
_CLOSING = re.compile(r"^[，,。；;：:、！？）)》”’」』】〕％%]")
_SENTENCE = re.compile("[。；！？]")
_ADDRESSEE = re.compile(
    r"\S.{0,60}(?:委|府|局|厅|办|室|会|院|单位|部门|机关|组|中心|处)(?:[（(].{0,20}[)）])?[:：]"
)
_INTRODUCING = re.compile("如下|以下|下列|包括|分别|报告|[，。；]")
_PAIRS = ("（）", "《》", "“”", "【】", "〔〕")
_PROSE = 40
_CLAUSE = 16


def is_numbered(text: str) -> bool:
    """Whether the line begins with 一、, （一） or 第一部分."""
    number = number_of(text)
    return number is not None and number.rank is not None and number.rank <= _UPPER_RANK


def begins_anew(text: str) -> bool:
    """Whether the line begins a paragraph by its first characters: a number, 一是, 附件."""
    return number_of(text) is not None or _ITEM.match(text) is not None


def is_addressee(text: str) -> bool:
    """Whether the line names those to whom a report goes: 市委、市政府："""
    return (
        _ADDRESSEE.fullmatch(text) is not None
        and not starts_with_label(text)
        and _INTRODUCING.search(text[:-1]) is None
    )


def is_prose(text: str) -> bool:
    """Whether the line is running text: it holds the end of a sentence, or is long."""
    return _SENTENCE.search(text) is not None or (len(text) >= _PROSE and has_comma(text))


def has_comma(text: str) -> bool:
    """Whether a clause ends within the text; many portals make the comma half-width."""
    return "，" in text or "," in text


def is_date(text: str) -> bool:
    """Whether the line is a date and nothing else."""
    return len(text) <= _PROSE and date_of(text) is not None


def is_finished(text: str) -> bool:
    """Whether the line ends as a sentence or an introduction ends, or is wholly in brackets."""
    return _TERMINAL.search(text) is not None or (text[0] in "（(" and text[-1] in "）)")


def is_unfinished(text: str) -> bool:
    """Whether nothing can end so: after a comma, or within brackets that are not closed."""
    if _OPEN_END.search(text):
        return True
    return any(text.count(pair[0]) > text.count(pair[1]) for pair in _PAIRS)


def goes_on(text: str) -> bool:
    """Whether nothing can begin so: with the mark that ends or parts a sentence."""
    return _CLOSING.match(text) is not None


def begins_body(line: Line) -> bool:
    """Whether the text proper has begun with this line."""
    text = line.text
    if line.verbatim or is_numbered(text) or is_addressee(text):
        return True
    clause = len(text) >= _CLAUSE and has_comma(text)
    return (is_prose(text) or clause) and not starts_with_label(text) and not is_date(text)


def ends_body(line: Line) -> bool:
    """Whether the text proper reaches at least to this line."""
    text = line.text
    if line.verbatim or is_numbered(text):
        return True
    return is_prose(text) and not starts_with_label(text)
