"""What importing does to a text: what is dropped, what is joined, which lines become headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from import_desk import REPORT, Desk, headings_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.at(tmp_path)


@pytest.mark.parametrize(
    "line",
    [
        "浏览量：",
        "浏览次数：1024次",
        "【字体：大 中 小】",
        "字体:",
        "打印",
        "【打印】【关闭】",
        "分享到：微信 微博",
        "扫一扫在手机打开当前页",
        "当前位置：首页 > 政务公开 > 正文",
        "首页>信息公开>年度报告",
        "来源：示例市信访局 作者：办公室 阅读：12",
        "责任编辑：办公室",
        "主题分类：综合政务",
        "无障碍阅读 | 长者模式",
        "今天是2025年1月20日 星期一",
    ],
)
def test_what_portals_print_above_a_text_is_dropped_with_its_line(desk: Desk, line: str) -> None:
    title, _, rest = REPORT.partition("\n")
    result = desk.result(f"{title}\n{line}\n{rest}")
    assert [(entry.line, entry.text) for entry in result.dropped] == [(2, line)]
    assert line not in desk.body(result)


@pytest.mark.parametrize(
    "line",
    [
        "【打印本页】 【关闭窗口】",
        "上一篇：没有了",
        "相关附件：",
        "版权所有：示例市人民政府",
        "网站标识码：9901000001 示ICP备20000001号",
        "网站地图 | 联系我们 | 网站声明",
        "主办：示例市人民政府办公室",
        "责任编辑：办公室",
        "扫一扫，手机看",
    ],
)
def test_what_portals_print_below_a_text_is_dropped(desk: Desk, line: str) -> None:
    result = desk.result(f"{REPORT}{line}\n")
    assert [entry.text for entry in result.dropped] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "（此件公开发布）",
        "抄送：市委办公室。",
        "附件：2024年重点任务完成情况表",
        "联系人：办公室，联系电话：0900-5550000",
        "示例市信访局办公室　　2025年1月20日印发",
    ],
)
def test_what_a_document_prints_below_its_text_stays(desk: Desk, line: str) -> None:
    result = desk.result(f"{REPORT}{line}\n")
    assert result.dropped == ()
    assert desk.body(result).endswith(f"{line}\n")


@pytest.mark.parametrize(
    "line",
    ["来源：数据由各县区上报。", "网站访问量58万次", "编辑：发布稿件32篇", "重点任务", "微信"],
)
def test_words_of_portals_inside_a_text_are_text(desk: Desk, line: str) -> None:
    text = REPORT.replace("二、存在", f"{line}\n\n二、存在")
    result = desk.result(text)
    assert result.dropped == ()
    assert line in desk.body(result)


def test_lines_above_the_title_that_nobody_knows_are_dropped_and_told(desk: Desk) -> None:
    result = desk.result(f"专题专栏\n{REPORT}")
    assert [(entry.line, entry.text) for entry in result.dropped] == [(1, "专题专栏")]
    assert result.notes == ("标题上方的内容没有进正文，列在去掉的内容里，请核对",)


def test_a_menu_below_furniture_is_dropped_but_not_what_documents_end_with(desk: Desk) -> None:
    result = desk.result(f"{REPORT}【打印】\n单位概况\n附件：1.统计表\n领导之窗\n")
    assert [entry.text for entry in result.dropped] == ["【打印】", "单位概况", "领导之窗"]
    assert desk.body(result).endswith("附件：1.统计表\n")


def test_a_sentence_that_a_page_cut_is_joined_and_its_line_is_told(desk: Desk) -> None:
    text = REPORT.replace("主要原因是专业人员", "主要原因是专业\n\n— 3 —\n\n人员")
    result = desk.result(text)
    assert [entry.line for entry in result.joined] == [15]
    assert "主要原因是专业人员配备不足。" in desk.body(result)


def test_a_running_head_between_two_pages_is_dropped(desk: Desk) -> None:
    head = "示例市信访局2024年法治政府建设年度报告"
    text = REPORT.replace("按期答复", f"按期\n— 1 —\n{head}\n答复").replace(
        "八百余人次", f"八百\n— 2 —\n{head}\n余人次"
    )
    result = desk.result(text)
    assert [entry.text for entry in result.dropped] == ["— 1 —", head, "— 2 —", head]
    assert len(result.joined) == 2
    assert "接受群众咨询八百余人次。" in desk.body(result)


def test_numbers_that_stand_alone_in_a_table_are_not_page_numbers(desk: Desk) -> None:
    text = REPORT.replace("二、存在", "受理件数\n\n1\n\n办结件数\n\n1\n\n二、存在")
    assert desk.result(text).dropped == ()


def test_a_heading_is_not_joined_with_the_paragraph_below(desk: Desk) -> None:
    text = REPORT.replace("（一）规范办理。全年", "（一）规范办理，提升工作水平\n\n一是全年")
    assert "### （一）规范办理，提升工作水平\n\n一是全年" in desk.imported(text)


def test_the_name_that_signs_is_not_joined_with_a_sentence_without_its_stop(desk: Desk) -> None:
    body = desk.imported(REPORT.replace("健全依法分类处理机制。", "健全依法分类处理机制"))
    assert body.endswith("处理机制\n\n示例市信访局\n\n2025年1月19日\n")


@pytest.mark.parametrize("indent", ["　　", ""])
def test_lines_cut_at_one_width_become_paragraphs_again(desk: Desk, indent: str) -> None:
    title, _, rest = REPORT.partition("\n")
    long = rest.replace("按期答复。", "按期答复，群众对办理结果的满意率比上年提高三个百分点。" * 3)
    lines: list[str] = []
    for paragraph in long.splitlines():
        text = indent + paragraph if paragraph else ""
        lines += [text[at : at + 33] for at in range(0, len(text), 33)]
        lines += [] if indent else [""]
    whole = desk.imported(f"{title}\n{long}", "整段.txt")
    assert desk.imported("\n".join([title, *lines]), force=True) == whole


def test_headings_are_ranked_by_their_numbers_and_keep_them(desk: Desk) -> None:
    text = REPORT.replace("（一）规范办理。", "（一）规范办理。\n\n1.统一受理。").replace(
        "2025年工作安排", "2025年\t工作安排"
    )
    assert headings_of(desk.imported(text)) == [
        "## 一、主要举措和成效",
        "### （一）规范办理。",
        "#### 1.统一受理。",
        "### （二）加强宣传。",
        "## 二、存在的不足和原因",
        "## 三、主要负责人履行推进法治建设第一责任人职责情况",
        "## 四、2025年 工作安排",
    ]


def test_a_lost_first_number_is_restored_as_a_level_and_never_written(desk: Desk) -> None:
    body = desk.imported(REPORT.replace("一、主要举措", "主要举措").replace("（一）规范", "规范"))
    assert headings_of(body)[:3] == ["## 主要举措和成效", "### 规范办理。", "### （二）加强宣传。"]


def test_levels_that_wander_in_markdown_follow_the_numbers(desk: Desk) -> None:
    text = (
        REPORT.replace("示例市信访局2024", "# 示例市信访局2024", 1)
        .replace("一、主要", "#### **一、主要")
        .replace("和成效\n", "和成效**\n")
        .replace("二、存在", "# 二、存在")
        .replace("（二）加强宣传。", "**（二）加强宣传。**")
        .replace("宣讲二十场次", "**宣讲二十场次**")
    )
    body = desk.imported(text)
    assert headings_of(body)[:4] == [
        "## 一、主要举措和成效",
        "### （一）规范办理。",
        "### （二）加强宣传。",
        "## 二、存在的不足和原因",
    ]
    assert "组织**宣讲二十场次**" in body


def test_masked_numbers_do_not_make_a_text_markdown(desk: Desk) -> None:
    text = REPORT.replace("专业人员配备不足", "来电138****1234，回访139****5678，合计***件")
    body = desk.imported(text.replace("组织宣讲", "联系人137****0000、136****0001，组织宣讲"))
    assert r"138\*\*\*\*1234，回访139\*\*\*\*5678，合计\*\*\*件" in body


def test_the_title_stands_in_the_front_matter_only(desk: Desk) -> None:
    result = desk.result(REPORT)
    assert result.front_matter["title"] == "示例市信访局2024年法治政府建设年度报告"
    assert "年度报告" not in desk.body(result)


def test_lists_and_tables_of_markdown_are_handed_on_as_they_are(desk: Desk) -> None:
    kept = "- 第一项\n- 第二项\n\n| 项目 | 件数 |\n| --- | ---: |\n| 来信 | 12 |\n\n> 引用的话"
    body = desk.imported(REPORT.replace("二、存在", f"{kept}\n\n二、存在"), "原文.md")
    assert kept in body


@pytest.mark.parametrize("mark", ["3", "[1]", "·1·", "- 1 -", "3 / 5"])
def test_a_lone_page_number_within_a_sentence_is_dropped_and_the_lines_joined(
    desk: Desk, mark: str
) -> None:
    result = desk.result(REPORT.replace("取得新的成效", f"取得\n{mark}\n较好的成绩"))
    assert [entry.text for entry in result.dropped] == [mark]
    assert "群众信访事项，取得较好的成绩。" in desk.body(result)


def test_a_number_above_its_measure_word_is_no_page_number(desk: Desk) -> None:
    result = desk.result(REPORT.replace("八百余人次。", "\n3\n件，全部办结。"))
    assert result.dropped == ()


def test_the_second_of_the_annexes_named_is_no_heading(desk: Desk) -> None:
    annexes = "附件：1.复议案件统计表\n      2.应诉案件统计表\n\n示例市信访局\n"
    body = desk.imported(REPORT.replace("示例市信访局\n\n2025", f"{annexes}\n2025"))
    assert "\n\n2.应诉案件统计表\n\n" in body


@pytest.mark.parametrize(
    "line",
    [
        "信息时间：2025/2/8 浏览：3次",
        "时间:2025-02-08 17:20:41 来源:示例市信访局 阅读次数:319 打印 收藏 关闭",
        "【信息来源：市信访局】 【信息时间：2025-02-08 阅读次数：33】 【我要打印】 【关闭】",
    ],
)
def test_a_portal_line_with_a_day_of_nobody_is_dropped_and_its_day_noted(
    desk: Desk, line: str
) -> None:
    result = desk.result(REPORT.replace("\n", f"\n{line}\n", 1))
    assert [entry.text for entry in result.dropped] == [line]
    assert "published" not in result.front_matter
    assert any("2025-02-08" in note for note in result.notes)
