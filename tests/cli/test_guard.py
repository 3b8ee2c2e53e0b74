from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from checkouts import Checkout
from factories import BODY, PATH, REGISTER, REGISTER_PATH, report_text

AS_OF = ("--as-of", "2026-11-23")
DAY = dt.date(2025, 2, 3)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def checkout(root: Path) -> Checkout:
    """The root of the other commands' tests, committed."""
    kept = Checkout(root)
    kept.commit({}, DAY)
    return kept


@pytest.mark.usefixtures("checkout")
def test_nothing_changed_ends_with_0(run: Run) -> None:
    code, out, err = run("guard", "--base", "HEAD", *AS_OF)
    assert (code, err) == (0, "")
    assert "没有发现不该有的改动（截至 2026-11-23）" in out


def test_a_report_deleted_but_not_yet_committed_ends_with_1(
    run: Run, root: Path, checkout: Checkout
) -> None:
    (root / PATH).unlink()
    code, out, _ = run("guard", "--base", "HEAD", *AS_OF)
    assert code == 1
    assert out.startswith(f"{PATH}:1 错误 G101 ")
    checkout.commit({}, dt.date(2025, 3, 1))
    assert run("guard", "--base", "HEAD", *AS_OF)[0] == 0
    assert run("guard", "--base", "HEAD~1", *AS_OF)[0] == 1


def test_json_has_the_shape_of_check(run: Run, checkout: Checkout) -> None:
    checkout.write({PATH: report_text(body=BODY.replace("三百", "四百"))})
    code, out, _ = run("guard", "--base", "HEAD", "--format", "json", *AS_OF)
    document = json.loads(out)
    assert code == 1
    assert document["version"] == 1
    assert document["summary"] == {
        "files": 1, "errors": 1, "warnings": 0, "infos": 0, "waived": 0,
    }  # fmt: skip
    finding = document["findings"][0]
    assert (finding["rule"], finding["severity"], finding["path"]) == ("G102", "error", PATH)
    assert {"line", "column", "message", "basis", "hint", "element", "waived"} <= set(finding)


@pytest.mark.parametrize(
    ("former", "asked"),
    [
        ("", 'corrections: [{date: 2026-11-23, note: ""}]'),
        ("corrections:\n", '  - {date: 2026-11-23, note: ""}'),
    ],
    ids=["the first", "another"],
)
def test_the_hint_is_the_line_to_add_and_passes_once_it_says_what_changed(
    run: Run, checkout: Checkout, former: str, asked: str
) -> None:
    first = f"{former}  - {{date: 2025-02-10, note: 补充数据}}\n" if former else ""
    report = report_text()
    head, _, body = report.removeprefix("---\n").partition("---\n")
    checkout.commit({PATH: f"---\n{head}{first}---\n{body}"}, dt.date(2025, 2, 11))
    changed = body.replace("三百", "四百")
    checkout.write({PATH: f"---\n{head}{first}---\n{changed}"})
    code, out, _ = run("guard", "--base", "HEAD", *AS_OF)
    assert code == 1
    assert f"{asked}；" in out
    checkout.write({PATH: f"---\n{head}{first}{asked}\n---\n{changed}"})
    assert run("guard", "--base", "HEAD", *AS_OF)[0] == 1
    assert "M102" in run("check", PATH, *AS_OF)[1]
    filled = asked.replace('""', "将三百改为四百")
    checkout.write({PATH: f"---\n{head}{first}{filled}\n---\n{changed}"})
    assert run("guard", "--base", "HEAD", *AS_OF)[0] == 0


def test_the_hint_for_another_correction_fits_the_line_that_the_first_hint_made(
    run: Run, checkout: Checkout
) -> None:
    head, _, body = report_text().removeprefix("---\n").partition("---\n")
    first = 'corrections: [{date: 2025-02-10, note: "补充数据"}'
    checkout.commit({PATH: f"---\n{head}{first}]\n---\n{body}"}, dt.date(2025, 2, 11))
    changed = body.replace("三百", "四百")
    checkout.write({PATH: f"---\n{head}{first}]\n---\n{changed}"})
    _, out, _ = run("guard", "--base", "HEAD", *AS_OF)
    added = re.search(r"最后一条后面写 (, \{.*?\})", out)
    assert added
    filled = added[1].replace('""', "将三百改为四百")
    checkout.write({PATH: f"---\n{head}{first}{filled}]\n---\n{changed}"})
    assert run("guard", "--base", "HEAD", *AS_OF)[0] == 0


def test_the_site_s_own_settings_decide_nothing(run: Run, root: Path, checkout: Checkout) -> None:
    checkout.write({PATH: None})
    (root / "mkdocs.yml").write_text("extra: {gongkai: {as_of: 2020-01-01}}", encoding="utf-8")
    assert run("guard", "--base", "HEAD")[0] == 1


def test_a_root_below_the_top_of_its_repository(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout = Checkout(tmp_path / "all", tmp_path / "all" / "政务 公开")
    checkout.commit({REGISTER_PATH: REGISTER, PATH: report_text()}, DAY)
    monkeypatch.chdir(checkout.root)
    assert run("guard", "--base", "HEAD", *AS_OF)[0] == 0
    checkout.write({PATH: None})
    code, out, _ = run("guard", "--base", "HEAD", *AS_OF)
    assert code == 1
    assert out.startswith(f"{PATH}:1 ")


def test_a_whole_root_that_moved_gives_no_verdict(
    run: Run, tmp_path: Path, checkout: Checkout
) -> None:
    checkout.write({PATH: None, REGISTER_PATH: None, f"elsewhere/{PATH}": report_text()})
    code, out, err = run("guard", "--base", "HEAD", "--root", str(tmp_path / "elsewhere"))
    assert (code, out) == (2, "")
    assert "里没有 reports/" in err


@pytest.mark.skipif(os.name == "nt", reason="names are always text on Windows")
def test_a_name_that_is_no_utf8_is_compared_like_any_other(
    run: Run, root: Path, checkout: Checkout
) -> None:
    name = os.fsencode(root / PATH).replace(b"2024-fzzf", b"\xb1\xa8 \n\xb8\xe6")
    with open(name, "wb") as file:  # noqa: PTH123  # a name in bytes
        file.write(report_text({"year": "2023"}).encode())
    checkout.commit({}, DAY)
    assert run("guard", "--base", "HEAD", *AS_OF)[0] == 0
    os.unlink(name)  # noqa: PTH108  # a name in bytes
    assert run("guard", "--base", "HEAD", "--format", "json", *AS_OF)[0] == 1
    assert run("guard", "--base", "HEAD", *AS_OF)[0] == 1


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")
def test_what_takes_the_place_of_a_report_is_not_followed(
    run: Run, root: Path, checkout: Checkout
) -> None:
    (root / PATH).rename(root / "kept.md")
    (root / PATH).symlink_to(root / "kept.md")
    assert run("guard", "--base", "HEAD", *AS_OF)[0] == 1
    checkout.git("checkout", "--quiet", "--", ".")
    (root / "reports").rename(root / "elsewhere")
    (root / "reports").symlink_to(root / "elsewhere")
    base = checkout.commit({}, DAY)
    code, _, err = run("guard", "--base", base, *AS_OF)
    assert code == 2
    assert "没有可以比对的内容" in err


def test_bits_that_hide_a_change_from_git_hide_nothing(run: Run, checkout: Checkout) -> None:
    for bit in ("--assume-unchanged", "--skip-worktree"):
        checkout.git("update-index", bit, PATH)
        checkout.write({PATH: report_text(body=BODY.replace("三百", "四百"))})
        assert run("guard", "--base", "HEAD", *AS_OF)[0] == 1


def test_a_worktree_and_names_in_chinese(
    run: Run, tmp_path: Path, checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.commit({"reports/990100/xfj/附件 一.csv": "甲"}, DAY)
    checkout.commit({PATH: report_text({"attachments": ["附件 一.csv"]})}, DAY)
    checkout.git("worktree", "add", "--quiet", str(tmp_path / "second"))
    second = tmp_path / "second"
    monkeypatch.chdir(second)
    (second / "reports/990100/xfj/附件 一.csv").write_text("乙", encoding="utf-8")
    code, out, _ = run("guard", "--base", "HEAD", *AS_OF)
    assert code == 1
    assert "公开以后“附件 一.csv”换了内容" in out


@pytest.mark.parametrize("base", ["", "-x", "没有这个分支", "0" * 40, "HEAD:reports", "HEAD\nx"])
@pytest.mark.usefixtures("checkout")
def test_a_base_that_is_no_commit_gives_no_verdict(run: Run, base: str) -> None:
    code, out, err = run("guard", f"--base={base}", *AS_OF)
    assert (code, out) == (2, "")
    assert "版本" in err


@pytest.mark.usefixtures("root")
def test_without_a_repository_there_is_no_verdict(run: Run) -> None:
    code, out, err = run("guard", "--base", "HEAD")
    assert (code, out) == (2, "")
    assert err == "错误：这里没有用 git 管理，没有版本记录\n"


def test_before_the_first_commit_there_is_no_verdict(run: Run, root: Path) -> None:
    Checkout(root)
    code, _, err = run("guard", "--base", "HEAD")
    assert code == 2
    assert "找不到版本“HEAD”" in err


@pytest.mark.usefixtures("checkout")
def test_without_git_there_is_no_verdict(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(root / "reports"))
    code, _, err = run("guard", "--base", "HEAD")
    assert code == 2
    assert "没有安装 git" in err


def test_a_shallow_clone_without_the_revision_gives_no_verdict(
    run: Run, tmp_path: Path, checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = checkout.git("rev-parse", "HEAD")
    checkout.commit({PATH: report_text({"index": None})}, dt.date(2025, 3, 1))
    shallow = tmp_path / "shallow"
    checkout.git("clone", "--quiet", "--depth=1", checkout.top.as_uri(), str(shallow))
    monkeypatch.chdir(shallow)
    code, _, err = run("guard", "--base", first)
    assert code == 2
    assert "浅克隆" in err
    assert run("guard", "--base", "HEAD", *AS_OF)[0] == 0


def test_replaced_objects_do_not_deceive(run: Run, checkout: Checkout) -> None:
    before = checkout.git("rev-parse", "HEAD")
    after = checkout.commit({PATH: report_text(body=BODY.replace("三百", "四百"))}, DAY)
    checkout.git("replace", before, after)
    assert run("guard", "--base", before, *AS_OF)[0] == 1


def test_a_file_that_git_keeps_elsewhere_is_the_same_as_long_as_its_digest_is(
    run: Run, checkout: Checkout
) -> None:
    table = "reports/990100/xfj/附表.xlsx"
    digest = hashlib.sha256(b"1").hexdigest()
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize 1\n"
    checkout.commit({PATH: report_text({"attachments": ["附表.xlsx"]}), table: pointer}, DAY)
    checkout.write({table: b"1"})
    assert run("guard", "--base", "HEAD", *AS_OF)[0] == 0
    checkout.write({table: b"2"})
    assert run("guard", "--base", "HEAD", *AS_OF)[0] == 1


def test_a_filter_or_a_hook_of_the_repository_is_not_run(
    run: Run, root: Path, checkout: Checkout
) -> None:
    trace = root / "trace"
    checkout.git("config", "core.fsmonitor", f"touch '{trace}'")
    checkout.git("config", "diff.external", f"touch '{trace}'")
    run("guard", "--base", "HEAD", *AS_OF)
    assert not trace.exists()


TOMBSTONE = report_text(
    {
        "number": None, "index": None, "signed_by": None, "reviewed": None, "summary": None,
        "written": None,
        "withdrawn": {"date": "2026-11-20", "reason": "误载公民个人信息，已经撤下"},
    },
    "",
)  # fmt: skip


def test_a_tombstone_is_accepted_by_guard_and_check_alike(run: Run, checkout: Checkout) -> None:
    checkout.write({PATH: TOMBSTONE})
    assert run("guard", "--base", "HEAD", *AS_OF)[0] == 0
    code, out, _ = run("check", "--format", "json", *AS_OF)
    assert (code, json.loads(out)["findings"]) == (0, [])


def test_after_the_history_was_rewritten_guard_goes_on_from_the_new_one(
    run: Run, checkout: Checkout
) -> None:
    old = checkout.git("rev-parse", "HEAD")
    checkout.write({PATH: TOMBSTONE})
    # What `git filter-repo --invert-paths` and a fresh commit leave: one without the old bytes.
    checkout.git("checkout", "--quiet", "--orphan", "clean")
    new = checkout.commit({}, dt.date(2026, 11, 21))
    checkout.git("branch", "--quiet", "--delete", "--force", "main")
    assert run("guard", "--base", new, *AS_OF)[0] == 0
    checkout.git("reflog", "expire", "--expire=now", "--all")
    checkout.git("gc", "--quiet", "--prune=now")
    assert run("guard", "--base", old, *AS_OF)[0] == 2
    checkout.write({PATH: None})
    assert run("guard", "--base", new, *AS_OF)[0] == 1
