"""元数据只用规定的项目名。

项目名写错一个字母，程序就不认得，写在后面的内容等于没有写。项目名一律用半角小写英文，清单见《报送指南》。

```markdown title="不通过"
---
titel: 示例市信访局2024年法治政府建设年度报告
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
from gongkai.frontmatter.intentions import plain_name
from gongkai.frontmatter.keys import KEYS, key_at
from gongkai.model import Fault, Source

from ._reading_words import SITE, Words, filling, found, quoted
from ._rule import SourceRule

_SPELLED = Words(
    "项目名{subject}应当写成半角小写的“{meant}”，前后不带空格", "把{subject}改成“{meant}”"
)
_SPACED = Words("项目名“{meant}”前面或者后面有全角空格", "删去空格，写成“{meant}”")
_MEANT = Words("{where}里没有{subject}这个项目，可能是 {nearest}", "把{subject}改成“{meant}”")
_TWICE = Words("{where}里没有{subject}这个项目，{nearest}已经另外写了", "删去{subject}这一行")
_UNKNOWN = Words("{where}里没有{subject}这个项目", "删去这一行，或者改用已有的项目：{known}")
WORDS = {"unknown-key": _UNKNOWN}


def check(source: Source) -> Iterator[Found]:
    """Find keys that nobody knows, with the nearest that is known."""
    for fault in source.faults:
        if fault.code in WORDS:
            yield found(fault, _words(fault, source), _filling(fault))


def _words(fault: Fault, source: Source) -> Words:
    path, _, name = fault.subject.rpartition(".")
    if not fault.detail:
        return _UNKNOWN
    if f"{path}.{fault.detail}".lstrip(".") in source.lines:
        return _TWICE
    if name.strip() == fault.detail:
        return _SPACED
    return _SPELLED if plain_name(name) == fault.detail else _MEANT


def _filling(fault: Fault) -> dict[str, str]:
    path = fault.subject.rpartition(".")[0]
    above = key_at(path)
    keys = {key.name: key for key in above.keys} if above else KEYS
    nearest = keys.get(fault.detail)
    fill = filling(fault)
    fill["subject"] = quoted(fill["name"])
    fill["nearest"] = f"{nearest.name}（{nearest.label}）" if nearest else ""
    fill["known"] = "、".join(keys)
    return fill


RULE = SourceRule(
    check=check,
    id="M101",
    title="没有这个项目",
    severity=Severity.ERROR,
    basis=SITE,
    hint="改用规定的项目名，清单见《报送指南》",
    reading=True,
)
