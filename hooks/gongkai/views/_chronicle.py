"""What the version record says of a report, in words: for its page and for lists.

A reader is told the day, what changed and the correction that the organ wrote. What a commit says
of itself is not shown: it is a note among maintainers, about their work, in whatever language. Its
id is kept for auditors, folded away.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gongkai.history import Account, Change, Claim, History
from gongkai.history.differences import Difference

from .addresses import changes_url

_CLAIMS = {
    Claim.AGREES: "",
    Claim.UNDATED: "文件没有写发布日期，无法与首次收录的日期对照。",
    Claim.BEFORE_RECORD: "版本记录开始得比发布日期晚，不能用来印证发布日期。",
    Claim.ELSEWHERE: "发布日期早于首次收录；文件注明了原文网址，发布日期以原文为准。",
    Claim.CLEARED: "文件已经撤下，以前的版本可能已经按规定清除，不能用来印证发布日期。",
    Claim.CONTRADICTED: "发布日期早于首次收录，文件也没有注明原文网址，两个日期对不上。",
    Claim.UNCOMMITTED: "这份文件还没有收录，版本记录里没有它。",
}


class ChangeRow(msgspec.Struct, frozen=True):
    """A later change as a list shows it; ``url`` leads to the comparison, if words changed."""

    day: str
    what: tuple[str, ...]
    notes: tuple[str, ...] = ()
    silent: bool = False
    url: str = ""


class Chronicle(msgspec.Struct, frozen=True):
    """The section of a report's page; ``why_not`` alone where there is no record.

    ``archived`` names the commits of its first and its later states, for auditors.
    """

    why_not: str = ""
    published: str = ""
    first: str = ""
    archived: tuple[tuple[str, str], ...] = ()
    claim: str = ""
    contradicted: bool = False
    rows: tuple[ChangeRow, ...] = ()
    earlier: int = 0
    withdrawn: bool = False
    told: bool = False


def chronicle(path: str, history: History) -> Chronicle:
    """What the page of a report says of its changes."""
    if not history.asked:
        return Chronicle()
    account = history.accounts.get(path)
    if account is None:
        why = history.why_not or "版本记录里没有这份文件"
        return Chronicle(why_not=why)
    return Chronicle(
        published=str(account.published or "未注明"),
        first=str(account.first or ""),
        archived=tuple(_archived(account)),
        claim=_CLAIMS[account.claim],
        contradicted=account.claim is Claim.CONTRADICTED,
        rows=tuple(rows(path, account)),
        earlier=account.earlier,
        withdrawn=account.withdrawn,
        told=account.first is not None,
    )


def rows(path: str, account: Account) -> Iterator[ChangeRow]:
    """Each later change in words, oldest first."""
    for number, change in enumerate(account.changes, 1):
        url = f"{changes_url(path)}#c{number}" if is_compared(change) else ""
        yield ChangeRow(
            day=day_of(change),
            what=tuple(_what(change)) or ("文件有改动",),
            notes=tuple(_notes(change)),
            silent=change.silent,
            url=url,
        )


def _archived(account: Account) -> Iterator[tuple[str, str]]:
    """The commits of a report: what each brought, and its id; none leads to a withdrawn text."""
    if account.withdrawn or not account.commit:
        return
    yield "首次收录", account.commit
    yield from ((f"{day_of(one)}的改动", one.commit) for one in account.changes if one.commit)


def is_compared(change: Change) -> bool:
    """Whether there is more to show of a change than a line in a list."""
    return change.difference.is_said or bool(change.difference.rewritten)


def day_of(change: Change) -> str:
    """The day of a change, or that it was not committed yet."""
    return change.day.isoformat() if change.day else "尚未收录"


def _what(change: Change) -> Iterator[str]:
    if change.gone:
        yield "文件被删去"
    if change.restored:
        yield "文件恢复"
    if change.moved_from:
        yield f"从 {change.moved_from} 移到现在的位置"
    yield from _of_text(change.difference)
    for name in change.files:
        yield f"附件“{name}”换了内容或者删去"
    for note in change.difference.corrections:
        yield f"写了更正：{note}"


def _of_text(told: Difference) -> Iterator[str]:
    if told.passages:
        yield "改了正文"
    if told.cells:
        yield f"改了统计表里的{len(told.cells)}个数"
    elif told.rewritten:
        yield "表格写法变了，数没有变"
    if told.markup:
        yield "调整了排版标记，文字没有变"
    for key in told.keys:
        yield f"{key.label}由“{key.old}”改为“{key.new}”" if key.old else f"改了{key.label}"


def _notes(change: Change) -> Iterator[str]:
    if change.written:
        yield f"改动写成于{change.written}，收录得晚"
    if change.backwards:
        yield "这次改动记的时间早于前一次改动，日期可能不准"
