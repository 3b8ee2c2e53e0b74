"""What rules about citations share: the titles of a disclosure, and of which year's work they speak."""

from __future__ import annotations

import datetime as dt
import re

from gongkai.figures.plans import NEXT_YEAR
from gongkai.law.instruments import Instrument, instruments
from gongkai.model import Disclosure
from gongkai.prose import BlockSort
from gongkai.text.citations import Citation, Definition, citations_of, definitions_of

from ._memory import once

_STOPS = re.compile(r"[。！？；\n]")
_CLAUSE = re.compile("[，,：:]")
_FARTHEST = 600
_FARTHEST_BACK = 3000
_GOES_OVER = re.compile(
    r"(?:^|[。；！\n])\s*(?:(下一?步|下一?阶段|明年|下一?年|今后|接下来)|(20\d\d年))(?!以来)"
)
_PLAN_TITLE = re.compile(
    "下一?步|下一?阶段|下一?年|明年|来年|今后|接下来|未来|(?:计划|打算|安排|思路|设想|展望|努力方向|改进方向)$"
)
_KEPT_TITLE = re.compile("(?:计划|安排|任务)(?:的)?(?:完成|落实|执行|推进)")
# 将 is a plan after its subject or before a manner, but a mere object mark in 将《条例》纳入.
_PLANS = re.compile(
    "明年|下一?年|下一?步|下一?阶段|今后|接下来|即将|拟(?!定|制|订)|打算|正在(?:制定|起草)|"
    "将(?=继续|进一步|以|按|紧|坚持|深入|认真|持续|全面|大力|着力|切实|严格|加[强快大]|围绕|重点|于|会|要|"
    "对照|依[照据法]|根据|贯彻|落实|学习|推[进动]|施行|实施|在)|(?:我[局厅委县市区省]|[局厅委]|本[局厅])将(?!《)"
)
_YEAR = re.compile(r"(?<![\d〔\[(（—\-~])((?:19|20)\d\d)\s?(?:年|[-—~至](?:20)?\d\d年)")
_TITLES = re.compile(r"《[^《》\n]*》")
_REPORTING = re.compile(
    "现[将就对]|(?:报告|公布|公开|汇报|编制|总结)如下|(?:编制|撰写|形成)(?:了)?本?(?:年度)?报告"
)
_PREPARING = re.compile(
    "草案|起草|立法(?!精神|目的|本意|宗旨|原意)|征求意见|征集意见|修改意见|审议|出台(?!以来|后)|即将|编纂|调研论证|"
    "(?:参与|推[动进]|配合|做好|助力)[^，。；]{0,30}制定"
)
# 将学习《条例》纳入计划: 将 marks what is put somewhere, and says nothing of the time.
_PUTTING = re.compile(
    "将[^，。；！？]{1,60}?(?:纳入|列入|列为|作为|融入|贯穿|摆在|摆上|放在|转化为|结合|落到|落实到|挺在|抓在|提上|分解)"
)
_LOCAL = re.compile(
    r"(?<!全)[省市县区州](?:的|人大|政府|人民政府)?[“\s]?$|(?:省级|地方|我省|本省|地方性法规)$"
)


@once
def cited(disclosure: Disclosure) -> tuple[Citation, ...]:
    """Every title that the disclosure cites."""
    return citations_of(disclosure.prose)


@once
def defined(disclosure: Disclosure) -> tuple[Definition, ...]:
    """Every short name that the disclosure gives."""
    return definitions_of(disclosure.prose)


@once
def instruments_cited(disclosure: Disclosure) -> tuple[tuple[Citation, Instrument], ...]:
    """The citations of one known instrument each, drafts and local namesakes left out."""
    found = [
        (one, instruments()[one.instrument])
        for one in cited(disclosure)
        if one.instrument is not None and not one.draft
    ]
    if not found:
        return ()
    others = {
        one.key for one in cited(disclosure) if not one.known and not one.key.startswith("关于")
    }
    names = {one.name for one in defined(disclosure)}
    shared = {key for key in {one.key for one, _ in found} if _is_ending(key, others)}
    return tuple(
        (one, instrument)
        for one, instrument in found
        if not (one.key in names or one.key in shared or _is_local(disclosure, one))
    )


def _is_ending(key: str, others: set[str]) -> bool:
    """Whether a title is how another ends: 《湖南省信访条例》 may be called 《信访条例》 after."""
    return any(other != key and other.endswith(key) for other in others)


def _is_local(disclosure: Disclosure, citation: Citation) -> bool:
    return is_local_before(disclosure.prose.text[max(0, citation.start - 8) : citation.start])


def is_local_before(before: str) -> bool:
    """Whether what stands before a title makes it a province's or a city's own: 湖南省《…》."""
    return _LOCAL.search(before) is not None


def sentence_at(disclosure: Disclosure, offset: int) -> tuple[str, int]:
    """The sentence around an offset, and where in it that offset is."""
    text = disclosure.prose.text
    first = max(0, offset - _FARTHEST)
    before = text[first:offset]
    stops = [found.end() for found in _STOPS.finditer(before)]
    start = first + (stops[-1] if stops else 0)
    stop = _STOPS.search(text, offset, offset + _FARTHEST)
    end = stop.start() if stop else min(len(text), offset + _FARTHEST)
    return text[start:end], offset - start


def is_plan(disclosure: Disclosure, citation: Citation) -> bool:
    """Whether a citation stands in what is planned: in its part, under its heading, or said so."""
    element = NEXT_YEAR.get(disclosure.metadata.kind)
    if element and disclosure.element_at(citation.line) == element:
        return True
    next_year = f"{(disclosure.metadata.year or 0) + 1}年"
    for section in disclosure.sections:
        if section.line <= citation.line <= section.end:
            title = section.title[:60]
            if next_year in title and "情况" not in title:
                return True
            if _PLAN_TITLE.search(title) and not _KEPT_TITLE.search(title):
                return True
    return _follows_plan(disclosure, citation.start, next_year)


def _follows_plan(disclosure: Disclosure, offset: int, next_year: str) -> bool:
    """Whether a sentence before an offset, under the same heading, goes over to what is next."""
    start = 0
    for block in disclosure.prose.blocks:
        if block.start > offset:
            break
        if block.sort is BlockSort.HEADING:
            start = block.end
    text = disclosure.prose.text[max(start, offset - _FARTHEST_BACK) : offset]
    return any(found[1] is not None or found[2] == next_year for found in _GOES_OVER.finditer(text))


def says_plan(sentence: str) -> bool:
    """Whether a sentence speaks of what is to come."""
    return _PLANS.search(_PUTTING.sub("", sentence)) is not None


def is_reporting(sentence: str) -> bool:
    """Whether a sentence says on what basis the report itself was drawn up, in the next year."""
    return _REPORTING.search(sentence) is not None


def is_preparing(sentence: str, at: int) -> bool:
    """Whether the clause around an offset speaks of an instrument in the making."""
    start = max(sentence.rfind(stop, 0, at) for stop in "，,：:") + 1
    stop = _CLAUSE.search(sentence, at)
    clause = sentence[start : stop.start() if stop else len(sentence)]
    return _PREPARING.search(_TITLES.sub("", clause)) is not None


def years_named(sentence: str) -> tuple[int, ...]:
    """The years that a sentence names, those of titles left out."""
    return tuple(int(found[1]) for found in _YEAR.finditer(_TITLES.sub("", sentence)))


def day_of(date: dt.date) -> str:
    """A day as texts write it: 2022年5月1日."""
    return f"{date.year}年{date.month}月{date.day}日"


def beginning(instrument: Instrument) -> str:
    """Since when an instrument is there, as a clause: 自2022年5月1日起施行."""
    day = day_of(instrument.first_in_force) if instrument.first_in_force else ""
    return f"{day}公布" if instrument.published else f"自{day}起施行"
