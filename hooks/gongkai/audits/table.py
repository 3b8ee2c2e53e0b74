"""For people at a terminal: the summary, then a row for each duty that needs a look."""

from __future__ import annotations

import io

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from gongkai.ledger import Entry, Status, Summary

from ._audit import Audit

_PLAIN = {Status.ON_TIME, Status.NOT_DUE, Status.EXEMPT}
_LEAST_WIDTH = 120


def render(audit: Audit) -> bytes:
    """The audit as a table; duties that were met in full are counted, not listed."""
    buffer = io.StringIO()
    width = max([_LEAST_WIDTH, *(2 * cell_len(audit.organ_name(one)) for one in audit.entries)])
    show(audit, Console(file=buffer, width=width, color_system=None, legacy_windows=False))
    return buffer.getvalue().encode()


def show(audit: Audit, console: Console) -> None:
    """Print the audit to a console."""
    console.print(f"公开台账（截至{audit.day}，{audit.scope}）", markup=False)
    console.print(_counts(audit.summary), markup=False)
    rows = [entry for entry in audit.entries if needs_a_look(entry)]
    if not rows:
        console.print("没有需要处理的公开义务。" if audit.entries else "没有符合条件的公开义务。")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("机关", "种类", "年度", "应公开日期", "状态", "发布日期", "说明"):
        table.add_column(name, overflow="fold")
    for entry in rows:
        table.add_row(*_cells(audit, entry))
    console.print()
    console.print(table)


def needs_a_look(entry: Entry) -> bool:
    """Whether a row is more than a duty met, excused or still to come."""
    return entry.status not in _PLAIN or entry.incomplete


def _counts(summary: Summary) -> str:
    parts = [f"{status.word}{count}项" for status, count in summary.statuses.items() if count]
    if summary.incomplete:
        parts.append(f"要素不全{summary.incomplete}项")
    return f"公开义务共{summary.duties}项" + (f"：{'，'.join(parts)}" if parts else "")


def _cells(audit: Audit, entry: Entry) -> tuple[str, ...]:
    duty, evidence = entry.duty, entry.evidence
    late = f"{entry.days_late}天" if entry.days_late else ""
    said = list(entry.notes)
    if entry.elements.missing and evidence:
        said.append(f"缺少：{audit.element_names(entry, entry.elements.missing)}")
    return (
        audit.organ_name(entry),
        audit.ledger.edition.context.kinds[duty.kind].short,
        str(duty.year),
        duty.due.isoformat(),
        f"{entry.status.sign} {entry.status.word}{late}",
        evidence.published.isoformat() if evidence and evidence.published else "",
        "；".join(said),
    )
