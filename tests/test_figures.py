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


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("统计期为2024年1月1日至12月31日，一案只计1宗。", [""]),
        ("截至12月底，在册执法人员34人。", [""]),
        ("1-12月受理86件。", [""]),
        ("2023年1月1日至12月31日受理86件。", ["2023年"]),
        ("10月解决问题3个，12月解决问题4个。", ["10月", "12月"]),
        ("1至9月受理60件。", ["1月至9月"]),
        ("截至10月底，受理60件。", ["截至10月"]),
        ("十一月，走进7个乡镇。", ["十一月"]),
        ("收到新申请44件，上年结转12件，办结50件，结转下年度6件。", ["", "上年", "", ""]),
        ("2023年结转12件、新收44件。", ["2023年", ""]),
        ("落实上年提出的方案，培训12人次。", [""]),
        ("2024年度报告列明的五项安排完成四项。", ["", ""]),
        ("对2015年以来认定的文件逐件再审，转为公开64件。", [""]),
        ("2015年以来，建成站点64个，改造3个。", ["2015年以来", "2015年以来"]),
        ("对上年不足，双人复核后，纠正数由2件减为1件。", ["上年", ""]),
        ("积压由2023年的61件降到22件，办结9件。", ["2023年", "", ""]),
        ("2023年由8件减到7件，2024年由7件减到5件。", ["2023年", "2023年", "此前", ""]),
        ("由8%提高到10%。", ["此前", ""]),
    ],
)
def test_a_time_reaches_as_far_as_the_text_means_it(text: str, periods: list[str]) -> None:
    assert [figure.period for figure in figures(text)] == periods


def test_what_became_of_a_number_has_its_name() -> None:
    found = figures("检测周期从平均九天缩短到五天，许可事项由68项减到53项。")
    assert [figure.label for figure in found] == ["检测周期", "检测周期", "许可事项", "许可事项"]


def test_plans_of_the_year_and_of_its_inspections_are_no_aims() -> None:
    found = figures("比年初计划多8个。联合检查计划减少检查1240次。市局计划培训300人次。")
    assert [figure.planned for figure in found] == [False, False, True]


def test_a_figure_without_a_name_is_in_no_table() -> None:
    text = "受理12件。到两个县，走访群众。"
    found = figures(text)
    assert [figure.label for figure in found] == ["受理", "县"]
    assert [one.name for one in stated(found, prose_of(parse(text), 1)).values()] == ["受理"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("发放补贴8647万元。", "8647万元"),
        ("惠及农户4.1万户次。", "4.1万户次"),
        ("印发手册30余册。", "30余册"),
        ("来信近1.2万封。", "不超过1.2万封"),
        ("办结率95%以上。", "95%以上"),
        ("培训两期。", "两期"),
        ("未发生责任事故。", "未发生"),
    ],
)
def test_a_row_keeps_the_number_as_it_is_written(text: str, written: str) -> None:
    [one] = stated(figures(text), prose_of(parse(text), 1)).values()
    assert one.written == written


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("对得分靠后的5个单位发出整改通知。", "得分靠后的单位"),
        ("把律师值班延伸到四个县区。", "律师值班延伸到县区"),
        (
            "对预算、决算、义务教育招生等13个领域公开事项逐项核对。",
            "预算、决算、义务教育招生等领域",
        ),
        ("施行前在沿河8个乡镇张贴草案。", "施行前在沿河乡镇"),
        ("培训12名单位负责人。", "培训单位负责人"),
        ("参加单位760个，部门联动良好。", "参加单位"),
        ("检查企业3家企业。", "检查企业"),
    ],
)
def test_what_a_mere_measure_word_counts_stands_behind_it(text: str, label: str) -> None:
    assert [figure.label for figure in figures(text)] == [label]


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


def test_the_fourth_part_of_a_report_on_disclosure_is_no_plan() -> None:
    body = "## 四、因政府信息公开工作被申请行政复议、提起行政诉讼情况\n\n被申请行政复议13件。\n"
    context = Context(
        as_of=AS_OF, register=Register({}, {}), kinds=kinds(), settings=Settings(checks=("F",))
    )
    path = PATH.replace("fzzf", "xxgk")
    source = report_text({"kind": "xxgk"}, body).encode()
    disclosure = read_report(path, source, context).disclosure
    assert disclosure is not None
    assert disclosure.metadata.kind == "xxgk"
    assert any(element.id == "E4" for element in disclosure.elements)
    assert not plan_lines(disclosure)


def test_the_context_of_a_figure_is_short_however_long_its_clause_is() -> None:
    text = ("受理的事项" * 10 + "1") * 200 + "件"
    found = stated(figures(text), prose_of(parse(text), 1))
    assert found
    assert max(len(one.context) for one in found.values()) < 200


def test_a_row_says_all_of_a_figure_in_text() -> None:
    text = "全年受理１，２３４件，其中来信近1.2万封、来访30余件。"
    found = figures(text)
    prose = prose_of(parse(text), 1)
    first, *others = stated(found, prose).values()
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
