"""Code and comments are blanked in place; everything else stays where it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effort import in_proportion
from gongkai.text.shown_code import without_code

BLANKED = {
    "a code span": ("甲`<b>`乙", "甲     乙"),
    "a span with longer marks": ("``a`b``乙", "       乙"),
    "a fenced block": ("```\n<b>\n```\n乙", "   \n   \n   \n乙"),
    "a fence of tildes with another inside": ("~~~~\n~~~\nx\n~~~~\n乙", "    \n   \n \n    \n乙"),
    "a fence in a quotation": ("> ```\n> <b>\n乙", "     \n     \n乙"),
    "a fence in a list": ("- ```\n  <b>\n  ```\n乙", "     \n     \n     \n乙"),
    "an indented block": ("甲\n\n    <b>\n乙", "甲\n\n       \n乙"),
    "a comment": ("甲<!-- <b> -->乙", "甲            乙"),
    "a comment over lines": ("甲<!--\n<b>\n-->乙", "甲    \n   \n   乙"),
}


@pytest.mark.parametrize(("text", "left"), BLANKED.values(), ids=BLANKED)
def test_what_is_only_shown_is_blanked(text: str, left: str) -> None:
    assert without_code(text) == left


STANDING = {
    "a mark without partner": "甲 ` <b>",
    "an escaped mark": "甲 \\`<b>",
    "marks of unequal length": "甲 ``<b>`",
    "a continued paragraph": "甲\n    <b>",
    "a deep line of a list": "- 甲\n\n      <b>",
    "a comment without end": "甲 <!-- <b>",
    "a row of code marks with text behind": "``` a`b\n<b>",
}


@pytest.mark.parametrize("text", STANDING.values(), ids=STANDING)
def test_what_may_be_more_than_code_is_left_standing(text: str) -> None:
    assert without_code(text) == text


@given(st.text(alphabet="`~<!->\\ \n\t甲1.", max_size=60))
def test_offsets_and_lines_stay_whatever_is_blanked(text: str) -> None:
    left = without_code(text)
    assert len(left) == len(text)
    assert [at for at, sign in enumerate(left) if sign == "\n"] == [
        at for at, sign in enumerate(text) if sign == "\n"
    ]


@pytest.mark.parametrize("piece", ["`", "`a``", "<!--", "\\`", "```\n", " ", "> ", "1. ", "<!-->"])
def test_blanking_takes_time_in_proportion_to_the_text(piece: str) -> None:
    count = 250_000 // len(piece)
    assert in_proportion(without_code, piece * count, piece * 4 * count)
