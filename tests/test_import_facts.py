"""What importing reads from a text: title, number, signer, dates, and whose report it is."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import yaml

from gongkai.errors import UsageError
from gongkai.importers.stages.annexes import annexes_named
from gongkai.importers.stages.registering import entry_for, lines_for
from gongkai.register import Register
from import_desk import REPORT, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.at(tmp_path)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("示例市信访局\n2024年法治政府建设年度报告", "示例市信访局2024年法治政府建设年度报告"),
        ("示例市信访局2024年法治政府\n\n建设年度报告", "示例市信访局2024年法治政府建设年度报告"),
        (
            "示例市信访局\n关于2024年度\n法治政府建设情况的报告",
            "示例市信访局关于2024年度法治政府建设情况的报告",
        ),
        ("示例市信访局 2024 年法治政府建设年度报告", "示例市信访局2024年法治政府建设年度报告"),
        (
            "示例市信访局法治政府建设年度报告\n（2024年度）",
            "示例市信访局法治政府建设年度报告（2024年度）",
        ),
    ],
)
def test_a_title_is_read_over_as_many_lines_as_it_takes(desk: Desk, head: str, title: str) -> None:
    result = desk.result(head + REPORT.partition("\n")[2])
    assert result.front_matter["title"] == title
    assert result.front_matter["year"] == 2024
    assert result.front_matter["organ"] == "990100-xfj"


@pytest.mark.parametrize(
    ("head", "number", "signer"),
    [
        ("示信发〔2025〕3号", "示信发〔2025〕3号", None),
        ("示信发[2025]03号　　签发人：李 某", "示信发[2025]03号", "李某"),
        ("示信发〔2025〕 3 号\n\n签发人：李　某　王某某", "示信发〔2025〕3号", "李某、王某某"),
        ("签发人：李某、王某某", None, "李某、王某某"),
    ],
)
def test_number_and_signer_are_read_as_they_are_written(
    desk: Desk, head: str, number: str | None, signer: str | None
) -> None:
    front = desk.result(f"示例市信访局文件\n{head}\n{REPORT}").front_matter
    assert front.get("number") == number
    assert front.get("signed_by") == signer


@pytest.mark.parametrize(
    ("ending", "written"),
    [
        ("示例市信访局\n2025年1月19日", "2025-01-19"),
        ("示例市信访局\n二〇二五年一月十九日", "2025-01-19"),
        ("示例市信访局　2025.1.19", "2025-01-19"),
        ("报告单位：示例市信访局\n日期：2025年1月19日", "2025-01-19"),
        ("示例市信访局办公室　2025年1月20日印发", "2025-01-20"),
        ("示例市信访局\n2025年1月19日\n示例市信访局办公室　2025年1月20日印发", "2025-01-19"),
        ("示例市信访局\n2025年1月19日\n附件\n一、说明。数据截至2024年底。", "2025-01-19"),
        ("示例市信访局\n2025年1月", None),
        ("示例市信访局\n2025年2月30日", None),
        ("示例市信访局", None),
    ],
)
def test_the_day_of_writing_is_that_of_the_signature(
    desk: Desk, ending: str, written: str | None
) -> None:
    body = REPORT.removesuffix("示例市信访局\n\n2025年1月19日\n")
    front = msgspec.to_builtins(desk.result(body + ending).front_matter)
    assert front.get("written") == written
    assert "published" not in front


@pytest.mark.parametrize(
    ("labels", "published"),
    [
        ("发布时间: 2025-01-30", "2025-01-30"),
        ("发布日期：2025年01月30日 09:30", "2025-01-30"),
        ("公开日期：2025/1/30", "2025-01-30"),
        ("发布时间：\n\n2025-01-30", "2025-01-30"),
        ("[发布时间：2025-01-30][来源：市信访局][浏览：5]", "2025-01-30"),
        ("更新时间：2025-01-30", None),
        ("2025-01-30", None),
        ("时间：2025-01-30", None),
        ("发布时间：", None),
    ],
)
def test_the_day_of_publication_is_only_what_is_called_so(
    desk: Desk, labels: str, published: str | None
) -> None:
    title, _, rest = REPORT.partition("\n")
    front = msgspec.to_builtins(desk.result(f"{title}\n{labels}\n{rest}").front_matter)
    assert front.get("published") == published
    assert front["written"] == "2025-01-19"


def test_dates_that_contradict_are_told_and_the_document_is_believed(desk: Desk) -> None:
    result = desk.result(f"成文日期：2025-01-25\n{REPORT}")
    assert str(result.front_matter["written"]) == "2025-01-19"
    assert result.notes == ("落款日期是2025-01-19，页面写的成文日期是2025-01-25，按落款，请核对",)


def test_what_the_text_does_not_say_is_missing_and_told(desk: Desk) -> None:
    result = desk.result(REPORT)
    assert result.missing == ("number", "index", "signed_by", "published")
    assert not set(result.missing) & result.front_matter.keys()


@pytest.mark.parametrize(
    ("name", "organ"),
    [
        ("示例市信访局", "990100-xfj"),
        ("示例市人民政府信访局", "990100-xfj"),
        ("示例信访局", "990100-xfj"),
        ("示例省示例市信访局", "990100-xfj"),
        ("市信访局", "990100-xfj"),
        ("例山县政府", "990121-zf"),
        ("例山县政府办公室", "990121-zfb"),
        ("例河县教育体育局", "990122-jyj"),
        ("示例市市场监管局", "990100-scjgj"),
    ],
)
def test_an_organ_is_known_by_the_names_that_people_use(desk: Desk, name: str, organ: str) -> None:
    result = desk.result(f"{name}2024年法治政府建设年度报告\n一、成效\n全年办件三百件。\n")
    assert result.front_matter["organ"] == organ


def test_an_organ_of_like_name_in_another_place_is_not_taken_for_it(desk: Desk) -> None:
    result = desk.result("示例县信访局2024年法治政府建设年度报告\n一、成效\n全年办件三百件。\n")
    assert result.written is None
    assert result.organ is not None
    assert result.organ.name == "示例县信访局"


def test_a_title_that_names_a_place_only_is_of_its_government(desk: Desk) -> None:
    title = "例山县2024年度法治政府建设情况报告\n来源：例山县人民政府办公室"
    result = desk.result(f"{title}\n一、成效\n全年办件三百件。\n")
    assert result.front_matter["organ"] == "990121-zf"
    assert result.notes == ("标题只写了“例山县”，没有写机关，按例山县人民政府导入，请核对",)


def test_a_title_without_a_name_is_read_with_the_signature(desk: Desk) -> None:
    result = desk.result(REPORT.replace("示例市信访局2024年法治", "2024年法治"))
    assert result.front_matter["organ"] == "990100-xfj"


def test_an_organ_not_registered_gives_an_entry_that_makes_it_so(desk: Desk) -> None:
    text = REPORT.replace("示例市信访局", "泰宁县应急管理局")
    result = desk.result(text)
    assert result.written is None
    assert (result.organ and result.organ.name, result.organ and result.organ.region) == (
        "泰宁县应急管理局",
        "350429",
    )
    assert "organ" not in result.front_matter
    entry = result.notes[-1].partition("\n")[2]
    assert list(yaml.safe_load(entry)["regions"].values()) == ["福建省", "三明市", "泰宁县"]
    (desk.root / "reports" / "泰宁").mkdir()
    (desk.root / "reports" / "泰宁" / "register.yml").write_text(entry, encoding="utf-8")
    assert desk.result(text).written == "reports/350429/yjj/2024-fzzf.md"


def test_names_that_fit_several_organs_are_listed_and_none_is_chosen(desk: Desk) -> None:
    with (desk.root / "reports" / "register.yml").open("a", encoding="utf-8") as register:
        register.write('  990122-mzj: {name: 例河县民政局, short: 县民政局, region: "990122"}\n')
    result = desk.result("县民政局2024年法治政府建设年度报告\n一、成效\n全年办件三百件。\n")
    assert result.written is None
    assert "例山县民政局（990121-mzj）、例河县民政局（990122-mzj）" in result.notes[-1]


def test_what_the_text_says_it_is_counts_more_than_its_title(desk: Desk) -> None:
    result = desk.result(REPORT.replace("法治政府建设年度报告", "行政执法总体情况", 1))
    assert result.front_matter["kind"] == "fzzf"
    assert "正文开头写明是法治政府建设年度报告" in result.notes[0]


@pytest.mark.parametrize(
    ("title", "kind", "year"),
    [
        ("示例市司法局2024年政府信息公开工作年度报告", "xxgk", 2024),
        ("示例市市场监督管理局2023年行政执法总体情况", "xzzf", 2023),
        ("示例市司法局关于2022年度依法行政工作情况的报告", "fzzf", 2022),
        ("示例市司法局二〇二一年法治政府建设情况报告", "fzzf", 2021),
        ("示例市司法局２０２０年度法治政府建设情况报告", "fzzf", 2020),
        ("示例市司法局关于2024年法治政府建设情况和2025年工作安排的报告", "fzzf", 2024),
    ],
)
def test_kind_and_year_are_read_from_the_title(
    desk: Desk, title: str, kind: str, year: int
) -> None:
    front = desk.result(f"{title}\n一、总体情况\n全年办件三百件。\n").front_matter
    assert (front["kind"], front["year"]) == (kind, year)


def test_what_is_asked_for_goes_before_what_is_found(desk: Desk) -> None:
    result = desk.result(REPORT, organ="990121-sfj", kind="xxgk", year=2023)
    assert result.written == "reports/990121/sfj/2023-xxgk.md"
    assert result.organ is not None
    assert result.organ.name == "例山县司法局"


@pytest.mark.parametrize(
    ("text", "organ", "doubted"),
    [
        (REPORT, "990121-sfj", "示例市信访局"),
        (REPORT.replace("示例市信访局", "厦门市信访局"), "990100-xfj", "厦门市信访局"),
        (REPORT, "990100-xfj", ""),
        (REPORT.replace("示例市信访局", "市信访局"), "990100-xfj", ""),
        (REPORT.replace("示例市信访局", "例河县教育体育局"), "990122-jyj", ""),
        (REPORT.replace("示例市信访局", "示例市信访办公室"), "990100-xfj", ""),
    ],
    ids=["another", "not registered", "itself", "short", "former name", "of the same place"],
)
def test_the_report_of_another_body_than_asked_for_is_told(
    desk: Desk, text: str, organ: str, doubted: str
) -> None:
    notes = [note for note in desk.result(text, organ=organ).notes if "拿错" in note]
    assert len(notes) == bool(doubted)
    assert all(f"“{doubted}”" in note for note in notes)


def test_an_organ_that_does_not_exist_cannot_be_asked_for(desk: Desk) -> None:
    with pytest.raises(UsageError, match="990100-xyz"):
        desk.result(REPORT, organ="990100-xyz")


@pytest.mark.parametrize(
    "organ",
    [
        "关于报送示例市信访局",
        "关于示例市信访局",
        "上报示例市信访局",
        "关于印发示例市信访局",
        "中共示例市信访局",
        "中共示例市信访局党组关于",
    ],
)
def test_words_before_the_organ_in_a_title_are_no_part_of_its_name(desk: Desk, organ: str) -> None:
    text = REPORT.partition("\n")[2].replace("示例市信访局\n", "")
    result = desk.result(f"{organ}2024年度法治政府建设情况的报告\n{text}")
    assert result.front_matter["organ"] == "990100-xfj"


def test_an_abbreviation_in_the_title_is_read_by_the_name_below_the_text(desk: Desk) -> None:
    text = REPORT.replace("示例市信访局2024", "示例市市监局2024").replace(
        "\n示例市信访局\n", "\n示例市市场监督管理局\n"
    )
    assert desk.result(text).front_matter["organ"] == "990100-scjgj"


def test_an_organ_and_a_date_below_the_title_are_no_title(desk: Desk) -> None:
    title, _, rest = REPORT.partition("\n")
    result = desk.result(f"{title}\n示例市信访局  2025年1月10日\n{rest}")
    assert (result.front_matter["title"], result.front_matter["year"]) == (title, 2024)


def test_the_name_of_an_enforcement_bureau_does_not_make_the_kind_doubtful(desk: Desk) -> None:
    text = REPORT.partition("\n")[2].replace("2024年法治政府建设情况", "有关情况")
    result = desk.result(f"示例市综合行政执法局2024年度法治政府建设工作总结\n{text}")
    assert result.front_matter["kind"] == "fzzf"


@pytest.mark.parametrize(
    ("period", "said"),
    [("2024年第三季度", "第三季度"), ("2024年上半年", "上半年"), ("2022—2024年", "2022—2024年")],
)
def test_a_report_of_another_period_is_imported_with_a_note(
    desk: Desk, period: str, said: str
) -> None:
    result = desk.result(REPORT.replace("2024年法治政府建设年度报告", f"{period}法治政府建设报告"))
    assert f"标题写的是“{said}”，不是一个年度，按2024年的年度报告导入，请核对" in result.notes


def test_a_short_name_is_not_registered_a_second_time(desk: Desk) -> None:
    path = desk.root / "reports" / "register.yml"
    name = "name: 示例市卫生健康委员会"
    entry = f'  990100-wjw: {{{name}, region: "990100", since: 2018, duties: [fzzf]}}\n'
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")
    result = desk.result(REPORT.replace("信访局", "卫健委"))
    assert result.written is None or result.front_matter["organ"] == "990100-wjw"
    assert not any("没有登记" in note for note in result.notes)


def test_the_day_of_a_change_to_the_page_is_told_and_not_taken(desk: Desk) -> None:
    result = desk.result(REPORT.replace("\n", "\n更新时间：2025-02-03\n", 1))
    assert "published" not in result.front_matter
    assert any("2025-02-03" in note for note in result.notes)


def test_labels_in_a_quotation_above_the_text_are_read(desk: Desk) -> None:
    text = f"# {REPORT}".replace("\n", "\n\n> 发布日期：2025-01-30\n> 来源：示例市信访局\n", 1)
    result = desk.result(text, "原文.md")
    assert str(result.front_matter["published"]) == "2025-01-30"
    assert "发布日期" not in desk.body(result)


def test_a_list_of_files_below_the_text_is_dropped(desk: Desk) -> None:
    result = desk.result(f"{REPORT}文件下载：\n报告.docx\n")
    assert [entry.text for entry in result.dropped] == ["文件下载：", "报告.docx"]


def test_a_day_of_publication_that_columns_run_together_hide_is_pointed_out(desk: Desk) -> None:
    mixed = "打印 发布时间：2024-01-30 09:12 法治 来源：示例市信访局 天气"
    result = desk.result(f"{mixed}\n{REPORT}")
    assert "published" in result.missing
    assert "去掉的内容里写有“发布时间：2024-01-30”，没有采用，请核对补填" in result.notes


def test_a_piece_of_a_page_that_ends_like_a_title_is_not_called_another_wording(desk: Desk) -> None:
    result = desk.result(f"法治政府建体：【大中小】打印设年度报告\n\n2025-01-30\n\n{REPORT}")
    assert result.front_matter["title"] == "示例市信访局2024年法治政府建设年度报告"
    assert not any("另有一种写法" in note for note in result.notes)


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["附件：2023年情况统计表.pdf"], ["2023年情况统计表.pdf"]),
        (["附件:1.甲表.xlsx", "2.乙表.xlsx", "示例市信访局"], ["甲表.xlsx", "乙表.xlsx"]),
        (["附件：1.甲表 2.乙表"], ["甲表", "乙表"]),
        (["附件：重点任务完成情况表", "附件", "重点任务完成情况表", "序号"], []),
        (["附件1：甲表.pdf", "见附件：甲表"], ["甲表.pdf"]),
        (["附件：无"], []),
        (["附件："], []),
        (["附件：本报告所称信访事项，包括来信、来访。其他事项另行统计。"], []),
    ],
)
def test_annexes_that_a_text_names_and_does_not_hold_are_found(
    lines: list[str], names: list[str]
) -> None:
    assert list(annexes_named(lines)) == names


def test_a_file_that_a_text_names_is_asked_for(desk: Desk) -> None:
    result = desk.result(f"{REPORT}\n附件：2023年情况统计表.pdf\n")
    (note,) = result.notes
    assert note.startswith("文中写有附件“2023年情况统计表.pdf”，没有随文带入；请把文件放在")


def test_an_entry_for_the_register_is_yaml_whatever_the_name() -> None:
    name = '甲局, 乙局: "联合"'
    register = Register(regions={}, organs={})
    entry = entry_for(name, (), register, kind="fzzf", year=2024)
    (organ,) = yaml.safe_load(lines_for([entry]))["organs"].values()
    assert organ["name"] == name
