"""Whatever is written, every part of it is found, and nothing where it is not."""

from __future__ import annotations

from html import escape

from hypothesis import example, given
from hypothesis import strategies as st

from gongkai.search.folding import ALIKE
from gongkai.search.folding import folded as folded_units
from gongkai.search.grams import grams_of
from gongkai.search.passages import passages
from search_reader import cover, folded, terms_of

_ODD = "甲乙信访局0123，。；（）〔〕[]“”\"'%％年１２aAbＢ—·\u3000 \u00a0\u200b<&>*\U00020000\n"
TEXTS = st.text(st.sampled_from(_ODD) | st.characters(codec="utf-8"), max_size=60)


def _grams(text: str) -> set[int]:
    """The grams of a text of some lines."""
    found, _ = grams_of(folded_units(text))
    return set(found.tolist())


@given(TEXTS)
def test_folding_is_done_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(TEXTS, TEXTS)
def test_lines_are_folded_each_for_itself(one: str, other: str) -> None:
    one, other = one.replace("\n", ""), other.replace("\n", "")
    assert folded(f"{one}\n{other}") == f"{folded(one)}\n{folded(other)}"


@given(TEXTS, st.integers(0, 60), st.integers(2, 20))
@example("2件，其中", 0, 5)
@example("\U00020000甲", 0, 2)
def test_a_part_of_a_line_has_only_grams_of_the_whole(text: str, start: int, length: int) -> None:
    line = folded(text.replace("\n", ""))
    part = line[start : start + length]
    if len(part) > 1:
        assert set(cover(part)) <= _grams(f"前\n{line}\n后")


@given(TEXTS)
def test_a_text_has_the_grams_of_its_lines_and_no_others(text: str) -> None:
    lines = folded(text).split("\n")
    covered = [gram for line in lines if len(folded_units(line)) > 1 for gram in cover(line)]
    assert _grams("\n".join(lines)) == set(covered)


@given(TEXTS)
def test_a_paragraph_is_one_passage_of_the_same_words(text: str) -> None:
    found = list(passages(f'<p id="L7">{escape(text, quote=False)}</p>\n'))
    assert [one.line for one in found] == [7] * bool(found)
    assert "".join("".join(one.text for one in found).split()) == "".join(text.split())


@given(TEXTS)
def test_what_is_typed_in_quotes_is_one_term(text: str) -> None:
    typed = "".join(text.split()).translate(dict.fromkeys(map(ord, '"“”„‟〝〞″＂'), "甲"))
    if folded(typed):
        assert terms_of(f'"{typed}"') == [folded(typed)]


def test_no_character_is_folded_in_two_ways() -> None:
    assert len(set("".join(ALIKE))) == len("".join(ALIKE))
    assert not [character for character in "".join(ALIKE) if character.isspace()]
