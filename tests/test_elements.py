"""Required elements are found under the headings that bureaus write, and nowhere else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from gongkai.kinds import Pack, kinds
from gongkai.model import ElementState
from gongkai.text.elements import element_states
from gongkai.text.markdown import parse
from gongkai.text.outline import outline

OPENING = "2024年，市局依法行政，现将2024年度法治政府建设情况报告如下："
PROSE = "全年举办业务培训十二期，参训人员八百余人次，各项制度逐步健全。"
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"


def pack_of(kind: str, year: int = 2024) -> Pack:
    pack = kinds()[kind].pack(year)
    assert pack is not None
    return pack


def states_of(body: str, kind: str = "fzzf", body_line: int = 1) -> dict[str, ElementState]:
    sections = outline(parse(body), body_line)
    return {state.id: state for state in element_states(pack_of(kind), sections, body, body_line)}


def short(body: str, kind: str = "fzzf") -> str:
    """The states of E1, E2, … as letters: s section, m mention, e empty, - absent."""
    return "".join(
        "e" if state.empty else {"section": "s", "mention": "m", "absent": "-"}[state.state]
        for state in states_of(body, kind).values()
    )


def report(headings: str) -> str:
    """A body with prose under each heading; `/` parts headings, `>` marks one of lower level."""
    parts = []
    for heading in headings.split("/"):
        nested = heading.startswith(">")
        parts.append(f"{'###' if nested else '##'} {heading.lstrip('>')}\n\n{PROSE}")
    return (
        "\n\n".join(["2024年，市局依法行政，现将2024年度法治政府建设情况报告如下：", *parts]) + "\n"
    )


# Headings of the highest level, each in a report of its own, and the one element it opens.
WORDINGS = {
    "E1": [
        "主要举措",
        "一、主要举措与成效",
        "主要做法及成效",
        "推进法治政府建设的主要举措和成效。",
        "2024年工作情况",
        "2024年度推进法治政府建设工作情况",
        "法治政府建设工作开展情况",
        "年度工作开展情况",
        "法治政府建设工作进展和成效",
        "2024年法治政府建设情况",
        "2024年度主要工作成效",
        "工作亮点",
        "主要工作",
        "2024年主要工作",
        "2024年法治政府建设工作",
        "全年工作回顾",
        "年度工作总结",
        "基本情况",
        "总体情况",
        "取得的成绩",
        "2024年度法治建设重点任务落实情况",
        "工作措施",
        "2024年主要措施",
        "2024年工作计划完成情况",
        "特色做法",
        "2024年法治建设工作要点落实情况",
        "2024年法治政府建设主要工作情况",
        "2024年交通法治政府部门建设情况",
        "工作状况",
        "一年来年度重点工作落实情况",
        "2024年重点工作",
        "概况",
        "总体概况",
        "2024年推进法治政府建设概述",
    ],
    "E2": [
        "存在的问题",
        "存在的不足和原因",
        "存在不足及原因分析",
        "存在的问题和不足",
        "推进法治政府建设存在的不足和原因",
        "主要问题和困难",
        "短板弱项",
        "不足之处",
        "问题与差距",
        "不足及成因",
        "面临的问题和原因剖析",
        "存在的困难、不足和原因",
        "工作中的不足",
        "法治政府建设工作短板",
        "存在的突出问题",
        "有待改进的方面",
        "仍有薄弱环节",
        "自身短板",
        "需进一步加强的方面",
        "问题",
        "工作中的短板弱项",
        "问题短板",
    ],
    "E3": [
        "党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况",
        "主要负责人履职情况",
        "党政主要负责人履行法治建设职责情况",
        "局长履行推进法治建设第一责任人职责情况",
        "落实第一责任人责任",
        "主要负责同志履行法治建设职责情况",
        "一把手履行法治建设职责情况",
        "第一责任人职责履行的主要做法和成效",
        "党政主要负责人推进法治政府建设情况",
        "党政主要负责人推进法治建设情况",
        "主要负责人抓法治建设情况",
        "主要领导抓法治政府建设情况",
        "党政主要负责人法治建设履责情况",
        "落实党政主要负责人法治建设责任情况",
    ],
    "E4": [
        "2025年工作打算",
        "2025年工作安排",
        "2025年工作思路",
        "2025年工作重点",
        "2025年重点工作",
        "2025年主要措施",
        "2025年度推进法治政府建设的主要举措",
        "2025年度推进法治政府建设的主要安排",
        "下一步工作",
        "下一步工作重点",
        "下步打算",
        "下一年度工作计划",
        "明年工作安排",
        "来年工作设想",
        "今后工作",
        "今后努力方向",
        "努力方向",
        "工作打算",
        "主要安排",
        "改进措施",
        "下一阶段推进法治政府建设的主要任务",
        "2025年工作要点",
        "2025年推进法治政府建设工作部署",
        "新的一年工作打算",
        "2025年主要工作",
        "2025年法治建设工作规划",
        "2025年主要举措",
        "2025年工作",
    ],
    "E5": [
        "其他需要报告的情况",
        "其他需要说明的情况",
        "其他情况",
        "其他事项",
        "其他应当报告的事项",
    ],
}


@pytest.mark.parametrize(
    ("element", "heading"),
    [(element, heading) for element, headings in WORDINGS.items() for heading in headings],
)
def test_a_heading_that_bureaus_write_opens_its_element_and_no_other(
    element: str, heading: str
) -> None:
    states = states_of(report(heading))
    assert [name for name, state in states.items() if state.state == "section"] == [element]


COMBINED = {
    "存在的不足及下一步工作打算": "-s-s-",
    "存在问题及改进措施": "-s-s-",
    "主要做法、成效和存在问题": "ss---",
    "工作成效与不足": "ss---",
    "主要工作和下一步打算": "s--s-",
    "存在的问题、原因及对策": "-s-s-",
    "短板弱项及下一步打算": "-s-s-",
    "不足与展望": "-s-s-",
    "2024年工作总结和2025年工作计划": "s--s-",
    "第一责任人职责履行情况及存在的不足": "-ss--",
    "2024年工作总结及主要负责人履职情况": "s-s--",
}


@pytest.mark.parametrize(("heading", "states"), COMBINED.items())
def test_a_heading_that_joins_two_elements_serves_both(heading: str, states: str) -> None:
    assert short(report(heading)) == states


# Whole reports by their headings, and the states of E1 to E5.
FRAMES = {
    "the common frame": (
        "一、主要举措和成效/二、存在的不足和原因/三、第一责任人职责情况/四、2025年安排",
        "ssss-",
    ),
    "solved problems are no shortcomings": (
        "一、主要举措/>（一）问题整改/>（二）解决突出问题/>（三）化解信访矛盾和问题/二、2025年工作安排",
        "s--s-",
    ),
    "a topic at the top that solves problems is none either": (
        "一、主要举措/二、聚焦突出问题，化解信访矛盾/三、补齐短板弱项/四、下一步工作",
        "s--s-",
    ),
    "problems that others named are no shortcomings of the year": (
        "一、主要举措/二、督察反馈问题整改情况/三、2023年存在问题整改情况/四、下一步打算",
        "s--s-",
    ),
    "shortcomings with how they are mended are": (
        "一、主要举措/二、存在的问题及整改情况/三、下一步打算",
        "ss-s-",
    ),
    "parts nested below the work of the year count": (
        "一、2024年工作/>（一）健全制度/>（二）存在的不足/>（三）履行第一责任人职责情况/二、2025年工作计划",
        "ssss-",
    ),
    "a shortcoming in the first person's duty is no account of it": (
        "一、主要举措/二、存在的问题/>（一）第一责任人职责落实不到位/三、下一步打算",
        "ssms-",
    ),
    "a plan for the first person's duty is no account of it": (
        "一、主要举措/二、存在的问题/三、2025年工作打算/>（一）强化第一责任人职责",
        "ssms-",
    ),
    "making the plan of the year is no plan for the next": (
        "一、主要举措/>（一）制定2024年工作计划/>（二）2024年普法计划/二、存在的问题",
        "ss---",
    ),
    "doing what was planned is no plan": ("一、2024年工作计划完成情况/二、存在的问题", "ss---"),
    "a row of topics stands for the measures": (
        "一、加强组织领导/二、依法履行职能/三、规范行政执法/四、健全化解机制/五、存在的不足/六、下一步打算",
        "ss-s-",
    ),
    "the first person's duty may open a paragraph of the measures": (
        "一、2024年建设情况/>（二）切实履行推进法治建设第一责任人职责。/二、存在的问题",
        "sss--",
    ),
    "mending what was pointed out is no shortcoming": (
        "一、2024年建设情况/>（二）高标准完成反馈意见整改工作/>（三）问题整改落实情况",
        "s----",
    ),
    "two topics are a row": (
        "一、强化党的领导，压实法治责任/二、深化“放管服”改革，优化营商环境/三、存在的不足/四、下一步打算",
        "ss-s-",
    ),
    "one topic is no row": ("一、加强组织领导/二、存在的不足/三、下一步打算", "-s-s-"),
    "leading a body and doing its duties is not the first person's account": (
        "一、主要举措/二、加强组织领导，全面履行政府职能/三、下一步打算",
        "s--s-",
    ),
    "leaders who appear in court give no account": (
        "一、主要举措/二、主要负责人履行出庭应诉职责情况/三、下一步打算",
        "s--s-",
    ),
    "the first person for safety at work is another": (
        "一、主要举措/二、落实安全生产第一责任人职责/三、下一步打算",
        "s--s-",
    ),
    "the plan of the year after the next word is told from the record": (
        "一、2024年主要措施/二、2025年主要措施",
        "s--s-",
    ),
    "any order will do": ("一、2025年安排/二、第一责任人履职/三、存在的问题/四、工作成效", "ssss-"),
    "parts may be called parts": (
        "第一部分 主要举措/>一、健全制度/第二部分 不足/第三部分 第一责任人履职/第四部分 2025年打算",
        "ssss-",
    ),
    "other matters below the measures are no part of their own": (
        "一、主要举措/>（一）其他工作/二、存在的问题",
        "ss---",
    ),
}


@pytest.mark.parametrize(("headings", "states"), FRAMES.values(), ids=FRAMES)
def test_a_report_holds_the_elements_that_its_headings_open(headings: str, states: str) -> None:
    assert short(report(headings)) == states


MENTIONS = {
    "履行一把手推进法治建设第一责任人职责，专题研究部署。": "--m--",
    "局主要负责人切实扛起法治建设职责，亲自过问重点案件。": "--m--",
    "工作虽有进展，但还存在一些不足，需要认真对待。": "-m---",
    "对照先进地区，我们的工作还有一定差距。": "-m---",
    "短板主要体现在专业人才不足。": "-m---",
    "下一步，我局将继续深化执法监督。": "---m-",
    "2025年，我局将重点抓好三项工作。": "---m-",
    "各项任务取得明显成效。": "m----",
    "集中化解一批信访突出问题，群众反映的问题得到解决。": "-----",
    "排查存在的安全隐患，督促整改问题一百个。": "-----",
    "压实安全生产第一责任人责任。": "-----",
    "研究部署下一步重点工作。": "-----",
    "2024年，我局将依法行政贯穿始终。": "-----",
    "<!-- 写明第一责任人职责 -->": "-----",
    "    第一责任人职责情况\n": "-----",
}


@pytest.mark.parametrize(("sentence", "states"), MENTIONS.items())
def test_running_text_mentions_an_element_only_where_it_speaks_of_it(
    sentence: str, states: str
) -> None:
    assert short(f"2024年，市局依法行政。\n\n{sentence}\n") == states


def test_a_mention_has_the_line_of_the_file_where_it_stands() -> None:
    body = "2024年，依法行政。\n\n第一句在这里。\n第二句说履行**第一责任人**职责。\n"
    assert states_of(body, body_line=14)["E3"].line == 17


def test_a_mention_may_run_over_the_end_of_a_line() -> None:
    assert states_of("局长履行第一责\n任人职责。\n")["E3"].state == "mention"


def test_a_mention_does_not_run_over_the_end_of_a_paragraph() -> None:
    assert states_of("局长争当第一\n\n责任人职责明确。\n")["E3"].state == "absent"


def test_a_heading_without_ten_characters_below_it_is_empty_with_its_line() -> None:
    state = states_of(report("一、主要举措") + "\n## 二、第一责任人履职情况\n\n已履行。\n")["E3"]
    assert (state.state, state.empty, state.line) == ("absent", True, 7)


def test_an_empty_heading_is_no_mention_of_itself_but_the_text_may_be() -> None:
    body = "## 一、主要举措\n\n积极履行第一责任人职责，研究法治工作。\n\n## 二、第一责任人职责\n"
    state = states_of(body)["E3"]
    assert (state.state, state.empty, state.line) == ("mention", True, 3)


def test_a_filled_heading_is_preferred_to_an_empty_one() -> None:
    body = "## 存在的问题\n\n## 存在的不足\n\n" + PROSE
    assert (states_of(body)["E2"].state, states_of(body)["E2"].line) == ("section", 3)


def test_a_heading_of_its_own_is_preferred_to_a_shared_one() -> None:
    states = states_of(report("存在问题及改进措施/2025年工作安排"))
    assert [states["E2"].line, states["E4"].line] == [3, 7]


def test_a_hint_in_a_comment_is_no_text_under_a_heading() -> None:
    body = "## 一、主要举措\n\n<!-- 逐项写明本年度推进法治政府建设的举措，并用数据说明成效。 -->\n"
    assert states_of(body)["E1"].empty


def test_an_absent_element_belongs_before_the_one_that_follows_it() -> None:
    states = states_of(report("一、主要举措/二、2025年工作安排"), body_line=14)
    assert [states["E2"].line, states["E3"].line, states["E5"].line] == [20, 20, 22]


def test_an_element_absent_from_an_empty_body_still_has_a_line() -> None:
    assert {state.line for state in states_of("").values()} == {1}


def test_plain_lines_without_hashes_are_headings_all_the_same() -> None:
    body = "\n".join(
        [
            "一、2024年工作",
            f"（一）健全制度。{PROSE}",
            "二、存在的不足",
            PROSE,
            "三、明年打算",
            PROSE,
        ]
    )
    assert short(body) == "ss-s-"


FORMAT = (
    "一、总体情况/二、主动公开政府信息情况/三、收到和处理政府信息公开申请情况/"
    "四、政府信息公开行政复议、行政诉讼情况/五、存在的主要问题及改进情况/六、其他需要报告的事项"
)
VARIANTS = (
    "一、概述/二、主动公开情况/三、依申请公开政府信息情况/"
    "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况/五、存在的不足和改进措施/六、其他事项"
)
WITHOUT_SECOND = FORMAT.replace("/二、", "/>（一）").replace("/三、", "/>（二）依申请公开情况/三、")
XXGK = {
    "the national format": (FORMAT, "ssssss"),
    "its near variants": (VARIANTS, "ssssss"),
    "a part below 总体情况 is not the part of the format": (WITHOUT_SECOND, "smssss"),
    "topics are no 总体情况": ("一、主动公开/二、平台建设/三、监督保障", "-s----"),
}


@pytest.mark.parametrize(("headings", "states"), XXGK.values(), ids=XXGK)
def test_a_report_on_openness_follows_its_format(headings: str, states: str) -> None:
    assert short(report(headings), "xxgk") == states


def test_a_table_fills_a_section() -> None:
    table = "| 信息内容 | 本年制发件数 |\n|---|---|\n| 行政规范性文件 | 0 |\n"
    assert short(f"## 二、主动公开政府信息情况\n\n{table}", "xxgk")[1] == "s"


XZZF = {
    "一、行政执法数据/二、行政执法情况说明": "ss",
    "一、行政处罚实施情况统计表/二、行政许可实施情况统计表/三、行政执法总体情况": "ss",
    "一、行政执法主体概况/二、行政执法案件情况": "ss",
    "一、行政执法案件情况": "s-",
    "一、行政执法数据和情况说明": "ss",
}


@pytest.mark.parametrize(("headings", "states"), XZZF.items())
def test_a_report_on_enforcement_has_figures_and_an_account(headings: str, states: str) -> None:
    assert short(report(headings), "xzzf").replace("m", "-") == states


def test_a_pack_without_elements_asks_for_nothing() -> None:
    assert element_states(pack_of("zdgk"), (), "正文", 1) == ()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the sample reports are not beside this repository")
def test_the_sample_reports_hold_the_elements_that_were_read_in_them() -> None:
    for row in json.loads((SEEDS / "expected.json").read_text(encoding="utf-8")):
        body = (SEEDS / row["source"]).read_text(encoding="utf-8")
        states = states_of(body)
        found = {name: str(states[name].state) for name in row["elements"]}
        assert found == row["elements"], row["source"]
        assert all(1 <= state.line <= len(re.findall("\n", body)) + 1 for state in states.values())


def test_the_year_of_the_report_says_what_the_next_one_is() -> None:
    body = (
        "## 一、工作成效\n\n全年组织集体学法十二次，群众满意。\n\n"
        "## 二、2025年重点工作\n\n2025年继续加强业务培训工作。\n"
    )
    pack = kinds()["fzzf"].pack(2024)
    assert pack is not None
    sections = outline(parse(body), 14)
    states = {s.id: s.state.value for s in element_states(pack, sections, body, 14, 2024)}
    assert (states["E1"], states["E4"]) == ("section", "section")
