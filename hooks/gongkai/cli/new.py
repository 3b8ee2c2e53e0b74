"""`gongkai new`: a skeleton of a disclosure, in its place, with every element as a heading."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from gongkai import skeletons
from gongkai.as_of import as_of, today
from gongkai.errors import UsageError
from gongkai.kinds import kinds
from gongkai.metadata import metadata_of
from gongkai.model import Organ
from gongkai.register import load_register
from gongkai.settings import settings_at
from gongkai.sources import read_source

from .chinese import ChineseCommand
from .folders import below_root, root_folder, root_option
from .organs import registered
from .output import write
from .register_faults import say_register_faults
from .values import KindOf, category, day, year

# What only a published file has in its front matter.
_OF_PUBLISHED = ("published", "corrections", "withdrawn")
# It becomes part of the page's address.
_SLUG = re.compile(r"[0-9A-Za-z]+(-[0-9A-Za-z]+)*")


@click.command(
    "new",
    cls=ChineseCommand,
    short_help="新建一份公开件，列好必备要素",
    epilog="""
    gongkai new fzzf --organ 990100-xfj --year 2024
    gongkai new zdgk --organ 990100-xfj --category 6 --date 2026-03-02 --slug xzcf
    """,
)
@click.argument("kind", type=KindOf(), metavar="KIND")
@click.option("--organ", required=True, metavar="编号", help="公开主体在登记文件中的编号或者全称")
@click.option("--year", type=year, metavar="年份", help="报告的年度；年度报告必填")
@click.option("--category", type=category, metavar="项次", help="条例第二十条的项次；zdgk 必填")
@click.option("--date", "day", type=day, metavar="日期", help="发布日期；zdgk 必填")
@click.option("--slug", metavar="简称", help="文件名和网址中的简称，如 xzcf；zdgk 必填")
@click.option(
    "--out", default="reports", metavar="文件夹", help="写到哪个公开件文件夹；默认 reports"
)
@click.option("--force", is_flag=True, help="文件已经存在时覆盖")
@root_option
def command(out: str, root: str | None, *, force: bool, **asked: Any) -> None:  # noqa: ANN401
    """新建一份公开件：写好已知的元数据，把必备要素逐个列成标题，附填写提示。

    KIND 是公开种类：fzzf 法治政府建设年度报告，xxgk 政府信息公开工作年度报告，
    xzzf 行政执法年度总体情况，zdgk 主动公开事项。没有填写的要素，核查时会报错。
    """
    folder = root_folder(root)
    wanted = _Wanted(**asked)
    # A site may stand at a past day; nobody reports of a year to come.
    wanted.complain(max(as_of(settings_at(folder)), today()))
    register = load_register(folder)
    say_register_faults(folder, register)
    organ = registered(wanted.organ, register)
    path = folder / out / organ.folder / wanted.file_name
    shown = below_root(path, folder)
    done = "已覆盖" if path.exists() else "已新建"
    if force:
        _spare(path, shown)
    _write(path, wanted.text(organ), force=force)
    write(f"{done} {shown}\n下一步：按文件里的提示填写，填好后运行 gongkai check {shown}\n")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The disclosure asked for."""

    kind: str
    organ: str
    year: int | None
    category: int | None
    day: dt.date | None
    slug: str | None

    def complain(self, now: dt.date) -> None:
        """Refuse what is missing for the kind, or does not belong to it, or is not yet.

        Raises:
            UsageError: naming the option.

        """
        kind = kinds()[self.kind]
        given = {
            "--year": self.year,
            "--category": self.category,
            "--date": self.day,
            "--slug": self.slug,
        }
        for option, value in given.items():
            needed = (option == "--year") == kind.annual
            if needed and value is None:
                raise UsageError(f"新建{kind.name}要写明 {option}")
            if not needed and value is not None:
                raise UsageError(f"{kind.name}不用写 {option}")
        if self.slug is not None and not _SLUG.fullmatch(self.slug):
            raise UsageError(
                f"--slug 的“{self.slug}”不能用作简称：它是网址的一部分，"
                "只能用字母、数字和“-”，如 xzcf"
            )
        if self.year is not None and self.year > now.year:
            raise UsageError(
                f"{self.year}年还没有到，请核对 --year：这里写报告所属的年度，"
                "2025年初写的是2024年度报告"
            )

    @property
    def file_name(self) -> str:
        """The name that the file must have."""
        return f"{self.year}-{self.kind}.md" if self.year else f"{self.day}-{self.slug}.md"

    def text(self, organ: Organ) -> str:
        """The whole file."""
        kind = kinds()[self.kind]
        known = {
            "title": skeletons.title(kind, organ, self.year) if self.year else None,
            "kind": self.kind,
            "organ": organ.id,
            "year": self.year,
            "category": self.category,
            "published": self.day,
        }
        body = skeletons.body(kind, self.year, organ.region)
        return f"{skeletons.front_matter(kind, known)}\n{body}"


def _spare(path: Path, shown: str) -> None:
    """Refuse to lay an empty template over what was published.

    Raises:
        UsageError: saying what to do instead.

    """
    if not path.exists():
        return
    source = read_source(shown, path.read_bytes())
    # However the day is written: a wrong one is a slip of the clerk, no draft.
    if any(source.front_matter.get(key) for key in _OF_PUBLISHED):
        metadata, _ = metadata_of(source)
        day = f"于{metadata.published}" if metadata.published else "经"
        raise UsageError(
            f"“{shown}”已{day}公开，不能用空白的模板覆盖；要改内容的，直接修改文件，"
            "写上更正；确实要从头再写的，先删去这个文件"
        )


def _write(path: Path, text: str, *, force: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("w" if force else "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise UsageError(f"“{path}”已经存在；确实要覆盖的，加上 --force") from error
