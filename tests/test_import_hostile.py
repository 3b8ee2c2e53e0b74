"""Files made to exhaust or to trick: a plain message, nothing beside the target touched."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from gongkai.importers._limits import OutOfTimeError, patience
from import_desk import REPORT, Desk
from word_files import paragraph, paragraphs, part, word_file, zipped

SMALL = paragraph("示例市信访局2024年法治政府建设年度报告")
MANY = "<w:p><w:r><w:t>一</w:t></w:r></w:p>" * 200_000


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.at(tmp_path)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.docx", word_file(SMALL + MANY), "过多"),
        ("a.docx", word_file(SMALL, {"word/comments.xml": part("comments", MANY)}), "过多"),
        ("a.docx", word_file(SMALL + paragraph("依法行政。" * 250_000)), "过多"),
        ("a.docx", word_file("<w:sdt><w:sdtContent>" * 5000 + SMALL), "损坏"),
        ("a.docx", word_file(SMALL, {"word/styles.xml": b" " * (30 << 20)}), "解压后过大"),
        ("a.html", b"<html><body>" + b"<p>x</p>" * 150_000, "过多"),
        ("a.html", b"<html><body>" + b"<div>" * 50_000 + b"x", "嵌套过深"),
        ("a.html", b"<html><body " + b"a=1 " * 20_000 + b">x", "过多"),
        ("a.txt", b"x" * (9 << 20), "过多"),
        ("a.txt", ("一、成效\n" * 60_000).encode(), "过多"),
        ("a.md", b"> " * (5 << 20), "过多"),
        ("a.rtf", b"MZ" + b"\0" * 100, ""),
        ("a.ofd", zipped({"OFD.xml": "<OFD/>" * 300_000}), ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_made_to_exhaust_its_reader_is_refused_in_words(
    desk: Desk, name: str, data: bytes, says: str
) -> None:
    before = sorted(desk.root.rglob("*"))
    result = desk.result(data, name)
    assert result.written is None
    assert says in result.notes[-1]
    assert "请报给维护者" not in result.notes[-1]
    assert sorted(desk.root.rglob("*")) == sorted([*before, desk.root / name])


def test_names_that_climb_out_of_an_archive_lead_nowhere_and_the_original_is_not_kept(
    desk: Desk,
) -> None:
    parts = {"../../../坏.txt": "坏", "/坏.txt": "坏", "word/../../坏.xml": "<a/>"}
    before = set(desk.root.parent.rglob("坏*"))
    result = desk.result(word_file(paragraphs(REPORT), parts), "a.docx")
    assert result.written is not None
    assert set(desk.root.parent.rglob("坏*")) == before


def test_a_file_that_lies_about_its_size_is_refused(desk: Desk) -> None:
    path = desk.root / "a.docx"
    path.write_bytes(word_file(SMALL, {"word/styles.xml": b"<a/>" * 9_000_000}))
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("word/styles.xml").file_size
    lying = data.replace(size.to_bytes(4, "little"), (4).to_bytes(4, "little"))
    result = desk.result(lying, "b.docx")
    assert result.written is None


def test_much_room_within_a_line_takes_no_time(desk: Desk) -> None:
    """A pattern that tries each end of white space would take hours for this."""
    result = desk.result(REPORT.replace("普法形式", f"普法{' ' * 400_000}形式"))
    assert result.written is not None


def test_what_takes_too_long_is_given_up() -> None:
    def endless() -> None:
        with patience(1):
            while True:
                pass

    with pytest.raises(OutOfTimeError):
        endless()


def test_reports_go_nowhere_but_where_their_organ_is(desk: Desk) -> None:
    result = desk.result("---\nkind: fzzf\norgan: ../../x\nyear: 2024\n---\n\n正文。", "a.md")
    assert result.written is None
    assert not (desk.root.parent / "x").exists()
