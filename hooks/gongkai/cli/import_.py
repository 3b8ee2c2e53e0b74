"""`gongkai import`: raw reports turned into Markdown with front matter, and what was done told."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from gongkai.as_of import as_of
from gongkai.errors import UsageError
from gongkai.importers import (
    Asked,
    Desk,
    Outcome,
    Piped,
    Request,
    UnreadableError,
    bounded,
    import_all,
    importers,
)
from gongkai.importers.gathering import files_in, requests_in
from gongkai.register import Register, load_register
from gongkai.review import check_place, judged, write_reviews
from gongkai.settings import settings_at

from .chinese import ChineseCommand
from .endings import CLEAN, ERRORS
from .folders import root_folder, root_option
from .import_results import as_json, as_summary, as_text
from .organs import registered
from .output import progress, say, write
from .register_faults import say_register_faults
from .values import KindOf, OneOf, year


@click.command(
    "import",
    cls=ChineseCommand,
    short_help="把 Word、网页、PDF 等原件转成带元数据的公开件",
    epilog="""
    gongkai import 报告.docx --dry-run
    gongkai import 报告.docx --review 核对.html
    gongkai import 各单位报送/ --review 核对/
    gongkai import --list 清单.csv --summary 结果.json
    """,
)
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option(
    "--list",
    "list_",
    metavar="清单",
    help="按 CSV 清单导入，列名有文件、公开主体、公开种类、报告年度、公开类别、发布日期",
)
@click.option("--organ", metavar="编号", help="公开主体的编号或者全称；不写就从文中识别")
@click.option("--kind", type=KindOf(), metavar="种类", help="公开种类；不写就从文中识别")
@click.option("--year", type=year, metavar="年份", help="报告的年度；不写就从文中识别")
@click.option(
    "--out", default="reports", metavar="文件夹", help="写到哪个公开件文件夹；默认 reports"
)
@click.option("--force", is_flag=True, help="文件已经存在时覆盖")
@click.option("--no-original", is_flag=True, help="不把原件作为附件保留")
@click.option("--dry-run", is_flag=True, help="只看结果，不写文件")
@click.option("--jobs", type=click.IntRange(1), metavar="个数", help="同时处理几个；默认有几核几个")
@click.option(
    "--review", metavar="文件或文件夹", help="写出核对页：原件和结果对照，附核查结果，给同事看"
)
@click.option("--summary", metavar="文件", help="把去向和需要人处理的另存为 JSON")
@click.option(
    "--format",
    "form",
    type=OneOf(("text", "json")),
    default="text",
    help="输出格式：text 给人看，json 给程序用；默认 text",
)
@root_option
def command(  # noqa: PLR0913  # one parameter for each option
    *,
    files: tuple[str, ...],
    list_: str | None,
    out: str,
    form: str,
    root: str | None,
    summary: str | None,
    review: str | None,
    jobs: int | None,
    no_original: bool,
    force: bool,
    dry_run: bool,
    **said: Any,  # noqa: ANN401  # handed on as it was typed: organ, kind, year
) -> int:
    """把原件转成带元数据的 Markdown 公开件，放到应在的位置。

    FILE 是文件或者文件夹，可以写多个。能读取 Word（.docx）、网页（.html）、PDF、OFD、.doc、.wps、
    纯文本和 Markdown；写 - 的，从标准输入读取。公开主体、种类、年度、文号、签发人、日期从文中识别，
    文中没有的不编造，列为待补。去掉的网页内容、接上的断行逐一列出，正文一字不改。

    原件查过没有个人信息、批注和修订记录的，作为附件存在公开件旁边。可以重复运行：已经导入、没有变化
    的不再写。
    """
    folder = root_folder(root)
    register = load_register(folder)
    say_register_faults(folder, register)
    if said["organ"] is not None:
        said["organ"] = registered(said["organ"], register).id
    asked = Asked(**said)
    place = check_place(review, folder / out) if review is not None else None
    requests, passed_over = _gathered(files, list_, folder / out, asked, register)
    desk = Desk(
        folder,
        out,
        register,
        originals=not no_original,
        attachments=settings_at(folder).allowed_attachments,
    )
    with progress("导入") as advance:
        imported = import_all(
            requests, desk, force=force, dry_run=dry_run, jobs=jobs, progress=advance
        )
    if place is not None:
        day = as_of(settings_at(folder))
        found = judged(folder, requests, imported, as_of=day, dry_run=dry_run)
        first = write_reviews(found, place, register, day)[0]
        say(f"核对页已写到 {first}，用浏览器打开")
    if summary is not None:
        Path(summary).write_text(as_summary(imported, passed_over), encoding="utf-8", newline="\n")
    write(as_json(imported) if form == "json" else as_text(imported, passed_over, dry_run=dry_run))
    return ERRORS if any(one.outcome is Outcome.LEFT for one in imported) else CLEAN


def _gathered(
    stated: Sequence[str], list_: str | None, reports: Path, asked: Asked, register: Register
) -> tuple[list[Request], list[Path]]:
    """Everything to import in the order in which it was named, and what folders hold besides.

    Raises:
        UsageError: something that was named is not there, or nothing was named.

    """
    if not stated and list_ is None:
        raise UsageError("缺少参数 FILE...：请写要导入的文件或者文件夹，或者用 --list 指定清单")
    passed_over: list[Path] = []
    requests = [
        Request(source, asked) for name in stated for source in _sources(name, reports, passed_over)
    ]
    if list_ is not None:
        if not Path(list_).is_file():
            raise UsageError(f"清单“{list_}”不存在")
        requests += requests_in(Path(list_), register, asked)
    if not requests:
        where = "清单" if list_ else "文件夹"
        raise UsageError(f"{where}里没有能导入的文件；能导入的有 {'、'.join(importers())}")
    return requests, passed_over


def _sources(stated: str, reports: Path, passed_over: list[Path]) -> Iterator[Path | Piped]:
    """A file, the files of a folder, or what is piped in where the name is -."""
    if stated == "-":
        try:
            yield Piped(bounded(sys.stdin.buffer))
        except UnreadableError as error:
            raise UsageError(str(error)) from error
        return
    path = Path(stated)
    if not path.exists():
        raise UsageError(f"“{stated}”不存在")
    if path.is_dir():
        found = files_in(path, importers(), not_in=reports)
        passed_over.extend(found.passed_over)
        yield from found.files
        return
    if not path.is_file():
        raise UsageError(f"“{stated}”不是文件")
    yield path
