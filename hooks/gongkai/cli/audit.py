"""`gongkai audit`: the ledger, whole or in part, as a table, CSV, JSON or a workbook."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from gongkai.as_of import as_of
from gongkai.audits import Audit, formats
from gongkai.errors import UsageError
from gongkai.inspection import Inspection, task_for
from gongkai.kinds import kinds
from gongkai.ledger import ledger_of
from gongkai.register import Register
from gongkai.settings import settings_at

from .chinese import ChineseCommand, nearest
from .endings import CLEAN, ERRORS
from .folders import root_folder, root_option
from .output import progress, say, write_bytes
from .values import KindOf, OneOf, day, year

_BINARY = "xlsx"
# Other commands call what is for people text.
_TABLE, _TEXT = "table", "text"


@click.command(
    "audit",
    cls=ChineseCommand,
    short_help="公开台账：谁应当公开什么、什么时候、公开了没有",
    epilog="""
    gongkai audit
    gongkai audit --region 990100 --year 2024
    gongkai audit --as-of 2026-03-31 --format csv -o 台账.csv
    gongkai audit --format xlsx -o 台账.xlsx
    gongkai audit --strict
    """,
)
@click.option(
    "--as-of",
    "stated",
    type=day,
    metavar="日期",
    help="截至哪一天；默认按站点设置，没有设置的按今天",
)
@click.option("--region", metavar="地区", help="只看这个地区和它的下级；写代码或者名称")
@click.option(
    "--kind",
    type=KindOf(annual=True),
    metavar="种类",
    help="只看这个种类：fzzf、xxgk、xzzf，或者种类的名称",
)
@click.option("--year", type=year, metavar="年份", help="只看这个年度")
@click.option("--strict", is_flag=True, help="有未公开、逾期公开或者要素不全的，退出码为 1")
@click.option(
    "--format",
    "form",
    type=OneOf((*formats(), _TEXT)),
    default=_TABLE,
    help="输出格式：table（即 text）给人看，csv、xlsx 用表格软件打开，json 给程序用；默认 table",
)
@click.option("-o", "--output", metavar="文件", help="写到文件里；屏幕上不能显示 xlsx")
@root_option
def command(form: str, output: str | None, root: str | None, **asked: Any) -> int:  # noqa: ANN401
    """列出公开台账：每个机关每个年度应当公开的报告，截至某一天公开了没有、是否按时、要素是否齐全。

    没有公开过任何报告的机关也在其中。退出码：0 已列出；1 加了 --strict 且有未公开、
    逾期公开或者要素不全的；2 没有得出结论。
    """
    if form == _BINARY and output is None and sys.stdout.isatty():
        raise UsageError("xlsx 不能显示在屏幕上，请用 -o 写明文件，如 -o 台账.xlsx")
    question = _Question(**asked)
    audit = _audit(root_folder(root), question)
    _deliver(audit, form, output)
    failing = question.strict and any(entry.fails for entry in audit.entries)
    return ERRORS if failing else CLEAN


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked of the ledger."""

    stated: dt.date | None
    region: str | None
    kind: str | None
    year: int | None
    strict: bool


def _audit(folder: Path, question: _Question) -> Audit:
    settings = settings_at(folder)
    inspection = Inspection(task_for(folder, settings, as_of(settings, question.stated)))
    try:
        with progress("核查") as advance:
            ledger = ledger_of(inspection.edition(advance))
    finally:
        inspection.close()
    register = ledger.edition.register
    code = region_code(question.region, register) if question.region else ""
    entries = tuple(
        entry
        for entry in ledger.by_region.get(code, ())
        if question.kind in {None, entry.duty.kind} and question.year in {None, entry.duty.year}
    )
    return Audit(ledger, entries, _scope(register, code, question))


def region_code(asked: str, register: Register) -> str:
    """The code of a region asked for by code or name.

    Raises:
        UsageError: there is none, or several bear the name.

    """
    if asked in register.regions:
        return asked
    named = [code for code, one in register.regions.items() if one.name == asked]
    if len(named) == 1:
        return named[0]
    if named:
        raise UsageError(f"有{len(named)}个地区叫“{asked}”，请写代码：{'、'.join(named)}")
    names = [one.name for one in register.regions.values()]
    raise UsageError(f"登记文件里没有地区“{asked}”{nearest(asked, [*register.regions, *names])}")


def _scope(register: Register, region: str, question: _Question) -> str:
    parts = (
        f"{register.region_name(region)}及下级" if region else "全部地区",
        kinds()[question.kind].name if question.kind else "全部种类",
        f"{question.year}年度" if question.year else "全部年度",
    )
    return "、".join(parts)


def _deliver(audit: Audit, form: str, output: str | None) -> None:
    data = formats()[_TABLE if form == _TEXT else form](audit)
    if output is None:
        write_bytes(data)
        return
    path = Path(output)
    if not path.parent.is_dir():
        raise UsageError(f"没有 {path.parent} 这个文件夹，请先建好，或者换一个地方写")
    if path.is_dir():
        raise UsageError(f"{output} 是文件夹，请在后面写上文件名，如 {path / f'台账.{form}'}")
    partial = path.with_name(f".{path.name}.part")
    partial.write_bytes(data)
    partial.replace(path)
    say(f"已写入 {output}（{len(audit.entries)}项公开义务）")
