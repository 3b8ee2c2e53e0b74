"""For people at a terminal: the summary, then a row for each duty that needs a look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from gongkai.ledger import Entry, Status, Summary

from ._audit import Audit

_PLAIN = {Status.ON_TIME, Status.NOT_DUE, Status.EXEMPT}
_HEAD = ("机关", "种类", "年度", "应公开日期", "状态", "发布日期", "说明")


def render(audit: Audit) -> bytes:
    """The audit as a table; duties that were met in full are counted, not listed."""
    return "".join(f"{line}\n" for line in _lines(audit)).encode()


def _lines(audit: Audit) -> Iterator[str]:
    yield f"公开台账（截至{audit.day}，{audit.scope}）"
    yield _counts(audit.summary)
    rows = [_cells(audit, entry) for entry in audit.entries if needs_a_look(entry)]
    if rows:
        yield ""
        yield from _aligned([_HEAD, *rows])
    else:
        yield "没有需要处理的公开义务。" if audit.entries else "没有符合条件的公开义务。"


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
        said.append(f"缺少：{audit.ledger.element_names(entry, entry.elements.missing)}")
    return (
        audit.organ_name(entry),
        audit.ledger.edition.context.kinds[duty.kind].short,
        str(duty.year),
        duty.due.isoformat(),
        f"{entry.status.sign} {entry.status.word}{late}",
        evidence.published.isoformat() if evidence and evidence.published else "",
        "；".join(said),
    )


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """The rows in columns; a Chinese character is two columns of a terminal wide."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (
            cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)
        )
        yield "  ".join(padded).rstrip()
