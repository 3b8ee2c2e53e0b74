"""What is private in a text, where it stands, and that no output ever shows a digit of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from factories import REGISTER, report_text
from gongkai.cli import main
from gongkai.privacy import Sort, masked, masked_message, private_data_in
from gongkai.reporters import reporters

# Others than those in the examples of the rules' pages, which some formats carry along.
IDENTITY = "350429193507123068"
MOBILE = "15912365478"
CARD = "6217004819572630484"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("甲13800138000乙", "13800138000"),
        ("甲１３８００１３８０００乙", "１３８００１３８０００"),
        ("甲 138 0013-8000 乙", "138 0013-8000"),
        ("**138**0013**8000**", "138**0013**8000"),
        ("138\\-0013\\-8000", "138\\-0013\\-8000"),
        ("138&#8203;0013&nbsp;8000", "138&#8203;0013&nbsp;8000"),
        ("1&#51;800138000", "1&#51;800138000"),
        ("138<b>0013</b>8000", "138<b>0013</b>8000"),
        ("138\u00ad0013\u200b8000", "138\u00ad0013\u200b8000"),
        ("电话138001\n38000", "138001\n38000"),
    ],
)
def test_a_number_is_found_however_it_is_broken_up(text: str, part: str) -> None:
    (datum,) = private_data_in(text)
    assert datum.sort is Sort.MOBILE
    assert text[datum.start : datum.end] == part


def test_cells_of_a_table_are_not_run_together() -> None:
    assert private_data_in("| 138 | 0013 | 8000 |\n") == ()
    assert private_data_in("<td>138</td><td>00138000</td>") == ()


def test_numbers_side_by_side_are_told_apart() -> None:
    sorts = [datum.sort for datum in private_data_in(f"2024-01-15 {MOBILE} {IDENTITY} {CARD}")]
    assert sorts == [Sort.MOBILE, Sort.IDENTITY, Sort.CARD]


def test_masking_leaves_everything_else() -> None:
    text = f"张某{MOBILE}，索引号990100-07-2025-0003，2024年1月15日"
    assert masked(text) == "张某****，索引号990100-07-2025-0003，2024年1月15日"
    assert masked("十三万") == "十三万"
    assert masked_message("编号12345678901234567890") == "编号****"


def _root(folder: Path) -> Path:
    """Reports whose every part holds private numbers, in ways that many rules stumble over."""
    reports = folder / "reports"
    home = reports / "990100" / "xfj"
    home.mkdir(parents=True)
    contact = f"    {{name: 示例市信访局, contact: '{MOBILE}', 备注{MOBILE}: {IDENTITY},"
    register = REGISTER.replace("    {name: 示例市信访局,", contact)
    (reports / "register.yml").write_text(register, encoding="utf-8")
    front = {
        "title": f"关于{IDENTITY}的答复",
        "number": f"示信发[2025]{MOBILE}号",
        "index": IDENTITY,
        "written": IDENTITY,
        "signed_by": MOBILE,
        "source": f"http://{MOBILE}",
        f"电话{MOBILE}": CARD,
        "attachments": f"[{MOBILE}.csv, 没有{IDENTITY}.pdf, {IDENTITY}.exe, mingdan.csv]",
        "waivers": f"[{{rule: S103, reason: 见{IDENTITY}, approved_by: '{MOBILE}'}}]",
    }
    body = (
        f"# {IDENTITY}\n\n## 一、{MOBILE}\n\n## 一、{CARD}\n\n"
        f"张某{IDENTITY}，{CARD}，{MOBILE}。\n\n"
        f"[看](javascript:{MOBILE}) [看](../{IDENTITY}.md) ![图](http://x/{IDENTITY}.png)\n\n"
        f"<script>{IDENTITY}</script><b {MOBILE}>\n\n2023年{IDENTITY}法治政府建设年度报告{MOBILE}\n"
    )
    (home / "2024-fzzf.md").write_text(report_text(front, body), encoding="utf-8")
    (home / "2023-fzzf.md").write_text(f"---\ntitle：{IDENTITY}\n{MOBILE}\n---\n", encoding="utf-8")
    (home / "2022-fzzf.md").write_text(f"{IDENTITY}\n{MOBILE}\n{CARD}\n", encoding="utf-8")
    (home / "mingdan.csv").write_text(f"姓名,号码\n张某,{IDENTITY}\n", encoding="utf-8")
    (home / f"{MOBILE}.csv").write_text("#!/bin/sh\n", encoding="utf-8")
    return folder


def _shows(text: str) -> list[str]:
    """The private numbers that a text shows, in whole or in a part of six digits."""
    digits = re.sub(r"[^0-9]+", " ", text)
    parts = {
        number[at : at + 8] for number in (IDENTITY, MOBILE, CARD) for at in range(len(number) - 7)
    }
    return sorted(part for part in parts if part in digits)


@pytest.mark.parametrize("form", list(reporters()))
def test_no_format_of_a_check_shows_a_private_number(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = _root(tmp_path)
    assert main(["check", "--root", str(root), "--format", form]) == 1
    assert _shows(capsys.readouterr().out) == []


def test_every_rule_about_private_data_speaks_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = _root(tmp_path)
    main(["check", "--root", str(root), "--format", "json"])
    found = {row["rule"] for row in json.loads(capsys.readouterr().out)["findings"]}
    assert {"P101", "P102", "P103", "P105", "P106", "L104"} <= found


def test_importing_shows_no_private_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = _root(tmp_path)
    text = tmp_path / "年报.txt"
    text.write_text(
        f"{MOBILE}\n浏览量：{MOBILE}\n示例市信访局2021年法治政府建设年度报告（{IDENTITY}）\n"
        f"索引号：{IDENTITY}\n打印 {MOBILE}\n一、举措\n张某{IDENTITY}，{CARD}。\n",
        encoding="utf-8",
    )
    for form in ("text", "json"):
        asked = ["import", str(text), "--root", str(root), "--dry-run", "--format", form]
        main(asked)
        assert _shows(capsys.readouterr().out) == [], form
