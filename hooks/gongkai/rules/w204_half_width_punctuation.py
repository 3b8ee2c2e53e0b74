"""汉字之间的标点用全角。

中文里的逗号、句号、冒号、括号用全角，半角标点多是没有切换输入法留下的，排出来疏密不匀，检索时也对不上。数字里的
1,234、10:30，网址、邮箱、英文和序号用半角，不算。

```markdown title="不通过"
## 一、主要举措和成效

全年组织集体学法十二次,办理群众信访事项三百件,全部按期答复。
```

```markdown title="通过"
## 一、主要举措和成效

全年组织集体学法12次，办理群众信访事项1,234件，咨询时间9:00至17:00。
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.model import Disclosure
from gongkai.wording.punctuation import half_width_marks
from gongkai.wording.reading import Cue

from ._quotation import quoted
from ._rule import Context, DisclosureRule
from ._wording import passages

_AROUND = 6


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find half-width marks between Chinese characters: one finding for each of the texts."""
    for passage in passages(disclosure, context):
        marks = half_width_marks(passage.text, passage.reading.cues[Cue.HALF_WIDTH])
        if passage.prose:
            marks = [mark for mark in marks if not passage.is_code(mark[0])]
        if marks:
            first = marks[0][0]
            words = passage.around(first, first + 1, _AROUND)
            counts = Counter(name for _, name in marks)
            tally = "、".join(f"{name}{count}处" for name, count in counts.items())
            where = "正文里" if passage.prose else "这一项里"
            yield Found(
                passage.line_at(first),
                f"{where}汉字之间用了半角标点：{tally}，{_first(len(marks))}{quoted(words)}",
            )


def _first(count: int) -> str:
    return "第一处是" if count > 1 else "见"


RULE = DisclosureRule(
    check=check,
    id="W204",
    title="汉字之间用了半角标点",
    severity=Severity.WARNING,
    basis="本站《报送指南》",
    hint="改成全角标点，如“，”“；”“：”“（）”",
    waivable=True,
)
