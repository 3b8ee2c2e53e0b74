"""What the tests of the command share: a root to work in and ways to run the command there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import gongkai
from factories import PATH, REGISTER, REGISTER_PATH, report_text
from gongkai.cli import main


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that the machine or the pipeline of these tests has set reaches the command."""
    for name in ("SOURCE_DATE_EPOCH", "GONGKAI_DEBUG", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A root with the factory's register and its one clean report; the current folder."""
    for path, text in ((REGISTER_PATH, REGISTER), (PATH, report_text())):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def spoil(root: Path) -> Callable[..., None]:
    """Put a report there that has an error whatever the day: nobody knows its organ."""

    def spoiling(path: str = PATH) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        front = {"organ": "990100-wu", "index": path}
        (root / path).write_text(report_text(front), encoding="utf-8")

    return spoiling


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the command in this process: its exit code, what it printed, what it said."""

    def running(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return running


@pytest.fixture
def process(root: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the command as a process of its own."""
    hooks = str(Path(gongkai.__file__).parents[1])

    def running(
        *arguments: str, stdout: int = subprocess.PIPE, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "gongkai", *arguments],
            cwd=root,
            env={**os.environ, "PYTHONPATH": hooks, **environment},
            stdout=stdout,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )

    return running
