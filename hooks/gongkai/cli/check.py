"""`gongkai check`: the reports of a root, or some of them, checked and reported in a format."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import click

from gongkai import inspection
from gongkai.as_of import as_of
from gongkai.check_report import CheckReport
from gongkai.reporters import github, reporters, text
from gongkai.settings import settings_at

from .chinese import ChineseCommand
from .endings import CLEAN, ERRORS
from .folders import reports_paths, root_folder, root_option
from .output import for_a_person, progress, show, write
from .values import OneOf, day


@click.command(
    "check",
    cls=ChineseCommand,
    short_help="核查公开件，列出全部问题和改法",
    epilog="""
    gongkai check
    gongkai check reports/990100/xfj/2024-fzzf.md
    gongkai check --format json > 核查结果.json
    gongkai check --as-of 2026-03-31
    """,
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=OneOf(tuple(reporters())),
    default="text",
    help="输出格式：text 给人看，json、sarif、junit 给程序用，github 在流水线中标注；默认 text",
)
@click.option(
    "--as-of",
    "stated",
    type=day,
    metavar="日期",
    help="按哪一天核查；默认按站点设置，没有设置的按今天",
)
@root_option
def command(paths: tuple[str, ...], form: str, stated: dt.date | None, root: str | None) -> int:
    """核查公开件，一次列出全部问题，每个问题都写明文件、行号、依据和改法。

    PATH 是 reports/ 里的文件或者文件夹，可以写多个；不写就核查全部公开件和登记文件。
    只核查一部分时，文件之间的问题（如重复报送）仍然对照全部公开件来查。

    退出码：0 没有错误；1 有错误；2 没有得出结论，如路径不存在、设置有误。
    """
    folder = root_folder(root)
    asked = reports_paths(paths, folder)
    held = as_of(settings_at(folder), stated)
    with progress("核查") as advance:
        report = inspection.check(folder, paths=asked, as_of=held, progress=advance)
    _deliver(report, form)
    return ERRORS if report.summary.errors else CLEAN


def _deliver(report: CheckReport, form: str) -> None:
    if form == "text" and for_a_person():
        show(lambda console: text.show(report, console))
    else:
        write(reporters()[form](report))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary:
        with Path(summary).open("a", encoding="utf-8", newline="\n") as file:
            file.write(github.job_summary(report))
