"""`gongkai explain`: what a rule asks, on what basis, and how that looks in a file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import click

from gongkai.errors import UsageError
from gongkai.findings import Severity
from gongkai.fixity import VERDICTS, Verdict
from gongkai.kinds import kinds
from gongkai.rules import Rule, explanation, rules
from gongkai.views.rules import GROUPS

from .chinese import ChineseCommand, nearest
from .output import write

_SEVERITY = {
    Severity.ERROR: "错误（不改正不能发布）",
    Severity.WARNING: "警告（可以发布，列入台账）",
    Severity.INFO: "提示",
}


@click.command(
    "explain",
    cls=ChineseCommand,
    short_help="说明一条规则的要求、依据和改法",
    epilog="""
    gongkai explain S101
    gongkai explain
    """,
)
@click.argument("rule", required=False, metavar="[RULE]")
def command(rule: str | None) -> None:
    """说明一条规则：要求什么、依据是什么、怎么改，附一个不通过和一个通过的例子。

    RULE 是规则的编号，如 S101；不写就列出全部规则。
    """
    lines = _list() if rule is None else _page_named(rule)
    write("\n".join(lines) + "\n")


def _page_named(identifier: str) -> Iterator[str]:
    """What is known of a rule, or of something that `gongkai verify` may find."""
    folded = unicodedata.normalize("NFKC", identifier).strip().upper()
    if folded in VERDICTS:
        return _verdict(VERDICTS[folded])
    if folded not in rules():
        near = nearest(folded, rules())
        raise UsageError(f"没有编号为“{identifier}”的规则{near}；全部规则见 gongkai explain")
    return _page(rules()[folded])


def _list() -> Iterator[str]:
    """Every rule under the name of its group."""
    for letter, name in GROUPS.items():
        group = [rule for rule in rules().values() if rule.group == letter]
        if group:
            yield f"{letter}　{name}"
            yield from (
                f"  {rule.id}　{_SEVERITY[rule.severity][:2]}　{rule.title}" for rule in group
            )
            yield ""
    yield "某一条的详细说明：gongkai explain 编号"


def _page(rule: Rule) -> Iterator[str]:
    """All that is known of one rule."""
    yield f"{rule.id}　{rule.title}"
    yield ""
    yield f"类别：{GROUPS[rule.group]}"
    yield f"级别：{_SEVERITY[rule.severity]}"
    yield f"适用：{_scope(rule)}"
    yield f"依据：{rule.basis}"
    yield f"改法：{rule.hint}"
    yield f"说明：{_waiving(rule)}"
    yield ""
    yield explanation(rule.id).strip()


def _verdict(verdict: Verdict) -> Iterator[str]:
    """What is known of something that may be wrong with a site."""
    yield f"{verdict.id}　{verdict.title}"
    yield ""
    yield "类别：站点与清单的核对（gongkai verify）"
    yield "级别：错误（站点不是原来的样子）"
    yield f"依据：{verdict.basis}"
    yield f"改法：{verdict.hint}"


def _scope(rule: Rule) -> str:
    names = [kind.name for kind in kinds().values() if kind.id in rule.kinds]
    parts = ["、".join(names) or "全部公开种类"]
    first, last = rule.years
    if first is not None:
        parts.append(f"{first}年度起")
    if last is not None:
        parts.append(f"至{last}年度")
    if rule.in_force is not None:
        parts.append(f"{rule.in_force:%Y-%m-%d} 以前发布的最多算警告")
    return "，".join(parts)


def _waiving(rule: Rule) -> str:
    if rule.waivable:
        return "确有理由并经批准的，可以在公开件的 waivers 中说明，说明会公开显示"
    return "不能用 waivers 说明，必须改正"
