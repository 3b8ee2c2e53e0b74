from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from gongkai.visible import visible
from gongkai.wrapping import padded, wrapped

TEXT = st.text(alphabet="中文，。（）《》“”ab 1-/.", max_size=80)


def test_closing_punctuation_never_begins_a_line() -> None:
    assert wrapped("单独设一个标题，写明原因", 14) == ["单独设一个标", "题，写明原因"]


def test_opening_punctuation_never_ends_a_line() -> None:
    assert wrapped("依据是《条例》", 8) == ["依据是", "《条例》"]


def test_a_word_of_latin_letters_is_not_cut_where_it_fits_on_a_line() -> None:
    assert wrapped("请运行 gongkai check", 12) == ["请运行", "gongkai", "check"]


def test_a_path_longer_than_the_line_is_cut() -> None:
    assert wrapped("reports/990100/xfj", 10) == ["reports/99", "0100/xfj"]


@given(TEXT, st.integers(min_value=8, max_value=40))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_padding_counts_cells() -> None:
    assert padded("年份", 6) == "年份  "


@pytest.mark.parametrize(
    ("raw", "shown"),
    [("a\nb\tc", "a b c"), ("\x1b[31m", "\ufffd[31m"), ("\u202e反", "\ufffd反"), ("正常", "正常")],
)
def test_characters_that_steer_are_replaced(raw: str, shown: str) -> None:
    assert visible(raw) == shown
