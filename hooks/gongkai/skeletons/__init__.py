"""Skeletons of disclosures: every element as a heading, with a hint and the tables it must hold.

Hints are HTML comments, so that a heading with nothing but its hint counts as empty; so does one
with a table that nobody filled in.
"""

from __future__ import annotations

from collections.abc import Mapping

from gongkai.frontmatter.keys import KEYS, Key, Need
from gongkai.frontmatter.writing import front_matter_text
from gongkai.kinds import Element, Kind
from gongkai.model import Organ
from gongkai.tables.schemas import schemas_for
from gongkai.tables.writing import empty_block

_FENCE = "---\n"
_ADVICE = "# 以下各项填好后去掉行首的“# ”，没有的整行删去。"
_ASKED = (Need.REQUIRED, Need.DATED, Need.ADVISED)
_NUMBERS = "一二三四五六七八九十"


def title(kind: Kind, organ: Organ, year: int) -> str:
    """The title of an annual report, with the name that the organ bore in that year."""
    name = min(
        (former for former in organ.names if year <= former.until),
        key=lambda former: former.until,
        default=organ,
    ).name
    form = kind.title_form.partition("，")[0].rpartition("＋")[2]
    return f"{name}{year}年{form or kind.name}"


def front_matter(kind: Kind, known: Mapping[str, object]) -> str:
    """The block with what is known; keys that are still to be filled in stand in it as comments."""
    needs = {*_ASKED, Need.ANNUAL if kind.annual else Need.ITEM}
    rows = [
        f"# {key.name}:  # {key.label}：{_form(kind, key)}"
        for key in KEYS.values()
        if key.need in needs
        and known.get(key.name) is None
        and (not key.kinds or kind.id in key.kinds)
    ]
    block = front_matter_text(known).removesuffix(_FENCE)
    return "\n".join([f"{block}{_ADVICE}", *rows, _FENCE])


def _form(kind: Kind, key: Key) -> str:
    return kind.title_form if key.name == "title" else f"{key.says}，如 {key.example}"


def body(kind: Kind, year: int | None, region: str = "") -> str:
    """The text below the front matter, with the tables that are prescribed in a region."""
    pack = kind.pack(year)
    if pack is None or not pack.elements:
        return _hint(f"在这里写{kind.name}的正文，写完删去这一行。") + "\n"
    opening = f"开头写一段概述，如“现将{year}年度有关情况报告如下”。填完一处，删去一处提示。"
    sections = [
        _section(number, element, _tables(kind.id, element.id, year, region))
        for number, element in zip(_NUMBERS, pack.elements, strict=False)
    ]
    return "\n".join([_hint(opening), *sections])


def _section(number: str, element: Element, tables: str) -> str:
    heading = f"## {number}、{element.name}\n"
    return "\n".join([heading, _hint(_asked(element)), *([tables] if tables else [])])


def _asked(element: Element) -> str:
    """What to write below the heading; how to word the heading itself need not be said here."""
    if not element.required:
        return "没有这方面内容的，删去本节。"
    return element.example or element.asked


def _hint(text: str) -> str:
    return f"<!-- 填写提示：{text} -->\n"


def _tables(kind: str, element: str, year: int | None, region: str) -> str:
    formats = schemas_for(kind, year, region)
    tables = formats[0].tables if formats else ()
    return "\n".join(empty_block(table) for table in tables if table.element == element)
