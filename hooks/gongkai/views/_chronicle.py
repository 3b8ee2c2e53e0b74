"""What the version record says of a report, in words: for its page and for lists."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gongkai.history import Account, Change, Claim, History
from gongkai.history.differences import Difference

from .addresses import changes_url

_CLAIMS = {
    Claim.AGREES: "",
    Claim.UNDATED: "文件没有写发布日期，无法与首次提交对照。",
    Claim.BEFORE_RECORD: "版本记录开始得比发布日期晚，不能用来印证发布日期。",
    Claim.ELSEWHERE: "发布日期早于首次提交；文件注明了原文网址，发布日期以原文为准。",
    Claim.CLEARED: "文件已经撤下，以前的版本可能已经按规定清除，不能用来印证发布日期。",
    Claim.CONTRADICTED: "发布日期早于首次提交，文件也没有注明原文网址，两个日期对不上。",
    Claim.UNCOMMITTED: "这份文件还没有提交，版本记录里没有它。",
}


class ChangeRow(msgspec.Struct, frozen=True):
    """A later change as a list shows it; ``url`` leads to the comparison, if words changed."""

    day: str
    commit: str
    what: tuple[str, ...]
    notes: tuple[str, ...] = ()
    silent: bool = False
    url: str = ""


class Chronicle(msgspec.Struct, frozen=True):
    """The section of a report's page; ``why_not`` alone where there is no record."""

    why_not: str = ""
    published: str = ""
    first: str = ""
    commit: str = ""
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
        commit=account.commit,
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
            commit=change.commit,
            what=tuple(_what(change)) or ("文件有改动",),
            notes=tuple(_notes(change)),
            silent=change.silent,
            url=url,
        )


def is_compared(change: Change) -> bool:
    """Whether there is more to show of a change than a line in a list."""
    return change.difference.is_said or bool(change.difference.rewritten)


def day_of(change: Change) -> str:
    """The day of a change, or that it was not committed yet."""
    return change.day.isoformat() if change.day else "尚未提交"


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
    if change.subject:
        yield f"提交说明：{change.subject}"
    if change.written:
        yield f"改动写成于{change.written}，提交得晚"
    if change.backwards:
        yield "这次提交记的时间早于它前面的提交，日期可能不准"
