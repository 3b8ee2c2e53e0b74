"""The engine of the rules: a crash is no verdict, and what always stops does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from factories import AS_OF, BODY, PATH, report_text
from gongkai.checking import _run, stops
from gongkai.errors import RuleCrash
from gongkai.findings import Finding, Found, Severity
from gongkai.kinds import kinds
from gongkai.reading import read_report
from gongkai.register import load_register
from gongkai.rules import Context, rules
from gongkai.settings import Settings


def test_a_rule_that_crashes_is_a_failure_of_the_run_with_its_name_and_the_file() -> None:
    def crash(_subject: object) -> Iterator[Found]:
        yield Found(1, "x")
        raise ZeroDivisionError("of itself")

    with pytest.raises(RuleCrash, match=r"S104.*reports/a\.md.*ZeroDivisionError"):
        _run(rules()["S104"], "reports/a.md", crash, object())


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("M005", True),
        ("M201", True),
        ("M301", True),
        ("H102", True),
        ("S101", False),
        ("M203", False),
    ],
)
def test_what_stops_a_build_that_marks(rule: str, *, expected: bool) -> None:
    finding = Finding(rule, Severity.ERROR, "reports/a.md", 1, 1, "x", "y", "z")
    assert stops(finding) is expected


def _said(rule: str, text: str) -> list[tuple[str, str]]:
    """The message and the hint of everything that a rule says of a report alone."""
    context = Context(AS_OF, load_register(Path("nowhere")), kinds(), Settings())
    findings = read_report(PATH, text.encode(), context).findings
    return [(one.message, one.hint) for one in findings if one.rule == rule]


def test_a_space_that_cannot_be_seen_is_said_in_words() -> None:
    said = _said("M101", report_text().replace("signed_by:", "\u3000signed_by:"))
    assert said == [("项目名“signed_by”前面或者后面有全角空格", "删去空格，写成“signed_by”")]


def test_a_part_that_is_only_a_heading_is_to_be_filled_in_not_set_up_again() -> None:
    bare = BODY.replace(
        "继续加强业务培训，健全依法分类处理机制，推动信访工作法治化再上新台阶。", ""
    )
    ((_, hint),) = _said("S101", report_text(body=bare))
    assert hint == "在这个标题下面写明下一年度打算做什么"


@pytest.mark.parametrize(
    ("rule", "front", "line"),
    [
        ("M102", {"kind": "zdgk", "year": None, "title": None}, "title: 标题"),
        ("M102", {"title": '""'}, "title: 标题"),
        ("M103", {"published": "2025年2月30日"}, "published: 年-月-日"),
        ("M103", {"reviewed": "x"}, "reviewed: {by: 审查机构, date: 年-月-日}"),
        ("M104", {"published": None}, "published: 年-月-日"),
        ("M105", {"index": None, "number": None}, "number: 发文字号；index: 索引号"),
    ],
)
def test_what_is_to_be_filled_in_is_no_other_organ_s_fact(
    rule: str, front: dict[str, str | None], line: str
) -> None:
    hints = [hint for _, hint in _said(rule, report_text(front)) if line in hint]
    assert len(hints) == 1
    assert "示例市" not in hints[0]
    assert "2025" not in hints[0]
