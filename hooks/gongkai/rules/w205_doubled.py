"""标点和词语不要重复。

“，，”“。。”“的的”“开展开展”这样的重复，多是删改时留下的，读起来别扭。叠词（天天、人人）和本来就重复的说法不算。

```markdown title="不通过"
## 一、主要举措和成效

全年组织集体学法十二次，，办理群众信访事项三百件。。
```

```markdown title="通过"
## 一、主要举措和成效

全年组织集体学法十二次，人人参与，办理群众信访事项三百件……
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure
from gongkai.wording.punctuation import doubled
from gongkai.wording.reading import Cue

from ._quotation import quoted
from ._rule import Context, DisclosureRule
from ._wording import passages

_AROUND = 6


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find marks and words that stand twice."""
    for passage in passages(disclosure, context):
        for start, end in doubled(passage.text, passage.reading.cues[Cue.DOUBLED]):
            if not passage.is_code(start):
                words = passage.around(start, end, _AROUND)
                twice = passage.text[start:end]
                yield Found(passage.line_at(start), f"{quoted(words)}里的{quoted(twice)}重复了")


RULE = DisclosureRule(
    check=check,
    id="W205",
    title="标点或词语重复",
    severity=Severity.INFO,
    basis="本站《报送指南》",
    hint="删去多余的一个",
    waivable=True,
)
