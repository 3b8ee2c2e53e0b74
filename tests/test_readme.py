"""What the README shows is what happens: its commands are run and their output compared."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from site_building import EPOCH, REPOSITORY

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent


def _sessions() -> Iterator[tuple[str, str]]:
    """Every command of the README's console blocks with the output shown under it."""
    for block in re.findall(r"```console\n(.*?)```", README, flags=re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield command, output


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this repository, as a clone would be."""
    root = tmp_path_factory.mktemp("clone") / "gongkai"
    left_out = shutil.ignore_patterns(".git", ".venv", ".cache", "site", ".site*", "__pycache__")
    shutil.copytree(REPOSITORY, root, ignore=left_out)
    return root


def _run(command: str, root: Path) -> str:
    """Run a command of the README in a checkout whose environment is the one of this test."""
    command = command.replace("make ", f"make -o {BIN.parent}/ready VENV={BIN.parent} ")
    command = command.replace(".venv/bin/", f"{BIN}/")
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=root,
        env={
            **os.environ,
            "SOURCE_DATE_EPOCH": EPOCH,
            "PYTHONIOENCODING": "utf-8",
            "COLUMNS": "100",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert "Traceback" not in done.stdout, done.stdout
    return done.stdout


def _agrees(shown: str, said: str) -> bool:
    """Whether the output is as shown; … stands for any text, also over several lines."""
    pattern = [line.rstrip().replace("[", "[[]").replace("…", "*") for line in shown.splitlines()]
    return fnmatchcase(
        "\n".join(line.rstrip() for line in said.strip().splitlines()), "\n".join(pattern).strip()
    )


@pytest.mark.skipif(os.name == "nt", reason="the README speaks to a POSIX shell")
@pytest.mark.skipif(not (BIN / "gongkai").exists(), reason="not in an environment made by make")
def test_the_readme_s_commands_do_what_it_shows(checkout: Path) -> None:
    sessions = list(_sessions())
    assert len(sessions) >= 5
    for command, shown in sessions:
        said = _run(command, checkout)
        assert _agrees(shown, said), f"$ {command}\n{said}\n--- shown ---\n{shown}"


def test_every_command_and_format_is_in_the_readme() -> None:
    for word in ("check", "new", "import", "explain", "verify"):
        assert f"gongkai {word}" in README
    for target in ("make site", "make test", "make serve", "make check", "make bench"):
        assert target in README
