"""PDF files with text: lines become paragraphs again, what is printed on every page is dropped."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ._draft import Draft, Importer, UnreadableError, library
from ._manuscript import Manuscript
from .typeset.glyphs import Glyph, Page, Rule
from .typeset.paragraphs import write_pages
from .typeset.spaces import with_spaces

_PATIENCE = 90
_WORKER = Path(__file__).parent / "typeset" / "pdf_worker.py"
_ERRORS: Mapping[str, str] = {
    "locked": "PDF 加了密码，请去掉密码另存一份再导入",
    "broken": "PDF 已经损坏，打不开，请重新导出一份再导入",
    "long": "PDF 页数或者字数过多，不像一份报告，没有读取",
    "memory": "PDF 要用的内存过多，不像正常的文件，没有读取",
}
_SCAN = "PDF 里没有文字，是扫描的图片，请先用文字识别软件转成 Word 或者文本，核对以后再导入"
_GARBLED = (
    "PDF 的文字没有编码信息，读不出来，请用原来的 Word 文件导入，或者先用文字识别软件转成文字"
)
_UNPAINTED, _FAINT, _BOLD = 1, 2, 4
# Browsers print spaces as gaps, and add no gaps of their own.
_SPACELESS = "Skia"
_LEAN = 3
_LARGE = 1.6
_FEWEST_A_PAGE = 20
_MOST_UNKNOWN = 0.05
_UNKNOWN = "\ufffd"


def read(data: bytes, _name: str) -> Draft:
    """Read a PDF."""
    library("pypdfium2", "PDF", "pdf")
    answer = _answer(data)
    raw: Sequence[dict[str, Any]] = answer["pages"]
    glyphs = [glyph for page in raw for glyph in page["glyphs"]]
    text = [chr(glyph[0]) for glyph in glyphs if glyph[0] > ord(" ")]
    pictures = sum(page["pictures"] for page in raw)
    if len(text) < _FEWEST_A_PAGE * min(len(raw), 3):
        raise UnreadableError(_SCAN)
    unknown = sum(_is_unknown(glyph[0]) for glyph in glyphs)
    if unknown > _MOST_UNKNOWN * len(glyphs):
        raise UnreadableError(_GARBLED)
    out = Manuscript()
    if unknown:
        out.note(f"PDF 里有{unknown}个字读不出来，已显示为“{_UNKNOWN}”，请对照原件补正")
    unpainted = sum(glyph[6] & _UNPAINTED for glyph in glyphs)
    recognised = unpainted * 2 > len(glyphs)
    if recognised:
        out.note("PDF 是扫描件，文字是识别出来的，请逐字对照原件核对")
    body = _body_size(glyphs)
    pages = [_page(page, body, recognised=recognised) for page in raw]
    write_pages(with_spaces(pages, always=_SPACELESS in answer["producer"]), out)
    if not out.lines:
        raise UnreadableError(_SCAN)
    for comment in (said for page in raw for said in page["comments"]):
        out.unsee("批注")
        out.drop(comment, "批注")
    if pictures and not recognised:
        out.note(f"PDF 里有{pictures}幅图片，没有带入，请核对其中有没有正文的图表")
    return out.draft()


def _answer(data: bytes) -> dict[str, Any]:
    """What the worker reads."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(
            [sys.executable, str(_WORKER)],
            input=data,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(f"PDF {_PATIENCE} 秒没有读完，不像正常的文件，没有读取") from error
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise UnreadableError(_ERRORS["memory" if done.returncode else "broken"]) from error
    if "error" in answer:
        raise UnreadableError(_ERRORS[answer["error"]])
    return answer


def _body_size(glyphs: Sequence[Sequence[float]]) -> float:
    sizes = Counter(glyph[4] for glyph in glyphs)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _is_unknown(code: int) -> bool:
    return code in {0, 0xFFFD, 0xFFFE, 0xFFFF} or 0xE000 <= code <= 0xF8FF  # noqa: PLR2004  # for private use


def _page(raw: Mapping[str, Any], body: float, *, recognised: bool) -> Page:
    """The text of a page, and what is printed across it or not painted at all."""
    glyphs: list[Glyph] = []
    aside: list[str] = []
    width, height = raw["width"], raw["height"]
    for code, left, right, base, size, angle, look in raw["glyphs"]:
        text = _UNKNOWN if _is_unknown(code) else "-" if code == 2 else chr(code)  # noqa: PLR2004
        if text < " " or not size:
            continue
        outside = right < 0 or left > width or base < 0 or base > height + size
        across = _LEAN < angle < 360 - _LEAN
        faint = look & _FAINT and size > _LARGE * body
        unpainted = look & _UNPAINTED and not recognised
        if outside or across or faint or unpainted:
            aside.append(text)
        else:
            glyphs.append(Glyph(text, left, right, base, size, bool(look & _BOLD)))
    rules = tuple(_rule(*ends) for ends in raw["rules"])
    return Page(width, height, tuple(glyphs), ("".join(aside),) if aside else (), rules)


def _rule(x0: float, y0: float, x1: float, y1: float) -> Rule:
    """A ruled line by its ends."""
    if x1 - x0 < y1 - y0:
        return Rule(upright=True, at=(x0 + x1) / 2, start=y0, end=y1)
    return Rule(upright=False, at=(y0 + y1) / 2, start=x0, end=x1)


IMPORTER = Importer(suffixes=(".pdf",), read=read, name="PDF")
