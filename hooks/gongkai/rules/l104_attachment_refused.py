"""附件的内容要与扩展名一致，不加密码，不含程序。

加了密码的附件公众打不开，也没有人能核查里面有没有个人信息；扩展名与内容不一致的，读者打开时会出错；程序、脚本
和宏会在读者的电脑上运行。核查看文件的内容，不看名称：把程序改名为 `.pdf` 同样查得出，压缩包里的文件也查。这样的
附件不放到站点上。

```markdown title="不通过"
文件 reports/990100/xfj/2024-fzzf.md：
办理数据见[表格](shuju.csv)。
文件 reports/990100/xfj/shuju.csv：
#!/bin/sh
echo 办理数据
```

```markdown title="通过"
文件 reports/990100/xfj/2024-fzzf.md：
办理数据见[表格](shuju.csv)。
文件 reports/990100/xfj/shuju.csv：
月份,件数
1月,25
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.corpus import Corpus
from gongkai.findings import Found, Severity

from ._attached import called, readings
from ._quotation import quoted_target
from ._rule import Context, CorpusRule


def check(corpus: Corpus, _context: Context) -> Iterator[Found]:
    """Find attachments that are encrypted, run, or are not what their names say."""
    for record, link, reading in readings(corpus):
        if reading.refused:
            message = f"{called(link)}{quoted_target(link.target)}不能发布：{reading.refused}"
            yield Found(link.line, message, path=record.path)


RULE = CorpusRule(
    check=check,
    id="L104",
    title="附件加密、名不副实或者会运行程序",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="去掉密码和宏；用原来的软件打开，另存为扩展名相符的 pdf、docx、xlsx 等文件；程序一律删去",
)
