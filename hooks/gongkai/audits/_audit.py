"""An audit: the rows of a ledger that were asked about, and the words for what they hold."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.ledger import Entry, Ledger, Summary
from gongkai.ledger.book import summary_of


@dataclass(frozen=True, slots=True)
class Audit:
    """Some rows of a ledger; ``scope`` says in words which."""

    ledger: Ledger
    entries: tuple[Entry, ...]
    scope: str = "全部地区、种类和年度"

    @property
    def day(self) -> str:
        """The day for which the answer holds."""
        return self.ledger.as_of.isoformat()

    @property
    def summary(self) -> Summary:
        """The counts of the rows."""
        return summary_of(self.entries)

    def region_name(self, entry: Entry) -> str:
        """The region of the organ that owes."""
        return self.ledger.edition.register.region_name(entry.duty.region)

    def organ_name(self, entry: Entry) -> str:
        """The organ that owes."""
        return self.ledger.organ(entry).name

    def kind_name(self, entry: Entry) -> str:
        """What is owed."""
        return self.ledger.edition.context.kinds[entry.duty.kind].name


def table_rows(audit: Audit) -> list[list[str | int]]:
    """The rows of an audit as people read them, in the order of `COLUMNS`."""
    return [_row(audit, entry) for entry in audit.entries]


COLUMNS = (
    "地区代码",
    "地区",
    "机关编号",
    "机关",
    "种类",
    "年度",
    "应公开日期",
    "状态",
    "逾期天数",
    "发布日期",
    "要素应有",
    "要素已有",
    "仅提及的要素",
    "缺少的要素",
    "错误",
    "警告",
    "缺项说明",
    "报告",
    "依据",
    "备注",
)


def _row(audit: Audit, entry: Entry) -> list[str | int]:
    duty, elements, evidence = entry.duty, entry.elements, entry.evidence
    there = evidence is not None
    return [
        duty.region,
        audit.region_name(entry),
        duty.organ,
        audit.organ_name(entry),
        audit.kind_name(entry),
        duty.year,
        duty.due.isoformat(),
        entry.status.word,
        entry.days_late,
        evidence.published.isoformat() if evidence and evidence.published else "",
        elements.required,
        elements.present,
        audit.ledger.element_names(entry, elements.mentioned),
        audit.ledger.element_names(entry, elements.missing) if there else "",
        evidence.errors if evidence else 0,
        evidence.warnings if evidence else 0,
        evidence.waived if evidence else 0,
        evidence.report if evidence else "",
        duty.basis,
        "；".join(entry.notes),
    ]
