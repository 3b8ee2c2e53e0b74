"""What is said about a submission: the proposal's title and body, and the comment to the clerk.

The forge reads these as Markdown. What comes from the report is written so that it stays plain
text: it formats nothing, links nowhere, calls nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongkai.checking import stops
from gongkai.findings import Finding, Severity
from gongkai.frontmatter.keys import KEYS
from gongkai.importers import Imported
from gongkai.privacy import masked
from gongkai.register import Register
from gongkai.review import Judged, shown_value
from gongkai.rules import rules
from gongkai.visible import visible

_ACTIVE = re.compile(r"[\\`*_{}\[\]()#+\-.!|<>~&@:/$]")
_LONGEST_TITLE = 80
_LONGEST = 300
_MOST_FINDINGS = 40
_MOST_DROPPED = 60
_WAITING = (
    "报告已经导入，正在等管理员审核。下面是认出的内容和核查结果，请核对；要改的，改好文件后"
    "重新提交一份，或者告诉管理员。"
)
_TAKE_DOWN = (
    "报送的内容里有个人信息，而这个议题人人可见：请马上编辑议题，删去“报告文件”和“报告正文”里的内容，"
    "并请管理员删除整个议题，因为修改记录和附件的网址别人还打得开。"
)


def inert(text: str, longest: int = _LONGEST) -> str:
    """A text as Markdown of the forge in which nothing works: marks are written by number.

    The sign that calls people is made a wide one, and addresses are taken apart: forges look for
    both after they have read the Markdown.
    """
    short = visible(masked(text))
    short = short if len(short) <= longest else short[: longest - 1] + "…"
    short = short.replace("@", "＠").replace("://", ":\u2060//").replace("www.", "www\u2060.")
    short = re.sub(r"#(?=\d)", "＃", short)
    return _ACTIVE.sub(lambda found: f"&#{ord(found[0])};", short)


def title_of(one: Judged, number: int) -> str:
    """The title of a proposal, on one line."""
    title = visible(masked(str(one.imported.result.front_matter.get("title", "报告"))))
    title = title.replace("@", "＠").strip()
    return f"报送：{title[:_LONGEST_TITLE]}（议题 {number}）"


def body_of(one: Judged, register: Register, number: int, run: str) -> str:
    """The body of a proposal."""
    return "\n".join((f"由议题 #{number} 报送的文件导入。合并以前请对照核对页逐段核对。", "",
                      *_outcome(one, register, (), run))) + "\n"  # fmt: skip


def comment_of(
    one: Judged, register: Register, run: str, notes: Sequence[str], *, proposed: bool
) -> str:
    """The comment under the issue, for the clerk."""
    parts = (*_head(one, proposed=proposed), *_outcome(one, register, notes, run))
    return "\n".join(parts) + "\n"


def _head(one: Judged, *, proposed: bool) -> Iterator[str]:
    """What became of the report, and before it what must be done at once."""
    stopping = unpublishable(one.findings)
    if one.imported.made.keeping.private or any(map(_is_private, stopping)):
        yield f"**{_TAKE_DOWN}**"
        yield ""
    if proposed:
        yield _WAITING
    elif stopping:
        titles = "、".join(dict.fromkeys(rules()[finding.rule].title for finding in stopping))
        yield f"报告没有提交审核：{titles}。请改好以后重新提交一份。"
    else:
        yield "报告没有能够导入，原因如下。请改好以后重新提交一份。"
    yield ""


def unpublishable(findings: Sequence[Finding]) -> list[Finding]:
    """What must not even stand on a branch: private and hostile content. The rest can be mended."""
    return [one for one in findings if stops(one) and rules()[one.rule].group in "PH"]


def _is_private(finding: Finding) -> bool:
    return rules()[finding.rule].group == "P"


def refusal(why: str) -> str:
    """The comment under an issue of which nothing could be made."""
    return f"报告没有能够导入：{inert(why)}。请改好以后重新提交一份。\n"


def _outcome(one: Judged, register: Register, notes: Sequence[str], run: str) -> Iterator[str]:
    imported = one.imported
    yield from _needs(imported, notes)
    yield from _facts(imported, register)
    yield from _findings(one.findings)
    yield from _dropped(imported)
    if run:
        yield f"核对页（原件和结果逐段对照）：[下载 review]({run}#artifacts)，解压后用浏览器打开。"


def _needs(imported: Imported, notes: Sequence[str]) -> Iterator[str]:
    said = [
        *notes,
        *imported.why,
        *(note for note in imported.result.notes if note not in imported.why),
    ]
    if imported.result.missing:
        labels = (KEYS[key].label if key in KEYS else key for key in imported.result.missing)
        said.append(f"原件里没有写，需要补：{'、'.join(labels)}")
    if said:
        yield "**请先看这些**"
        yield ""
        for note in said:
            first, *block = note.splitlines()
            yield f"- {inert(first, 2_000)}"
            yield from _fenced(block)
        yield ""


def _fenced(lines: Sequence[str]) -> Iterator[str]:
    """Lines to be copied as they are, under a point of a list; none of them can end the fence."""
    if lines:
        yield ""
        yield "  ```yaml"
        yield from (f"  {visible(masked(line)).replace('`', '')}" for line in lines)
        yield "  ```"
        yield ""


def _facts(imported: Imported, register: Register) -> Iterator[str]:
    facts = imported.result.front_matter
    if facts:
        yield "| 项目 | 内容 |"
        yield "|---|---|"
        for key, value in facts.items():
            label = KEYS[key].label if key in KEYS else key
            yield f"| {label} | {inert(shown_value(key, value, register))} |"
        yield ""


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    open_ = sorted(
        (one for one in findings if not one.waived), key=lambda one: (one.severity.weight, one.line)
    )
    counts = [sum(one.severity is severity for one in open_) for severity in Severity]
    yield f"**核查结果：{counts[0]} 个错误，{counts[1]} 个警告，{counts[2]} 个提示**"
    yield ""
    for one in open_[:_MOST_FINDINGS]:
        yield f"- {one.severity.word} {one.rule}　{inert(one.message)}"
        yield f"  改法：{inert(one.hint)}"
    if len(open_) > _MOST_FINDINGS:
        yield f"- 还有 {len(open_) - _MOST_FINDINGS} 个，见核对页"
    yield ""


def _dropped(imported: Imported) -> Iterator[str]:
    dropped = imported.result.dropped
    if dropped:
        yield f"<details><summary>没有放进正文的内容（{len(dropped)} 处）</summary>"
        yield ""
        yield from (f"- {inert(entry.text)}" for entry in dropped[:_MOST_DROPPED])
        yield ""
        yield "</details>"
        yield ""
