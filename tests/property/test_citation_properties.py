"""Whatever a text holds, its citations are read without an exception and stand where they say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.prose import Block, BlockSort, Prose
from gongkai.text.characters import narrowed
from gongkai.text.citations import citations_of, definitions_of
from gongkai.text.near_titles import near_title

_WORDS = st.sampled_from(
    [
        "《",
        "》",
        "〈",
        "〉",
        "（",
        "）",
        "(",
        ")",
        "以下简称",
        "简称",
        "信访工作条例",
        "条例",
        "“",
        "”",
        "中华人民共和国",
        "民法典",
        "草案",
        "2021—2025年",
        "，",
        "。",
        "\n",
        " ",
        "第二十条",
        "法",
    ]
)
_TEXTS = st.lists(_WORDS | st.text(max_size=3), max_size=40).map("".join)


def _prose(text: str) -> Prose:
    blocks = (Block(0, len(text), BlockSort.PARAGRAPH),)
    return Prose(text, narrowed(text), blocks, (0,), (1,))


@given(_TEXTS)
def test_a_citation_stands_where_it_says(text: str) -> None:
    end = 0
    for one in citations_of(_prose(text)):
        assert one.start >= end
        end = one.end
        assert text[one.start] == "《"
        assert one.title in text[one.start : one.end]
        assert not one.key or near_title(one.key) != one.key


@given(_TEXTS)
def test_a_definition_is_a_piece_of_the_text(text: str) -> None:
    for one in definitions_of(_prose(text)):
        assert 0 <= one.start < one.end <= len(text)
        assert one.broken or one.name
