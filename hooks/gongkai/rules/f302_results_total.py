"""依申请公开表每一列：办理结果的总计等于各项办理结果之和。

一件申请只计入一种办理结果，各项相加就是总计；不相等，说明漏填、重复计了某一项，或者总计算错。

```markdown title="不通过"
---
title: 示例市信访局2024年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2024
---
~~~公开表 依申请公开
列: 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
（一）予以公开: 4 0 0 0 0 0 4
（二）部分公开: 0 0 0 0 0 0 0
（三）不予公开:
  1.属于国家秘密: 0 0 0 0 0 0 0
  2.其他法律行政法规禁止公开: 0 0 0 0 0 0 0
  3.危及“三安全一稳定”: 0 0 0 0 0 0 0
  4.保护第三方合法权益: 0 0 0 0 0 0 0
  5.属于三类内部事务信息: 0 0 0 0 0 0 0
  6.属于四类过程性信息: 0 0 0 0 0 0 0
  7.属于行政执法案卷: 0 0 0 0 0 0 0
  8.属于行政查询事项: 0 0 0 0 0 0 0
（四）无法提供:
  1.本机关不掌握相关政府信息: 1 0 0 0 0 0 1
  2.没有现成信息需要另行制作: 0 0 0 0 0 0 0
  3.补正后申请内容仍不明确: 0 0 0 0 0 0 0
（五）不予处理:
  1.信访举报投诉类申请: 0 0 0 0 0 0 0
  2.重复申请: 0 0 0 0 0 0 0
  3.要求提供公开出版物: 0 0 0 0 0 0 0
  4.无正当理由大量反复申请: 0 0 0 0 0 0 0
  5.要求行政机关确认或重新出具已获取信息: 0 0 0 0 0 0 0
（六）其他处理:
  1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请: 0 0 0 0 0 0 0
  2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请: 0 0 0 0 0 0 0
  3.其他: 0 0 0 0 0 0 0
（七）总计: 6 0 0 0 0 0 6
~~~
```

```markdown title="通过"
---
title: 示例市信访局2024年政府信息公开工作年度报告
kind: xxgk
organ: 990100-xfj
year: 2024
---
~~~公开表 依申请公开
列: 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
（一）予以公开: 4 0 0 0 0 0 4
（二）部分公开: 0 0 0 0 0 0 0
（三）不予公开:
  1.属于国家秘密: 0 0 0 0 0 0 0
  2.其他法律行政法规禁止公开: 0 0 0 0 0 0 0
  3.危及“三安全一稳定”: 0 0 0 0 0 0 0
  4.保护第三方合法权益: 0 0 0 0 0 0 0
  5.属于三类内部事务信息: 0 0 0 0 0 0 0
  6.属于四类过程性信息: 0 0 0 0 0 0 0
  7.属于行政执法案卷: 0 0 0 0 0 0 0
  8.属于行政查询事项: 0 0 0 0 0 0 0
（四）无法提供:
  1.本机关不掌握相关政府信息: 1 0 0 0 0 0 1
  2.没有现成信息需要另行制作: 0 0 0 0 0 0 0
  3.补正后申请内容仍不明确: 0 0 0 0 0 0 0
（五）不予处理:
  1.信访举报投诉类申请: 0 0 0 0 0 0 0
  2.重复申请: 0 0 0 0 0 0 0
  3.要求提供公开出版物: 0 0 0 0 0 0 0
  4.无正当理由大量反复申请: 0 0 0 0 0 0 0
  5.要求行政机关确认或重新出具已获取信息: 0 0 0 0 0 0 0
（六）其他处理:
  1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请: 0 0 0 0 0 0 0
  2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请: 0 0 0 0 0 0 0
  3.其他: 0 0 0 0 0 0 0
（七）总计: 5 0 0 0 0 0 5
~~~
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure
from gongkai.tables.balance import Imbalance

from ._rule import Context, DisclosureRule
from ._tables import BASIS, XXGK, failures


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find columns in which the results of handling do not add up to their total."""
    yield from failures(disclosure, "X2", _message)


def _message(failure: Imbalance) -> str:
    return (
        f"依申请公开表“{failure.subject_name}”一列：办理结果总计写的是"
        f"{failure.sum_of(failure.left)}，各项办理结果相加是{failure.sum_of(failure.right)}"
        f"（{failure.terms(failure.right)}）"
    )


RULE = DisclosureRule(
    check=check,
    id="F302",
    title="各项办理结果之和与总计不符",
    severity=Severity.ERROR,
    basis=BASIS,
    hint="核对这一列“（一）予以公开”到“（六）其他处理”的各格和“（七）总计”，改正填错的一格",
    kinds=XXGK,
    waivable=True,
)
