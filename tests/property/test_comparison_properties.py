"""Comparisons lose nothing: what is shown as old and as new is the old and the new text."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from factories import BODY, PATH, report_text
from gongkai.guarding import Pair, paired, version_of
from gongkai.history.differences import difference
from gongkai.history.masking import masked
from gongkai.history.sentences import Sort, compared, sentences
from gongkai.history.texts import text_of, words_of
from gongkai.model import Metadata, Source
from gongkai.rules._changes import text_changed

TEXTS = st.text("一二三甲乙。！；\n12 ab”’", max_size=120)
DAY = dt.date(2026, 11, 23)


@given(TEXTS, TEXTS)
def test_a_comparison_holds_both_texts_whole(old: str, new: str) -> None:
    passages = compared(old, new)
    for side, text in (("old", old), ("new", new)):
        shown = "".join(span.text for one in passages for span in getattr(one, side))
        assert shown == "".join(sentences(text))
    changed = any(one.sort is not Sort.SAME for one in passages)
    assert changed == (sentences(old) != sentences(new))


@given(st.text("一二。 \n#*->`1", max_size=120))
def test_without_a_table_every_line_is_compared(body: str) -> None:
    source = Source(PATH, "", 0, {}, {}, body, 1)
    text = text_of(source, Metadata())
    shown = words_of(text, (), ()).split("\n")
    assert list(filter(None, shown)) == list(filter(None, masked(text.prose.text).split("\n")))


@given(TEXTS, TEXTS)
def test_what_is_not_marked_is_common_to_both(old: str, new: str) -> None:
    for one in compared(old, new):
        if one.sort is Sort.CHANGED:
            kept = ["".join(s.text for s in side if not s.marked) for side in (one.old, one.new)]
            assert kept[0] == kept[1]


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_any_two_files_have_a_difference(old: bytes, new: bytes) -> None:
    difference(PATH, old, new)


@given(st.text(max_size=60))
def test_no_long_number_is_left(text: str) -> None:
    long = "".join(character for character in masked(text + "13800138000") if character.isdigit())
    assert "13800138000" not in long


@given(st.integers(0, len(BODY) - 1), st.sampled_from("删改增"))
def test_every_visible_change_of_a_published_text_is_noticed(at: int, how: str) -> None:
    changed = {
        "删": BODY[:at] + BODY[at + 1 :],
        "改": f"{BODY[:at]}改{BODY[at + 1 :]}",
        "增": f"{BODY[:at]}增{BODY[at:]}",
    }[how]
    before, after = (version_of(PATH, report_text(body=body).encode()) for body in (BODY, changed))
    [pair], _ = paired([before], {PATH: after}, DAY)
    assert isinstance(pair, Pair)
    visible = [row.rstrip() for row in BODY.strip().split("\n")]
    assert text_changed(pair) == (visible != [row.rstrip() for row in changed.strip().split("\n")])
