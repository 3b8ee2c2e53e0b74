"""元数据每一行都要读得出来：一个项目、一个半角冒号、一个空格、一项内容。

元数据用 YAML 书写，有些符号在其中另有用途：内容以“@”“[”“>”等符号开头，或者里面有半角冒号加空格，
都要给整项内容加上英文引号；括号、引号要成对；续行前面要空格，不能用制表符。读不出来的元数据，
网站会当成正文登出去。

```markdown title="不通过"
---
title: [关于2024年法治政府建设情况的报告
kind: fzzf
organ: 990100-xfj
year: 2024
---
```

```markdown title="通过"
---
title: '[关于2024年法治政府建设情况的报告'
kind: fzzf
organ: 990100-xfj
year: 2024
---
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.frontmatter.keys import key_at
from gongkai.model import Fault, Source

from ._reading_words import SITE, Words, filling, found, shown
from ._rule import SourceRule

_PLAIN = "每个项目单独一行，写成“title: 内容”的样子"
_REASONS = {
    "[": "以“[”开头，会被当成清单",
    "{": "以“{”开头，会被当成一组项目",
    "|": "以“|”开头，会被当成多行文字的记号",
    ">": "以“>”开头，会被当成多行文字的记号",
    "-": "以“- ”开头，会被当成清单",
    "?": "以“? ”开头，会被当成项目名",
}
WORDS = {
    "value": Words("{key}的内容{detail}{reason}，读不出来", "给整项内容加上英文引号：{quotation}"),
    "quote": Words(
        "{key}的内容{detail}里英文引号没有成对，或者引号外面还有文字",
        "改用中文引号，或者去掉引号：{chinese}",
    ),
    "structure": Words(
        "{key}的内容不完整，读不出来",
        "检查括号和引号是否成对、各行缩进是否对齐{example}",
    ),
    "stray": Words(
        "{subject}不是“项目: 内容”的写法", "删去这一行；属于上一项内容的，在行首加两个空格"
    ),
    "tab": Words("{subject}这一行用了制表符缩进", "把行首的制表符换成两个空格"),
    "indent": Words("{key}前面多了空格", "删去行首的空格，项目名顶格写"),
    "no-space": Words("{subject}的冒号后面没有半角空格", "冒号后面加一个半角空格：{meant}"),
    "full-width-mark": Words("几个项目之间用了全角符号{subject}", "改成半角符号{detail}"),
    "control": Words("元数据里有看不见的控制字符（{name}）", "把这一行删去，重新输入"),
    "complex-key": Words("冒号前面不是一个项目名", _PLAIN),
    "too-deep": Words("{key}的内容层层嵌套，读不出来", "检查是否多写了括号{example}"),
    "too-long": Words(
        "元数据太长，结束的“---”可能放错了地方", "检查元数据下面那一行“---”，它应当紧接在元数据后面"
    ),
    "no-keys": Words("两行“---”之间没有“项目: 内容”", _PLAIN),
}


def check(source: Source) -> Iterator[Found]:
    """Find what keeps the front matter from being read as YAML."""
    for fault in source.faults:
        if fault.code in WORDS:
            yield found(fault, WORDS[fault.code], _filling(fault))


def _filling(fault: Fault) -> dict[str, str]:
    fill = filling(fault)
    if not fault.subject:
        fill["key"] = "这一项"
    key = key_at(fault.subject)
    label = f"{key.name}: " if key else ""
    value = shown(fault.detail).replace("'", "''")
    fill["quotation"] = f"{label}'{value}'"
    fill["chinese"] = f"{label}{_in_chinese_quotes(shown(fault.detail))}"
    fill["example"] = f"，照这样写：{key.blank}" if key else ""
    fill["reason"] = _reason(fault.detail)
    return fill


def _in_chinese_quotes(value: str) -> str:
    """The value with pairs of straight quotes as Chinese ones, and without a single one."""
    return re.sub("[\"']", "", re.sub("([\"'])(.+?)\\1", r"“\2”", value))


def _reason(value: str) -> str:
    first = value[:1]
    if first in _REASONS and (first not in "-?" or value[1:2] in ("", " ")):
        return _REASONS[first]
    if ": " in value or value.endswith(":"):
        return "里有半角冒号加空格，会被当成另一个项目"
    return f"不能以“{first}”开头" if first and not first.isalnum() else "的写法有误"


RULE = SourceRule(
    check=check,
    id="M004",
    title="元数据读不出来",
    severity=Severity.ERROR,
    basis=SITE,
    hint=_PLAIN,
    reading=True,
)
