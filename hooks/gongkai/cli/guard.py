"""`gongkai guard`: what was public compared with an earlier version: what may not have changed."""

from __future__ import annotations

import datetime as dt

import click

from gongkai import guard
from gongkai.as_of import as_of
from gongkai.reporters import reporters, text
from gongkai.settings import Settings

from .chinese import ChineseCommand
from .endings import CLEAN, ERRORS
from .folders import root_folder, root_option
from .output import for_a_person, show, write
from .values import OneOf, day

_FORMATS = ("text", "json", "github")


@click.command(
    "guard",
    cls=ChineseCommand,
    short_help="与以前的版本比对，已经公开的内容有没有不该有的改动",
    epilog="""
    gongkai guard --base origin/main
    gongkai guard --base HEAD~1 --format json
    """,
)
@click.option(
    "--base", required=True, metavar="版本", help="与哪个版本比对，如 origin/main、HEAD~1"
)
@click.option(
    "--format",
    "form",
    type=OneOf(_FORMATS),
    default="text",
    help="输出格式：text 给人看，json 给程序用，github 在流水线中标注；默认 text",
)
@click.option(
    "--as-of", "stated", type=day, metavar="日期", help="按哪一天比对；默认按今天，不看站点设置"
)
@root_option
def command(base: str, form: str, stated: dt.date | None, root: str | None) -> int:
    """与以前的一个版本比对，找出已经公开的内容里不该有的改动。

    公开件不见了、改了没有写更正、改了发布日期、登记里的机关或者义务不见了，都是错误。比对的是
    现在文件夹里的文件，没有提交的改动也算；只用 git 和 reports/，不看站点设置。

    退出码：0 没有不该有的改动；1 有；2 没有得出结论，如没有 git、浅克隆里没有这个版本。
    """
    report = guard.guard(root_folder(root), base=base, as_of=as_of(Settings(), stated))
    if form == "text" and for_a_person():
        show(lambda console: text.show(report, console))
    else:
        write(reporters()[form](report))
    return ERRORS if report.summary.errors else CLEAN
