"""What holds for files of every format: nothing is lost, and nothing that is hostile raises."""

from __future__ import annotations

import html
import re
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.importers import ImportResult, Piped, import_files
from gongkai.register import load_register
from ofd_files import ofd_file
from word_files import paragraph, part, word_file

SAMPLES = Path(__file__).parent.parent / "samples" / "text"

TITLE = "示例市信访局2024年法治政府建设年度报告"
LINES = [
    "示例市信访局", "2025-01-30", "发布时间：2025-01-30 09:30", "浏览量：123", "市委、市政府：",
    "2024年，市信访局依法办理群众信访事项。现将2024年法治政府建设情况报告如下：",
    "一、主要举措和成效", "（一）规范办理。一是严格程序。二是强化督办", "1.健全制度；",
    "机关\t件数\t比率", "合计\t12\t3.5%", "# 一、标题", "**加粗**正文", "| 甲 | 乙 |", "- 第一项",
    "二〇二五年一月十九日", "抄送：市委办公室。", "a < b & c > d 之类", "相关链接", "打印",
]  # fmt: skip
texts = st.lists(st.sampled_from(LINES), min_size=1, max_size=14)
some = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _imported(data: bytes, name: str) -> tuple[ImportResult, str]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "reports").mkdir()
        (root / "reports" / "register.yml").write_bytes((SAMPLES / "register.yml").read_bytes())
        register = load_register(root)
        (result,) = import_files([Piped(data, name)], root=root, out="reports", register=register)
        text = (root / result.written).read_text(encoding="utf-8") if result.written else ""
        return result, html.unescape(text)


def _visible(text: str) -> Counter[str]:
    return Counter(re.sub(r"[\s#*_\\|`<>~\-=+&]", "", text))


def _word(lines: list[str]) -> bytes:
    return word_file("".join(paragraph(html.escape(line)) for line in lines))


def _page(lines: list[str]) -> bytes:
    inner = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return f"<html><body><div class=nav>首页</div><div>{inner}</div></body></html>".encode()


def _typeset(lines: list[str]) -> bytes:
    return ofd_file("\n".join(lines))


@some
@given(texts)
@pytest.mark.parametrize(
    ("suffix", "made"), [(".docx", _word), (".html", _page), (".ofd", _typeset)]
)
def test_every_character_stands_in_the_report_or_in_the_dropped_list(
    suffix: str, made: object, lines: list[str]
) -> None:
    assert callable(made)
    lines = [TITLE, *lines]
    result, written = _imported(made(lines), f"原文{suffix}")
    if not written:
        assert result.notes
        return
    kept = written + "".join(entry.text for entry in result.dropped)
    assert not _visible("".join(lines)) - _visible(kept)


def _run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def _boxed(text: str) -> str:
    inner = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return paragraph(runs=f"<w:r><w:pict><w:textbox>{inner}</w:textbox></w:pict></w:r>")


def _table(text: str) -> str:
    cells = "".join(f"<w:tc>{paragraph(one)}</w:tc>" for one in ("甲", text))
    return f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells.replace(text, '乙')}</w:tr></w:tbl>"


# Wherever a word may stand in a Word file.
WORD_PLACES: dict[str, Callable[[str], str]] = {
    "plain": paragraph,
    "deleted": lambda text: paragraph(
        runs=f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"
    ),
    "moved away": lambda text: paragraph(runs=f"<w:moveFrom>{_run(text)}</w:moveFrom>"),
    "inserted": lambda text: paragraph(runs=f"<w:ins>{_run(text)}</w:ins>"),
    "hidden": lambda text: paragraph(runs=_run(text, "<w:vanish/>")),
    "struck": lambda text: paragraph(runs=_run(text, "<w:strike/>")),
    "linked": lambda text: paragraph(runs=f"<w:hyperlink>{_run(text)}</w:hyperlink>"),
    "simple field": lambda text: paragraph(runs=f"<w:fldSimple>{_run(text)}</w:fldSimple>"),
    "controlled": lambda text: (
        f"<w:sdt><w:sdtContent>{paragraph(text)}</w:sdtContent></w:sdt>"
    ),
    "boxed": _boxed,
    "table": _table,
    "nested": lambda text: _table("表中").replace("<w:t xml", f"<w:t>{text}</w:t><w:t xml", 1),
    "ruby": lambda text: paragraph(
        runs=f"<w:r><w:ruby><w:rt>{_run(text)}</w:rt><w:rubyBase>{_run('字')}</w:rubyBase></w:ruby></w:r>"
    ),
}  # fmt: skip
WORD_PARTS: dict[str, tuple[str, str, Callable[[str], str]]] = {
    "header": ("word/header1.xml", "hdr", paragraph),
    "footer": ("word/footer1.xml", "ftr", paragraph),
    "comment": (
        "word/comments.xml",
        "comments",
        lambda t: f"<w:comment>{paragraph(t)}</w:comment>",
    ),
}
places = st.lists(st.sampled_from([*WORD_PLACES, *WORD_PARTS]), min_size=1, max_size=8)


@some
@given(places)
def test_every_word_of_a_word_file_is_in_the_report_or_in_the_dropped_list_wherever_it_stood(
    chosen: list[str],
) -> None:
    body, parts = paragraph(TITLE), dict[str, str | bytes]()
    texts = []
    for at, place in enumerate(chosen):
        text = f"第{'甲乙丙丁戊己庚辛'[at]}处的话写在这里{at}"
        if place in WORD_PLACES:
            body += WORD_PLACES[place](text)
        else:
            name, root, made = WORD_PARTS[place]
            if name in parts:
                continue
            parts[name] = part(root, made(text))
        texts.append(text)
    result, written = _imported(word_file(body, parts), "原文.docx")
    kept = written + "".join(entry.text for entry in result.dropped)
    assert written
    assert [text for text in texts if text not in kept] == []


@some
@given(st.binary(max_size=400), st.sampled_from([b"PK\x03\x04", b"%PDF-1.7\n", b"<html>", b""]))
@pytest.mark.parametrize("suffix", [".docx", ".html", ".ofd", ".mhtml"])
def test_no_bytes_make_an_importer_raise(suffix: str, data: bytes, start: bytes) -> None:
    if start.startswith(b"%PDF"):
        start = b""
    result, _written = _imported(start + data, f"原文{suffix}")
    assert result.written or result.notes


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 5000), st.integers(0, 255))
@pytest.mark.parametrize("suffix", [".docx", ".ofd"])
def test_a_damaged_file_is_read_or_refused(suffix: str, at: int, value: int) -> None:
    made = _word([TITLE, *LINES]) if suffix == ".docx" else _typeset([TITLE, *LINES])
    data = bytearray(made)
    data[at % len(data)] = value
    result, _written = _imported(bytes(data), f"原文{suffix}")
    assert result.written or result.notes
