"""正文开头说自己是什么报告，`kind` 就应当是什么种类。

“现将2024年度行政执法总体情况报告如下”的正文，不能作为法治政府建设年度报告公开：两种报告的依据、内容和期限都
不同，错放种类，等于一份没有公开，另一份内容不全。只看正文开头“现将……报告如下”这样的句子，正文里提到
别的报告不算。

```markdown title="不通过"
市司法局：

根据有关要求，现将我局2024年行政执法总体情况报告如下。

## 一、行政执法数据

全年作出行政处罚决定12件。
```

```markdown title="通过"
市委、市政府：

现将我局2024年度法治政府建设情况报告如下。

## 一、主要举措和成效

全年作出行政处罚决定12件。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.kinds import Kind
from gongkai.model import Disclosure

from ._opening import statements
from ._rule import Context, DisclosureRule

# The basis of a report, 根据《…报告格式》, is not what it is.
_BOOK = re.compile(r"《[^》]*》")


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find an opening that says the text is of another annual kind, and not of its own."""
    own = context.kinds.get(disclosure.metadata.kind)
    stated = statements(disclosure)
    if own is None or not own.annual or any(_says(statement.text, own) for statement in stated):
        return
    for statement in stated:
        for other in context.kinds.values():
            if other.annual and _says(_BOOK.sub("", statement.announced), other):
                yield Found(
                    statement.line,
                    f"正文开头说这是{other.name}，kind 写的是“{own.id}”（{own.name}）",
                    hint=f"核对这是哪一种报告：是{other.name}的，kind 改为 {other.id}；"
                    f"是{own.name}的，改写正文开头这句话",
                )
                return


def _says(text: str, kind: Kind) -> bool:
    return kind.name in text or any(re.search(pattern, text) for pattern in kind.says)


RULE = DisclosureRule(
    check=check,
    id="M204",
    title="正文与种类不符",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="核对这是哪一种报告，改正 kind 或者正文开头的说法",
    waivable=True,
)
