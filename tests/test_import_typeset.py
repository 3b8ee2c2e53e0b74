"""Typeset files: PDF as programs print it and OFD as writers lay it out become their text again."""

from __future__ import annotations

import html
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.annotations import Text

from gongkai.importers.typeset.glyphs import Glyph, Page
from gongkai.importers.typeset.spaces import with_spaces
from import_desk import REPORT, Desk
from ofd_files import ofd_file, text_object
from word_files import zipped

LONG = REPORT.replace(
    "全部按期答复。",
    "全部按期答复，群众对办理结果的满意率比上年提高三个百分点。"
    + "对重复来访逐件会商，明确责任单位和时限。" * 30,
)
STYLES = {
    "with room between paragraphs": "p{margin:12pt 0}",
    "with first lines set in": "p{margin:0;text-indent:2em;text-align:justify}",
}
MARGINS = {"top": "37mm", "bottom": "35mm", "left": "28mm", "right": "26mm"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.at(tmp_path)


@pytest.fixture(scope="module")
def printer() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as engine:
        path = "/usr/bin/chromium" if os.path.exists("/usr/bin/chromium") else None  # noqa: PTH110
        try:
            browser = engine.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except api.Error as error:
            pytest.skip(f"no browser here: {error}")
        yield browser.new_page()
        browser.close()


def printed(printer: Any, text: str, style: str, **options: Any) -> bytes:  # noqa: ANN401
    paragraphs = "".join(f"<p>{html.escape(line)}" for line in text.splitlines() if line)
    font = "font:16pt/28pt 'Noto Serif CJK SC',serif"
    printer.set_content(f"<meta charset=utf-8><style>body{{{font}}}{style}</style>{paragraphs}")
    data: bytes = printer.pdf(format="A4", margin=MARGINS, **options)
    return data


@pytest.mark.browser
@pytest.mark.parametrize("style", STYLES)
def test_what_a_browser_prints_becomes_its_text_again(
    desk: Desk,
    printer: Any,  # noqa: ANN401
    style: str,
) -> None:
    bar = "<div style='font-size:12px;width:100%;text-align:center'>{}</div>"
    data = printed(
        printer,
        LONG,
        STYLES[style],
        display_header_footer=True,
        header_template=bar.format("内部资料"),
        footer_template=bar.format("— <span class=pageNumber></span> —"),
    )
    result = desk.result(data, "报告.pdf")
    assert desk.body(result) == desk.imported(LONG, force=True)
    dropped = {entry.text for entry in result.dropped}
    assert {"内部资料", "— 1 —", "— 2 —"} <= dropped <= {"内部资料", "— 1 —", "— 2 —", "— 3 —"}


@pytest.mark.browser
def test_a_space_at_the_end_of_a_line_comes_back_where_all_its_like_have_one(
    desk: Desk,
    printer: Any,  # noqa: ANN401
) -> None:
    told = "".join(f"第{name}项办结率 9{at}.5%，" for at, name in enumerate("一二三四五六七八九"))
    text = REPORT.replace("全部按期答复。", f"全部按期答复，{told * 3}都有提高。")
    data = printed(printer, text, STYLES["with first lines set in"])
    assert desk.body(desk.result(data, "报告.pdf")) == desk.imported(text, force=True)


@pytest.mark.browser
def test_a_comment_on_a_page_is_listed_and_such_an_original_is_not_kept(
    desk: Desk,
    printer: Any,  # noqa: ANN401
) -> None:
    writer = PdfWriter(io.BytesIO(printed(printer, REPORT, "")))
    writer.add_annotation(0, Text(rect=(50, 50, 90, 90), text="这里请再核"))
    out = io.BytesIO()
    writer.write(out)
    result = desk.result(out.getvalue(), "报告.pdf")
    assert "批注：这里请再核" in [entry.text for entry in result.dropped]
    assert any("没有保留原件：原件里有批注" in note for note in result.notes)


@pytest.mark.browser
def test_two_columns_are_read_one_after_the_other(desk: Desk, printer: Any) -> None:  # noqa: ANN401
    title, _, rest = LONG.partition("\n")
    paragraphs = "".join(f"<p>{line}" for line in rest.splitlines() if line)
    printer.set_content(
        "<meta charset=utf-8><style>body{font:12pt/18pt 'Noto Serif CJK SC',serif}"
        "p{margin:0;text-indent:2em;text-align:justify}div{columns:2}</style>"
        f"<h3 align=center>{title}</h3><div>{paragraphs}</div>"
    )
    data = printer.pdf(format="A4", margin=MARGINS)
    assert desk.body(desk.result(data, "报告.pdf")) == desk.imported(LONG, force=True)


@pytest.mark.browser
def test_a_watermark_is_no_text(desk: Desk, printer: Any) -> None:  # noqa: ANN401
    style = "position:fixed;top:300px;left:90px;font-size:60pt;transform:rotate(-45deg)"
    mark = f"<div style='{style}'>仅供查阅</div>"
    paragraphs = "".join(f"<p>{line}" for line in REPORT.splitlines() if line)
    printer.set_content(f"<meta charset=utf-8>{mark}{paragraphs}")
    result = desk.result(printer.pdf(format="A4"), "报告.pdf")
    assert desk.body(result) == desk.imported(REPORT, force=True)
    assert [entry.text for entry in result.dropped] == ["水印：仅供查阅"]


@pytest.mark.browser
def test_tables_keep_their_cells(desk: Desk, printer: Any) -> None:  # noqa: ANN401
    parts = REPORT.replace("二、存在", "\0二、存在").split("\0")
    paragraphs = ["".join(f"<p>{line}" for line in part.splitlines() if line) for part in parts]
    table = (
        "<table><tr><td rowspan=2>事项<td colspan=2>件数<tr><td>上年<td>本年"
        "<tr><td>群众来信来访来电等各类事项<td>12<td>13</table><p>说明如下。</p><table><tr><th>甲<th>乙<tr><td>一<td>二</table>"
    )
    style = "table{border-collapse:collapse;width:60mm}td,th{border:1px solid}"
    printer.set_content(
        f"<meta charset=utf-8><style>{style}</style>{paragraphs[0]}{table}{paragraphs[1]}"
    )
    body = desk.body(desk.result(printer.pdf(format="A4"), "报告.pdf"))
    assert (
        '<tr><th rowspan="2">事项</th><th colspan="2">件数</th></tr>\n'
        "<tr><th>上年</th><th>本年</th></tr>\n</thead>\n<tbody>\n<tr><td>群众来信来访来电等各类事项</td><td>12</td><td>13</td></tr>"
    ) in body
    assert "</table>\n\n说明如下。\n\n| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 |\n\n## 二、" in body


@pytest.mark.browser
def test_a_scan_is_refused_with_what_to_do(desk: Desk, printer: Any) -> None:  # noqa: ANN401
    picture = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    printer.set_content(f"<img src='{picture}' width=600 height=800>")
    result = desk.result(printer.pdf(format="A4"), "扫描.pdf")
    assert result.written is None
    assert "文字识别" in result.notes[0]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7", "已经损坏"),
        (b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<</Root 1 0 R>>", "已经损坏"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 400, "已经损坏"),
    ],
)
def test_a_broken_pdf_gets_a_plain_message(desk: Desk, data: bytes, says: str) -> None:
    result = desk.result(data, "报告.pdf")
    assert result.written is None
    assert says in result.notes[0]


@pytest.mark.parametrize("backwards", [False, True])
def test_an_ofd_file_becomes_its_text_again(desk: Desk, *, backwards: bool) -> None:
    result = desk.result(ofd_file(LONG, backwards=backwards), "报告.ofd")
    assert desk.body(result) == desk.imported(LONG, force=True)
    numbers = [(entry.page, entry.text) for entry in result.dropped]
    assert numbers[:2] == [(1, "— 1 —"), (2, "— 2 —")]


def test_a_ruled_table_of_ofd_keeps_its_cells(desk: Desk) -> None:
    lines = "".join(
        f'<ofd:PathObject Boundary="60 {100 + 10 * at} 80 0.3"><ofd:AbbreviatedData>M 0 0 L 80 0'
        "</ofd:AbbreviatedData></ofd:PathObject>"
        f'<ofd:PathObject Boundary="{60 + 40 * at} 100 0.3 20"><ofd:AbbreviatedData>M 0 0 L 0 20'
        "</ofd:AbbreviatedData></ofd:PathObject>"
        for at in range(3)
    )
    words = (("事项", 62, 107), ("件数", 102, 107), ("来信", 62, 117), ("12", 102, 117))
    cells = "".join(text_object(*word) for word in words)
    title = REPORT.splitlines()[0]
    data = ofd_file(title, layers=f"<ofd:Layer>{lines}{cells}</ofd:Layer>")
    body = desk.body(desk.result(data, "报告.ofd"))
    assert "| 事项 | 件数 |\n| --- | --- |\n| 来信 | 12 |" in body


def test_what_is_laid_over_a_page_of_ofd_is_no_text(desk: Desk) -> None:
    lean = text_object("内部", 60, 150, 'CTM="0.7 0.7 -0.7 0.7 0 0"')
    layers = "".join(
        f'<ofd:Layer Type="{sort}">{text}</ofd:Layer>'
        for sort, text in (("Foreground", lean), ("Background", text_object("底纹", 9, 9)))
    )
    result = desk.result(ofd_file(REPORT, layers=layers), "报告.ofd")
    assert desk.body(result) == desk.imported(REPORT, force=True)
    assert {"水印：内部", "水印：底纹"} <= {entry.text for entry in result.dropped}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped({"OFD.xml": "<OFD/>"}), "没有正文"),
        (
            zipped(
                {"OFD.xml": "<OFD><DocBody><DocRoot>../../etc/passwd</DocRoot></DocBody></OFD>"}
            ),
            "没有正文",
        ),
        (zipped({"OFD.xml": '<!DOCTYPE a [<!ENTITY b "c">]><OFD>&b;</OFD>'}), "文档类型声明"),
        (ofd_file("", extra={"Doc_0/Pages/Page_0/Content.xml": "<a/>"}), "没有文字"),
    ],
    ids=["empty", "climbing", "entities", "scan"],
)
def test_a_hostile_ofd_gets_a_plain_message(desk: Desk, data: bytes, says: str) -> None:
    result = desk.result(data, "报告.ofd")
    assert result.written is None
    assert says in result.notes[0]


@pytest.mark.parametrize(
    ("gaps", "text"),
    [
        ([0.2, 0.32, 0.2, 0.32, 0.21, 0.31], "办3办 3办3办 3办3办 3"),
        ([0.2, 0.21, 0.2, 0.21, 0.2, 0.2], "办3办3办3办3办3办3"),
        ([0.2, 0.24, 0.28, 0.33, 0.38, 0.22], "办3办3办3办3办3办3"),
    ],
    ids=["room and spaces", "room alone", "stretched"],
)
def test_room_that_a_printer_leaves_everywhere_is_no_space_but_wider_gaps_are(
    gaps: list[float], text: str
) -> None:
    glyphs = []
    for at, gap in enumerate(gaps):
        left = at * 30.0
        glyphs.append(Glyph("办", left, left + 10, 100, 10))
        glyphs.append(Glyph("3", left + 10 + 10 * gap, left + 20, 100, 10))
    (page,) = with_spaces([Page(600, 800, tuple(glyphs), ())], always=False)
    assert "".join(glyph.text for glyph in page.glyphs) == text
