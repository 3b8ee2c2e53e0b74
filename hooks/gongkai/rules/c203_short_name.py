"""简称要先定义再使用，定义要完整。

报告里单说《条例》《纲要》，读者不知道是哪一部。首次引用时写全称，后面用括号注明简称，例如“《信访工作条例》（以下简称
《条例》）”；括号里漏了简称，或者书名号、引号只有一半的，定义也不成立。

```markdown title="不通过"
## 一、推进法治政府建设的主要举措和成效

推动《信访工作条例》（以下简称）进乡村，实现了《条例》学习宣传全覆盖。
```

```markdown title="通过"
## 一、推进法治政府建设的主要举措和成效

推动《信访工作条例》（以下简称《条例》）进乡村，实现了《条例》学习宣传全覆盖。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure
from gongkai.text.citations import Citation

from ._citations import cited, defined
from ._quotation import quoted
from ._rule import Context, DisclosureRule

_SORT = "条例|规定|办法|纲要|意见|规划|方案|通知|细则|决定|准则|规则"
_SHORT = re.compile(f"新?(?:{_SORT}|实施纲要|实施条例|实施办法|工作规定|工作条例|暂行条例)")
# A document is named by its sort alone where it is made: 制定《方案》, 印发《通知》.
_MADE = re.compile("(?:制定|制订|印发|出台|起草|修订|下发|转发|形成|完善|发布|签发)(?:了|并印发)?$")


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find short names that nothing defines and definitions that are broken."""
    citations = cited(disclosure)
    if not citations:
        return
    names = defined(disclosure)
    text = disclosure.prose.text
    broken = False
    for name in names:
        if name.broken and text[max(0, name.start - 1) : name.end].count("》"):
            broken = True
            yield Found(
                disclosure.prose.line_at(name.start),
                f"简称的定义不完整：{quoted(text[name.start : name.end])}",
                element=disclosure.element_at(disclosure.prose.line_at(name.start)) or None,
            )
    given = {name.name for name in names}
    said: set[str] = set()
    for at, one in enumerate(citations):
        key = one.key.removeprefix("新")
        if key in said or broken or not _SHORT.fullmatch(one.key):
            continue
        if any(name.endswith(key) or key.endswith(name) for name in given if name):
            said.add(key)
            continue
        if any(name.start <= one.start < name.end for name in names):
            continue
        if _MADE.search(text[max(0, one.start - 6) : one.start]):
            continue
        said.add(key)
        yield Found(
            one.line,
            f"简称《{one.title}》没有定义过",
            element=disclosure.element_at(one.line) or None,
            hint=_hint(one, citations[:at]),
        )


def _hint(short: Citation, before: tuple[Citation, ...]) -> str:
    """How to define a short name, with the title meant where only one can be."""
    key = short.key.removeprefix("新")
    meant = {one.key: one.title for one in before if one.key.endswith(key) and one.key != key}
    if len(meant) == 1:
        title = next(iter(meant.values()))
        return f"前文只引用过《{title}》，首次引用时写“《{title}》（以下简称《{key}》）”"
    return f"首次引用时写全称并定义简称，如“《…》（以下简称《{key}》）”"


RULE = DisclosureRule(
    check=check,
    id="C203",
    title="简称没有定义",
    severity=Severity.WARNING,
    basis="本站《报送指南》",
    hint="首次引用时写全称，并用括号注明“以下简称《…》”",
    waivable=True,
)
