"""What constraints.txt pins runs on every Python that pyproject names; make takes a sound one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8")
PINS = [Requirement(line) for line in CONSTRAINTS.splitlines()]
# The first release of the oldest series: Debian 12 has 3.11.2.
OLDEST = PROJECT["requires-python"].removeprefix(">=") + ".0"


def _wanted() -> list[Requirement]:
    """All but the peers of the bench: ours is held against their newest."""
    extras = PROJECT["optional-dependencies"]
    texts = [*PROJECT["dependencies"]]
    texts += [text for name in extras if name != "bench" for text in extras[name]]
    wanted = [Requirement(text) for text in texts]
    return [requirement for requirement in wanted if requirement.name != PROJECT["name"]]


def _installed(name: str) -> metadata.Distribution:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        pytest.skip(f"{name} belongs to an extra that is not installed")


@pytest.mark.parametrize("pin", PINS, ids=lambda pin: pin.name)
def test_a_pinned_release_runs_on_the_oldest_python(pin: Requirement) -> None:
    supported = SpecifierSet(*_installed(pin.name).metadata.get_all("Requires-Python", []))

    assert supported.contains(OLDEST), f"{pin} asks for Python {supported}"


@pytest.mark.parametrize("pin", PINS, ids=lambda pin: pin.name)
def test_the_tests_run_with_the_pinned_release(pin: Requirement) -> None:
    assert pin.specifier.contains(_installed(pin.name).version)


@pytest.mark.parametrize("requirement", _wanted(), ids=lambda requirement: requirement.name)
def test_what_the_project_asks_for_is_pinned_within_its_bounds(requirement: Requirement) -> None:
    pins = {canonicalize_name(pin.name): str(pin.specifier)[2:] for pin in PINS}

    assert requirement.specifier.contains(pins.get(canonicalize_name(requirement.name), ""))


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize(
    ("arguments", "environment", "interpreter"),
    [
        (("PYTHON=/opt/python3.13",), {}, "/opt/python3.13"),
        ((), {"PYTHON": "python3.12"}, "python3.12"),
        (("SYSTEM_PYTHON=/no/python3",), {}, "python3"),
        ((f"SYSTEM_PYTHON={sys.executable}",), {}, sys.executable),
    ],
    ids=["named", "in the environment", "no system's own", "the system's own"],
)
def test_make_takes_the_python_that_is_named_else_the_system_s_own_else_any(
    tmp_path: Path, arguments: tuple[str, ...], environment: dict[str, str], interpreter: str
) -> None:
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    # A make around the tests hands its own options on.
    own = {"PYTHON", "MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES"}
    inherited = {name: value for name, value in os.environ.items() if name not in own}
    said = subprocess.run(
        ["make", "-n", *arguments, ".venv/ready"],
        cwd=tmp_path,
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert f"{interpreter} -m venv .venv" in said
