"""What Markdown would change of a text and is not let to: lists, products, bold type."""

from __future__ import annotations

import re

import pytest

from gongkai.press.article import article_of
from gongkai.text.markdown import parse

_ID = re.compile(r' id="L\d+"')


def _html(body: str) -> str:
    return _ID.sub("", article_of(parse(body), (), 1).html).strip()


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("1. 甲\n3. 乙\n4. 丙\n", '<li>甲</li>\n<li value="3">乙</li>\n<li>丙</li>'),
        ("1. 甲\n1. 乙\n", '<li>甲</li>\n<li value="1">乙</li>'),
        ("2. 甲\n3. 乙\n", '<ol start="2">\n<li>甲</li>\n<li>乙</li>'),
        ("0. 甲\n1. 乙\n", '<ol start="0">\n<li>甲</li>\n<li>乙</li>'),
        ("1) 甲\n5) 乙\n", '<li>甲</li>\n<li value="5">乙</li>'),
        ("1. 甲\n   - 子\n   - 丑\n2. 乙\n", "<li>子</li>\n<li>丑</li>"),
        ("1. 甲\n   1. 子\n   3. 丑\n2. 乙\n", '<li>子</li>\n<li value="3">丑</li>'),
        ("- 甲\n- 乙\n", "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>"),
    ],
)
def test_the_items_of_a_list_keep_the_numbers_that_were_written(body: str, html: str) -> None:
    assert html in _html(body)


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("长宽高为1*2*3米", "长宽高为1*2*3米"),
        ("尾号１＊２和３*４*５", "尾号１＊２和３*４*５"),
        ("身份证号11*******14，138****1234", "身份证号11*******14，138****1234"),
        ("2**10和2**16", "2**10和2**16"),
        ("共**12**件，*3*4*", "共<strong>12</strong>件，<em>3*4</em>"),
        ("全年*严格*落实", "全年<em>严格</em>落实"),
        ("见[3*4](https://example.com)*5*", '见<a href="https://example.com"'),
    ],
)
def test_an_asterisk_between_digits_is_an_asterisk(body: str, html: str) -> None:
    assert html in _html(body)


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("**加强领导。**全年召开会议。", "<strong>加强领导。</strong>全年召开会议。"),
        ("**一是加强领导，**全年召开", "<strong>一是加强领导，</strong>全年召开"),
        ("推进**“放管服”**改革", "推进<strong>“放管服”</strong>改革"),
        (
            "学习**《条例》**和**《办法》**。",
            "学习<strong>《条例》</strong>和<strong>《办法》</strong>。",
        ),
        ("办结率**98.5%**以上", "办结率**98.5%**以上"),
        ("张**“醉驾”案、李**“酒驾”案", "张**“醉驾”案、李**“酒驾”案"),
        ("张*《决定书》、李*《决定书》", "张*《决定书》、李*《决定书》"),
        ("王**等人参加，**重点**突出", "王**等人参加，<strong>重点</strong>突出"),
        ("全年*（一）严格*落实", "全年*（一）严格*落实"),
        ("***“三项制度”***落实", "<em><strong>“三项制度”</strong></em>落实"),
        (
            "做到**“三个到位”**，**重点**突出",
            "做到<strong>“三个到位”</strong>，<strong>重点</strong>突出",
        ),
        ("王**、张**等人", "王**、张**等人"),
        ("王**（法人）、李**（股东）", "王**（法人）、李**（股东）"),
        ("王*，张*。", "王*，张*。"),
        ("学习 ** 《条例》", "学习 ** 《条例》"),
        ("学习**《条例》", "学习**《条例》"),
        ("_下划线。_不是", "_下划线。_不是"),
    ],
)
def test_words_are_set_off_next_to_chinese_punctuation(body: str, html: str) -> None:
    assert html in _html(body)
