"""文件要用 UTF-8 编码。

用 GBK（GB18030）等编码保存的文件，到了网页上会成为乱码。转换编码时如果出了错，原来的字会变成“�”，
从此找不回来，只能对照定稿补上。下面不通过的例子里，机关名称已经丢了两个字。

```markdown title="不通过"
---
title: 示例市��局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
---
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Source

from ._reading_words import SITE, Words, filling, found
from ._rule import SourceRule

_SAVE = "用记事本或者 WPS 打开，“另存为”时编码选 UTF-8"
_KNOWN = Words(
    "文件用的是 {encoding}编码，应当是 UTF-8",
    _SAVE + "；也可以运行 iconv -f {name} -t UTF-8 原文件.md > 新文件.md",
)
_UNKNOWN = Words(
    "文件不是 UTF-8 编码的文本，读不出来",
    "这可能是 Word、PDF 或者图片改了扩展名：请先另存为纯文本；是纯文本的，" + _SAVE,
)
WORDS = {
    "encoding": _KNOWN,
    "bad-bytes": Words(
        "这一行有不是 UTF-8 的字节，文字可能已经损坏",
        "对照定稿重新写这一行；整份文件都有乱码的，" + _SAVE,
    ),
    "lost": Words(
        "文件里有 {meant} 个“�”，那里原来的字在转换编码时丢了",
        "对照定稿补上原来的字；丢字多的，重新从定稿转换，保存时编码选 UTF-8",
    ),
}


def check(source: Source) -> Iterator[Found]:
    """Find files in another encoding, and characters that a conversion has lost."""
    for fault in source.faults:
        if fault.code in WORDS:
            words = WORDS[fault.code]
            if fault.code == "encoding" and not fault.subject:
                words = _UNKNOWN
            also = "（GBK）" if fault.subject == "GB18030" else " "
            yield found(fault, words, {**filling(fault), "encoding": f"{fault.subject}{also}"})


RULE = SourceRule(
    check=check,
    id="M002",
    title="编码不是 UTF-8",
    severity=Severity.ERROR,
    basis=SITE,
    hint=_SAVE,
    reading=True,
)
