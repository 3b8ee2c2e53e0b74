from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from factories import PATH, REGISTER, REGISTER_PATH, report_text
from gongkai.reporters import reporters

AS_OF = ("--as-of", "2026-11-23")
Run = Callable[..., tuple[int, str, str]]
Spoil = Callable[..., None]


@pytest.mark.usefixtures("root")
def test_a_clean_root_ends_with_0_and_says_so(run: Run) -> None:
    code, out, err = run("check", *AS_OF)
    assert (code, err) == (0, "")
    assert "检查 1 个文件：0 个错误" in out
    assert out.endswith("结论：可以发布（截至 2026-11-23）\n")


def test_an_error_ends_with_1(spoil: Spoil, run: Run) -> None:
    spoil()
    code, out, err = run("check", *AS_OF)
    assert (code, err) == (1, "")
    assert f"{PATH}:" in out
    assert "结论：不能发布" in out


@pytest.mark.parametrize("form", reporters())
def test_stdout_holds_the_format_and_nothing_else(spoil: Spoil, run: Run, form: str) -> None:
    spoil()
    code, out, err = run("check", "--format", form, *AS_OF)
    assert (code, err) == (1, "")
    assert out.startswith(
        {"json": "{", "sarif": "{", "junit": "<?xml", "github": "::error "}.get(form, PATH)
    )


def test_json_counts_what_it_lists(spoil: Spoil, run: Run) -> None:
    spoil()
    document = json.loads(run("check", "--format", "json", *AS_OF)[1])
    levels = [finding["severity"] for finding in document["findings"]]
    assert document["summary"]["files"] == 1
    assert document["summary"]["errors"] == levels.count("error") > 0


def test_the_root_is_found_from_a_folder_below_it(
    spoil: Spoil, root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil()
    monkeypatch.chdir((root / PATH).parent)
    code, out, _ = run("check", *AS_OF)
    assert code == 1
    assert out.startswith(f"{PATH}:")


def test_the_root_may_be_stated(
    root: Path, run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert run("check", "--root", str(root), *AS_OF)[0] == 0


def test_without_a_root_there_is_no_verdict(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run("check")
    assert (code, out) == (2, "")
    assert "没有找到 reports/" in err


def test_only_the_named_files_are_reported(
    spoil: Spoil, root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "reports/990100/xfj/2023-fzzf.md"
    spoil()
    spoil(other)
    monkeypatch.chdir(root / "reports" / "990100")
    code, out, _ = run("check", "xfj/2023-fzzf.md", "--format", "json", *AS_OF)
    document = json.loads(out)
    assert code == 1
    assert document["summary"]["files"] == 1
    assert {finding["path"] for finding in document["findings"]} == {other}


def test_a_folder_names_everything_below_it(spoil: Spoil, run: Run) -> None:
    spoil("reports/990121/sfj/2024-fzzf.md")
    clean, _, _ = run("check", "reports/990100", *AS_OF)
    spoiled, _, _ = run("check", "reports/990121/", *AS_OF)
    everything, _, _ = run("check", "reports", *AS_OF)
    assert (clean, spoiled, everything) == (0, 1, 1)


def test_cross_file_rules_see_files_that_were_not_named(root: Path, run: Run) -> None:
    again = "reports/990100/xfj/2024-fzzf-2.md"
    (root / again).write_text(report_text({"index": '"990100-07-2025-0009"'}), encoding="utf-8")
    document = json.loads(run("check", again, "--format", "json", *AS_OF)[1])
    assert "M207" in {finding["rule"] for finding in document["findings"]}


def test_findings_of_the_register_are_for_those_who_ask(root: Path, run: Run) -> None:
    (root / REGISTER_PATH).write_text(REGISTER + "奇怪: 1\n", encoding="utf-8")
    report, _, _ = run("check", PATH, *AS_OF)
    register, out, _ = run("check", REGISTER_PATH, *AS_OF)
    assert (report, register) == (0, 1)
    assert out.startswith(f"{REGISTER_PATH}:")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("reports/没有.md", "“reports/没有.md”不存在"),
        ("mkdocs.yml", "“mkdocs.yml”不在"),
        ("..", "“..”不在"),
    ],
)
def test_a_path_that_cannot_be_checked_gives_no_verdict(
    root: Path, run: Run, path: str, message: str
) -> None:
    (root / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    code, out, err = run("check", path)
    assert (code, out) == (2, "")
    assert message in err


def test_the_day_comes_from_the_settings_before_the_clock_of_the_build(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767110400")
    assert "（截至 2025-12-31）" in run("check")[1]
    (root / "mkdocs.yml").write_text(
        yaml.safe_dump({"extra": {"gongkai": {"as_of": "2026-02-01"}}}), encoding="utf-8"
    )
    assert "（截至 2026-02-01）" in run("check")[1]


def test_wrong_settings_give_no_verdict(root: Path, run: Run) -> None:
    (root / "mkdocs.yml").write_text("extra: {gongkai: {as_off: 1}}\n", encoding="utf-8")
    code, out, err = run("check")
    assert (code, out) == (2, "")
    assert "mkdocs.yml" in err


def test_a_job_summary_is_appended_where_the_job_wants_one(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = root / "summary.md"
    summary.write_text("之前的内容\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    run("check", "--format", "text", *AS_OF)
    assert summary.read_text(encoding="utf-8") == "之前的内容\n"
    run("check", "--format", "github", *AS_OF)
    assert summary.read_text(encoding="utf-8").startswith("之前的内容\n## 公开件核查\n")


def test_the_root_itself_stands_for_all_of_it(root: Path, run: Run) -> None:
    assert root.is_dir()
    assert run("check", ".") == run("check")
