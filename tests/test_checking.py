"""The engine of the rules: a crash is no verdict, and what always stops does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gongkai.checking import _run, stops
from gongkai.errors import RuleCrash
from gongkai.findings import Finding, Found, Severity
from gongkai.rules import rules


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
