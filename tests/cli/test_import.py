from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from factories import BODY, REGISTER_PATH
from gongkai.cli.import_results import as_text
from gongkai.importers import Dropped, Imported, ImportResult, Joined, Made, Outcome

Run = Callable[..., tuple[int, str, str]]


def raw_report(root: Path, organ: str = "示例市信访局") -> str:
    """A raw text of that organ beside the root's reports."""
    text = f"{organ}2023年法治政府建设年度报告\n\n{BODY}"
    (root / "原文.txt").write_text(text.replace("## ", ""), encoding="utf-8")
    return "原文.txt"


def test_a_raw_report_is_put_in_its_place(root: Path, run: Run) -> None:
    code, out, err = run("import", raw_report(root), "--format", "json")
    assert (code, err) == (0, "")
    (row,) = json.loads(out)
    assert list(row) == [
        "source", "written", "front_matter", "organ", "elements", "dropped", "joined", "missing",
        "notes",
    ]  # fmt: skip
    assert row["written"] == "reports/990100/xfj/2023-fzzf.md"
    assert row["elements"]["E2"] == "section"
    assert (root / row["written"]).is_file()


def test_people_are_told_what_became_of_a_raw_report(root: Path, run: Run) -> None:
    code, out, _ = run("import", raw_report(root), "--dry-run")
    assert code == 0
    assert out.startswith("原文.txt → reports/990100/xfj/2023-fzzf.md\n")
    assert "请核实补写：" in out
    assert "没有找到" not in out
    assert "1 个可以写出，0 个没有写出（只是试看，没有写文件）" in out
    assert not (root / "reports/990100/xfj/2023-fzzf.md").exists()


def test_what_cannot_be_placed_ends_with_1_and_a_register_entry(root: Path, run: Run) -> None:
    code, out, _ = run("import", raw_report(root, "示例市档案局"))
    assert code == 1
    assert out.startswith("原文.txt → 没有写出\n")
    assert "加在原有的那一行之下" in out


def test_what_the_register_lacks_for_several_files_is_said_once(root: Path, run: Run) -> None:
    for name, organ, year in [
        ("一", "厦门市档案局", 2023), ("二", "厦门市档案局", 2021), ("三", "厦门市定案局", 2022)
    ]:  # fmt: skip
        text = f"{organ}{year}年法治政府建设年度报告\n\n{BODY}"
        (root / f"{name}.txt").write_text(text.replace("## ", ""), encoding="utf-8")
    code, out, _ = run("import", "一.txt", "二.txt", "三.txt")
    assert code == 1
    assert out.count("登记的写法列在最后。") == 3
    assert out.count("reports/register.yml") == 1
    assert "没有登记的机关有 2 个，涉及 3 个文件" in out
    entry = 'region: "350200", level: department, since:'
    block = [line for line in out.splitlines() if "name: 厦门" in line or line.endswith("市")]
    assert block == [
        '  "350200": 厦门市',
        f"  350200-jg: {{name: 厦门市档案局, {entry} 2021, duties: [fzzf]}}",
        f"  350200-jg2: {{name: 厦门市定案局, {entry} 2022, duties: [fzzf]}}",
    ]


@pytest.mark.parametrize(
    ("added", "why"),
    [
        ("organs:\n  990100-daj: {name: 示例市档案局}\n", "项目“organs”写了两次"),
        ('  990100-daj: {name: 示例市档案局, region: "990100", level: gov}\n', "gov"),
    ],
    ids=["pasted at the end", "wrong value"],
)
def test_a_register_that_was_misread_is_told_before_an_organ_is_called_unknown(
    root: Path, run: Run, added: str, why: str
) -> None:
    register = root / REGISTER_PATH
    register.write_text(register.read_text(encoding="utf-8") + added, encoding="utf-8")
    _, _, err = run("import", raw_report(root, "示例市档案局"))
    first, where, hint = err.splitlines()[:3]
    assert first == "登记文件有误，写错的条目没有采用；不改正不能发布："
    assert re.match(r"  reports/register\.yml 第 \d+ 行：", where)
    assert why in where
    assert hint.startswith("    改法：")


def test_a_text_may_come_from_a_pipe(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (root / raw_report(root)).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
    code, out, _ = run("import", "-", "--format", "json")
    assert code == 0
    (row,) = json.loads(out)
    assert row["source"] == "标准输入"
    assert (root / row["written"]).is_file()


def test_importing_needs_no_register(root: Path, run: Run) -> None:
    (root / REGISTER_PATH).unlink()
    code, out, _ = run("import", raw_report(root), "--format", "json")
    assert code == 1
    assert json.loads(out)[0]["written"] is None


def test_a_folder_is_imported_and_summed_up_for_people_and_programs(root: Path, run: Run) -> None:
    folder = root / "报送"
    folder.mkdir()
    for year in range(2010, 2022):
        text = f"示例市信访局{year}年法治政府建设年度报告\n\n{BODY}".replace("## ", "")
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    (folder / "照片.jpg").write_bytes(b"x")
    code, out, err = run("import", "报送", "--summary", "结果.json")
    assert (code, err) == (1, "")
    assert "报送/2010.txt → reports/990100/xfj/2010-fzzf.md\n" in out
    assert "需要人处理的 13 个：\n  报送/2010.txt\n" in out
    assert "    文中没有，请核实补写：" in out
    assert "  报送/坏.docx\n    文件已经损坏" in out
    assert "另有 1 个文件不是能导入的类型，没有读取：照片.jpg" in out
    assert "共 13 个文件：12 个已写出，1 个没有写出\n" in out
    told = json.loads((root / "结果.json").read_text(encoding="utf-8"))
    assert told["summary"] == {
        "files": 13, "written": 12, "planned": 0, "unchanged": 0, "left": 1, "needs": 13,
    }  # fmt: skip
    assert told["files"][0]["original"] == "2010-fzzf.txt"
    assert any("发布日期（published）" in need for need in told["files"][0]["needs"])
    assert told["files"][-1]["outcome"] == "left"
    assert told["passed_over"] == ["报送/照片.jpg"]
    (folder / "坏.docx").unlink()
    code, out, _ = run("import", "报送")
    assert code == 0
    assert "需要人处理" not in out
    assert "共 12 个文件：0 个已写出，0 个没有写出，12 个没有变化\n" in out


def test_a_dry_run_calls_nothing_written(root: Path, run: Run) -> None:
    name = raw_report(root)
    options = ("--dry-run", "--summary", "结果.json", "--review", "核对.html")
    code, _, _ = run("import", name, *options)
    told = json.loads((root / "结果.json").read_text(encoding="utf-8"))
    assert code == 0
    assert told["files"][0]["outcome"] == "planned"
    assert (told["summary"]["planned"], told["summary"]["written"]) == (1, 0)
    assert "可以写出（试看）" in (root / "核对.html").read_text(encoding="utf-8")
    assert "已写出" not in (root / "核对.html").read_text(encoding="utf-8")


def test_a_folder_without_reports_is_told_with_what_can_be_imported(root: Path, run: Run) -> None:
    (root / "空的").mkdir()
    (root / "空的" / "照片.jpg").write_bytes(b"x")
    code, out, err = run("import", "空的")
    assert (code, out) == (2, "")
    assert "文件夹里没有能导入的文件；能导入的有 " in err
    assert ".docx、" in err


def test_a_heading_with_hardly_a_word_below_it_is_not_called_missing(root: Path, run: Run) -> None:
    text = "示例市信访局2023年法治政府建设年度报告\n\n一、主要举措和成效\n\n做了。\n"
    (root / "原文.txt").write_text(text, encoding="utf-8")
    _, out, _ = run("import", "原文.txt", "--dry-run", "--review", "核对.html")
    assert "有标题，下面几乎没有内容：推进法治政府建设的主要举措和成效（E1）" in out
    assert "没有找到：推进法治政府建设存在的不足和原因（E2）" in out
    assert "有标题，下面几乎没有内容" in (root / "核对.html").read_text(encoding="utf-8")


def test_long_lists_of_lines_are_cut_and_edges_of_pages_have_pages() -> None:
    result = ImportResult(
        "a.pdf",
        dropped=(Dropped(1, "— 3 —", page=3), Dropped(4, "打印")),
        joined=tuple(Joined(line) for line in range(19, 60)),
    )
    text = as_text([Imported(result, Outcome.WRITTEN, Made(result))], (), dry_run=False)
    assert "    第 3 页　— 3 —\n    第 4 行　打印\n" in text.replace("        ", "    ")
    assert "接上的断行：第 19、20、21、22、23、24、25、26、27、28 行等 41 处\n" in text


def test_a_list_is_imported(root: Path, run: Run) -> None:
    raw_report(root)
    (root / "清单.csv").write_bytes("文件,年度\n原文.txt,2022\n没有.txt,2021\n".encode("gb18030"))
    code, out, _ = run("import", "--list", "清单.csv", "--format", "json")
    assert code == 1
    first, second = json.loads(out)
    assert first["written"] == "reports/990100/xfj/2022-fzzf.md"
    assert "没有这个文件" in second["notes"][0]
