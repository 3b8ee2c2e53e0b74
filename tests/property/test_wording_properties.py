"""Reading a text for its wording never fails, and what it finds lies in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.wording.alignment import alignments
from gongkai.wording.alike import alike_to, small_words
from gongkai.wording.furniture import furniture
from gongkai.wording.phrases import Phrase, shipped
from gongkai.wording.placeholders import placeholders
from gongkai.wording.punctuation import doubled, half_width_marks
from gongkai.wording.reading import Cue, reader
from gongkai.wording.slips import Pieces, Slips, _may_stand

PHRASES = st.sampled_from([phrase.phrase for phrase in shipped()])
# Pieces of phrases run together: where slips are looked for, and where they are not.
PIECES = st.one_of(
    PHRASES,
    PHRASES.flatmap(lambda words: st.integers(1, len(words)).map(lambda at: words[:at])),
    PHRASES.flatmap(lambda words: st.integers(1, len(words)).map(lambda at: words[at:])),
    st.sampled_from(["XX", "件", "，", "。", ",", "\n", " ", "的", "待补充", "（此处", "打印本页"]),
    st.text(max_size=3),
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)
CUT = [(words, piece) for words, piece in Slips(shipped()).patterns() if isinstance(piece, Pieces)]
SERIOUS = st.sampled_from([phrase for phrase in shipped() if phrase.serious])


@given(TEXTS)
def test_what_is_found_lies_in_the_text_and_apart(text: str) -> None:
    found = reader().read(text)
    for spans in (found.slips, found.mistakes):
        reached = 0
        for one in spans:
            assert reached <= one.start < one.end <= len(text)
            reached = one.end
    assert all(text[slip.start : slip.end] != slip.phrase.phrase for slip in found.slips)


@given(TEXTS)
def test_a_closer_look_never_fails(text: str) -> None:
    cues = reader().read(text).cues
    assert all(start < end for start, end in placeholders(text))
    assert all(start < end for start, end in doubled(text, cues[Cue.DOUBLED]))
    assert len(half_width_marks(text, cues[Cue.HALF_WIDTH])) <= len(cues[Cue.HALF_WIDTH])
    span = furniture(text)
    assert span is None or span[0] <= span[1]


@given(SERIOUS.flatmap(lambda one: st.tuples(st.just(one), st.integers(1, len(one.phrase) - 2))))
def test_a_serious_phrase_with_a_character_swapped_or_alike_is_found(
    place: tuple[Phrase, int],
) -> None:
    phrase, at = place
    words = phrase.phrase
    broken = [
        words[:at] + wrong + words[at + 1 :]
        for wrong in sorted(alike_to(words[at]) - small_words())[:1]
    ]
    if words[at] != words[at + 1] and "、" not in words[at : at + 2]:
        broken.append(words[:at] + words[at + 1] + words[at] + words[at + 2 :])
    for text in broken:
        found = reader().read(f"，{text}。")
        assert found.slips or found.mistakes, text


@st.composite
def _around_a_piece(draw: st.DrawFn) -> tuple[str, Pieces, int]:
    """A phrase with some slips around one of its pieces, the piece, and where it stands."""
    words, piece = draw(st.sampled_from(CUT))
    phrase = draw(st.sampled_from(piece.phrases)).phrase.phrase
    sides = []
    for side in (phrase[: piece.first], phrase[piece.last :]):
        text = draw(st.sampled_from(["", "，", "的"])) + side
        for _ in range(draw(st.integers(0, 2))):
            at = draw(st.integers(0, len(text)))
            text = text[:at] + draw(st.sampled_from(["", "人", "，"])) + text[at + 1 :]
        sides.append(text)
    return f"{sides[0]}{words}{sides[1]}", piece, len(sides[0])


@given(_around_a_piece())
def test_what_is_not_compared_with_a_phrase_would_not_have_been_one(
    place: tuple[str, Pieces, int],
) -> None:
    text, piece, start = place
    for cut in piece.phrases:
        if not _may_stand(cut, piece, text, start - piece.first):
            span = (piece.first, piece.last)
            assert not list(alignments(cut.phrase.phrase, text, span, start, cut.budget))
