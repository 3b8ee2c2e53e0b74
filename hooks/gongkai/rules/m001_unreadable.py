"""文件要有内容，并且读得出来。

空文件、只有空白的文件，以及夹着空字符（NUL）的文件，多半是保存、传输或者转换时出了错。
网页上不能公开一份没有内容或者已经损坏的公文。下面不通过的例子是一个空文件。

```markdown title="不通过"
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
---
正文。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Source

from ._reading_words import SITE, Words, told
from ._rule import SourceRule

WORDS = {
    "empty": Words("文件是空的", "把定稿的内容写进去再提交；也可以用 gongkai new 新建一份模板"),
    "blank": Words(
        "文件里只有空白，没有内容", "把定稿的内容写进去再提交；也可以用 gongkai new 新建一份模板"
    ),
    "link": Words(
        "这是一个符号链接，不是文件本身",
        "把链接所指的文件复制到这里，再删去链接；公开的内容必须就在 reports 目录里",
    ),
    "unsafe-name": Words(
        "文件名或者上级文件夹的名称里有网址不能用的符号",
        "名称只用字母、数字、短横线和汉字，去掉引号、尖括号、#、?、% 等符号",
    ),
    "suffix": Words(
        "文件的扩展名不是小写的 .md，不会作为公开件读取",
        "把文件名结尾改成小写的 .md，如 2024-fzzf.md",
    ),
    "locked": Words("文件打不开：{meant}", "检查文件的读取权限，确认文件没有被其他程序占用"),
    "name": Words(
        "文件名或者上级文件夹的名称不是 UTF-8 编码",
        "把文件和文件夹改成拼音、数字或者中文名称再提交；从压缩包解出的文件名乱码时，重新命名即可",
    ),
    "nul": Words(
        "文件里有 {meant} 个空字符（NUL），文件可能已经损坏",
        "对照定稿检查这一处，重新从定稿复制文字，另存为 UTF-8 编码的纯文本",
    ),
}


def check(source: Source) -> Iterator[Found]:
    """Find files without content and files that hold NULs."""
    return told(source, WORDS)


RULE = SourceRule(
    check=check,
    id="M001",
    title="文件没有内容或者已经损坏",
    severity=Severity.ERROR,
    basis=SITE,
    hint="重新从定稿保存这个文件，另存为 UTF-8 编码的纯文本",
    reading=True,
)
