"""What holds for the outline of any text, and for the signs and numbers below it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from gongkai.kinds import kinds
from gongkai.model import Section
from gongkai.text.characters import chinese_number, folded, han_count
from gongkai.text.elements import element_states
from gongkai.text.markdown import parse
from gongkai.text.numbering import number_of
from gongkai.text.outline import outline

# Pieces that headings, and what only looks like one, are made of.
MARKS = [
    "# ",
    "## ",
    "### ",
    "**",
    "__",
    "> ",
    "- ",
    "1. ",
    "| ",
    "```",
    "---",
    "    ",
    "<!--",
    "-->",
]
NUMBERS = [
    "一、",
    "二、",
    "三．",
    "十一、",
    "（一）",
    "(二)",
    "㈢",
    "1.",
    "2、",
    "（1）",
    "①",
    "一是",
]
WORDS = [
    "主要举措",
    "存在的不足和原因",
    "履行第一责任人职责情况",
    "2025年工作安排",
    "示例市信访局2024年法治政府建设年度报告",
    "全年举办业务培训十二期，参训人员八百余人次。",
    "现将2024年情况报告如下：",
    "。",
    "；",
    "：",
    "　",
    "😀",
    "\x00",
    "\u2028",
    "\\",
    "[链接](a.md)",
    "[^1]",
]
BREAKS = ["\n", "\n\n", "\r\n", "\r", "\n\n\n"]
PIECES = st.one_of(st.sampled_from([*MARKS, *NUMBERS, *WORDS, *BREAKS]), st.text(max_size=4))
TEXTS = st.lists(PIECES, max_size=60).map("".join)

# Well-formed reports: headings of every form with text below them.
FORMS = ["## {}", "### {}", "**{}**", "{}", "{}。"]
NUMBERED = st.tuples(st.sampled_from(FORMS), st.sampled_from(["甲项", "乙项", "丙项"])).map(
    lambda pair: pair[0].format("一、" + pair[1]) + "\n\n" + WORDS[5] * 2
)
REPORTS = st.lists(NUMBERED, min_size=1, max_size=6).map("\n\n".join)


def sections_of(body: str, body_line: int = 1) -> tuple[Section, ...]:
    return outline(parse(body), body_line)


def lines_in(body: str) -> int:
    return len(re.split(r"\r\n?|\n", body))


@given(TEXTS, st.integers(1, 50))
def test_sections_stand_in_order_within_the_body(body: str, body_line: int) -> None:
    sections = sections_of(body, body_line)
    lines = [section.line for section in sections]
    assert lines == sorted(set(lines))
    for section in sections:
        assert body_line <= section.line <= section.end < body_line + lines_in(body)
    anchors = [section.anchor for section in sections]
    assert len(set(anchors)) == len(anchors)


@given(TEXTS)
def test_the_highest_level_is_two_and_the_first_section_of_a_text_bears_a_level(body: str) -> None:
    levels = [section.level for section in sections_of(body)]
    assert not levels or min(levels) == 2


@given(TEXTS)
def test_a_section_ends_within_the_one_it_stands_in(body: str) -> None:
    above: list[Section] = []
    for section in sections_of(body):
        while above and above[-1].level >= section.level:
            assert above.pop().end < section.line
        if above:
            assert section.end <= above[-1].end
            assert section.han <= above[-1].han
        above.append(section)


@given(TEXTS)
def test_nothing_under_headings_is_counted_twice(body: str) -> None:
    top = [section.han for section in sections_of(body) if section.level == 2]
    assert 0 <= sum(top) <= han_count(body)


@given(REPORTS, TEXTS)
def test_a_text_behind_another_takes_no_heading_from_it(first: str, second: str) -> None:
    before = [section.title for section in sections_of(first)]
    after = [section.title for section in sections_of(f"{first}\n\n## 一、其后\n\n{second}")]
    assert after[: len(before)] == before
    assert len(before) == first.count("一、")


@given(TEXTS, st.sampled_from(sorted(kinds())), st.integers(1, 50))
def test_every_element_has_a_state_and_a_line_of_the_body(
    body: str, kind: str, body_line: int
) -> None:
    pack = kinds()[kind].pack(2024)
    assert pack is not None
    states = element_states(pack, sections_of(body, body_line), body, body_line)
    assert [state.id for state in states] == [element.id for element in pack.elements]
    for state in states:
        assert body_line <= state.line < body_line + lines_in(body)
        assert not (state.empty and state.state == "section")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(), st.text())
def test_counting_parts_is_counting_the_whole(first: str, second: str) -> None:
    assert han_count(first) + han_count(second) == han_count(first + second)


@given(st.one_of(TEXTS, st.text()))
def test_a_number_is_a_piece_of_the_line_that_it_opens(text: str) -> None:
    number = number_of(text)
    if number is not None:
        assert text[: number.end].strip() == number.text
        assert 1 <= number.ordinal <= 99


@given(st.text("〇○零一二三四五六七八九十两百", max_size=5))
def test_a_chinese_number_is_below_a_hundred(text: str) -> None:
    value = chinese_number(text)
    assert value is None or 0 <= value <= 99
