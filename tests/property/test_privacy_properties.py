"""What holds for private data in any text, and for any bytes as an attachment."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from attachment_files import IDENTITY, docx, ole, paragraph, pdf, xlsx, zipped
from gongkai.attachments import judged
from gongkai.privacy import Sort, masked, masked_message, private_data_in

PIECES = [
    "身份证号", "电话", "卡号", "家住", "住址", "索引号：", "号", "单元", "室", "村", "某", "地址",
    "1", "13800138000", "110101", "19000101", "0014", "6222021234567890128", "X", "x",
    " ", "-", ".", "\n", "\n\n", "|", "*", "****", "**", "\\", "_", "\u200b", "\u00ad", "&nbsp;",
    "&#49;", "&#x31;", "<b>", "</td>", "<!--", "-->", "１３", "http://a/", "。", "，", "元",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
FILES = {
    "a.docx": docx(paragraph(f"身份证{IDENTITY}")),
    "a.xlsx": xlsx({1: [IDENTITY, 1.5]}),
    "a.pdf": pdf([f"ID {IDENTITY}"]),
    "a.doc": ole({"WordDocument": bytes(600) + "补助对象名单".encode("utf-16-le")}),
    "a.xls": ole({"Workbook": bytes(64) + "补助对象名单".encode("utf-16-le")}),
    "a.zip": zipped({"b.csv": IDENTITY}),
    "a.csv": f"电话,{IDENTITY}".encode("gb18030"),
    "a.png": b"\x89PNG\r\n\x1a\n",
}


@given(TEXTS)
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for datum in private_data_in(text):
        assert end <= datum.start < datum.end <= len(text)
        end = datum.end


@given(TEXTS)
def test_nothing_that_was_found_is_left_in_a_message(text: str) -> None:
    said = masked_message(text)
    assert not [one for one in private_data_in(masked(said)) if one.sort is Sort.IDENTITY]


@given(
    st.sampled_from(["110101", "350429", "440305", "650102"]),
    st.dates(dt.date(1920, 1, 1), dt.date(2011, 12, 31)),
    st.integers(0, 999),
    st.sampled_from(["张某{}", "（{}）", "{}，", "| {} |", "身份证：{}。"]),
)
def test_every_valid_identity_number_is_found(
    region: str, born: dt.date, order: int, around: str
) -> None:
    stem = f"{region}{born:%Y%m%d}{order:03}"
    number = stem + ric.calc_check_digit(f"{stem}0")
    text = around.format(number)
    (datum,) = private_data_in(text)
    assert (datum.sort, text[datum.start : datum.end]) == (Sort.IDENTITY, number)


@pytest.mark.parametrize("name", FILES)
@given(data=st.data())
def test_damaged_attachments_are_judged_all_the_same(name: str, data: st.DataObject) -> None:
    whole = FILES[name]
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    judged(name, whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:])


@given(st.binary(max_size=300), st.sampled_from([*FILES, "a", "a.exe", ""]))
def test_any_bytes_are_judged(content: bytes, name: str) -> None:
    judged(name, content)
