"""法律文件的名称要与公布的一致，一个字也不能错。

名称错一个字，就成了另一个并不存在的文件：“条例”误作“条列”，“法治”误作“法制”，“纲要（2021—2025年）”误作别的起止年份。
核查先认准确的名称，再认目录里其他实有的文件；与某个名称只差形近字、同音字，或者漏字、多字、颠倒的，才在此指出。

```markdown title="不通过"
## 一、推进法治政府建设的主要举措和成效

深入贯彻《信访工作条列》，办理群众信访事项三百件。
```

```markdown title="通过"
## 一、推进法治政府建设的主要举措和成效

深入贯彻《信访工作条例》，办理群众信访事项三百件。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law.instruments import instruments, instruments_by_title
from gongkai.model import Disclosure
from gongkai.text.citations import Citation
from gongkai.text.near_titles import near_title

from ._citations import cited
from ._quotation import quoted
from ._rule import Context, DisclosureRule


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find titles that are nearly those of known instruments."""
    said: set[tuple[str, int]] = set()
    for citation in cited(disclosure):
        if (citation.title, citation.line) in said:
            continue
        message, right = _said_of(citation)
        if message:
            said.add((citation.title, citation.line))
            yield Found(
                citation.line,
                message,
                element=disclosure.element_at(citation.line) or None,
                hint=f"核对后写作{right}；确有这个文件的，不用改",
            )


def _said_of(citation: Citation) -> tuple[str, str]:
    """What is wrong with a title and how it is rightly written; empty if nothing is."""
    if citation.known:
        return "", ""
    title = quoted(f"《{citation.title}》")
    plans = [instruments()[key] for key in instruments_by_title().get(citation.key, ())]
    if citation.period and plans:
        right = "或者".join(f"《{plan.name}》" for plan in plans)
        return f"{title}的起止年份与公布的不同，公布的是{right}", right
    near = near_title(citation.key)
    if not near:
        return "", ""
    return f"{title}与《{near}》只差一两个字，疑为误写", f"《{near}》"


RULE = DisclosureRule(
    check=check,
    id="C202",
    title="法律文件名称疑有误字",
    severity=Severity.WARNING,
    basis="本站《报送指南》",
    hint="按公布的名称改正",
    waivable=True,
)
