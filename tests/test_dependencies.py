"""What constraints.txt pins can be installed wherever pyproject says that the project runs."""

from __future__ import annotations

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
