"""The checks of a text's content are right often enough on labelled samples."""

from __future__ import annotations

import pytest

from accuracy.scores import Score, score, scores

LEAST = 0.95


def test_a_score_counts_what_is_right_wrong_and_missed() -> None:
    one = score("甲", [(["a", "b", "b"], ["b", "c"])])
    assert (one.right, one.wrong, one.missed) == (1, 1, 2)
    assert one.precision == pytest.approx(1 / 2)
    assert one.recall == pytest.approx(1 / 3)


@pytest.mark.parametrize("one", list(scores()), ids=lambda one: one.area)
def test_a_check_is_right_often_enough(one: Score) -> None:
    assert one.right >= 20, "too few samples to say anything"
    assert one.precision >= LEAST
    assert one.recall >= LEAST
