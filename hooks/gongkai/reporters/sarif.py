"""For code scanning: SARIF 2.1.0 with the catalogue of rules and waivers as suppressions."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

from gongkai.check_report import CheckReport
from gongkai.findings import Finding, Severity
from gongkai.rules import Rule, explanation, rules
from gongkai.visible import visible

from ._words import justification

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: CheckReport) -> str:
    """The report as a SARIF log with one run."""
    catalogue = [_descriptor(rule, explanation(rule.id)) for rule in rules().values()]
    return json.dumps(_log(report, catalogue), ensure_ascii=False, indent=2) + "\n"


def _log(report: CheckReport, catalogue: list[dict[str, object]]) -> dict[str, object]:
    driver = {
        "name": "gongkai",
        "version": report.version,
        "language": "zh-CN",
        "rules": catalogue,
    }
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "含有 reports/ 的根目录"}}},
        "properties": {"as_of": report.as_of.isoformat()},
        "results": [_result(report, finding) for finding in report.findings],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _descriptor(rule: Rule, text: str) -> dict[str, object]:
    first, _, rest = text.strip().partition("\n")
    plain = re.sub(r"^```.*$\n?", "", rest, flags=re.MULTILINE).strip()
    help_text = "\n\n".join(
        part for part in (plain, f"改法：{rule.hint}", f"依据：{rule.basis}") if part
    )
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": first or rule.title},
        "help": {"text": help_text, "markdown": text.strip() or rule.hint},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
        "properties": {"tags": [rule.group], "basis": rule.basis, "waivable": rule.waivable},
    }


def _result(report: CheckReport, finding: Finding) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "level": _LEVEL[finding.severity],
        "message": {"text": visible(f"{finding.message}。改法：{finding.hint}")},
        "locations": [_location(finding)],
        "properties": {
            "basis": finding.basis,
            "hint": finding.hint,
            **({"element": finding.element} if finding.element else {}),
        },
    }
    if finding.waived:
        result["suppressions"] = [
            {
                "kind": "inSource",
                "status": "accepted",
                "justification": justification(report, finding),
            }
        ]
    return result


def _location(finding: Finding) -> dict[str, object]:
    uri = quote(finding.path.encode("utf-8", "surrogateescape"), safe="/")
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri, "uriBaseId": _ROOT},
            "region": {"startLine": finding.line, "startColumn": finding.column},
        }
    }
