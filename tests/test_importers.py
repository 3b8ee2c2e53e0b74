"""Importing, by golden samples, and what becomes of files.

A sample is a text below `samples/text`, named for the difficulty that it holds, beside the
Markdown that it must become and what is said of it. To write both anew after a change that is
meant, run with GONGKAI_UPDATE_SAMPLES=1 and read the difference.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
import yaml

from gongkai.importers import import_files, importers
from gongkai.register import load_register
from import_desk import REPORT, SAMPLES, Desk, headings_of
from ofd_files import ofd_file
from word_files import paragraphs, word_file

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
DEMONSTRATION = sorted((HERE.parent / "reports").glob("*/*/*-fzzf.md"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.at(tmp_path)


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_sample_becomes_what_stands_beside_it(desk: Desk, sample: Path) -> None:
    (result,) = desk.results(sample)
    told = {k: v for k, v in json.loads(msgspec.json.encode(result)).items() if k != "source"}
    report, account = sample.with_suffix(".md"), sample.with_suffix(".json")
    if os.environ.get("GONGKAI_UPDATE_SAMPLES"):
        account.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        if result.written:
            shutil.copy(desk.root / result.written, report)
    assert told == json.loads(account.read_text(encoding="utf-8"))
    assert report.exists() == bool(result.written)
    if result.written:
        assert (desk.root / result.written).read_bytes() == report.read_bytes()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the five real reports are not here")
def test_the_five_real_reports_pass(tmp_path: Path) -> None:
    command = tmp_path / "gongkai"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gongkai "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    run = subprocess.run(
        [sys.executable, str(SHARED / "accept" / "seeds.py"), str(command)],
        env={**os.environ, "PYTHONPATH": str(HERE.parent / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("report", DEMONSTRATION, ids=lambda path: "-".join(path.parts[-3:]))
def test_a_report_without_its_marks_gets_its_headings_back(tmp_path: Path, report: Path) -> None:
    front, _, body = report.read_text(encoding="utf-8")[4:].partition("\n---\n")
    title = yaml.load(front, Loader=yaml.CSafeLoader)["title"]
    plain = re.sub("^#+ ", "", body, flags=re.MULTILINE)
    register = load_register(HERE.parent)
    (tmp_path / "原文.txt").write_text(f"{title}\n{plain}", encoding="utf-8")
    (result,) = import_files([tmp_path / "原文.txt"], root=tmp_path, out="out", register=register)
    assert result.written == "/".join(("out", *report.parts[-3:]))
    headings = [line.lstrip("# ") for line in headings_of(Desk(tmp_path).body(result))]
    assert not [line for line in headings_of(body) if line.lstrip("# ") not in headings]


def test_elements_are_judged_as_a_check_of_the_written_file_judges_them(desk: Desk) -> None:
    text = REPORT.replace("三、主要负责人履行推进法治建设第一责任人职责情况\n", "")
    assert desk.result(text).elements == {
        "E1": "section",
        "E2": "section",
        "E3": "absent",
        "E4": "section",
        "E5": "absent",
    }


def test_an_existing_report_is_refused_unless_forced(desk: Desk) -> None:
    first = desk.result(REPORT)
    second = desk.result(REPORT.replace("三百件", "四百件"))
    assert second.written is None
    assert second.notes == (f"{first.written} 已经存在，没有写；确实要覆盖的，加上 --force",)
    assert "三百件" in desk.body(first)
    third = desk.result(REPORT.replace("三百件", "四百件"), force=True)
    assert "四百件" in desk.body(third)


def test_two_texts_of_one_report_do_not_overwrite_each_other(desk: Desk) -> None:
    for name in ("甲.txt", "乙.txt"):
        (desk.root / name).write_text(REPORT, encoding="utf-8")
    first, second = desk.results(desk.root / "甲.txt", desk.root / "乙.txt", force=True)
    assert first.written == "reports/990100/xfj/2024-fzzf.md"
    assert second.written is None
    assert "甲.txt" in second.notes[-1]


def test_a_dry_run_tells_the_place_and_writes_nothing(desk: Desk) -> None:
    before = sorted(desk.root.rglob("*"))
    result = desk.result(REPORT, dry_run=True)
    assert result.written == "reports/990100/xfj/2024-fzzf.md"
    assert sorted(desk.root.rglob("*")) == sorted([*before, desk.root / "原文.txt"])


def test_a_file_that_cannot_be_placed_does_not_stop_the_others(desk: Desk) -> None:
    texts: Mapping[str, bytes] = {
        "空.txt": b"",
        "表.docx": b"PK\x03\x04",
        "假.txt": b"%PDF-1.7",
        "乱.txt": bytes(range(128, 256)) * 8,
        "好.txt": REPORT.encode(),
    }
    for name, data in texts.items():
        (desk.root / name).write_bytes(data)
    results = desk.results(*(desk.root / name for name in texts), desk.root / "没有.txt")
    assert [result.written is not None for result in results] == [False] * 4 + [True, False]
    assert [result.notes[0][:12] for result in results if not result.written] == [
        "文件里没有文字",
        "文件已经损坏，打不开，请",
        "PDF 已经损坏，打不开",
        "认不出文件的编码，请另存",
        "文件读不出来：没有这个文",
    ]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_other_encodings_are_read(desk: Desk, encoding: str) -> None:
    result = desk.result(REPORT.encode(encoding))
    assert "全年办理群众信访事项三百件" in desk.body(result)


def test_the_folder_may_stand_anywhere(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("别处")
    result = desk.result(REPORT, out=str(elsewhere))
    assert result.written == (elsewhere / "990100/xfj/2024-fzzf.md").as_posix()
    assert Path(result.written).is_file()


def test_front_matter_that_a_file_brings_along_is_believed(desk: Desk) -> None:
    text = f"---\npublished: 2025-02-03\ndraft: true\n---\n\n# {REPORT}"
    result = desk.result(text, "原文.md")
    assert str(result.front_matter["published"]) == "2025-02-03"
    assert (3, "draft: true") in [(entry.line, entry.text) for entry in result.dropped]


def test_a_report_of_ours_is_put_in_its_place_as_it_is(desk: Desk) -> None:
    first = desk.result(REPORT)
    assert first.written is not None
    text = (desk.root / first.written).read_text(encoding="utf-8")
    again = desk.result(text, "再来.md", force=True)
    assert again.written == first.written
    assert (desk.root / first.written).read_text(encoding="utf-8") == text


def test_progress_is_told_after_each_file(desk: Desk) -> None:
    told: list[tuple[int, int]] = []
    (desk.root / "原文.txt").write_text(REPORT, encoding="utf-8")
    desk.results(
        *[desk.root / "原文.txt"] * 3, progress=lambda done, total: told.append((done, total))
    )
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_every_format_is_found_by_walking_the_folder() -> None:
    assert {".docx", ".html", ".pdf", ".ofd", ".doc", ".wps", ".txt", ".md"} <= set(importers())


@pytest.mark.parametrize(
    ("name", "data", "extra"),
    [
        ("报告.docx", word_file(paragraphs(REPORT)), "word"),
        ("页面.html", f"<html><body><p>{REPORT}".encode(), "web"),
        ("报告.pdf", b"%PDF-1.7", "pdf"),
        ("报告.ofd", ofd_file(REPORT), "ofd"),
    ],
)
def test_a_library_that_is_not_there_is_told_with_how_to_install_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, extra: str
) -> None:
    for module in ("lxml.etree", "lxml.html", "pypdfium2"):
        monkeypatch.setitem(sys.modules, module, None)
    result = desk.result(data, name)
    assert result.written is None
    assert f".venv/bin/pip install -e '.[{extra}]'" in result.notes[0]


def test_an_old_format_without_its_program_is_told_what_to_do(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    result = desk.result(data, "报告.wps")
    assert result.written is None
    assert "LibreOffice" in result.notes[0]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["doc", "rtf", "odt"])
def test_old_formats_are_read_through_libreoffice(desk: Desk, form: str) -> None:
    source = desk.root / "报告.docx"
    source.write_bytes(word_file(paragraphs(REPORT)))
    profile = f"-env:UserInstallation={(desk.root / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, str(source)]
    subprocess.run(command, cwd=desk.root, capture_output=True, check=True, timeout=120)
    (result,) = desk.results(desk.root / f"报告.{form}")
    assert desk.body(result) == desk.imported(REPORT, force=True)


def test_a_file_that_is_too_large_is_not_read(desk: Desk) -> None:
    path = desk.root / "大.txt"
    with path.open("wb") as file:
        file.truncate((64 << 20) + 1)
    (result,) = desk.results(path)
    assert result.notes == ("文件超过 64 MB，不像一份报告，没有读取",)
