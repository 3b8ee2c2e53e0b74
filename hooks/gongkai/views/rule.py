"""A rule: what it asks, on what basis, an example that fails and one that passes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.edition import Edition
from gongkai.press.article import prose
from gongkai.rules import Rule, explanation
from gongkai.rules import rules as every_rule

from ._sort import Page, Sort
from .addresses import rule_url
from .rules import GROUPS


@dataclass(frozen=True, slots=True)
class RuleView:
    """What the page of a rule says; ``html`` is its own text."""

    severity: str
    facts: tuple[tuple[str, str], ...]
    html: str


def pages(edition: Edition) -> Iterator[Page]:
    """The page of each rule."""
    for rule in every_rule().values():
        text = explanation(rule.id)
        view = RuleView(rule.severity, _facts(rule, edition), prose(text))
        lead = text.strip().partition("\n")[0]
        title = f"{rule.id} {rule.title}"
        yield Page(rule_url(rule.id), title, view, lead, (("规则", "rules/"),))


def _facts(rule: Rule, edition: Edition) -> tuple[tuple[str, str], ...]:
    kinds = "、".join(edition.context.kinds[kind].short for kind in sorted(rule.kinds))
    return (
        ("轻重", rule.severity.word),
        ("类别", GROUPS[rule.group]),
        ("适用", kinds or "各类公开件"),
        ("依据", rule.basis),
        ("怎样改", rule.hint),
        ("可否说明", "经批准可以写缺项说明" if rule.waivable else "不可以"),
    )


SORT = Sort(id="rule", template="rule", under="rules/", title="规则", pages=pages)
