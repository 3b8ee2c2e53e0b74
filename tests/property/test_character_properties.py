"""Long texts are made half-width in another way than short ones, and just the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.characters import narrowed

WIDE = "，：；（）！？％－Ａｚ０９～"
ALIKE = "﹙﹚︵︶﹕︰∶"
OTHER = "字、。《〔\u3000\u2236\uff00\uff5f\ufe5b\U00020000\ud800a1\n"
characters = st.sampled_from(WIDE + ALIKE + OTHER)
texts = st.lists(characters | st.characters(), max_size=20).map("".join)


@given(texts, st.sampled_from(["", "，", "字", "Ａ"]))
def test_a_sign_becomes_the_same_in_a_long_text_as_by_itself(text: str, around: str) -> None:
    long = text + around * 400
    assert narrowed(long) == "".join(map(narrowed, long))
