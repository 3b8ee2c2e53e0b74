"""规则: every rule by group, so that clerks and auditors know what is asked and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.edition import Edition
from gongkai.rules import Rule
from gongkai.rules import rules as every_rule

from ._sort import Page, Sort
from .addresses import rule_url

GROUPS = {
    "M": "文件头、存放位置和公开主体名录",
    "S": "内容要素和层次结构",
    "T": "日期和时限",
    "F": "数据",
    "C": "引用的法律和文件",
    "W": "用语",
    "P": "个人信息",
    "R": "内容雷同",
    "L": "链接和附件",
    "H": "不安全的内容",
    "G": "公开以后的改动",
}


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in the index, with how often it was met in this edition."""

    id: str
    title: str
    url: str
    severity: str
    severity_name: str
    count: int


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """The rules of one letter."""

    letter: str
    name: str
    rows: tuple[RuleRow, ...]


def index(edition: Edition) -> Iterator[Page]:
    """The page of all rules."""
    met: dict[str, int] = {}
    for finding in edition.findings:
        met[finding.rule] = met.get(finding.rule, 0) + 1
    groups = []
    for letter, name in GROUPS.items():
        rows = tuple(
            _row(rule, met.get(rule.id, 0))
            for rule in every_rule().values()
            if rule.group == letter
        )
        if rows:
            groups.append(RuleGroup(letter, name, rows))
    yield Page("rules/", SORT.title, tuple(groups), "核查规则：查什么、依据什么、怎样改")


def _row(rule: Rule, count: int) -> RuleRow:
    return RuleRow(rule.id, rule.title, rule_url(rule.id), rule.severity, rule.severity.word, count)


SORT = Sort(
    id="rules", template="rules", under="rules/", title="规则", pages=index, depth=1, index=True
)
