from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from factories import BODY, REGISTER_PATH

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
    assert "reports/register.yml" in out


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
