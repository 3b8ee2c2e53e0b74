"""What pages and feeds are quick about gives what the long way gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from gongkai.press.calendars import _folded
from gongkai.press.html_text import html_text
from gongkai.visible import _SHOWN, visible

ANY = st.text(st.characters(exclude_categories=[]))


@given(ANY | st.text("年报&<>'\" "))
def test_words_are_escaped_as_templates_escape_them(words: str) -> None:
    assert html_text(words) == str(escape(words))


@given(ANY)
def test_nothing_that_steers_is_let_through_as_printable(text: str) -> None:
    assert visible(text) == text.translate(_SHOWN)


def test_every_character_that_is_not_to_be_shown_counts_as_not_printable() -> None:
    assert not any(chr(code).isprintable() for code in _SHOWN)


@given(st.text("公开;,\\ab😀"))
def test_a_line_of_a_calendar_is_cut_to_its_width_and_nothing_is_lost(line: str) -> None:
    pieces = _folded(line).removesuffix("\r\n").split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece.removeprefix(" ") for piece in pieces[1:]) == line
