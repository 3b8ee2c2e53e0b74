"""文件最前面要有元数据，上下各一行“---”隔开。

元数据写明标题、种类、机关和年度，没有它就不知道这份文件是谁的、哪一年的。两行“---”都是三个半角减号，
单独占一行，第一行就在文件的最前面。写成“----”或者“－－－”，或者漏了后面一行，元数据会被当成正文登出去。

```markdown title="不通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024

2024年，市信访局扎实推进法治政府建设。
```

```markdown title="通过"
---
title: 示例市信访局2024年法治政府建设年度报告
kind: fzzf
organ: 990100-xfj
year: 2024
---
2024年，市信访局扎实推进法治政府建设。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Source

from ._reading_words import SITE, Words, told
from ._rule import SourceRule

_MINUSES = "改成三个半角减号“---”，单独占一行，前后不留空格"
WORDS = {
    "no-front-matter": Words(
        "文件最前面没有元数据",
        "在最前面加上元数据：第一行写“---”，接着写 title、kind、organ、year 各一行，再写一行“---”",
    ),
    "no-opening": Words("元数据前面少了一行“---”", "在这一行前面加一行三个半角减号“---”"),
    "unclosed": Words(
        "元数据没有结束，应当在这里用单独一行“---”和正文隔开",
        "在这一行前面加一行三个半角减号“---”",
    ),
    "opening-line": Words("元数据的开始行写成了{subject}，应当是“---”", _MINUSES),
    "closing-line": Words("元数据的结束行写成了{subject}，应当是“---”", _MINUSES),
    "blank-before": Words("元数据前面有空行", "删去空行，让“---”成为文件的第一行"),
    "text-before": Words(
        "元数据前面有别的内容{subject}",
        "把“---”之前的内容移到元数据下面的正文里，让“---”成为文件的第一行",
    ),
}


def check(source: Source) -> Iterator[Found]:
    """Find front matter that is missing or not fenced as it must be."""
    return told(source, WORDS)


RULE = SourceRule(
    check=check,
    id="M003",
    title="没有元数据或者没有隔开",
    severity=Severity.ERROR,
    basis=SITE,
    hint="元数据写在文件最前面，上下各用一行“---”隔开",
    reading=True,
)
