"""What holds for the figures of any text."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.charts import Times, comparable, refusal_of
from gongkai.figures import among, divisions_of, figures_of, gives, stated, ties_of
from gongkai.figures import patterns as patterns_module
from gongkai.figures.labels import is_name
from gongkai.figures.numbers import Numbers
from gongkai.figures.numerals import number_in
from gongkai.text.markdown import parse
from gongkai.text.words import prose_of

WORDS = [
    "受理信访事项",
    "其中",
    "，",
    "、",
    "。",
    "；",
    "（",
    "）",
    "\n",
    "\n\n",
    "120",
    "1,234",
    "９８．３",
    "1.2万",
    "三百二十",
    "百余",
    "数十",
    "百分之",
    "件",
    "批",
    "人次",
    "%",
    "％",
    "余",
    "以上",
    "按期办结率",
    "占",
    "共计",
    "其余",
    "分别为",
    "未发生",
    "2023年",
    "1月1日至",
    "12月31日",
    "以来",
    "上年",
    "结转",
    "和",
    "及",
    "从平均",
    "减为",
    "村",
    "被",
    "为",
    "在",
    "（境）费",
    "计划",
    "比上年",
    "由",
    "提高到",
    "“",
    "”",
    "《",
    "》",
    "第",
    "## ",
    "| ",
]
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=60).map("".join)


@given(TEXTS)
def test_figures_stand_in_order_where_their_text_is(text: str) -> None:
    prose = prose_of(parse(text), 7)
    end = 0
    for figure in figures_of(prose, 2024, ((9, 12),)):
        assert end <= figure.start < figure.end
        end = figure.end
        assert prose.text[figure.start : figure.end] == figure.text
        assert figure.line == prose.line_at(figure.start)
        assert figure.clause <= figure.start
        assert figure.end <= figure.stop
        assert figure.value >= 0


# Numbers in all surroundings: what stands before, the digits, what stands behind.
BEFORE = ["", "\n", *["受理", "近", "第", "上", "其中", "1", "（", "-", "未发生", "：", "5.", "共"]]
UNITS = [
    "",
    " 件",
    *["件", "元", "%", "分", "成", "千米", "万元", "次", "个", "起", "年", "月", "余件"],
]
BEHIND = ["", *["，", "。", "以上", "左右", "子", "案", "）", "、", "5件"]]
DIGITS = st.from_regex(r"[0-9]{1,4}(\.[0-9]{1,2})?", fullmatch=True)
NUMBERS = st.lists(
    st.tuples(st.sampled_from(BEFORE), DIGITS, st.sampled_from(UNITS), st.sampled_from(BEHIND)).map(
        "".join
    ),
    max_size=12,
).map("".join)


@given(st.one_of(NUMBERS, TEXTS))
def test_plain_numbers_are_read_as_the_pattern_of_all_numbers_reads_them(text: str) -> None:
    prose = prose_of(parse(text), 1)
    quickly = list(Numbers(prose).numbers())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("gongkai.figures.numbers.patterns", _without_shortcut)
        assert list(Numbers(prose).numbers()) == quickly


@cache
def _without_shortcut() -> patterns_module.Patterns:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(patterns_module, "_plain", lambda: "(?!)")
        return patterns_module.patterns.__wrapped__()


@given(TEXTS)
def test_what_may_stand_beside_other_years_is_refused_by_no_reason(text: str) -> None:
    prose = prose_of(parse(text), 1)
    figures = figures_of(prose, 2024, ((9, 12),))
    free = {at for at, one in enumerate(figures) if refusal_of(one, Times(prose.narrow)) is None}
    kept = comparable(figures, prose)
    assert set(kept) <= free
    said = {(figures[at].label, figures[at].unit) for at in free}
    assert {(figures[at].label, figures[at].unit) for at in kept} <= said
    assert len(kept) == len({(figures[at].label, figures[at].unit) for at in kept})
    assert all(is_name(figures[at].label) for at in kept), "what is drawn has a name"


@given(TEXTS)
def test_a_part_stands_behind_its_whole_and_has_its_unit(text: str) -> None:
    prose = prose_of(parse(text), 1)
    figures = figures_of(prose, 2024)
    for place, figure in enumerate(figures):
        if figure.part_of is not None:
            assert figure.part_of < place
            assert figures[figure.part_of].unit == figure.unit
    rows = stated(figures, prose)
    assert list(rows) == [at for at, figure in enumerate(figures) if len(figure.label) > 1]
    assert all(len(one.name) > 1 and len(one.part_of) != 1 for one in rows.values())
    kept = among(rows, range(0, len(figures), 2))
    assert [list(rows)[at] for at in kept] == [place for place in rows if place % 2 == 0]


@given(TEXTS)
def test_nothing_is_tied_that_is_not_counted(text: str) -> None:
    prose = prose_of(parse(text), 1)
    figures = figures_of(prose, 2024)
    ties, bases = ties_of(figures, prose.narrow)
    for tie in ties:
        assert tie.wholes
        assert isinstance(tie.holds, bool)
    for rate, whole in bases:
        assert rate.unit == "%"
        assert whole.unit != "%"
    for division in divisions_of(figures, prose.narrow):
        assert len({part.unit for part in (division.whole, *division.parts)}) == 1


@given(st.text("0123456789.,万亿千百十〇零一二两三四五六七八九点 ", max_size=12))
def test_any_writing_of_a_number_has_a_value_or_none(text: str) -> None:
    value = number_in(text) if text else None
    assert value is None or value >= 0


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_a_rate_that_was_worked_out_is_given(part: int, more: int, decimals: int) -> None:
    whole = part + more
    true = Decimal(part) / Decimal(whole) * 100
    assert gives(Decimal(part), Decimal(whole), round(true, decimals) + Decimal(0))
