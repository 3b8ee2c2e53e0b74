from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from rich.cells import cell_len
from rich.console import Console

from gongkai.check_report import CheckReport
from gongkai.findings import Finding, Severity
from gongkai.model import Waiver
from gongkai.reporters import github, reporters, text
from gongkai.rules import rules

SAMPLES = Path(__file__).parent / "samples" / "reporters"
ENDINGS = {"text": "txt", "json": "json", "sarif": "sarif", "junit": "xml", "github": "github"}
DAY = dt.date(2026, 11, 23)

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
CITY = "reports/990100/xfj/2024-fzzf.md"
COUNTY = "reports/990121/sfj/2023-fzzf.md"


def finding(
    rule: str = "S101",
    severity: Severity = ERROR,
    path: str = CITY,
    line: int = 14,
    **more: Any,  # noqa: ANN401  # the other fields of a finding
) -> Finding:
    fields: dict[str, Any] = {
        "column": 1,
        "message": "缺少必备要素“推进法治政府建设存在的不足和原因”",
        "basis": "《法治政府建设与责任落实督察工作规定》",
        "hint": "单独设一个标题，既写不足，也写原因",
        **more,
    }
    return Finding(rule=rule, severity=severity, path=path, line=line, **fields)


def report(*findings: Finding, files: tuple[str, ...] = (CITY, COUNTY)) -> CheckReport:
    ordered = tuple(sorted(findings, key=lambda finding: finding.order))
    waiver = Waiver(
        rule="S101",
        element="E3",
        reason="机构改革期间主要负责人空缺",
        approved_by="示例市司法局",
        until=dt.date(2026, 12, 31),
    )
    return CheckReport(files=files, findings=ordered, as_of=DAY, waivers={COUNTY: (waiver,)})


REPORTS = {
    "clean": report(),
    "mixed": report(
        finding("M105", INFO, line=2, message="没有写索引号", hint="补写 index"),
        finding("S101", element="E2"),
        finding(
            "T201", WARNING, line=10, column=12, message="发布时间晚于规定期限", hint="说明原因"
        ),
        finding("S101", path=COUNTY, line=20, element="E3", waived=True),
        finding("M302", path="reports/register.yml", line=9, message="公开主体编号重复"),
    ),
    "hostile": report(
        finding(
            "M101",
            path="reports/990100/x,y:z 100%/报告&<b>.md",
            message="不认识“a|b`c`<script>\x1b[31m\x00\u202e\n::error::x%0A”",
            hint="删去 ]]> 和 & 号",
        ),
        finding("M102", path="reports/\udcff.md", message="缺少必填项“title”"),
        files=("reports/\udcff.md",),
    ),
}


def rendered(form: str, name: str) -> str:
    output = reporters()[form](REPORTS[name])
    if form == "sarif":  # the catalogue has its own test; it changes with every rule
        log = json.loads(output)
        log["runs"][0]["tool"]["driver"]["rules"] = []
        output = json.dumps(log, ensure_ascii=False, indent=2) + "\n"
    return output.encode("utf-8", "backslashreplace").decode()


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("form", reporters())
def test_a_report_looks_as_its_golden_file(
    form: str, name: str, golden: Callable[[Path, str], None]
) -> None:
    golden(SAMPLES / f"{name}.{ENDINGS[form]}", rendered(form, name))


@pytest.mark.parametrize("name", REPORTS)
def test_a_job_summary_looks_as_its_golden_file(
    name: str, golden: Callable[[Path, str], None]
) -> None:
    golden(SAMPLES / f"{name}.md", github.job_summary(REPORTS[name]))


def test_every_golden_file_belongs_to_a_report_and_a_format() -> None:
    expected = {f"{name}.{ending}" for name in REPORTS for ending in [*ENDINGS.values(), "md"]}
    assert {path.name for path in SAMPLES.iterdir()} == expected


def test_json_has_the_keys_of_the_interface_in_their_order() -> None:
    document = json.loads(reporters()["json"](REPORTS["mixed"]))
    assert list(document) == ["version", "summary", "findings"]
    assert list(document["summary"].items()) == [
        ("files", 2), ("errors", 2), ("warnings", 1), ("infos", 1), ("waived", 1),
    ]  # fmt: skip
    assert list(document["findings"][0]) == [
        "rule", "severity", "path", "line", "column", "message", "basis", "hint", "element",
        "waived",
    ]  # fmt: skip
    assert document["findings"][0]["element"] is None


def test_errors_of_a_file_come_before_warnings_and_infos_and_waived_ones_last() -> None:
    mixed = report(
        finding("M105", INFO, line=2),
        finding("S101", line=3, waived=True),
        finding("T201", WARNING, line=4),
        finding("S102", line=5),
    )
    heads = [line for line in text.render(mixed).splitlines() if line.startswith("reports/")]
    assert [line.split()[1:3] for line in heads] == [
        ["错误", "S102"], ["警告", "T201"], ["提示", "M105"], ["已说明", "S101"],
    ]  # fmt: skip


def on_a_terminal(shown: CheckReport, width: int) -> str:
    screen = io.StringIO()
    text.show(shown, Console(file=screen, width=width, force_terminal=True, color_system="256"))
    return screen.getvalue()


@pytest.mark.parametrize("width", [40, 79])
def test_no_line_on_a_terminal_is_wider_than_the_terminal(width: int) -> None:
    long = report(finding(message="很长的一句话，" * 30, hint="改" * 100))
    screen = io.StringIO()
    text.show(long, Console(file=screen, width=width))
    assert max(cell_len(line) for line in screen.getvalue().splitlines()) <= width
    assert "".join(screen.getvalue().split()) == "".join(text.render(long).split())


def test_colours_are_for_terminals_only() -> None:
    assert "\x1b[" in on_a_terminal(REPORTS["mixed"], 80)
    assert "\x1b[" not in text.render(REPORTS["mixed"])


@pytest.mark.parametrize("form", reporters())
def test_nothing_in_a_report_can_steer_a_terminal(form: str) -> None:
    output = reporters()[form](REPORTS["hostile"])
    assert not {"\x1b", "\x00"} & set(output)
    assert "\n::error::x" not in output


def test_sarif_describes_every_rule_with_help() -> None:
    log = json.loads(reporters()["sarif"](REPORTS["clean"]))
    described = {rule["id"]: rule for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    assert list(described) == list(rules())
    for rule in described.values():
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["fullDescription"]["text"].endswith("。")
        assert "helpUri" not in rule


def test_junit_has_a_case_per_file_and_fails_only_for_open_errors() -> None:
    suite = ET.fromstring(reporters()["junit"](REPORTS["mixed"]))[0]  # noqa: S314  # our own text
    failed = {case.get("name"): case.find("failure") is not None for case in suite.iter("testcase")}
    assert failed == {CITY: True, COUNTY: False, "reports/register.yml": True}
    assert (suite.get("tests"), suite.get("failures")) == ("3", "2")


def many(severity: Severity, count: int, rule: str) -> list[Finding]:
    return [finding(rule, severity, line=line) for line in range(1, count + 1)]


def test_github_shows_ten_of_each_level_errors_first_and_says_what_is_missing() -> None:
    crowded = report(*many(INFO, 11, "M105"), *many(ERROR, 12, "S101"), *many(WARNING, 10, "T201"))
    lines = github.render(crowded).splitlines()
    assert [line.partition(" ")[0] for line in lines[:-1]] == (
        ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    )
    assert lines[-1].endswith("另有 2 个错误、1 个提示没有显示为注解，见作业摘要。")


def test_github_does_not_annotate_what_was_waived() -> None:
    assert "::" not in github.render(report(finding(waived=True)))


def test_a_job_summary_stays_below_its_bound_and_says_how_many_are_left_out() -> None:
    crowded = report(*many(ERROR, 100, "S101"))
    cut = github.job_summary(crowded, most_bytes=5_000)
    shown = cut.count("| 错误 |")
    assert 0 < shown < 100
    assert len(cut.encode()) <= 5_000
    assert f"另有 {100 - shown} 条没有列出" in cut


def test_a_waived_finding_names_the_reason_that_was_given() -> None:
    for form in ("text", "sarif"):
        assert "机构改革期间主要负责人空缺（批准：示例市司法局" in rendered(form, "mixed")
