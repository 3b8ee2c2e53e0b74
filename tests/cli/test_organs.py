"""Organs as people name them on the command line: by id, or by a whole name theirs alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from factories import BODY, REGISTER, REGISTER_PATH

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("name", ["示例市信访局", "示例市信访办公室"])
def test_an_organ_may_be_called_by_the_whole_name_that_it_alone_bears_or_bore(
    root: Path, run: Run, name: str
) -> None:
    register = yaml.safe_load(REGISTER)
    register["organs"]["990100-xfj"]["names"] = [{"name": "示例市信访办公室", "until": 2022}]
    (root / REGISTER_PATH).write_text(yaml.safe_dump(register), encoding="utf-8")
    assert run("new", "fzzf", "--organ", name, "--year", "2023")[0] == 0
    text = (root / "reports/990100/xfj/2023-fzzf.md").read_text(encoding="utf-8")
    assert "organ: 990100-xfj\n" in text


def test_a_name_that_two_organs_bear_needs_an_id(root: Path, run: Run) -> None:
    register = yaml.safe_load(REGISTER)
    register["organs"]["990121-sfj"]["names"] = [{"name": "示例市信访局", "until": 2022}]
    (root / REGISTER_PATH).write_text(yaml.safe_dump(register), encoding="utf-8")
    code, _, err = run("new", "fzzf", "--organ", "示例市信访局", "--year", "2023")
    assert code == 2
    assert "可能是示例市信访局（990100-xfj）、示例县司法局（990121-sfj），请写编号" in err


def test_an_import_takes_a_name_as_well(root: Path, run: Run) -> None:
    (root / "原稿.txt").write_text(f"2023年法治政府建设年度报告\n\n{BODY}", encoding="utf-8")
    given = ("--organ", "示例市信访局", "--kind", "fzzf", "--year", "2023")
    code, out, err = run("import", "原稿.txt", *given)
    assert (code, err) == (0, ""), out
    text = (root / "reports/990100/xfj/2023-fzzf.md").read_text(encoding="utf-8")
    assert "organ: 990100-xfj\n" in text
