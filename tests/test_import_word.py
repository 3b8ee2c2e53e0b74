"""Word files: the same Markdown as their text, and what Word hides listed instead of lost."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from import_desk import REPORT, Desk, headings_of
from word_files import paragraph, paragraphs, part, word_file, zipped

NUMBERED = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
    '<w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%3."/><w:suff w:val="nothing"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.at(tmp_path)


def body_of(desk: Desk, data: bytes) -> str:
    return desk.body(desk.result(data, "报告.docx", force=True))


def with_before_part_two(block: str) -> str:
    """The body of a report with a block before its second part."""
    before, after = REPORT.split("二、存在", 1)
    return paragraphs(before) + block + paragraphs(f"二、存在{after}")


def test_a_word_file_becomes_what_its_text_becomes(desk: Desk) -> None:
    plain = desk.result(REPORT)
    text = desk.body(plain)
    result = desk.result(word_file(paragraphs(REPORT)), "报告.docx", force=True)
    assert desk.body(result) == text
    assert result.front_matter == plain.front_matter
    assert result.elements == plain.elements
    assert result.dropped == ()


def test_automatic_numbers_are_written_out(desk: Desk) -> None:
    def at(level: int, text: str) -> str:
        properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'
        return paragraph(text, properties)

    lines = {
        "一、": 0, "（一）": 1, "（二）": 1, "二、": 0, "三、": 0, "四、": 0,
    }  # fmt: skip
    blocks = []
    for line in REPORT.splitlines():
        number = next((number for number in lines if line.startswith(number)), None)
        if number is None:
            blocks.append(paragraph(line))
        else:
            blocks.append(at(lines[number], line.removeprefix(number)))
    data = word_file("".join(blocks), {"word/numbering.xml": part("numbering", NUMBERED)})
    assert body_of(desk, data) == desk.imported(REPORT, force=True)


def test_headings_that_only_fonts_show_are_headings(desk: Desk) -> None:
    document = Document()
    faces = {"一": "黑体", "二": "黑体", "三": "黑体", "四": "黑体", "（": "楷体_GB2312"}
    for line in filter(None, REPORT.splitlines()):
        bare = line.partition("、")[2] if line[0] in "一二三四" else line
        run = document.add_paragraph().add_run(bare)
        run.font.size = Pt(22 if "年度报告" in line and len(line) < 30 else 16)
        face = faces.get(line[0], "仿宋_GB2312")
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)  # noqa: SLF001
    out = io.BytesIO()
    document.save(out)
    result = desk.result(out.getvalue(), "报告.docx")
    assert result.front_matter["title"] == REPORT.splitlines()[0]
    assert headings_of(desk.body(result)) == [
        "## 主要举措和成效",
        "### （一）规范办理。",
        "### （二）加强宣传。",
        "## 存在的不足和原因",
        "## 主要负责人履行推进法治建设第一责任人职责情况",
        "## 2025年工作安排",
    ]


def test_styles_are_headings(desk: Desk) -> None:
    document = Document()
    for line in filter(None, REPORT.splitlines()):
        if line[0] in "一二三四":
            document.add_heading(line.partition("、")[2], level=1)
        else:
            document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    body = body_of(desk, out.getvalue())
    assert "## 主要举措和成效\n" in body
    assert "### （一）规范办理。\n" in body
    assert "## 2025年工作安排\n" in body


def test_tracked_changes_are_taken_as_accepted_and_said_so(desk: Desk) -> None:
    runs = (
        "<w:r><w:t>全年受理</w:t></w:r>"
        '<w:del w:id="1"><w:r><w:delText>三百件</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>四百件</w:t></w:r></w:ins><w:r><w:t>。</w:t></w:r>'
    )
    result = desk.result(word_file(with_before_part_two(paragraph(runs=runs))), "报告.docx")
    assert "全年受理四百件。" in desk.body(result)
    assert [entry.text for entry in result.dropped] == ["修订删去：三百件"]
    assert any("修订痕迹" in note for note in result.notes)


def test_a_paragraph_whose_end_was_deleted_goes_on(desk: Desk) -> None:
    cut = '<w:rPr><w:del w:id="3"/></w:rPr>'
    blocks = paragraph("全年受理来信", cut) + paragraph("四百件。")
    assert "全年受理来信四百件。" in body_of(desk, word_file(with_before_part_two(blocks)))


def test_hidden_text_comments_and_margins_are_listed(desk: Desk) -> None:
    runs = (
        "<w:r><w:t>全年受理四百件</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>待核</w:t></w:r><w:r><w:t>。</w:t></w:r>"
    )
    parts: dict[str, str | bytes] = {
        "word/comments.xml": part("comments", f"<w:comment>{paragraph('请核对')}</w:comment>"),
        "word/header1.xml": part("hdr", paragraph("内部资料")),
        "word/footer1.xml": part("ftr", paragraph("第1页")),
        "word/vbaProject.bin": b"macro",
    }
    result = desk.result(word_file(with_before_part_two(paragraph(runs=runs)), parts), "报告.docx")
    assert "全年受理四百件。" in desk.body(result)
    assert {entry.text for entry in result.dropped} == {
        "隐藏文字：待核",
        "批注：请核对",
        "页眉：内部资料",
        "页脚：第1页",
    }
    assert "文件带有宏，宏没有读取，也没有运行" in result.notes


def test_footnotes_stand_below_their_paragraph(desk: Desk) -> None:
    runs = (
        '<w:r><w:t>受理四百件</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:r><w:t>。</w:t></w:r>"
    )
    notes = f'<w:footnote w:id="2">{paragraph("含网上来信。")}</w:footnote>'
    data = word_file(
        with_before_part_two(paragraph(runs=runs)),
        {"word/footnotes.xml": part("footnotes", notes)},
    )
    assert "受理四百件[^1]。\n\n[^1]: 含网上来信。\n" in body_of(desk, data)


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_a_plain_table_is_written_with_pipes(desk: Desk) -> None:
    block = table(cell("事项") + cell("件数"), cell("来信") + cell("12"))
    body = body_of(desk, word_file(with_before_part_two(block)))
    assert "| 事项 | 件数 |\n| --- | --- |\n| 来信 | 12 |\n" in body


def test_a_table_with_merged_cells_is_clean_html(desk: Desk) -> None:
    block = table(
        cell("事项", '<w:vMerge w:val="restart"/>') + cell("件数", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("上年") + cell("本年"),
        cell("来信") + cell("12") + cell("&lt;13&gt;"),
    )
    body = body_of(desk, word_file(with_before_part_two(block)))
    assert (
        '<table>\n<thead>\n<tr><th rowspan="2">事项</th><th colspan="2">件数</th></tr>\n'
        "<tr><th>上年</th><th>本年</th></tr>\n</thead>\n<tbody>\n"
        "<tr><td>来信</td><td>12</td><td>&lt;13&gt;</td></tr>\n</tbody>\n</table>\n"
    ) in body


def test_text_boxes_are_read_once_and_pictures_are_told(desk: Desk) -> None:
    box = f"<w:txbxContent>{paragraph('框中的话。')}</w:txbxContent>"
    runs = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        '<w:r><w:drawing><blip embed="r9"/></w:drawing></w:r>'
    )
    result = desk.result(word_file(with_before_part_two(paragraph(runs=runs))), "报告.docx")
    assert desk.body(result).count("框中的话。") == 1
    assert any("1幅图片" in note for note in result.notes)


def test_a_table_of_contents_is_no_text(desk: Desk) -> None:
    style = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    block = paragraph("一、主要举措和成效\t1", '<w:pStyle w:val="T1"/>')
    data = word_file(block + paragraphs(REPORT), {"word/styles.xml": part("styles", style)})
    result = desk.result(data, "报告.docx")
    assert desk.body(result).count("主要举措和成效") == 1
    assert result.dropped[0].text.startswith("目录：一、主要举措和成效")


BOMB = '<!DOCTYPE w [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04", "已经损坏"),
        (word_file("")[:-40], "已经损坏"),
        (zipped({"word/document.xml": "<w:document"}), "已经损坏"),
        (zipped({"word/document.xml": f"{BOMB}<w>&b;</w>"}), "文档类型声明"),
        (zipped({"word/document.xml": b"<w>" + b" " * (30 << 20) + b"</w>"}), "解压后过大"),
        (zipped({"../../坏.txt": "坏", "a.txt": "b"}), "压缩包"),
        (zipped({"xl/workbook.xml": "<x/>"}), "表格"),
        (word_file(paragraph("")), "没有文字"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"\0\0\0\0", "损坏"),
        (b"", "没有"),
    ],
    ids=[
        "cut", "cut later", "not XML", "entities", "bomb", "climbing", "sheet", "empty", "locked",
        "picture", "zeros", "nothing",
    ],
)  # fmt: skip
def test_what_is_no_sound_word_file_gets_a_plain_message(
    desk: Desk, data: bytes, says: str
) -> None:
    before = sorted(desk.root.rglob("*"))
    result = desk.result(data, "报告.docx")
    assert result.written is None
    assert says in result.notes[0]
    assert sorted(desk.root.rglob("*")) == sorted([*before, desk.root / "报告.docx"])


def test_a_word_file_under_another_name_is_read_and_that_is_said(desk: Desk) -> None:
    result = desk.result(word_file(paragraphs(REPORT)), "报告.txt")
    assert result.written is not None
    assert result.notes[0] == "文件后缀是 .txt，内容是Word 文件，按Word 文件读取"
