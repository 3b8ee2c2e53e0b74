"""What a figure carries besides its value: its whole, its time, whether it is an aim."""

from __future__ import annotations

from pathlib import Path

import pytest

from factories import AS_OF, PATH, report_text
from gongkai.figures import Figure, Stated, clause_of, figures_of, plan_lines, stated
from gongkai.kinds import kinds
from gongkai.reading import read_report
from gongkai.register import Register
from gongkai.rules import Context
from gongkai.settings import Settings
from gongkai.text.markdown import parse
from gongkai.text.words import prose_of
from site_building import REPOSITORY

SEEDS = REPOSITORY.parent / "shared" / "seeds"


def figures(text: str) -> tuple[Figure, ...]:
    return figures_of(prose_of(parse(text), 1), 2024)


def test_parts_name_their_whole_by_unit() -> None:
    found = figures("共受理信访279批433人次，其中来访162批316人次，网上信访117批。")
    assert [figure.part_of for figure in found] == [None, None, 0, 1, 0]


def test_a_sentence_that_begins_with_of_which_speaks_of_the_one_before() -> None:
    assert figures("公开信息1890条。其中，网站公开890条。")[1].part_of == 0
    assert figures("收到1890条，公开1800条。其中，网站公开890条。")[2].part_of is None


def test_the_time_is_named_where_it_is_not_the_year_of_the_report() -> None:
    found = figures(
        "2023年受理980件，2024年受理1020件，上半年办结50件（含2022年结转3件）、退回2件。"
    )
    assert [figure.period for figure in found] == ["2023年", "", "上半年", "2022年", "上半年"]


def test_aims_and_growth_are_told_apart_from_results() -> None:
    found = figures("同比增长12%。力争办结率达到98%。由8%提高到10%。提高2个百分点。")
    assert [figure.change for figure in found] == [True, False, False, False, True]
    assert [figure.planned for figure in found] == [False, True, False, False, False]
    assert [figure.period for figure in found] == ["", "", "此前", "", ""]


def test_figures_in_the_plan_of_a_report_are_aims() -> None:
    body = "## 一、主要成效\n\n办理信访三百件。\n\n## 四、2025年工作安排\n\n培训二百人次。\n"
    context = Context(
        as_of=AS_OF, register=Register({}, {}), kinds=kinds(), settings=Settings(checks=("F",))
    )
    disclosure = read_report(PATH, report_text(None, body).encode(), context).disclosure
    assert disclosure is not None
    found = figures_of(disclosure.prose, 2024, plan_lines(disclosure))
    assert [(figure.label, figure.planned) for figure in found] == [
        ("办理信访", False),
        ("培训", True),
    ]


def test_the_context_of_a_figure_is_short_however_long_its_clause_is() -> None:
    text = ("件" * 50 + "1") * 200 + "件"
    found = stated(figures(text), prose_of(parse(text), 1))
    assert found
    assert max(len(one.context) for one in found) < 200


def test_a_row_says_all_of_a_figure_in_text() -> None:
    text = "全年受理１，２３４件，其中来信近1.2万封、来访30余件。"
    found = figures(text)
    prose = prose_of(parse(text), 1)
    first, *others = stated(found, prose)
    assert first == Stated(
        name="受理",
        value="1234",
        unit="件",
        line=1,
        text="１，２３４件",
        context="全年受理１，２３４件",
    )
    assert [(one.value, one.unit, one.sign, one.part_of) for one in others] == [
        ("12000", "封", "不超过", ""),
        ("30", "件", "不少于", "受理"),
    ]
    assert clause_of(prose, found[2]) == "其中来信近1.2万封、来访30余件"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five real reports are not here")
@pytest.mark.parametrize(
    ("number", "count", "some"),
    [
        ("000", 10, ("99.29%", "433人次", "未发生")),
        ("001", 18, ("10659 件", "58万次", "29次")),
        ("002", 4, ("5000余册", "11人次", "100%")),
        ("003", 17, ("6000多册", "35件次", "54次")),
        ("004", 8, ("1403批", "282件", "100%")),
    ],
)
def test_the_real_reports_state_what_was_read_in_them_by_hand(
    number: str, count: int, some: tuple[str, ...]
) -> None:
    path: Path = next(SEEDS.glob(f"{number}_*.txt"))
    found = figures(path.read_text(encoding="utf-8"))
    assert len(found) == count
    assert set(some) <= {figure.text for figure in found}
