"""当年还没有施行的法律、法规，不能作为当年工作的依据。

年度报告写的是上一年做了什么。那一年还没有的法律、法规，不可能是那一年工作的依据，多半是抄了别的年份的稿子。核查按引用
所在的部分和句子判断：写下一年安排的、写明施行年份的、说起草和征求意见的，都不算。报告公开时还没有通过或者印发的，写在
哪里都不对。首次施行的日期没有核实过的，不作判断。

```markdown title="不通过"
## 一、推进法治政府建设的主要举措和成效

全年组织学习《中华人民共和国法治宣传教育法》四次，办理群众信访事项三百件。
```

```markdown title="通过"
## 一、推进法治政府建设的主要举措和成效

全年组织学习《中华人民共和国行政复议法》四次，办理群众信访事项三百件。
```
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from gongkai.findings import Found, Severity
from gongkai.law.instruments import Instrument, instruments
from gongkai.model import Disclosure
from gongkai.text.citations import Citation

from ._citations import (
    beginning,
    day_of,
    instruments_cited,
    is_local_before,
    is_plan,
    is_preparing,
    is_reporting,
    says_plan,
    sentence_at,
    years_named,
)
from ._rule import Context, DisclosureRule

_DISTINCT = 5
# 长江保护法治宣传 names no law: 法 begins another word.
_GOES_ON = frozenset("》〉）)条治律规制定庭院官人理典学")
_MONTHS_BETWEEN = dt.timedelta(days=366)


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find instruments cited for work of a year before they were first in force."""
    year = disclosure.metadata.year
    if year is None:
        return
    said: set[tuple[str, int]] = set()
    for citation, instrument in (*instruments_cited(disclosure), *_bare(disclosure, year)):
        if instrument.began is None or (instrument.name, citation.line) in said:
            continue
        found = _found(disclosure, citation, instrument, year)
        if found is not None:
            said.add((instrument.name, citation.line))
            yield found


def _found(
    disclosure: Disclosure, citation: Citation, instrument: Instrument, year: int
) -> Found | None:
    sentence, at = sentence_at(disclosure, citation.start)
    if instrument.began is None or instrument.began.year <= _year_of(sentence[:at], year):
        return None
    if is_preparing(sentence, at):
        return None
    name, since = instrument.name, beginning(instrument)
    shown = disclosure.metadata.published or disclosure.metadata.written
    if instrument.issued_confirmed and instrument.issued and shown and instrument.issued > shown:
        made = "公布" if instrument.published else "通过或者印发"
        message = f"《{name}》{day_of(instrument.issued)}才{made}，晚于本文日期{day_of(shown)}，不可能引用"
        return Found(citation.line, message, element=_element(disclosure, citation))
    work = _year_of(sentence[:at], year)
    if not _could_not_apply(instrument, work) or _speaks_of_later(sentence, instrument):
        return None
    if is_reporting(sentence) or says_plan(sentence) or is_plan(disclosure, citation):
        return None
    return Found(
        citation.line,
        f"《{name}》{since}，不能作为{work}年工作的依据",
        element=_element(disclosure, citation),
    )


def _element(disclosure: Disclosure, citation: Citation) -> str | None:
    return disclosure.element_at(citation.line) or None


def _year_of(before: str, year: int) -> int:
    """The year of the work: the report's, or an earlier one with which the sentence begins."""
    opening = before.lstrip()[:6]
    if opening[:4].isdigit() and opening[4:5] == "年" and opening[5:6] in "，,":
        return min(year, int(opening[:4]))
    return year


def _could_not_apply(instrument: Instrument, work: int) -> bool:
    """Whether an instrument was not even issued when the year ended, so far as is known."""
    if instrument.began is None or instrument.began.year <= work:
        return False
    if instrument.issued is not None:
        return instrument.issued.year > work
    return instrument.began - _MONTHS_BETWEEN > dt.date(work, 12, 31)


def _speaks_of_later(sentence: str, instrument: Instrument) -> bool:
    first = (instrument.issued or instrument.began or dt.date.max).year
    return any(named >= first for named in years_named(sentence))


def _bare(disclosure: Disclosure, year: int) -> Iterator[tuple[Citation, Instrument]]:
    """Mentions without 《》 of instruments that came later, where the name can be no other's."""
    text = disclosure.prose.text
    for name, instrument in _later(year):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            before, after = text[max(0, at - 8) : at], text[end : end + 1]
            inside = before.rfind("《") > before.rfind("》") or after in _GOES_ON
            if not inside and not before.endswith(("〈", "共和国")) and not is_local_before(before):
                yield Citation(name, name, at, end, disclosure.prose.line_at(at)), instrument
                break
            at = text.find(name, end)


@lru_cache(maxsize=32)
def _later(year: int) -> tuple[tuple[str, Instrument], ...]:
    """The instruments of a year to come whose names can be no other's."""
    return tuple(
        (instrument.name, instrument)
        for instrument in instruments().values()
        if instrument.began
        and instrument.began.year > year
        and not (instrument.period or instrument.local_too)
        and len(instrument.name) >= _DISTINCT
    )


RULE = DisclosureRule(
    check=check,
    id="C101",
    title="引用当年尚未施行的法律文件",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="核对年度，改引当年有效的文件；说的是下一年的安排，写到下一年度安排里；说的是新闻，写明何时公布、何时施行",
    kinds=frozenset({"fzzf", "xxgk", "xzzf"}),
    waivable=True,
)
