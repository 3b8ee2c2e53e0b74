"""The ledger of a constructed province: every status, for several days, exactly as known."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import openpyxl
import pytest

from factories import WITHOUT_E3, report_text
from gongkai.audits import Audit, formats
from gongkai.cli import main
from gongkai.inspection import Inspection, task_for
from gongkai.ledger import Ledger, Status, ledger_of
from gongkai.settings import Settings
from gongkai.views.ledger import LedgerView, index

REGISTER = """\
regions:
  "990000": 示例省
  "990100": 示例市
  "990121": 示例县
organs:
  990100-jia: {name: 示例市甲局, region: "990100", since: 2023, duties: [fzzf, xxgk]}
  990100-zf:
    {name: 示例市人民政府, region: "990100", level: government, since: 2024, duties: [xxgk]}
  990121-yi:
    {name: 示例县乙局, region: "990121", since: 2023, until: 2023, duties: [fzzf],
     succeeded_by: 990121-bing}
  990121-bing:
    {name: 示例县丙局, region: "990121", since: 2024, duties: [fzzf],
     names: [{name: 示例县老丙局, until: 2024}],
     exempt: [{kind: fzzf, year: 2025, basis: 示委编〔2025〕1号, approved_by: 示例县人民政府}]}
  990121-ding: {name: 示例县丁局, region: "990121", since: 2024, duties: [fzzf]}
"""
E3 = "{rule: S101, element: E3, reason: 机构合并, approved_by: 示例县司法局, until: 2026-06-30}"


def _report(organ: str, year: int, name: str, published: str | None, **front: object) -> str:
    keys = {
        "title": f"{name}{year}年法治政府建设年度报告",
        "organ": organ,
        "year": str(year),
        "index": f'"{organ}-{year}"',
        "number": None,
        "written": None,
        "published": published,
        "reviewed": None,
        "summary": None,
        **front,
    }
    return report_text(keys, WITHOUT_E3 if "waivers" in front else None)


REPORTS = {
    "990100/jia/2023-fzzf": _report("990100-jia", 2023, "示例市甲局", "2024-04-01"),
    "990100/jia/2024-fzzf": _report("990100-jia", 2024, "示例市甲局", "2025-03-31"),
    "990100/jia/2025-fzzf": _report("990100-jia", 2025, "示例市甲局", None),
    "990121/yi/2023-fzzf": _report(
        "990121-yi",
        2023,
        "示例县乙局",
        "2024-03-01",
        withdrawn={"date": "2025-05-05", "reason": "数据有误"},
    ),
    "990121/bing/2024-fzzf": _report(
        "990121-bing", 2024, "示例县老丙局", "2025-03-03", waivers=f"[{E3}]"
    ),
}
# (organ, kind, year): status on 2025-01-31, 2025-04-01 and 2026-11-23.
KNOWN = {
    ("990100-jia", "fzzf", 2023): ("late", "late", "late"),
    ("990100-jia", "fzzf", 2024): ("not-due", "on-time", "on-time"),
    ("990100-jia", "fzzf", 2025): (None, None, "undated"),
    ("990100-jia", "xxgk", 2023): ("missing", "missing", "missing"),
    ("990100-jia", "xxgk", 2024): ("not-due", "missing", "missing"),
    ("990100-jia", "xxgk", 2025): (None, None, "missing"),
    ("990100-zf", "xxgk", 2024): ("not-due", "missing", "missing"),
    ("990100-zf", "xxgk", 2025): (None, None, "missing"),
    ("990121-yi", "fzzf", 2023): ("on-time", "on-time", "withdrawn"),
    ("990121-bing", "fzzf", 2024): ("not-due", "on-time", "on-time"),
    ("990121-bing", "fzzf", 2025): (None, None, "exempt"),
    ("990121-ding", "fzzf", 2024): ("not-due", "missing", "missing"),
    ("990121-ding", "fzzf", 2025): (None, None, "missing"),
}
DAYS = ("2025-01-31", "2025-04-01", "2026-11-23")


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("province")
    (root / "reports").mkdir()
    (root / "reports" / "register.yml").write_text(REGISTER, encoding="utf-8")
    for path, text in REPORTS.items():
        target = root / "reports" / f"{path}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return root


def _ledger(root: Path, day: str) -> Ledger:
    inspection = Inspection(task_for(root, Settings(), dt.date.fromisoformat(day)))
    try:
        return ledger_of(inspection.edition())
    finally:
        inspection.close()


def _audited(ledger: Ledger, form: str) -> bytes:
    return formats()[form](Audit(ledger, ledger.entries))


@pytest.mark.parametrize("at", range(3), ids=DAYS)
def test_every_duty_has_the_status_that_is_known_of_it(province: Path, at: int) -> None:
    document = json.loads(_audited(_ledger(province, DAYS[at]), "json"))
    found = {(row["organ"], row["kind"], row["year"]): row["status"] for row in document["duties"]}
    known = {duty: statuses[at] for duty, statuses in KNOWN.items() if statuses[at]}
    assert found == known
    assert document["as_of"] == DAYS[at]
    counts = document["summary"]
    assert counts.pop("duties") == len(known)
    assert counts == {s.value: list(known.values()).count(s.value) for s in Status}


def test_a_row_holds_its_evidence(province: Path) -> None:
    rows = {
        (row["organ"], row["kind"], row["year"]): row
        for row in json.loads(_audited(_ledger(province, DAYS[2]), "json"))["duties"]
    }
    late = rows["990100-jia", "fzzf", 2023]
    assert (late["due"], late["published"], late["days_late"]) == ("2024-03-31", "2024-04-01", 1)
    assert late["due_on_holiday"], "31 March 2024 was a Sunday; the day does not move"
    assert late["report"] == "reports/990100/jia/2023-fzzf.md"
    text = REPORTS["990100/jia/2023-fzzf"].split("\n")
    assert text[late["line"] - 1].startswith("published:")
    assert late["elements"] == {"required": 4, "present": 4, "mentioned": [], "missing": []}
    missing = rows["990121-ding", "fzzf", 2024]
    assert (missing["report"], missing["published"]) == (None, None)
    assert missing["elements"]["present"] == 0


def test_a_file_that_cannot_be_read_is_missing_and_named(tmp_path: Path) -> None:
    (tmp_path / "reports" / "990121" / "ding").mkdir(parents=True)
    (tmp_path / "reports" / "register.yml").write_text(REGISTER, encoding="utf-8")
    broken = tmp_path / "reports" / "990121" / "ding" / "2024-fzzf.md"
    broken.write_text("title：全角冒号\n", encoding="utf-8")
    [entry] = [
        one
        for one in _ledger(tmp_path, DAYS[2]).entries
        if one.duty.organ == "990121-ding" and one.duty.year == 2024
    ]
    assert entry.status is Status.MISSING
    assert entry.notes == (
        "已超过期限602天",
        "reports/990121/ding/2024-fzzf.md 已经提交，但是元数据读不出来",
    )


def test_an_explanation_excuses_a_missing_element_until_it_expires(province: Path) -> None:
    for day, excused in (("2026-06-30", True), ("2026-07-01", False)):
        entries = {
            (entry.duty.organ, entry.duty.year): entry for entry in _ledger(province, day).entries
        }
        entry = entries["990121-bing", 2024]
        assert entry.elements.missing == ("E3",)
        assert entry.incomplete is not excused
        assert entry.evidence is not None
        assert entry.evidence.waived == excused


def test_csv_and_workbook_say_what_the_json_says(province: Path) -> None:
    ledger = _ledger(province, DAYS[2])
    data = _audited(ledger, "csv")
    assert data.startswith(b"\xef\xbb\xbf"), "Excel needs the mark"
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["状态"] for row in rows] == [entry.status.word for entry in ledger.entries]
    book = openpyxl.load_workbook(io.BytesIO(_audited(ledger, "xlsx")))
    assert book.sheetnames == ["矩阵", "公开义务", "问题", "说明"]
    sheet = list(book["公开义务"].iter_rows(values_only=True))
    shown = [f"{entry.status.sign} {entry.status.word}" for entry in ledger.entries]
    assert [row[7] for row in sheet[1:]] == shown
    assert [row[3] for row in sheet[1:]] == [row["机关"] for row in rows]
    for place, name in ((6, "应公开日期"), (9, "发布日期")):
        days = [row[place] for row in sheet[1:]]
        assert all(day is None or isinstance(day, dt.datetime) for day in days), name
        assert [str(day.date()) if day else "" for day in days] == [row[name] for row in rows]


def test_the_same_question_gives_the_same_bytes(province: Path) -> None:
    first, second = (_ledger(province, DAYS[2]) for _ in range(2))
    for form in formats():
        assert _audited(first, form) == _audited(second, form)


def test_a_workbook_bears_the_day_of_the_answer_not_of_the_clock(province: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(_audited(_ledger(province, DAYS[2]), "xlsx")))
    day = dt.datetime.fromisoformat(DAYS[2])
    assert (book.properties.created, book.properties.modified) == (day, day)


def test_a_name_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    root = tmp_path
    (root / "reports").mkdir()
    register = REGISTER.replace("示例市甲局", "=1+1甲局")
    (root / "reports" / "register.yml").write_text(register, encoding="utf-8")
    ledger = _ledger(root, DAYS[2])
    assert "'=1+1甲局" in _audited(ledger, "csv").decode()
    book = openpyxl.load_workbook(io.BytesIO(_audited(ledger, "xlsx")))
    cells = [row[3] for row in book["公开义务"].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}


def test_the_page_of_the_whole_ledger_names_all_that_failed_the_newest_first(
    province: Path,
) -> None:
    ledger = _ledger(province, DAYS[2])
    [page] = index(ledger.edition)
    assert isinstance(page.view, LedgerView)
    rows = [row for _, rows in page.view.failing for row in rows]
    statuses = {Status.UNDATED, Status.WITHDRAWN}
    failed = [entry for entry in ledger.entries if entry.fails or entry.status in statuses]
    assert len(rows) == len(failed) > 0
    for _, group in page.view.failing:
        years = [row.year for row in group]
        assert years == sorted(years, reverse=True)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 0, "公开义务共13项"),
        (("--strict",), 1, "未公开7项"),
        (("--region", "990121"), 0, "公开义务共5项"),
        (("--region", "示例县", "--year", "2023"), 0, "已撤下1项"),
        (("--kind", "xxgk", "--year", "2024"), 0, "公开义务共2项：未公开2项"),
        (("--region", "示例县", "--year", "2023", "--strict"), 0, "公开义务共1项"),
        (("--as-of", "2024-02-01", "--kind", "fzzf"), 0, "未到期2项"),
    ],
)
def test_the_command_answers_what_is_asked(
    province: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    code: int,
    words: str,
) -> None:
    day = () if "--as-of" in arguments else ("--as-of", DAYS[2])
    assert main(["audit", "--root", str(province), *day, *arguments]) == code
    assert words in capsys.readouterr().out


def test_an_unknown_region_gives_no_answer_and_names_the_likeliest(
    province: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", "--root", str(province), "--region", "示例州"]) == 2
    assert "没有地区“示例州”" in capsys.readouterr().err


def test_a_workbook_is_written_whole_to_its_file(province: Path, tmp_path: Path) -> None:
    target = tmp_path / "台账.xlsx"
    arguments = ["audit", "--root", str(province), "--format", "xlsx", "-o", str(target)]
    assert main(arguments) == 0
    assert openpyxl.load_workbook(target).sheetnames[0] == "矩阵"
    assert [path.name for path in tmp_path.iterdir()] == ["台账.xlsx"]
