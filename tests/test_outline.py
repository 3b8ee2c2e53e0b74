"""Headings are found however they are written; what only looks like one is left alone."""

from __future__ import annotations

import pytest

from gongkai.model import Numbering, Section
from gongkai.text.markdown import parse
from gongkai.text.outline import outline

TEXT = "全年举办业务培训十二期，参训人员八百余人次，各项制度逐步健全，群众满意率稳步提升。"


def sections_of(body: str, body_line: int = 1) -> tuple[Section, ...]:
    return outline(parse(body), body_line)


def tree(body: str) -> list[str]:
    """Each section as its level and its heading."""
    return [f"{section.level} {section.number}{section.title}" for section in sections_of(body)]


def forms(body: str) -> list[str]:
    return [section.form for section in sections_of(body)]


def paragraphs(*texts: str) -> str:
    return "\n\n".join(texts) + "\n"


def test_markdown_headings_are_ranked_by_their_numbers_where_levels_wander() -> None:
    body = paragraphs(
        "### 一、甲项", TEXT, "## 二、乙项", TEXT, "### （一）丙项", TEXT, "#### **三、丁项**", TEXT
    )
    assert tree(body) == ["2 一、甲项", "2 二、乙项", "3 （一）丙项", "2 三、丁项"]


def test_the_highest_rank_of_a_text_is_level_two() -> None:
    assert tree(paragraphs("## （一）甲项", TEXT, "### 1.乙项", TEXT)) == [
        "2 （一）甲项",
        "3 1.乙项",
    ]


def test_parts_and_chapters_stand_above_han_numbers() -> None:
    body = paragraphs("## 第一部分 甲项", "### 一、乙项", TEXT, "## 第二部分 丙项", TEXT)
    assert tree(body) == ["2 第一部分甲项", "3 一、乙项", "2 第二部分丙项"]


def test_a_style_left_out_leaves_a_hole_in_the_levels() -> None:
    assert tree(paragraphs("## 一、甲项", "### （1）乙项", TEXT)) == ["2 一、甲项", "5 （1）乙项"]


def test_headings_without_numbers_keep_their_markdown_levels() -> None:
    body = paragraphs("### 甲项", TEXT, "#### 乙项", TEXT, "### 丙项", TEXT)
    assert tree(body) == ["2 甲项", "3 乙项", "2 丙项"]


def test_a_heading_without_number_stands_beside_numbered_ones_of_its_level() -> None:
    body = paragraphs("### 一、甲项", TEXT, "#### 乙项", TEXT, "### 丙项", TEXT)
    assert tree(body) == ["2 一、甲项", "3 乙项", "2 丙项"]


def test_headings_without_number_stand_above_numbered_lines_below_them() -> None:
    body = paragraphs("## 甲项", f"（一）乙项。{TEXT}", f"（二）丙项。{TEXT}", "## 丁项", TEXT)
    assert tree(body) == ["2 甲项", "3 （一）乙项", "3 （二）丙项", "2 丁项"]


def test_headings_without_number_stand_below_the_numbered_lines_above_them() -> None:
    body = paragraphs("一、甲项", "### 乙项", TEXT, "二、丙项", TEXT)
    assert tree(body) == ["2 一、甲项", "3 乙项", "2 二、丙项"]


def test_a_number_that_goes_on_in_another_style_is_a_sibling() -> None:
    body = paragraphs("## 一、甲项", TEXT, "## 2.乙项", TEXT, "## 三、丙项", TEXT)
    assert tree(body) == ["2 一、甲项", "2 2.乙项", "2 三、丙项"]


def test_digits_that_run_on_from_part_to_part_stay_below_them() -> None:
    numbers = ("一、", "（一）", "1.", "2.", "（二）", "3.", "4.")
    body = paragraphs(*(f"{number}甲项。{TEXT}" for number in numbers))
    assert [section.level for section in sections_of(body)] == [2, 3, 4, 4, 3, 4, 4]


def test_a_series_that_lost_its_first_number_stays_below_its_parent() -> None:
    body = paragraphs("## 一、甲项", TEXT, "## （二）乙项", TEXT, "## 二、丙项", TEXT)
    assert tree(body) == ["2 一、甲项", "3 （二）乙项", "2 二、丙项"]


@pytest.mark.parametrize(
    "title",
    [
        "# 示例市信访局2024年法治政府建设年度报告",
        "# 示例市信访局文件\n\n## 示例市信访局2024年法治政府建设年度报告",
        "## 关于2024年度法治政府建设情况的报告",
        "**示例市司法局关于2024年度法治政府建设情况的报告**",
        "# 年度公报",
    ],
)
def test_the_title_of_the_document_is_no_section(title: str) -> None:
    body = paragraphs(title, TEXT, "## 一、甲项", TEXT)
    assert tree(body) == ["2 一、甲项"]


def test_level_one_is_a_section_where_the_parts_are_written_so() -> None:
    assert tree(paragraphs("# 甲项", TEXT, "# 乙项", TEXT)) == ["2 甲项", "2 乙项"]
    assert tree(paragraphs("# 一、甲项", TEXT)) == ["2 一、甲项"]


def test_a_title_above_parts_of_its_own_level_is_no_section() -> None:
    body = paragraphs("# 年度公报", TEXT, "# 一、甲项", TEXT, "# 二、乙项", TEXT)
    assert tree(body) == ["2 一、甲项", "2 二、乙项"]


def test_a_first_heading_with_body_and_year_is_a_part_among_others_of_its_level() -> None:
    title, part = "## 示例市信访局2024年工作情况", "## 存在的不足"
    assert tree(paragraphs(title, TEXT, part, TEXT)) == [
        "2 示例市信访局2024年工作情况",
        "2 存在的不足",
    ]
    assert tree(paragraphs(title, TEXT, f"#{part}", TEXT)) == ["2 存在的不足"]


def test_lines_that_hold_only_a_number_and_a_title_are_headings() -> None:
    body = paragraphs("一、甲项", TEXT, "二、乙项，丙项的有关情况", TEXT, "三、丁项。", TEXT)
    assert tree(body) == ["2 一、甲项", "2 二、乙项，丙项的有关情况", "2 三、丁项"]
    assert forms(body) == ["bare"] * 3


@pytest.mark.parametrize("signs", ["#", "##", "＃", "＃＃ ", "＃＃", "##**", "  ##"])
def test_signs_that_markdown_shows_as_text_are_no_part_of_a_heading(signs: str) -> None:
    end = "**" if signs.endswith("**") else ""
    body = paragraphs(f"{signs}一、甲项{end}", TEXT, f"{signs}二、乙项{end}", TEXT)
    assert tree(body) == ["2 一、甲项", "2 二、乙项"]
    assert forms(body) == ["bold" if end else "bare"] * 2


def test_a_signed_line_continues_a_series_of_markdown_headings() -> None:
    body = paragraphs("## 一、甲项", TEXT, "##二、乙项", TEXT, "＃＃ 三、丙项 ＃＃", TEXT)
    assert tree(body) == ["2 一、甲项", "2 二、乙项", "2 三、丙项"]
    assert forms(body) == ["markdown", "bare", "bare"]


def test_text_behind_a_signed_heading_stands_under_it() -> None:
    [section] = sections_of("##（一）夯实基础。坚持学习制度，健全工作机制。\n\n再抓落实。\n")
    assert (section.title, section.han) == ("夯实基础", 16)


@pytest.mark.parametrize("line", ["#法治宣传周#", "＃话题＃ 今天宣传", "#", "##", "＃", "##**"])
def test_a_sign_without_number_makes_no_heading_of_a_line(line: str) -> None:
    assert tree(paragraphs(line, TEXT)) == []


def test_a_row_of_a_table_that_did_not_become_one_is_no_heading() -> None:
    rows = "一、行政许可 | 12\n二、行政处罚 | 3\n\n三、行政强制 | 1"
    body = paragraphs("## 一、甲项", TEXT, "事项 | 件数", rows, TEXT, "## 二、乙项", TEXT)
    assert tree(body) == ["2 一、甲项", "2 二、乙项"]


def test_a_heading_runs_into_its_paragraph_up_to_the_first_full_stop() -> None:
    [section] = sections_of(f"（一）夯实基础，健全制度。一是坚持学习。{TEXT}\n")
    assert (section.title, section.form) == ("夯实基础，健全制度", "run-in")
    assert (section.numbering, section.ordinal, section.number) == (
        Numbering.HAN_PAREN,
        1,
        "（一）",
    )


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (f"（一）夯实基础：一是坚持学习。{TEXT}", "夯实基础"),
        (f"（一）夯实基础，一是坚持学习。{TEXT}", "夯实基础"),
        (f"（一）夯实基础一是坚持学习。{TEXT}", "夯实基础"),
        (f"（一）夯实基础　　{TEXT}", "夯实基础"),
        (f"（一）夯实基础！{TEXT}", "夯实基础"),
        (f"**（一）夯实基础。**{TEXT}", "夯实基础"),
        (f"**（一）夯实基础**：{TEXT}", "夯实基础"),
        (f"**（一）** 夯实基础。{TEXT}", "夯实基础"),
        (f"__（一）夯实基础__　{TEXT}", "夯实基础"),
        (f"(一) 落实《条例》，夯实基础。{TEXT}", "落实《条例》，夯实基础"),
        (f"### （一）夯实基础。{TEXT}{TEXT}", "夯实基础"),
    ],
)
def test_a_run_in_heading_ends_where_its_text_begins(line: str, title: str) -> None:
    [section] = sections_of(line)
    assert (section.title, section.form) == (title, "run-in")


def test_what_runs_on_behind_a_heading_stands_under_it() -> None:
    [section] = sections_of("（一）夯实基础。坚持学习制度，健全工作机制。\n\n再抓落实。\n")
    assert section.han == 16


def test_lines_of_one_paragraph_are_looked_at_one_by_one() -> None:
    body = "\n".join(
        [
            "一、甲项",
            f"（一）乙项。{TEXT}",
            f"（二）丙项。{TEXT}",
            "二、丁项",
            TEXT,
            f"一是学习。{TEXT}",
        ]
    )
    assert tree(body) == ["2 一、甲项", "3 （一）乙项", "3 （二）丙项", "2 二、丁项"]
    assert [section.line for section in sections_of(body)] == [1, 2, 3, 4]
    assert [section.end for section in sections_of(body)] == [3, 2, 3, 6]


def test_bold_lines_are_headings() -> None:
    body = paragraphs("**一、甲项**", TEXT, "**（一）乙项**", TEXT, "**二、丙项**", TEXT)
    assert tree(body) == ["2 一、甲项", "3 （一）乙项", "2 二、丙项"]
    assert forms(body) == ["bold"] * 3


def test_bold_lines_without_numbers_are_headings_at_the_top() -> None:
    body = paragraphs("**甲项**", f"（一）乙项。{TEXT}", f"（二）丙项。{TEXT}", "**丁项**", TEXT)
    assert tree(body) == ["2 甲项", "3 （一）乙项", "3 （二）丙项", "2 丁项"]


def test_bold_lines_without_numbers_are_headings_below_others() -> None:
    body = paragraphs("## 一、甲项", "**乙项**", TEXT, "**丙项**", TEXT, "## 二、丁项", TEXT)
    assert tree(body) == ["2 一、甲项", "3 乙项", "3 丙项", "2 二、丁项"]


def test_a_han_number_is_a_heading_even_with_nothing_below() -> None:
    assert tree(paragraphs("一、甲项", "二、乙项")) == ["2 一、甲项", "2 二、乙项"]


@pytest.mark.parametrize(
    "body",
    [
        paragraphs(TEXT, TEXT),
        paragraphs("市委、市政府：", TEXT, "示例市信访局", "2025年1月19日"),
        paragraphs(f"一是甲项。{TEXT}", f"二是乙项。{TEXT}"),
        paragraphs("**一是甲项。**", TEXT, "**二是乙项**", TEXT),
        paragraphs(f"**二是甲项。**{TEXT}", f"第一，乙项。{TEXT}"),
        paragraphs("**全年没有发生群体性事件。**", TEXT),
        paragraphs(TEXT, "**特此报告**", "示例市信访局办公室二〇二五年一月"),
        paragraphs("2024年，我局依法行政", TEXT),
        paragraphs("12.4国家宪法日", TEXT),
        paragraphs("（一）警告；", "（二）罚款；", "（三）没收违法所得。"),
        paragraphs("（一）警告；", "（二）罚款。", "当事人应当自收到本决定书之日起十五日内缴纳。"),
        paragraphs("（一）编印范例，明确四项内容。", "（二）建立制度，未经培训不得上岗。"),
        paragraphs("> 一、甲项", TEXT),
        paragraphs("- 一、甲项", TEXT),
        paragraphs("```", "一、甲项", "```"),
        paragraphs("| 一、甲项 | 乙 |\n|---|---|\n| （一）丙项 | 丁 |"),
        paragraphs("<!-- 一、甲项 -->", TEXT),
        paragraphs("1. 身份证\n2. 户口簿\n3. 申请表", TEXT),
        paragraphs("1. 统一入口，建立窗口。\n\n   逐项登记，当日转办。"),
        paragraphs("脚注[^1]在此。", "[^1]: 一、甲项"),
        "",
        "\n\n",
        "#\n\n##\n",
    ],
)
def test_what_only_looks_like_a_heading_is_none(body: str) -> None:
    assert tree(body) == []


def test_a_short_item_of_an_ordered_list_with_text_below_is_a_heading() -> None:
    body = paragraphs("## 一、甲项", "1. 统一入口", TEXT, "2. 当场分清", TEXT)
    assert tree(body) == ["2 一、甲项", "4 1.统一入口", "4 2.当场分清"]


def test_a_paragraph_underlined_by_mistake_is_no_heading() -> None:
    assert tree(f"{TEXT}{TEXT}\n---\n") == []
    assert tree(f"一、甲项\n{TEXT}\n---\n") == ["2 一、甲项"]
    assert tree("甲项\n---\n\n" + TEXT) == ["2 甲项"]


def test_a_heading_that_lost_its_number_is_found_before_its_siblings() -> None:
    body = paragraphs(
        "示例县信访局",
        "县委、县政府：",
        "2024年，我局依法行政。现将情况报告如下：",
        "推进法治政府建设的主要举措和成效。",
        f"抓好学习教育，增强法治意识。一是建立制度。{TEXT}",
        f"（二）完善机制，强化治理。一是受理。{TEXT}",
        "二、存在的不足和原因",
        TEXT,
        "三、下一步安排",
        TEXT,
    )
    assert tree(body) == [
        "2 推进法治政府建设的主要举措和成效",
        "3 抓好学习教育，增强法治意识",
        "3 （二）完善机制，强化治理",
        "2 二、存在的不足和原因",
        "2 三、下一步安排",
    ]
    assert forms(body)[:2] == ["bare", "run-in"]
    assert [section.numbering for section in sections_of(body)][:2] == [Numbering.NONE] * 2


@pytest.mark.parametrize("numbers", [("", "", ""), ("壹、", "贰、", "叁、")])
def test_short_lines_above_series_that_start_again_are_their_headings(
    numbers: tuple[str, str, str],
) -> None:
    first, second, third = numbers
    body = paragraphs(
        "2024年，我局依法行政。现将情况报告如下：",
        f"{first}主要举措和成效",
        f"（一）加强学习。{TEXT}",
        f"（二）规范执法。{TEXT}",
        f"{second}存在的不足和原因",
        f"（一）力量薄弱。{TEXT}",
        f"{third}2025年工作安排",
        f"（一）推进改革。{TEXT}",
    )
    assert tree(body) == [
        "2 主要举措和成效",
        "3 （一）加强学习",
        "3 （二）规范执法",
        "2 存在的不足和原因",
        "3 （一）力量薄弱",
        "2 2025年工作安排",
        "3 （一）推进改革",
    ]


def test_a_sentence_above_a_series_that_starts_again_is_no_heading() -> None:
    body = paragraphs("全年抓学习。", f"（一）甲项。{TEXT}", "全年抓执法。", f"（一）乙项。{TEXT}")
    assert tree(body) == ["2 （一）甲项", "2 （一）乙项"]


def test_a_heading_that_lost_its_number_is_found_between_its_siblings() -> None:
    body = paragraphs("## 一、甲项", TEXT, "存在的不足", TEXT, "## 三、丙项", TEXT)
    assert tree(body) == ["2 一、甲项", "2 存在的不足", "2 三、丙项"]


def test_a_bold_heading_that_lost_its_number_stands_beside_its_siblings() -> None:
    body = paragraphs("**一、甲项**", TEXT, "**存在的不足**", TEXT, "**三、丙项**", TEXT)
    assert tree(body) == ["2 一、甲项", "2 存在的不足", "2 三、丙项"]


@pytest.mark.parametrize(
    "line",
    [TEXT, "全年没有发生群体性事件，秩序良好。", "具体情况如下：", "单位：件", "（2025年1月19日）"],
)
def test_a_skipped_number_makes_no_heading_of_prose(line: str) -> None:
    body = paragraphs("## 一、甲项", TEXT, line, TEXT, "## 三、丙项", TEXT)
    assert tree(body) == ["2 一、甲项", "2 三、丙项"]


def test_a_heading_without_number_fills_the_gap_by_itself() -> None:
    body = paragraphs("## 一、甲项", TEXT, "## 乙项", "简短一行字", TEXT, "## 三、丙项", TEXT)
    assert tree(body) == ["2 一、甲项", "2 乙项", "2 三、丙项"]


def test_numbers_that_repeat_or_skip_are_kept_as_they_stand() -> None:
    body = paragraphs(*(f"（{n}）甲项。{TEXT}" for n in "一三三"))
    assert [section.ordinal for section in sections_of(body)] == [1, 3, 3]


def test_lines_count_in_the_file_and_reach_over_subsections() -> None:
    body = paragraphs(
        "开头一段。", "## 一、甲项", TEXT, "### （一）乙项", TEXT, "## 二、丙项", TEXT
    )
    spans = [(section.line, section.end) for section in sections_of(body, body_line=14)]
    assert spans == [(16, 22), (20, 22), (24, 26)]


def test_an_anchor_names_the_place_among_the_headings_whatever_the_line() -> None:
    body = "## 一、甲项\n### （一）乙项\n### （二）丙项\n## 二、丁项\n### （一）戊项\n"
    for line in (9, 20):
        anchors = [section.anchor for section in sections_of(body, body_line=line)]
        assert anchors == ["s1", "s1-1", "s1-2", "s2", "s2-1"]


def test_the_count_takes_subsections_and_their_headings_in() -> None:
    body = paragraphs("## 一、甲项", "### （一）乙项", "十个字以内。", "## 二、丙项", "两字。")
    assert [section.han for section in sections_of(body)] == [8, 5, 2]


def test_tables_lists_quotes_and_code_count_as_text_under_a_heading() -> None:
    body = paragraphs(
        "## 甲项", "| 表头 |\n|---|\n| 单元 |", "- 列表", "> 引用", "```\n代码\n```", "<p>标签</p>"
    )
    assert [section.han for section in sections_of(body)] == [12]


def test_comments_do_not_count() -> None:
    body = paragraphs(
        "## 甲项", "<!-- 这里写明全年的工作 -->", "正文<!-- 提示 -->两字。", "<!-- 未完"
    )
    assert [section.han for section in sections_of(body)] == [4]


def test_footnotes_belong_to_no_section() -> None:
    body = paragraphs("## 甲项", "正文[^1]。", "[^1]: 一、脚注里的文字")
    assert [(section.title, section.han) for section in sections_of(body)] == [("甲项", 2)]


def test_marks_of_markdown_are_no_part_of_a_title() -> None:
    body = paragraphs(
        "## 一、*甲*项[链接](https://example.invalid)[^1]", TEXT, "1\\. 乙项", TEXT, "[^1]: 注"
    )
    assert tree(body) == ["2 一、甲项链接", "4 1.乙项"]


def test_windows_line_ends_change_nothing() -> None:
    body = paragraphs("一、甲项", TEXT, f"（一）乙项。{TEXT}", "二、丙项", TEXT)
    assert sections_of(body.replace("\n", "\r\n")) == sections_of(body)


def test_a_long_first_sentence_is_named_by_its_first_clause() -> None:
    long = "坚持以示范创建带动整体提升，" + "围绕重点领域持续发力，" * 6 + "取得进展"
    body = paragraphs(f"（一）甲项。{TEXT}", f"（二）乙项。{TEXT}", f"（三）{long}。{TEXT}")
    assert tree(body)[2] == "2 （三）坚持以示范创建带动整体提升"


def test_an_annex_with_a_higher_level_stands_beside_the_numbered_parts() -> None:
    body = "## 一、甲项\n\n### （一）乙项\n\n## 二、丙项\n\n# 附表\n\n各类事项统计。\n"
    shown = [(section.level, section.title) for section in sections_of(body)]
    assert shown == [(2, "甲项"), (3, "乙项"), (2, "丙项"), (2, "附表")]
