"""Originals: kept beside the report with their digest, unless they say more than they show."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest
import yaml

from import_desk import REPORT, Desk
from ofd_files import ofd_file
from word_files import paragraph, paragraphs, part, word_file

IDENTITY = "110101190001010014"
PLACE = "reports/990100/xfj/2024-fzzf"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.at(tmp_path)


def front_of(desk: Desk, place: str = f"{PLACE}.md") -> dict[str, object]:
    text = (desk.root / place).read_text(encoding="utf-8")
    front: dict[str, object] = yaml.safe_load(text[4:].partition("\n---\n")[0])
    return front


def beside(desk: Desk) -> set[str]:
    return {path.name for path in (desk.root / PLACE).parent.iterdir()}


@pytest.mark.parametrize(
    ("name", "data", "kept"),
    [
        ("定稿.docx", word_file(paragraphs(REPORT)), "2024-fzzf.docx"),
        ("定稿.txt", REPORT.encode("gb18030"), "2024-fzzf.txt"),
        ("定稿.ofd", ofd_file(REPORT), "2024-fzzf.ofd"),
        ("其实是文本.docx", REPORT.encode(), "2024-fzzf.txt"),
    ],
)
def test_an_original_is_kept_beside_its_report_with_its_digest(
    desk: Desk, name: str, data: bytes, kept: str
) -> None:
    desk.result(data, name)
    digest = hashlib.sha256(data).hexdigest()
    front = front_of(desk)
    assert front["attachments"] == [kept]
    assert front["original"] == {"file": kept, "sha256": digest}
    assert (desk.root / PLACE).with_name(kept).read_bytes() == data


COMMENTS = {"word/comments.xml": part("comments", f"<w:comment>{paragraph('请改')}</w:comment>")}
DELETED = "<w:del><w:r><w:delText>删去的话</w:delText></w:r></w:del><w:r><w:t>留下的话</w:t></w:r>"
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见的话</w:t></w:r><w:r><w:t>看见的话</w:t></w:r>"
MACRO = {"word/vbaProject.bin": b"\0"}


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (word_file(paragraphs(REPORT), COMMENTS), "a.docx", "原件里有批注"),
        (word_file(paragraphs(REPORT) + paragraph(runs=DELETED)), "a.docx", "原件里有修订记录"),
        (word_file(paragraphs(REPORT) + paragraph(runs=HIDDEN)), "a.docx", "原件里有隐藏文字"),
        (word_file(paragraphs(REPORT), MACRO), "a.docm", "文件里有宏"),
        (word_file(paragraphs(f"{REPORT}\n{IDENTITY}")), "a.docx", "身份证号 1 处"),
        (f"{REPORT}\n{IDENTITY}".encode(), "a.txt", "身份证号 1 处"),
        (f"<html><body><p>{REPORT.replace(chr(10), '<p>')}".encode(), "a.html", "不能作为附件"),
    ],
    ids=["comments", "tracked", "hidden", "macros", "private", "private text", "type"],
)
def test_an_original_that_says_more_than_it_shows_is_not_kept_and_the_clerk_is_told(
    desk: Desk, data: bytes, name: str, why: str
) -> None:
    result = desk.result(data, name)
    assert result.written == f"{PLACE}.md"
    assert any(note.startswith("没有保留原件：") and why in note for note in result.notes)
    assert not any(IDENTITY in note for note in result.notes)
    assert beside(desk) == {"2024-fzzf.md"}
    assert "attachments" not in front_of(desk)
    assert front_of(desk)["original"] == {"sha256": hashlib.sha256(data).hexdigest()}


def test_an_original_is_not_kept_where_that_is_not_wanted(desk: Desk) -> None:
    desk.result(REPORT, originals=False)
    assert beside(desk) == {"2024-fzzf.md"}
    assert "file" not in dict(front_of(desk)["original"])  # type: ignore[call-overload]


def test_a_dry_run_keeps_nothing(desk: Desk) -> None:
    desk.result(REPORT, dry_run=True)
    assert not (desk.root / "reports/990100").exists()


def test_another_file_in_the_original_s_place_is_not_overwritten_unasked(desk: Desk) -> None:
    other = desk.root / f"{PLACE}.txt"
    other.parent.mkdir(parents=True)
    other.write_text("别的附件", encoding="utf-8")
    result = desk.result(REPORT)
    assert result.written is None
    assert "与这个原件不同" in result.notes[-1]
    assert beside(desk) == {"2024-fzzf.txt"}
    assert desk.result(REPORT, force=True).written
    assert other.read_text(encoding="utf-8") == REPORT


def test_an_original_that_lies_in_its_place_already_stays_there(desk: Desk) -> None:
    path = desk.root / f"{PLACE}.txt"
    path.parent.mkdir(parents=True)
    path.write_text(REPORT, encoding="utf-8")
    (result,) = desk.results(path)
    assert result.written == f"{PLACE}.md"
    assert beside(desk) == {"2024-fzzf.md", "2024-fzzf.txt"}
    assert result.notes == ()


def test_a_source_that_lies_among_the_reports_under_another_name_is_to_be_taken_away(
    desk: Desk,
) -> None:
    path = desk.root / "reports/报送.txt"
    path.write_text(REPORT, encoding="utf-8")
    (result,) = desk.results(path)
    assert result.notes == ("reports/报送.txt 放在公开件文件夹里，核对以后请删去",)


def test_a_link_in_the_original_s_place_is_not_followed(desk: Desk) -> None:
    outside = desk.root / "外面.txt"
    outside.write_text("原样", encoding="utf-8")
    link = desk.root / f"{PLACE}.txt"
    link.parent.mkdir(parents=True)
    link.symlink_to(outside)
    assert desk.result(REPORT).written is None
    assert desk.result(REPORT, force=True).written
    assert outside.read_text(encoding="utf-8") == "原样"


def test_forcing_replaces_the_original_too(desk: Desk) -> None:
    desk.result(REPORT)
    changed = REPORT.replace("三百件", "四百件")
    desk.result(changed, force=True)
    assert (desk.root / f"{PLACE}.txt").read_text(encoding="utf-8") == changed


def add(desk: Desk, line: str) -> None:
    path = desk.root / f"{PLACE}.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\n---\n", f"\n{line}\n---\n", 1), encoding="utf-8")


def test_forcing_keeps_what_people_wrote_and_names_it_and_what_it_changed(desk: Desk) -> None:
    desk.result(REPORT)
    add(desk, "index: 990100012/2025-00004")
    add(desk, "corrections: [{date: 2025-03-02, note: 改了件数}]")
    result = desk.result(REPORT.replace("1月19日", "1月20日"), force=True)
    front = front_of(desk)
    assert front["index"] == "990100012/2025-00004"
    assert front["corrections"] == [{"date": dt.date(2025, 3, 2), "note": "改了件数"}]
    assert "index" not in result.missing
    assert "原来写有、这个文件里没有的，照旧保留，请核对：索引号、更正" in result.notes
    assert "与原来不同，按这个文件改写了：成文日期" in result.notes


def test_forcing_with_a_file_of_another_sort_takes_the_old_original_away(desk: Desk) -> None:
    desk.result(REPORT)
    (desk.root / PLACE).with_name("附表.pdf").write_bytes(b"%PDF-1.4")
    add(desk, "signed_by: 李某")
    path = desk.root / f"{PLACE}.md"
    text = path.read_text(encoding="utf-8").replace("fzzf.txt]", "fzzf.txt, 附表.pdf]")
    path.write_text(text, encoding="utf-8")
    data = word_file(paragraphs(REPORT))
    tried = desk.result(data, "定稿.docx", force=True, dry_run=True)
    assert beside(desk) == {"2024-fzzf.md", "2024-fzzf.txt", "附表.pdf"}
    result = desk.result(data, "定稿.docx", force=True)
    assert result.notes == tried.notes
    assert "原来的原件 2024-fzzf.txt 不再使用，随之删去" in result.notes
    assert beside(desk) == {"2024-fzzf.md", "2024-fzzf.docx", "附表.pdf"}
    assert set(front_of(desk)["attachments"]) == {"附表.pdf", "2024-fzzf.docx"}  # type: ignore[call-overload]


@pytest.mark.parametrize("named", ["2024-fzzf.txt", "../../register.yml"])
def test_a_file_that_is_not_the_original_it_was_stays(desk: Desk, named: str) -> None:
    desk.result(REPORT)
    other = desk.root / f"{PLACE}.txt"
    other.write_text("改过", encoding="utf-8")
    path = desk.root / f"{PLACE}.md"
    text = path.read_text(encoding="utf-8").replace("file: 2024-fzzf.txt", f"file: {named}")
    path.write_text(text, encoding="utf-8")
    desk.result(word_file(paragraphs(REPORT)), "定稿.docx", force=True)
    assert other.read_text(encoding="utf-8") == "改过"
    assert (desk.root / "reports/register.yml").is_file()


def test_a_report_imported_onto_itself_is_not_to_be_taken_away(desk: Desk) -> None:
    desk.result(REPORT, originals=False)
    (result,) = desk.results(desk.root / f"{PLACE}.md", force=True)
    assert result.written == f"{PLACE}.md"
    assert result.notes == ()
