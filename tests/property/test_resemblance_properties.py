"""Comparing texts never raises, and says of every text what is true of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.prose import Prose
from gongkai.resemblance import compared, signature_of
from gongkai.text.markdown import parse
from gongkai.text.words import prose_of

PIECES = (
    "召开党组会议研究法治工作", "全年办理信访事项", "312件", "，", "。", "\n\n", "\n", "## 一、",
    "| 甲 | 乙 |\n|--|--|\n", "习近平法治思想", "市", "三", "我局主要负责人带头学法", "<b>粗</b>",
    "聘请律师担任法律顾问并审查合同", "存在的不足是力量薄弱", "```\n", "𠮷", "😀", "100％",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=120).map("".join)


def _prose(text: str) -> Prose:
    return prose_of(parse(text), 1)


@given(texts, texts)
def test_a_share_is_a_share_and_passages_stand_in_their_texts(later: str, earlier: str) -> None:
    one, other = _prose(later), _prose(earlier)
    found = compared(one, other)
    assert 0 <= found.share <= 1
    for passage in found.passages:
        assert passage.later.text in one.text
        assert passage.earlier.text in other.text
        assert passage.length <= len(passage.later.text)
    assert len(signature_of(one)) in {0, 256}


@given(texts)
def test_a_text_of_some_length_is_wholly_like_itself(text: str) -> None:
    prose = _prose(text)
    found = compared(prose, prose)
    assert found.share == (1 if found.words >= 200 else 0)
