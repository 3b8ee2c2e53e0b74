from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from gongkai import cli
from gongkai.cli import COMMANDS, gongkai

Run = Callable[..., tuple[int, str, str]]

ENGLISH = (
    "usage", "options:", "error", "show this", "missing", "no such", "invalid", "required",
    "default", "command", "args", "try '", "got unexpected", "is not", "did you mean", "aborted",
)  # fmt: skip


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_help_is_chinese_and_has_an_example(name: str | None, run: Run) -> None:
    code, out, err = run(*([name] if name else []), "--help")
    assert (code, err) == (0, "")
    assert out.startswith("用法：gongkai")
    assert "示例：\n  gongkai " in out
    assert not [word for word in ENGLISH if word in out.lower()]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_described(name: str) -> None:
    command = gongkai.get_command(click.Context(gongkai), name)
    assert command is not None
    assert command.name == name
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert all(option.help for option in options)
    assert command.short_help


def test_every_module_with_a_command_is_entered() -> None:
    folder = Path(cli.__file__).parent
    found = {
        path.stem
        for path in folder.glob("*.py")
        if "@click.command(" in path.read_text(encoding="utf-8")
    }
    assert found == set(COMMANDS.values())


def test_a_check_loads_nothing_of_pages_and_imports() -> None:
    said = "import sys, gongkai.cli.check; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", said],
        env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parent.parent.parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert "gongkai.inspection" in loaded
    assert not {"numpy", "jinja2", "mkdocs", "gongkai.press.printing", "gongkai.importers"} & loaded


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "没有“chek”这个命令，是不是“check”"),
        (["--bogus"], "没有 --bogus 这个选项\n"),
        (["check", "--foo"], "没有 --foo 这个选项\n"),
        (["check", "--formt", "json"], "没有 --formt 这个选项，是不是“--format”"),
        (["check", "--fromat", "json"], "没有 --fromat 这个选项，是不是“--format”"),
        (["check", "--format"], "选项 --format 后面要写一个值"),
        (["check", "--format", "xml"], "选项 --format 的值不对：没有“xml”"),
        (["check", "--as-of", "2026-2-1"], "选项 --as-of 的值不对：“2026-2-1”不是日期"),
        (["check", "--as-of", "2026-02-30"], "没有“2026-02-30”这一天"),
        (["new"], "缺少参数 KIND，可以写 fzzf、"),
        (["new", "fzzf"], "缺少选项 --organ"),
        (["new", "fzzf", "--organ", "x", "--year", "24"], "“24”不是年份"),
        (["new", "zdgk", "--organ", "x", "--category", "16"], "没有第“16”项"),
        (["new", "fzzf", "--organ", "x", "--force=1"], "选项 --force 后面不能写值"),
        (["import"], "缺少参数 FILE"),
        (["import", "--kind", "信息公开", "x.txt"], "没有“信息公开”，是不是“信息公开年报”"),
        (["audit", "--kind", "主动公开事项"], "可以写 fzzf（法治政府建设年度报告）、"),
        (["audit", "-o", "没有/台账.csv"], "没有 没有 这个文件夹"),
        (["audit", "-o", "reports", "--format", "csv"], "reports 是文件夹，请在后面写上文件名"),
        (["import", "没有.txt"], "“没有.txt”不存在"),
        (["explain", "S101", "S102"], "多了参数：S102"),
    ],
)
@pytest.mark.usefixtures("root")
def test_misuse_is_answered_in_chinese_with_2(run: Run, arguments: list[str], message: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert not [word for word in ENGLISH if word in err.lower()]


def test_without_a_command_the_help_is_told_and_there_is_no_verdict(run: Run) -> None:
    code, out, err = run()
    assert (code, out) == (2, "")
    assert "命令：\n  check" in err


def test_the_group_is_an_ordinary_click_command() -> None:
    result = CliRunner().invoke(gongkai, ["--version"])
    assert (result.exit_code, result.output) == (0, "gongkai 0.1.0\n")


@pytest.mark.usefixtures("root")
def test_the_ledger_for_a_person_may_be_called_text_as_elsewhere(run: Run) -> None:
    day = ("--as-of", "2026-11-23")
    text = run("audit", "--format", "text", *day)
    assert text == run("audit", "--format", "table", *day)
    assert text[0] == 0
    assert "公开台账" in text[1]
