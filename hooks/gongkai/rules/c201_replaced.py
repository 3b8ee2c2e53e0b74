"""已经被取代的法律、法规，不再作为以后年度工作的依据。

新的文件施行以后，再把旧的写成当年工作的依据，读者会以为机关还在按旧规定办事。写历史沿革的（“原”“修订前”“废止”“取代”）
和写明旧年份的不算；省、市自己的同名法规也不算。

```markdown title="不通过"
## 一、推进法治政府建设的主要举措和成效

严格按照《信访条例》办理群众信访事项三百件。
```

```markdown title="通过"
## 一、推进法治政府建设的主要举措和成效

严格按照《信访工作条例》办理群众信访事项三百件。
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure

from ._citations import day_of, instruments_cited, is_plan, sentence_at, years_named
from ._rule import Context, DisclosureRule

_HISTORY = re.compile(
    "原《|旧《|修订前|修改前|废止|失效|取代|替代|代替|原有|曾经?|当时|历史|沿革|以前|此前|清理|时期的|升级为|上升为|"
    "新旧|对比|对照表|衔接|转变|由《"
)


def check(disclosure: Disclosure, _context: Context) -> Iterator[Found]:
    """Find instruments cited for work of years after another took their place."""
    year = disclosure.metadata.year
    if year is None:
        return
    said: set[str] = set()
    for citation, instrument in instruments_cited(disclosure):
        replaced = instrument.replaced
        if replaced is None or instrument.name in said or year + 1 <= replaced.year:
            continue
        sentence, _ = sentence_at(disclosure, citation.start)
        years = years_named(sentence)
        if _HISTORY.search(sentence) or (years and max(years) <= replaced.year < year):
            continue
        if year <= replaced.year and not is_plan(disclosure, citation):
            continue
        said.add(instrument.name)
        yield Found(
            citation.line,
            f"《{instrument.name}》已由{day_of(replaced)}起施行的《{instrument.replaced_by}》取代",
            element=disclosure.element_at(citation.line) or None,
            hint=f"改引《{instrument.replaced_by}》；说的是过去的事，写明“原《{instrument.name}》”",
        )


RULE = DisclosureRule(
    check=check,
    id="C201",
    title="引用已被取代的法律文件",
    severity=Severity.WARNING,
    basis="本站《报送指南》",
    hint="改引现行的文件；说的是过去的事，写明“原《…》”",
    kinds=frozenset({"fzzf", "xxgk", "xzzf"}),
    waivable=True,
)
