"""For GitHub Actions: workflow commands that become annotations, and a summary of the job.

GitHub shows ten annotations of each level per step and drops the rest without a word, so no
more are written, and the last line says what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from gongkai.check_report import CheckReport
from gongkai.findings import Finding, Severity
from gongkai.visible import visible

from ._words import counts, justification, label, urgency, verdict

_MOST = 10
_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SUMMARY_BYTES = 900_000
_TABLE_HEAD = "| 级别 | 规则 | 位置 | 问题 | 改法 | 依据 |\n| --- | --- | --- | --- | --- | --- |\n"
_TAIL = "\n另有 {} 条没有列出，请在本地运行 gongkai check 查看。\n"
_DIGITS = 10
_CELL = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "`": "&#96;", "*": "&#42;",
     "_": "&#95;", "[": "&#91;", "]": "&#93;", "\\": "&#92;", "@": "&#64;", "~": "&#126;"}
)  # fmt: skip


def render(report: CheckReport) -> str:
    """Up to ten annotations of each level, errors first, and what they leave out."""
    lines = [
        _annotation(finding)
        for severity in Severity
        for finding in islice(_open(report, severity), _MOST)
    ]
    return "\n".join([*lines, f"{_closing(report)}{_unshown(report)}"]) + "\n"


def job_summary(report: CheckReport, most_bytes: int = _SUMMARY_BYTES) -> str:
    """Every finding in a Markdown table, errors first, cut where GitHub would refuse it."""
    head = f"## 公开件核查\n\n{_closing(report)}\n"
    if not report.findings:
        return head
    head += f"\n{_TABLE_HEAD}"
    rows = []
    room = most_bytes - len(head.encode()) - len(_TAIL.encode()) - _DIGITS
    for finding in sorted(report.findings, key=urgency):
        row = _row(report, finding)
        room -= len(row.encode())
        if room < 0:
            break
        rows.append(row)
    left = len(report.findings) - len(rows)
    return head + "".join(rows) + (_TAIL.format(left) if left else "")


def _annotation(finding: Finding) -> str:
    text = (
        f"{visible(finding.message)}\n改法：{visible(finding.hint)}\n依据：{visible(finding.basis)}"
    )
    properties = {
        "file": visible(finding.path),
        "line": finding.line,
        "col": finding.column,
        "title": f"{finding.severity.word} {finding.rule}",
    }
    stated = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMAND[finding.severity]} {stated}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _open(report: CheckReport, severity: Severity) -> Iterator[Finding]:
    return (f for f in report.findings if f.severity is severity and not f.waived)


def _closing(report: CheckReport) -> str:
    day = f"{report.as_of:%Y-%m-%d}"
    return f"{counts(report.summary)}。结论：{verdict(report)}（截至 {day}）。"


def _unshown(report: CheckReport) -> str:
    left = {
        severity: max(sum(1 for _ in _open(report, severity)) - _MOST, 0) for severity in Severity
    }
    parts = [f"{count} 个{severity.word}" for severity, count in left.items() if count]
    return f"另有 {'、'.join(parts)}没有显示为注解，见作业摘要。" if parts else ""


def _row(report: CheckReport, finding: Finding) -> str:
    remedy = f"说明：{justification(report, finding)}" if finding.waived else finding.hint
    cells = (
        label(finding),
        finding.rule,
        f"{finding.path}:{finding.line}",
        finding.message,
        remedy,
        finding.basis,
    )
    return "| " + " | ".join(visible(cell).translate(_CELL) for cell in cells) + " |\n"
