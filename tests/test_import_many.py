"""Many sources at once: folders, lists, twice over, and what one bad file does to the others."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from gongkai.errors import UsageError
from gongkai.importers import Asked, Desk, Imported, Outcome, Request, import_all, importers
from gongkai.importers._draft import Draft, Importer
from gongkai.importers._workers import all_made
from gongkai.importers.gathering import files_in, requests_in
from gongkai.register import load_register
from import_desk import REPORT
from import_desk import Desk as Root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Root.at(tmp_path).root


def report(year: int, done: str = "三百件") -> str:
    text = REPORT.replace("2025", "明年").replace("2024", str(year)).replace("三百件", done)
    return text.replace("明年年1月19日", f"{year + 1}年1月19日").replace("明年", str(year + 1))


def imported(root: Path, texts: Mapping[str, str | bytes], **how: object) -> list[Imported]:
    (root / "报送").mkdir(exist_ok=True)
    for name, text in texts.items():
        (root / "报送" / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    requests = [Request(root / "报送" / name) for name in texts]
    desk = Desk(root, "reports", load_register(root))
    return import_all(requests, desk, **how)  # type: ignore[arg-type]


SIX = {f"{year}.txt": report(year) for year in range(2019, 2025)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_sources_whoever_makes_them(root: Path, jobs: int) -> None:
    told: list[int] = []
    found = imported(root, SIX, jobs=jobs, progress=lambda done, _total: told.append(done))
    assert [one.result.written for one in found] == [
        f"reports/990100/xfj/{year}-fzzf.md" for year in range(2019, 2025)
    ]
    assert told == [1, 2, 3, 4, 5, 6]


def test_the_second_time_nothing_is_written_and_that_is_said(root: Path) -> None:
    first = imported(root, SIX)
    path = root / str(first[0].result.written)
    path.write_text(
        path.read_text(encoding="utf-8").replace("\n---\n\n", "\nindex: 补写的\n---\n\n", 1),
        encoding="utf-8",
    )
    before = {file: file.stat().st_mtime_ns for file in (root / "reports").rglob("*")}
    second = imported(root, SIX)
    assert {one.outcome for one in second} == {Outcome.UNCHANGED}
    assert [one.result.written for one in second] == [one.result.written for one in first]
    assert "文件没有变化，没有重写" in second[0].result.notes[-1]
    assert "已经是这份内容" in second[1].result.notes[-1]
    assert {file: file.stat().st_mtime_ns for file in (root / "reports").rglob("*")} == before


def test_a_changed_source_does_not_overwrite_its_report_silently(root: Path) -> None:
    (first,) = imported(root, {"a.txt": report(2023)})
    (second,) = imported(root, {"a.txt": report(2023, "四百件")})
    assert second.outcome is Outcome.LEFT
    assert "--force" in second.why[0]
    assert "三百件" in (root / str(first.result.written)).read_text(encoding="utf-8")


def test_two_sources_of_one_report_are_both_told_and_neither_is_written(root: Path) -> None:
    found = imported(root, {**SIX, "甲.txt": report(2024, "四百件")}, force=True)
    one, other = found[5], found[6]
    assert (one.result.written, other.result.written) == (None, None)
    assert "甲.txt" in one.why[0]
    assert "2024.txt" in other.why[0]
    assert not (root / "reports/990100/xfj/2024-fzzf.md").exists()
    assert all(each.result.written for each in found[:5])


def test_one_broken_file_does_not_stop_the_others(root: Path) -> None:
    found = imported(root, {"坏.docx": b"PK\x03\x04", **SIX, "空.pdf": b""}, jobs=2)
    assert [one.outcome for one in found] == [Outcome.LEFT, *[Outcome.WRITTEN] * 6, Outcome.LEFT]


def _deadly(data: bytes, name: str) -> Draft:
    if "致命" in name:
        os._exit(1)
    draft: Draft = importers()[".txt"].read(data, name)
    return draft


def test_a_file_that_kills_its_process_is_told_and_the_others_are_done(root: Path) -> None:
    (root / "致命.txt").write_text("文字", encoding="utf-8")
    for name, text in SIX.items():
        (root / name).write_text(text, encoding="utf-8")
    names = [*list(SIX)[:3], "致命.txt", *list(SIX)[3:]]
    desk = Desk(root, "reports", load_register(root))
    deadly = {".txt": Importer((".txt",), _deadly)}
    made = all_made([Request(root / name) for name in names], desk, deadly, jobs=2)
    assert [bool(one.place) for one in made] == [True] * 3 + [False] + [True] * 3
    assert "意外结束" in made[3].result.notes[0]


def _faulty(_data: bytes, _name: str) -> Draft:
    raise KeyError("110101" + "199001010015")


def test_a_fault_of_ours_is_told_without_what_the_file_says(root: Path) -> None:
    (root / "a.txt").write_text("文字", encoding="utf-8")
    desk = Desk(root, "reports", load_register(root))
    faulty = {".txt": Importer((".txt",), _faulty)}
    (made,) = all_made([Request(root / "a.txt")], desk, faulty)
    assert "请报给维护者：KeyError" in made.result.notes[0]
    assert "1101" not in made.result.notes[0]


def test_a_folder_gives_its_reports_in_order_and_names_what_it_holds_besides(root: Path) -> None:
    folder = root / "报送"
    (folder / "乙").mkdir(parents=True)
    for name in ("b.docx", "a.TXT", "~$b.docx", ".DS_Store", "照片.jpg", "乙/c.pdf"):
        (folder / name).write_bytes(b"x")
    (folder / "链接.txt").symlink_to(root / "reports" / "register.yml")
    found = files_in(folder, importers(), not_in=root / "reports")
    assert [path.relative_to(folder).as_posix() for path in found.files] == [
        "a.TXT",
        "b.docx",
        "乙/c.pdf",
    ]
    assert [path.name for path in found.passed_over] == ["照片.jpg", "链接.txt"]


def test_reports_are_no_sources_of_the_folder_that_holds_them(root: Path) -> None:
    imported(root, SIX)
    assert len(files_in(root, importers(), not_in=root / "reports").files) == len(SIX)


LIST = """\
序号,文件,机关,种类,年度,备注
1,甲.txt,示例市信访局,法治政府建设年度报告,2024年度,
2,乙\\丙.txt,990100-xfj,xxgk,2023,"有逗号,和
换行"
,,,,,
3,,示例市信访局,,,
4,丁.txt,示例市档案馆,,,
5,戊.txt,,别的,,
6,己.txt,,,去年,
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_a_list_is_read_as_spreadsheets_save_it(root: Path, encoding: str, delimiter: str) -> None:
    path = root / "清单.csv"
    text = LIST if delimiter == "," else LIST.replace(",", "\t")
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    found = requests_in(path, load_register(root), Asked(year=2022))
    assert [request.path.relative_to(root).as_posix() for request in found[:2]] == [
        "甲.txt",
        "乙/丙.txt",
    ]
    assert found[0].asked == Asked("990100-xfj", "fzzf", 2024)
    assert found[1].asked == Asked("990100-xfj", "xxgk", 2023)
    assert [request.fault.partition("行")[2][:6] for request in found[2:]] == [
        "没有写文件",
        "：“示例市档",
        "：没有“别的",
        "：“去年”不",
    ]


@pytest.mark.parametrize("text", ["", "机关,年度\n示例市信访局,2024\n", "随便一句话"])
def test_what_is_no_list_is_refused(root: Path, text: str) -> None:
    (root / "清单.csv").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="清单"):
        requests_in(root / "清单.csv", load_register(root), Asked())


@pytest.mark.parametrize(
    ("columns", "named", "meant"),
    [
        ("文件,机关单位,报告年份", "机关单位", "公开主体"),
        ("文件,公开主体,报告年份", "报告年份", "报告年度"),
        ("文件,机关,公开种类别", "公开种类别", "公开种类"),
        ("报告文件,机关", "报告文件", "文件"),
    ],
)
def test_a_column_that_is_nearly_one_of_ours_is_not_passed_over(
    root: Path, columns: str, named: str, meant: str
) -> None:
    (root / "清单.csv").write_text(f"{columns}\n甲.txt,,\n", encoding="utf-8")
    with pytest.raises(UsageError, match=f"列“{named}”，可能是“{meant}”"):
        requests_in(root / "清单.csv", load_register(root), Asked())


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_workbook_is_called_one(root: Path, data: bytes) -> None:
    (root / "清单.xlsx").write_bytes(data)
    with pytest.raises(UsageError, match="工作簿，请打开后另存为 CSV"):
        requests_in(root / "清单.xlsx", load_register(root), Asked())


def test_a_list_tells_the_category_of_items(root: Path) -> None:
    (root / "清单.csv").write_text(
        "文件,公开类别\n甲.txt,5\n乙.txt,财政预决算\n丙.txt,16\n", encoding="utf-8"
    )
    found = requests_in(root / "清单.csv", load_register(root), Asked())
    assert [request.asked.category for request in found] == [5, 7, None]
    assert "没有“16”这一项" in found[2].fault


def test_another_year_than_the_title_s_is_told(root: Path) -> None:
    (root / "甲.txt").write_text(REPORT, encoding="utf-8")
    request = Request(root / "甲.txt", Asked(year=2022))
    (one,) = import_all([request], Desk(root, "reports", load_register(root)))
    assert one.result.written == "reports/990100/xfj/2022-fzzf.md"
    assert "标题写的年度是2024，指定的是2022，按指定的2022导入，请核对" in one.result.notes


def test_of_two_sources_of_one_report_the_private_number_is_told_too(root: Path) -> None:
    private = report(2024) + "110101190001010014\n"
    found = imported(root, {"甲.txt": private, "乙.txt": report(2024, "四百件")})
    assert found[0].outcome is Outcome.LEFT
    assert any("身份证号 1 处" in why for why in found[0].why)


def test_what_a_list_says_goes_before_what_the_text_says(root: Path) -> None:
    (root / "甲.txt").write_text(REPORT, encoding="utf-8")
    (root / "清单.csv").write_text("file,year,发布日期\n甲.txt,2023,2025/1/30\n", encoding="utf-8")
    register = load_register(root)
    requests = requests_in(root / "清单.csv", register, Asked())
    (one,) = import_all(requests, Desk(root, "reports", register))
    assert one.result.written == "reports/990100/xfj/2023-fzzf.md"
    assert str(one.result.front_matter["published"]) == "2025-01-30"
