"""How the answer of an audit was reached, in words that stand beside the figures."""

from __future__ import annotations

from gongkai import __version__
from gongkai.kinds import Kind
from gongkai.ledger import Status

from ._audit import Audit


def method(audit: Audit) -> tuple[tuple[str, str], ...]:
    """What is stated of an audit, as (name, text)."""
    due = "；".join(
        _due(kind) for kind in audit.ledger.edition.context.kinds.values() if kind.annual
    )
    return (
        ("截至日期", f"{audit.day}。之后才发布、更正、撤下的，这一天都还没有发生。"),
        ("范围", audit.scope),
        ("公开义务", "登记文件中每个机关、每种应报告、每个已经结束的年度各算一项；没有报告也算。"),
        ("应公开日期", f"{due}。固定日期逢休息日不顺延，另行注明。"),
        (
            Status.ON_TIME.word,
            "发布日期不晚于应公开日期；发布日期取自文件的 published，没有的记为“未注明日期”。",
        ),
        (Status.LATE.word, "发布日期晚于应公开日期；逾期天数按自然日计算。"),
        (Status.MISSING.word, "应公开日期已过，截至日期没有公开。"),
        (Status.NOT_DUE.word, "截至日期不晚于应公开日期，还没有公开。"),
        (Status.EXEMPT.word, "登记文件写明免于公开的依据和批准人。"),
        (Status.WITHDRAWN.word, "公开后撤下，保留撤下的日期和原因。"),
        ("要素", "必备要素有单独标题并写了内容的、在正文中提到的，都算已有；只提到的另列。"),
        ("错误、警告", "按规则逐条核查的结果，附有缺项说明的不计入错误和警告。"),
        ("生成程序", f"gongkai {__version__}；同样的文件和截至日期，得到同样的结果。"),
    )


def _due(kind: Kind) -> str:
    """The days by which reports of a kind are due now; governments may have another."""
    days = dict.fromkeys(f"次年{one.month}月{one.day}日" for one in kind.packs[-1].due)
    return f"{kind.name}为{'（部门）、'.join(days)}{'（政府）' if len(days) > 1 else ''}"
