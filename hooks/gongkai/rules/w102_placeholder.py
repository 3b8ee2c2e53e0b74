"""模板里的占位内容要填好或者删去。

XX件、20XX年、待补充、（此处填写……）是模板留给起草人填写的位置，原样公开说明稿件没有写完。为保护隐私隐去的姓名、
号码和案件当事人（李××、某某公司、138****1234）不算。

```markdown title="不通过"
## 一、主要举措和成效

全年办理行政复议案件XX件，开展专项检查十二次，具体数据待补充。
```

```markdown title="通过"
## 一、主要举措和成效

全年办理行政复议案件35件，开展专项检查十二次，回访信访人李××三次。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.findings import Found, Severity
from gongkai.law import cite
from gongkai.model import Disclosure
from gongkai.wording.placeholders import placeholders
from gongkai.wording.reading import Cue

from ._quotation import quoted
from ._rule import Context, DisclosureRule
from ._wording import passages

_AROUND = 8


def check(disclosure: Disclosure, context: Context) -> Iterator[Found]:
    """Find placeholders in title, summary and text."""
    for passage in passages(disclosure, context):
        if not passage.reading.cues[Cue.PLACEHOLDER]:
            continue
        reported = set()
        for start, end in placeholders(passage.narrow, heading=passage.prose is None):
            line, words = passage.line_at(start), passage.around(start, end, _AROUND)
            if not passage.is_code(start) and (line, words) not in reported:
                reported.add((line, words))
                left = quoted(passage.text[start:end])
                yield Found(line, f"{quoted(words)}里的{left}是占位内容，没有填写")


RULE = DisclosureRule(
    check=check,
    id="W102",
    title="占位内容没有填写",
    severity=Severity.ERROR,
    basis=cite("jiancha"),
    hint="填上实际内容，没有的把这一处删去",
)
