"""Numbers that open a heading are told from dates, decimals and quantities."""

from __future__ import annotations

import pytest

from gongkai.model import Numbering
from gongkai.text.characters import chinese_number, folded, han_count, han_counts
from gongkai.text.numbering import number_of

HAN, PAREN = Numbering.HAN, Numbering.HAN_PAREN
DIGIT, DIGIT_PAREN = Numbering.DIGIT, Numbering.DIGIT_PAREN
CHAPTER, ORDINAL = Numbering.CHAPTER, Numbering.ORDINAL

# The line, the style, the ordinal, and what stands behind the number.
NUMBERED = [
    ("一、主要举措", HAN, 1, "主要举措"),
    ("一. 主要举措", HAN, 1, "主要举措"),
    ("一．主要举措", HAN, 1, "主要举措"),
    ("一 、主要举措", HAN, 1, "主要举措"),
    ("　　一、主要举措", HAN, 1, "主要举措"),
    ("十二、附则", HAN, 12, "附则"),
    ("二、三重一大事项", HAN, 2, "三重一大事项"),
    ("二、三级联动机制", HAN, 2, "三级联动机制"),
    ("一、一年来的工作", HAN, 1, "一年来的工作"),
    ("（一）学习", PAREN, 1, "学习"),
    ("(一) 学习", PAREN, 1, "学习"),
    ("（ 一 ）学习", PAREN, 1, "学习"),
    ("（一)学习", PAREN, 1, "学习"),
    ("（十一）、学习", PAREN, 11, "学习"),
    ("㈠学习", PAREN, 1, "学习"),
    ("㈩学习", PAREN, 10, "学习"),
    ("一）学习", PAREN, 1, "学习"),
    ("1.统一入口", DIGIT, 1, "统一入口"),
    ("1. 统一入口", DIGIT, 1, "统一入口"),
    ("1．统一入口", DIGIT, 1, "统一入口"),
    ("1、统一入口", DIGIT, 1, "统一入口"),
    ("１．统一入口", DIGIT, 1, "统一入口"),
    ("⒈统一入口", DIGIT, 1, "统一入口"),
    ("10.统一入口", DIGIT, 10, "统一入口"),
    ("1.2024年工作情况", DIGIT, 1, "2024年工作情况"),
    ("2.12345热线办理", DIGIT, 2, "12345热线办理"),
    ("3、12345热线办理", DIGIT, 3, "12345热线办理"),
    ("（1）窗口", DIGIT_PAREN, 1, "窗口"),
    ("(1) 窗口", DIGIT_PAREN, 1, "窗口"),
    ("（１２）窗口", DIGIT_PAREN, 12, "窗口"),
    ("⑴窗口", DIGIT_PAREN, 1, "窗口"),
    ("②窗口", DIGIT_PAREN, 2, "窗口"),
    ("3）窗口", DIGIT_PAREN, 3, "窗口"),
    ("第一章 总则", CHAPTER, 1, "总则"),
    ("第三部分：安排", CHAPTER, 3, "安排"),
    ("第 2 章 报送", CHAPTER, 2, "报送"),
    ("一是坚持学习", ORDINAL, 1, "坚持学习"),
    ("三要抓好落实", ORDINAL, 3, "抓好落实"),
    ("第一，坚持学习", ORDINAL, 1, "坚持学习"),
    ("其二，坚持学习", ORDINAL, 2, "坚持学习"),
    ("首先，坚持学习", ORDINAL, 1, "坚持学习"),
]


@pytest.mark.parametrize(("line", "numbering", "ordinal", "rest"), NUMBERED)
def test_a_number_is_read_however_it_is_typed(
    line: str, numbering: Numbering, ordinal: int, rest: str
) -> None:
    number = number_of(line)
    assert number is not None
    assert (number.numbering, number.ordinal, line[number.end :]) == (numbering, ordinal, rest)


@pytest.mark.parametrize(
    "line",
    [
        "2024年，我局坚持依法行政",
        "1.5万件",
        "１.５万件",
        "12.4国家宪法日",
        "4.15全民国家安全教育日",
        "2023.1.1",
        "2.0版系统上线",
        "0.5个百分点",
        "100.各类案件",
        "5、6月份集中宣传",
        "一件事一次办",
        "一批典型案例",
        "一、二季度完成",
        "一、二线人员",
        "一、二、三产业融合",
        "三.八妇女节",
        "五.四青年节",
        "三要素审查",
        "第一责任人职责",
        "第一批案件",
        "第一条 为了规范",
        "十十、",
        "（试行）",
        "（2024年）",
        "",
        "。",
    ],
)
def test_a_date_a_decimal_or_a_quantity_is_no_number(line: str) -> None:
    assert number_of(line) is None


def test_the_number_is_given_as_it_stands() -> None:
    number = number_of("　( 一 ) 学习")
    assert number is not None
    assert number.text == "( 一 )"


def test_ranks_follow_the_order_of_official_documents() -> None:
    lines = ["第一部分", "一、", "（一）", "1.", "（1）"]
    ranks = [number.rank for number in map(number_of, lines) if number]
    assert ranks == [1, 2, 3, 4, 5]


def test_a_number_of_prose_has_no_rank() -> None:
    number = number_of("一是")
    assert number is not None
    assert number.rank is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("一十二", 12),
        ("二十", 20),
        ("九十九", 99),
        ("〇", 0),
        ("○", 0),
        ("两", 2),
        ("二〇", 20),
        ("百", None),
        ("十十", None),
        ("一二", None),
        ("12", None),
        ("", None),
    ],
)
def test_a_chinese_number_has_its_value(text: str, value: int | None) -> None:
    assert chinese_number(text) == value


def test_folding_makes_wide_signs_narrow_and_takes_spaces_out() -> None:
    assert folded(" （２０２４　年）：Ａ∶ｂ\n、。〔１〕") == "(2024年):A:b、。〔1〕"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("依法，行政。2024 abc（一）", 5),
        ("㐀鿿", 2),
        ("😀法𬭎治", 2),
        ("\ud800法", 1),
        ("、。《》〇", 0),
    ],
)
def test_only_chinese_characters_are_counted(text: str, count: int) -> None:
    assert han_count(text) == count


def test_counts_before_offsets_count_from_the_beginning_of_the_text() -> None:
    assert han_counts("法治😀政府a", (0, 1, 2, 3, 5, 6)) == [0, 1, 2, 2, 4, 4]
