"""For build servers: JUnit XML with a test case per file, failed where the file has errors."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from gongkai.check_report import CheckReport
from gongkai.findings import Finding, Severity
from gongkai.visible import visible

from ._words import counts, details, head, urgency

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def render(report: CheckReport) -> str:
    """The report as one test suite; a file's errors are one failure, the rest is its output."""
    by_path = {
        path: list(findings)
        for path, findings in groupby(report.findings, key=lambda finding: finding.path)
    }
    paths = sorted({*report.files, *by_path})
    cases = [_case(report, path, by_path.get(path, [])) for path in paths]
    totals = {
        "name": "gongkai check",
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": "0",
        "skipped": "0",
    }
    suites = ET.Element("testsuites", totals)
    suite = ET.SubElement(suites, "testsuite", totals)
    suite.extend(cases)
    ET.SubElement(suite, "system-out").text = counts(report.summary)
    ET.indent(suites)
    return _DECLARATION + ET.tostring(suites, encoding="unicode") + "\n"


def _case(report: CheckReport, path: str, findings: Sequence[Finding]) -> ET.Element:
    case = ET.Element("testcase", {"classname": "gongkai", "name": visible(path)})
    errors = [f for f in findings if f.severity is Severity.ERROR and not f.waived]
    others = [f for f in findings if f not in errors]
    if errors:
        more = f"（共 {len(errors)} 个错误）" if len(errors) > 1 else ""
        message = f"{errors[0].rule} {visible(errors[0].message)}{more}"
        failure = ET.SubElement(case, "failure", {"type": errors[0].rule, "message": message})
        failure.text = _listing(report, errors)
    if others:
        ET.SubElement(case, "system-out").text = _listing(report, others)
    return case


def _listing(report: CheckReport, findings: Sequence[Finding]) -> str:
    return "\n".join(
        "\n    ".join([head(finding), *details(report, finding)])
        for finding in sorted(findings, key=urgency)
    )
