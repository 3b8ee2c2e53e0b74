"""Numbers that open a heading or a point of prose: 一、（一）1.（1）一是 第一章, however typed.

Full-width and half-width, with stray spaces. A date, a decimal or a quantity is no number here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from gongkai.model import Numbering
from gongkai.text.characters import chinese_number

RANKS: Mapping[Numbering, int] = {
    Numbering.CHAPTER: 1,
    Numbering.HAN: 2,
    Numbering.HAN_PAREN: 3,
    Numbering.DIGIT: 4,
    Numbering.DIGIT_PAREN: 5,
}
"""The order of GB/T 9704, 第一章 above it; numbers of prose (一是) have no rank."""

_HAN = "[一二三四五六七八九十]{1,3}"
_ARABIC = "[0０]?[1-9１-９][0-9０-９]?"
_DIGIT = "[0-9０-９]"

_NUMBER = re.compile(
    rf"""\s*(?:
      (?P<han>{_HAN})\s*(?:、
          # not 一、二季度
          (?!\s*[一二三四五六七八九十](?:季度|月|线|类|期|审|把手|批|等奖|、))
        |[.．]
          # not 三.八妇女节
          (?![一四八](?:国际|妇女|青年|劳动|儿童|建军|建党|国庆|节|假|黄金周|期间|前后|[”"])))
     |[（(﹙]\s*(?P<han_paren>{_HAN})\s*[）)﹚]\s*[、.．]?
     |(?P<han_closed>{_HAN})\s*[）)]
     |(?P<han_sign>[㈠-㈩])\s*[、.．]?
     |(?P<digit>{_ARABIC})\s*(?:[.．]
          # not 1.5万, 12.4国家宪法日, 2.0版; but 1.2024年工作, 1.12345热线
          (?:(?!{_DIGIT})|(?=[2２]{_DIGIT}{{3}}\s*年)|(?=12345))
        |、
          # not 5、6月份
          (?!\s*{_DIGIT}{{1,2}}(?!{_DIGIT})))
     |(?P<digit_sign>[⒈-⒛])
     |[（(﹙]\s*(?P<digit_paren>{_ARABIC})\s*[）)﹚]\s*[、.．]?
     |(?P<digit_closed>{_ARABIC})\s*[）)]\s*[、.．]?
     |(?P<paren_sign>[⑴-⒇])\s*[、.．]?
     |(?P<circle_sign>[①-⑳])\s*[、.．]?
     |第\s*(?P<chapter>{_HAN}|{_ARABIC})\s*(?:章|部分|篇|编|节)[、：:.．，,]?
     |第(?P<first>{_HAN})\s*[，,、：:]
     |其(?P<such>{_HAN})\s*[，,、：:是]
     |(?P<ordinal>{_HAN})\s*(?:是|要(?![素点义件求]))
     |(?P<word>首先|其次|再次)\s*[，,、：:]
    )\s*""",
    re.VERBOSE,
)
_STYLES = {
    "han": Numbering.HAN,
    "han_paren": Numbering.HAN_PAREN,
    "han_closed": Numbering.HAN_PAREN,
    "han_sign": Numbering.HAN_PAREN,
    "digit": Numbering.DIGIT,
    "digit_sign": Numbering.DIGIT,
    "digit_paren": Numbering.DIGIT_PAREN,
    "digit_closed": Numbering.DIGIT_PAREN,
    "paren_sign": Numbering.DIGIT_PAREN,
    "circle_sign": Numbering.DIGIT_PAREN,
    "chapter": Numbering.CHAPTER,
    "first": Numbering.ORDINAL,
    "such": Numbering.ORDINAL,
    "ordinal": Numbering.ORDINAL,
    "word": Numbering.ORDINAL,
}
_SIGNS = {"han_sign": "㈠", "digit_sign": "⒈", "paren_sign": "⑴", "circle_sign": "①"}
_WORDS = {"首先": 1, "其次": 2, "再次": 3}


class HeadingNumber(msgspec.Struct, frozen=True, gc=False):
    """The number that opens a line.

    ``text`` is the number as it stands, ``end`` the offset behind it and its separator.
    """

    numbering: Numbering
    ordinal: int
    text: str
    end: int

    @property
    def rank(self) -> int | None:
        """The depth that this style has in a document; None for numbers of prose."""
        return RANKS.get(self.numbering)


def number_of(text: str) -> HeadingNumber | None:
    """The number that a line of text opens with, or None."""
    match = _NUMBER.match(text)
    if match is None or match.lastgroup is None:
        return None
    ordinal = _ordinal(match.lastgroup, match[match.lastgroup])
    if ordinal is None:
        return None
    return HeadingNumber(_STYLES[match.lastgroup], ordinal, match[0].strip(), match.end())


def _ordinal(group: str, text: str) -> int | None:
    if group in _SIGNS:
        return ord(text) - ord(_SIGNS[group]) + 1
    if group == "word":
        return _WORDS[text]
    return int(text) if text.isdecimal() else chinese_number(text)
