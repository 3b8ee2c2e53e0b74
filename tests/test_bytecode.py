"""Compiled templates: kept beside Python's bytecode, never older than their text."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from gongkai.press.bytecode import keep_compiled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for bytecode of its own, whatever the machine's settings."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "bytecode"))
    return tmp_path / "bytecode"


def _shown(text: str, *, trim_blocks: bool = False) -> str:
    loader = DictLoader({"page": text})
    environment = Environment(loader=loader, autoescape=True, trim_blocks=trim_blocks)
    keep_compiled(environment)
    return environment.get_template("page").render(word="<字>")


def _kept(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.jinja"))


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _shown("甲{{ word }}") == "甲&lt;字&gt;"
    assert len(_kept(folder)) == 1
    monkeypatch.setattr(Environment, "_generate", None)
    assert _shown("甲{{ word }}") == "甲&lt;字&gt;"


def test_a_changed_template_is_compiled_again(folder: Path) -> None:
    _shown("甲{{ word }}")
    assert _shown("乙{{ word }}") == "乙&lt;字&gt;"
    assert len(_kept(folder)) == 1


def test_another_way_to_compile_is_not_mistaken(folder: Path) -> None:
    text = "{% if word %}\n甲{% endif %}"
    assert _shown(text) == "\n甲"
    assert _shown(text, trim_blocks=True) == "甲"
    assert _kept(folder)


def test_a_file_cut_anywhere_is_compiled_again(folder: Path) -> None:
    _shown("甲{{ word }}")
    (file,) = _kept(folder)
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert _shown("甲{{ word }}") == "甲&lt;字&gt;"


def test_nothing_is_kept_where_python_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _shown("甲")
    assert not folder.exists()


def test_a_place_that_cannot_be_made_is_done_without(folder: Path) -> None:
    folder.write_text("是文件，不是文件夹", encoding="utf-8")
    assert _shown("甲{{ word }}") == "甲&lt;字&gt;"
