"""`gongkai import`: raw reports turned into Markdown with front matter, and what was done told."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from gongkai.errors import UsageError
from gongkai.frontmatter.keys import KEYS
from gongkai.importers import ImportResult, Piped, UnreadableError, bounded, import_files
from gongkai.kinds import kinds
from gongkai.model import State
from gongkai.privacy import masked
from gongkai.register import load_register
from gongkai.visible import visible

from .chinese import ChineseCommand
from .endings import CLEAN, ERRORS
from .folders import root_folder, root_option
from .organs import registered
from .output import progress, write
from .values import OneOf, year

# Where files lie is said as it is: programs go there.
_PATHS = frozenset({"source", "written"})
_STATES: Mapping[str, str] = {State.MENTION: "只在行文中提到", State.ABSENT: "没有找到"}


@click.command(
    "import",
    cls=ChineseCommand,
    short_help="把原始文本转成带元数据的公开件",
    epilog="""
    gongkai import 报告.txt --dry-run
    gongkai import *.txt --format json > 导入结果.json
    """,
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--organ", metavar="编号", help="公开主体的编号；不写就从文中识别")
@click.option("--kind", type=OneOf(tuple(kinds())), help="公开种类；不写就从文中识别")
@click.option("--year", type=year, metavar="年份", help="报告的年度；不写就从文中识别")
@click.option(
    "--out", default="reports", metavar="文件夹", help="写到哪个公开件文件夹；默认 reports"
)
@click.option("--force", is_flag=True, help="文件已经存在时覆盖")
@click.option("--dry-run", is_flag=True, help="只看结果，不写文件")
@click.option(
    "--format",
    "form",
    type=OneOf(("text", "json")),
    default="text",
    help="输出格式：text 给人看，json 给程序用；默认 text",
)
@root_option
def command(
    files: tuple[str, ...],
    out: str,
    form: str,
    root: str | None,
    **asked: Any,  # noqa: ANN401  # handed on as it was typed: organ, kind, year, force, dry_run
) -> int:
    """把原始文本转成带元数据的 Markdown 公开件，放到应在的位置。

    能读取 Word（.docx）、网页（.html）、PDF、OFD、.doc、.wps、纯文本和 Markdown；文件名写 -
    的，从标准输入读取。公开主体、种类、年度、文号、签发人、日期从文中识别，文中没有的不编造，列为待补。
    去掉的网页内容、接上的断行逐一列出，正文一字不改。
    """
    folder = root_folder(root)
    register = load_register(folder)
    if asked["organ"] is not None:
        registered(asked["organ"], register)
    with progress("导入") as advance:
        results = import_files(
            [_original(file) for file in files],
            root=folder,
            out=out,
            register=register,
            progress=advance,
            **asked,
        )
    write(_json(results) if form == "json" else masked(_summary(results, dry_run=asked["dry_run"])))
    return ERRORS if any(result.written is None for result in results) else CLEAN


def _original(stated: str) -> Path | Piped:
    """A file, or what is piped in where the name is -."""
    if stated == "-":
        try:
            return Piped(bounded(sys.stdin.buffer))
        except UnreadableError as error:
            raise UsageError(str(error)) from error
    path = Path(stated)
    if not path.exists():
        raise UsageError(f"“{stated}”不存在")
    if not path.is_file():
        raise UsageError(f"“{stated}”不是文件")
    return path


def _json(results: Sequence[ImportResult]) -> str:
    shown = [_shown(msgspec.to_builtins(result)) for result in results]
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _shown(said: Any, key: str = "") -> Any:  # noqa: ANN401  # JSON of any shape
    """What an import says, without the private numbers that the file holds."""
    if isinstance(said, dict):
        return {masked(name): _shown(value, name) for name, value in said.items()}
    if isinstance(said, (list, tuple)):
        return [_shown(value, key) for value in said]
    if not isinstance(said, str) or key in _PATHS:
        return said
    # The label tells an index number from a person's.
    label = f"{_label(key)}："
    return masked(f"{label}{said}").removeprefix(label)


def _summary(results: Sequence[ImportResult], *, dry_run: bool) -> str:
    """What became of each file, for people."""
    lines: list[str] = []
    for result in results:
        lines.append(f"{visible(result.source)} → {result.written or '没有写出'}")
        lines.extend(f"    {line}" for line in _details(result))
        lines.append("")
    placed = sum(result.written is not None for result in results)
    left = len(results) - placed
    verb, then = ("可以写出", "（只是试看，没有写文件）") if dry_run else ("已写出", "")
    lines.append(f"共 {len(results)} 个文件：{placed} 个{verb}，{left} 个没有写出{then}")
    if placed and not dry_run:
        lines.append("下一步：对照原文核对，补写缺少的内容，再运行 gongkai check")
    return "\n".join(lines) + "\n"


def _details(result: ImportResult) -> Iterator[str]:
    meta = result.front_matter
    if meta.get("title"):
        yield f"标题：{visible(str(meta['title']))}"
    yield from _element_lines(result)
    if result.dropped:
        yield "没有放进正文的内容："
        yield from (f"    第 {line.line} 行　{visible(line.text)}" for line in result.dropped)
    if result.joined:
        lines = "、".join(str(join.line) for join in result.joined)
        yield f"接上的断行：第 {lines} 行"
    if result.missing:
        yield f"文中没有，请核实补写：{'、'.join(_label(key) for key in result.missing)}"
    for note in result.notes:
        yield from f"注意：{note}".splitlines()


def _element_lines(result: ImportResult) -> Iterator[str]:
    """The required elements without a section of their own: those are for the clerk to mend."""
    kind = kinds().get(str(result.front_matter.get("kind")))
    year = result.front_matter.get("year")
    pack = kind.pack(year if isinstance(year, int) else None) if kind else None
    for element in pack.elements if pack else ():
        state = _STATES.get(result.elements.get(element.id, ""))
        if state and element.required:
            yield f"{state}：{element.id} {element.name}"


def _label(name: str) -> str:
    key = KEYS.get(name)
    return f"{key.label}（{name}）" if key else name
