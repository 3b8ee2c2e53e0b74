from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable

import click
import pytest

import gongkai as package
from gongkai.cli.endings import exit_code
from gongkai.errors import GongkaiError

AS_OF = ("--as-of", "2026-11-23")
Spoil = Callable[..., None]
Process = Callable[..., subprocess.CompletedProcess[bytes]]


def failing(error: BaseException) -> Callable[[], object]:
    def fail() -> object:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (GongkaiError("登记文件读不出来"), "错误：登记文件读不出来\n"),
        (KeyboardInterrupt(), "已中断，没有得出结论\n"),
        (click.Abort(), "已中断，没有得出结论\n"),
        (
            PermissionError(13, "Permission denied", "reports/a.md"),
            "错误：“reports/a.md”没有权限\n",
        ),
        (OSError(28, "No space left on device"), "错误：读写文件时磁盘空间不足\n"),
        (OSError(99999, "?"), "错误：读写文件时系统错误 99999\n"),
    ],
)
def test_what_prevents_a_verdict_is_said_without_a_trace(
    error: BaseException, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(failing(error)) == 2
    assert capsys.readouterr() == ("", said)


def test_a_fault_of_the_program_is_one_line_to_pass_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert exit_code(failing(KeyError("两\n行"))) == 2
    out, err = capsys.readouterr()
    assert out == ""
    first, second = err.splitlines()
    assert first == "错误：程序自身出错，没有得出结论。请把下面这一行报给维护者："
    assert second.startswith("KeyError: ")
    assert "gongkai/cli/endings.py:" in second
    assert "gongkai 0.1.0, Python 3" in second


def test_the_whole_trace_is_for_those_who_ask(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGKAI_DEBUG", "1")
    assert exit_code(failing(KeyError("x"))) == 2
    assert capsys.readouterr().err.startswith("Traceback")


def test_exit_codes_reach_the_shell(process: Process, spoil: Spoil) -> None:
    assert process("check", *AS_OF).returncode == 0
    spoil()
    assert process("check", *AS_OF).returncode == 1
    assert process("check", "没有").returncode == 2


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_output_to_a_file_is_utf_8_whatever_the_system_prefers(
    process: Process, spoil: Spoil, encoding: str
) -> None:
    spoil()
    ended = process("check", "--format", "json", *AS_OF, PYTHONIOENCODING=encoding)
    document = json.loads(ended.stdout.decode("utf-8"))
    assert "“990100-wu”" in document["findings"][0]["message"]
    assert ended.stderr == b""
    assert "不存在" in process("check", "没有", PYTHONIOENCODING=encoding).stderr.decode()


def test_a_reader_who_leaves_early_changes_neither_verdict_nor_quiet(
    process: Process, spoil: Spoil
) -> None:
    spoil()
    reading, writing = os.pipe()
    os.close(reading)
    ended = process("check", *AS_OF, stdout=writing)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (1, b"")


def test_the_version_is_the_package_s(process: Process) -> None:
    assert process("--version").stdout.decode() == f"gongkai {package.__version__}\n"


def test_a_report_is_the_same_to_the_byte_when_checked_again(
    process: Process, spoil: Spoil
) -> None:
    spoil()
    first, second = (process("check", "--format", "sarif", *AS_OF) for _ in "12")
    assert first.stdout == second.stdout != b""
