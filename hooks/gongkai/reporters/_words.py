"""The words that several formats share: severities, counts and verdicts."""

from __future__ import annotations

from gongkai.check_report import CheckReport, Summary
from gongkai.findings import Finding
from gongkai.privacy import masked
from gongkai.visible import visible

WAIVED = "已说明"


def label(finding: Finding) -> str:
    """What a finding is called: by its severity, or as waived."""
    return WAIVED if finding.waived else finding.severity.word


def urgency(finding: Finding) -> tuple[bool, int, tuple[str, int, str, int, str]]:
    """The order of lists for people: errors, warnings, infos, then what was waived."""
    return (finding.waived, finding.severity.weight, finding.order)


def head(finding: Finding) -> str:
    """A finding in one line: where it stands and what is wrong there."""
    place = f"{visible(finding.path)}:{finding.line}"
    return f"{place} {label(finding)} {finding.rule} {visible(finding.message)}"


def details(report: CheckReport, finding: Finding) -> tuple[str, ...]:
    """What to know of a finding besides: its basis and remedy, or why it was accepted."""
    if finding.waived:
        return (f"说明：{visible(justification(report, finding))}",)
    return (f"依据：{visible(finding.basis)}", f"改法：{visible(finding.hint)}")


def counts(summary: Summary) -> str:
    """The counts of a summary in one clause."""
    return (
        f"检查 {summary.files} 个文件：{summary.errors} 个错误，{summary.warnings} 个警告，"
        f"{summary.infos} 个提示，{summary.waived} 个已说明"
    )


def verdict(report: CheckReport) -> str:
    """Whether what was checked may be published, or what was public is what it was."""
    if report.base:
        changed = "公开的内容有不该有的改动" if report.summary.errors else "没有发现不该有的改动"
        return f"与版本 {report.base[:12]} 相比，{changed}"
    if report.summary.errors:
        return "不能发布"
    return "可以发布" if report.files else "没有可检查的公开件"


def justification(report: CheckReport, finding: Finding) -> str:
    """Why a waived finding is accepted, as its waiver states it."""
    waiver = report.waiver_of(finding)
    if waiver is None:
        return "公开件的 waivers 中已说明理由"
    until = f"，有效期至 {waiver.until:%Y-%m-%d}" if waiver.until else ""
    return f"{masked(waiver.reason)}（批准：{waiver.approved_by}{until}）"
