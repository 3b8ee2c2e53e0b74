"""The words of a body: what a reader sees, and in which line of the file it stands."""

from __future__ import annotations

import pytest

from gongkai.prose import BlockSort
from gongkai.text.markdown import parse
from gongkai.text.words import prose_of

CASES = {
    "a number in bold is one text": ("办理**123**件。", [("paragraph", "办理123件。", 10, 10)]),
    "lines of a paragraph run on": (
        "办理信访\n事项10件\nand more",
        [("paragraph", "办理信访事项10件 and more", 10, 12)],
    ),
    "a heading and what is under it are two": (
        "## 一、情况\n\n全年",
        [("heading", "一、情况", 10, 10), ("paragraph", "全年", 12, 12)],
    ),
    "each cell is a block of its own": (
        "| 甲 | 乙 |\n| --- | --- |\n| 1 | [2](a.md) |",
        [
            ("cell", word, line, line)
            for word, line in [("甲", 10), ("乙", 10), ("1", 12), ("2", 12)]
        ],
    ),
    "code keeps its lines": ("```\n甲\n乙\n```", [("code", "甲\n乙", 11, 12)]),
    "what a comment hides is no word": ("甲<!-- 乙 -->丙", [("paragraph", "甲丙", 10, 10)]),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_blocks_hold_the_words_that_are_seen(
    body: str, expected: list[tuple[str, str, int, int]]
) -> None:
    prose = prose_of(parse(body), 10)
    assert expected == [
        (
            block.sort,
            prose.text[block.start : block.end],
            prose.line_at(block.start),
            prose.line_at(block.end - 1),
        )
        for block in prose.blocks
    ]


def test_the_words_of_an_html_table_stand_in_their_lines() -> None:
    prose = prose_of(parse("<table>\n<tr><td>姓名</td></tr>\n<tr><td>件数</td></tr>\n</table>"), 10)
    assert [block.sort for block in prose.blocks] == [BlockSort.HTML]
    assert prose.line_at(prose.text.index("姓名")) == 11
    assert prose.line_at(prose.text.index("件数")) == 12


def test_the_narrow_text_has_the_offsets_of_the_text() -> None:
    prose = prose_of(parse("办理１２３件（其中４件）。"), 1)
    assert prose.narrow.strip() == "办理123件(其中4件)。"
    assert len(prose.narrow) == len(prose.text)
