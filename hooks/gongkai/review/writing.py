"""Reviews written to disk: one page for one import, else a folder of pages with an index."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from gongkai.errors import UsageError
from gongkai.register import Register
from gongkai.visible import visible

from .judging import Judged
from .pages import Review, review_of

_TEMPLATES = Path(__file__).parent / "templates"
_MARK = '<meta name="generator" content="gongkai review">'
_PAGE = (".html", ".htm")
_ENOUGH = 2_000


def check_place(stated: str, reports: Path) -> Path:
    """Where reviews may be written.

    Raises:
        UsageError: it lies among the reports, or something else stands there.

    """
    path = Path(stated)
    if path.resolve().is_relative_to(reports.resolve()):
        raise UsageError(f"--review 的“{stated}”在公开件文件夹里，核对页不公开，请写在别处")
    if path.is_dir() or path.suffix.lower() not in _PAGE:
        if path.exists() and not path.is_dir():
            raise UsageError(
                f"--review 的“{stated}”是别的文件，请写文件夹，或者以 .html 结尾的文件"
            )
        _refuse_others(path / "index.html")
    else:
        _refuse_others(path)
    return path


def write_reviews(
    judged: Sequence[Judged], place: Path, register: Register, as_of: dt.date
) -> list[Path]:
    """Write the pages; what they are depends on nothing but what was imported and the day.

    Raises:
        UsageError: several imports do not go into one file.
        OSError: the disk refused.

    """
    if place.suffix.lower() in _PAGE and not place.is_dir():
        if len(judged) != 1:
            raise UsageError(f"导入的不止一份，--review 请写文件夹，不要写“{place.name}”")
        review = review_of(judged[0], place.name, register, as_of)
        _write(place, _rendered("page.html", review=review, index=""))
        return [place]
    reviews = [
        review_of(one, _name_of(number, one), register, as_of)
        for number, one in enumerate(judged, 1)
    ]
    for review in reviews:
        _write(place / review.name, _rendered("page.html", review=review, index="index.html"))
    _write(place / "index.html", _rendered("index.html", reviews=reviews, as_of=as_of))
    return [place / "index.html", *(place / review.name for review in reviews)]


def _name_of(number: int, one: Judged) -> str:
    """The name of a page: its place in the list, and the report's where it has one."""
    slug = re.sub(r"[^a-z0-9]+", "-", one.imported.made.place.removesuffix(".md").lower())
    return f"{number:04d}-{slug}.html" if slug else f"{number:04d}.html"


def _refuse_others(path: Path) -> None:
    """Let nothing be overwritten that is not a review.

    Raises:
        UsageError: something else stands there.

    """
    if not path.exists():
        return
    with path.open("rb") as file:
        if _MARK.encode() not in file.read(_ENOUGH):
            raise UsageError(f"“{path}”已经存在，不是核对页，没有覆盖")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    return environment


def _rendered(template: str, **view: Review | Sequence[Review] | dt.date | str) -> str:
    return _environment().get_template(template).render(mark=_MARK, **view)
