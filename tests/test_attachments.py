"""What is said of attachments: where private data stands in them, or why nobody could read them."""

from __future__ import annotations

import struct
import tracemalloc
from typing import Any

import pytest

from attachment_files import (
    IDENTITY,
    docx,
    encrypted_zip,
    ole,
    paragraph,
    pdf,
    table,
    xlsx,
    zipped,
)
from gongkai.attachments import judged
from gongkai.privacy import Sort

MOBILE = "13800138000"
GIF = b"GIF89a"
PNG = b"\x89PNG\r\n\x1a\n"


def _private(name: str, data: bytes) -> list[tuple[Sort, int, str]]:
    reading = judged(name, data)
    assert not reading.refused
    return [(found.sort, found.count, "、".join(found.places)) for found in reading.private]


def _wide(text: str) -> bytes:
    return bytes(600) + text.encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (
            "a.docx",
            docx(paragraph("名单如下。") + paragraph(IDENTITY[:6], IDENTITY[6:])),
            [(Sort.IDENTITY, 1, "正文第 2 段")],
        ),
        (
            "表格.docx",
            docx(table([["姓名", "身份证号"], ["张某", "110101190001010015"]])),
            [(Sort.IDENTITY, 1, "正文第 2 段")],
        ),
        (
            "页眉.docx",
            docx(paragraph("正文"), {"word/header1.xml": paragraph(f"电话{MOBILE}")}),
            [(Sort.MOBILE, 1, "页眉页脚第 1 段")],
        ),
        (
            "批注.docx",
            docx(paragraph("正文"), {"word/comments.xml": paragraph(f"电话{MOBILE}")}),
            [(Sort.MOBILE, 1, "批注第 1 段")],
        ),
        (
            "修订.docx",
            docx(f"<w:p><w:del><w:r><w:delText>{IDENTITY}</w:delText></w:r></w:del></w:p>"),
            [(Sort.IDENTITY, 1, "正文第 1 段")],
        ),
        (
            "嵌入.docx",
            docx(paragraph("正文"), {"word/embeddings/a.xlsx": xlsx({1: [IDENTITY]})}),
            [(Sort.IDENTITY, 1, "嵌入的文件工作表“名单”第 1 行")],
        ),
        (
            "a.xlsx",
            xlsx({1: ["发放名单"], 2: ["姓名", "电话"], 5: ["张某", 13800138000]}),
            [(Sort.MOBILE, 1, "工作表“名单”第 5 行")],
        ),
        (
            "数字.xlsx",
            xlsx({1: ["姓名", "身份证号"], 2: ["张某", 1.1010119000101001e17]}),
            [(Sort.IDENTITY, 1, "工作表“名单”第 2 行")],
        ),
        (
            "隐藏.xlsx",
            xlsx({1: ["汇总"]}, hidden=IDENTITY),
            [(Sort.IDENTITY, 1, "工作表“底稿”第 1 行")],
        ),
        ("a.pdf", pdf(["Hello", f"ID {IDENTITY}"]), [(Sort.IDENTITY, 1, "第 2 页")]),
        ("a.csv", f"姓名,电话\n张某,{MOBILE}\n".encode("gb18030"), [(Sort.MOBILE, 1, "第 2 行")]),
        ("a.txt", f"电话{MOBILE}".encode("utf-16"), [(Sort.MOBILE, 1, "第 1 行")]),
        (
            "a.doc",
            ole({"WordDocument": _wide(f"补助对象名单\r张某{IDENTITY}\r")}),
            [(Sort.IDENTITY, 1, "文中")],
        ),
        (
            "a.xls",
            ole(
                {
                    "Workbook": struct.pack("<HHHHHd", 0x203, 14, 1, 1, 0, 13800138000.0)
                    + "名单姓名电话".encode("utf-16-le")
                }
            ),
            [(Sort.MOBILE, 1, "单元格")],
        ),
        (
            "a.zip",
            zipped({"名单.csv": f"电话\n{MOBILE}\n", f"{MOBILE}.txt": "空"}),
            [(Sort.MOBILE, 2, "压缩包里的“名单.csv”第 2 行、压缩包里的文件名")],
        ),
        (
            "a.ofd",
            zipped(
                {
                    "OFD.xml": "<OFD/>",
                    "Doc_0/Pages/Page_0/Content.xml": "<Page><TextObject><TextCode>"
                    f"证号{IDENTITY}</TextCode></TextObject></Page>",
                }
            ),
            [(Sort.IDENTITY, 1, "正文第 1 段")],
        ),
        ("13800138000.png", PNG, [(Sort.MOBILE, 1, "文件名")]),
        ("2024年统计表.csv", "索引号,数量\n990100031/2026-00007,12\n".encode(), []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_private_data_is_found_where_it_stands(name: str, data: bytes, said: list[Any]) -> None:
    assert _private(name, data) == said


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.pdf", b"MZ\x90\0", "内容是可执行的程序"),
        ("a.txt", b"#!/bin/sh\necho", "内容是可执行的脚本"),
        ("a.docx", b"\x7fELF\x02", "内容是可执行的程序"),
        ("a.xlsx", docx(paragraph("文")), "扩展名是 .xlsx，内容却是 docx"),
        ("a.docx", ole({"WordDocument": b""}), "扩展名是 .docx，内容却是旧版 Office 文档"),
        ("a.doc", ole({"Workbook": b"x"}), "扩展名是 .doc，内容却是表格"),
        ("a.png", b"%PDF-1.4", "扩展名是 .png，内容却是PDF"),
        ("a.zip", encrypted_zip(), "文件加了密码"),
        ("a.doc", ole({"EncryptedPackage": b"x"}), "文件加了密码"),
        ("a.doc", ole({"WordDocument": bytes(11) + b"\x01"}), "文件加了密码"),
        ("a.pdf", pdf(["x"], encrypted=True), "文件加了密码或者设了权限限制"),
        ("a.docx", docx("", {"word/vbaProject.bin": b"x"}), "文件里有宏，打开时会运行程序"),
        ("a.zip", zipped({"b/安装.exe": b"MZ"}), "压缩包里有可执行的文件“安装.exe”"),
        ("a.zip", zipped({"b.pdf": b"MZ\x90\0"}), "压缩包里的“b.pdf”：内容是可执行的程序"),
        ("a.zip", zipped({"../b.txt": "文"}), "压缩包里的文件名会跑到别的文件夹去"),
        (
            "a.docx",
            zipped(
                {
                    "[Content_Types].xml": "",
                    "word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
                }
            ),
            "文件内部声明了文档类型，办公软件不会这样写",
        ),
    ],
)
def test_some_files_are_refused_whatever_they_are_called(name: str, data: bytes, why: str) -> None:
    reading = judged(name, data)
    assert reading.refused == why
    assert reading.barred


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.png", PNG, "是图片"),
        ("a.gif", GIF, "是图片"),
        ("a.txt", b"", "文件是空的"),
        ("a.csv", b"\n\n", "里面没有内容"),
        ("a.txt", b"\x81\x20\xff\x82", "文字的编码认不出"),
        ("a.pdf", b"%PDF-1.4 ...", "文件已经损坏"),
        ("a.docx", b"PK\x03\x04....", "文件已经损坏"),
        ("a.docx", docx(""), "里面没有文字，可能都是图片"),
        ("a.pdf", pdf(["", ""]), "取不出文字，可能是扫描件"),
        ("a.pdf", pdf(["Hello", ""], picture=True), "第 2 页是图片或者取不出文字，可能是扫描件"),
        ("a.zip", zipped({"图.png": PNG}), "压缩包里的“图.png”是图片"),
        (
            "a.zip",
            zipped({"b.zip": zipped({"c.zip": zipped({})})}),
            "压缩包里的“b.zip”压缩包里的“c.zip”一层套一层，没有读完",
        ),
    ],
)
def test_what_nobody_could_read_is_said_to_be_unread(name: str, data: bytes, why: str) -> None:
    reading = judged(name, data)
    assert reading.unread == why
    assert not reading.refused


def test_bombs_are_left_alone() -> None:
    bomb = zipped({f"{number}.txt": b"0" * 30_000_000 for number in range(8)}, compressed=True)
    tracemalloc.start()
    reading = judged("a.zip", bomb)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert reading.unread == "内部的文件过多或者过大"
    assert most < 10_000_000, "not even one of the files was unpacked"


def test_a_long_list_is_read_to_its_end_under_the_heading_of_its_columns() -> None:
    rows = "".join(f"张某,{'备注' * 50}\n" for _ in range(3_000))
    data = f"姓名,身份证号\n{rows}张某,110101190001010015\n".encode()
    assert _private("a.csv", data) == [(Sort.IDENTITY, 1, "第 3002 行")]


def test_very_many_are_not_counted_to_the_last() -> None:
    (found,) = judged("a.csv", b"13800138000\n" * 5_000).private
    assert found.count < 5_000
    assert found.more
