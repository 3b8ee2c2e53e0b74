from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from factories import PATH, REGISTER, REGISTER_PATH, report_text
from gongkai.kinds import kinds

AS_OF = ("--as-of", "2026-11-23")
Run = Callable[..., tuple[int, str, str]]


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("kind", ["fzzf", "xxgk", "xzzf"])
def test_a_skeleton_has_every_element_and_does_not_pass(run: Run, kind: str) -> None:
    path = f"reports/990100/xfj/2025-{kind}.md"
    code, out, err = run("new", kind, "--organ", "990100-xfj", "--year", "2025")
    assert (code, err) == (0, "")
    assert f"已新建 {path}" in out
    assert f"gongkai check {path}" in out
    code, out, _ = run("check", path, "--format", "json", *AS_OF)
    found = json.loads(out)["findings"]
    absent = {finding["element"] for finding in found if finding["rule"] == "S101"}
    pack = kinds()[kind].pack(2025)
    assert code == 1
    assert pack is not None
    assert absent == {element.id for element in pack.elements if element.required}
    reading = {one["rule"] for one in found if one["rule"] < "M104" and one["rule"][0] == "M"}
    assert not reading, found


def test_an_item_is_named_by_its_date_and_asks_for_its_title(root: Path, run: Run) -> None:
    path = "reports/990100/xfj/2026-03-02-xzcf.md"
    item = ("zdgk", "--organ", "990100-xfj", "--category", "6", "--date", "2026-03-02")
    assert run("new", *item, "--slug", "xzcf")[0] == 0
    assert "category: 6\npublished: 2026-03-02\n" in (root / path).read_text(encoding="utf-8")
    found = json.loads(run("check", path, "--format", "json", *AS_OF)[1])["findings"]
    assert {"M102", "S104"} <= {finding["rule"] for finding in found}


def test_a_skeleton_bears_the_name_of_its_year(root: Path, run: Run) -> None:
    register = yaml.safe_load(REGISTER)
    register["organs"]["990100-xfj"]["names"] = [{"name": "示例市信访办公室", "until": 2022}]
    (root / REGISTER_PATH).write_text(yaml.safe_dump(register), encoding="utf-8")
    run("new", "fzzf", "--organ", "990100-xfj", "--year", "2022")
    text = (root / "reports/990100/xfj/2022-fzzf.md").read_text(encoding="utf-8")
    assert "title: 示例市信访办公室2022年法治政府建设年度报告\n" in text


def test_faults_of_the_register_come_before_an_organ_that_is_not_found(
    root: Path, run: Run
) -> None:
    text = (root / REGISTER_PATH).read_text(encoding="utf-8")
    twice = f"{text}\norgans:\n  990100-xxj: {{name: 示例市信息局, region: '990100'}}\n"
    (root / REGISTER_PATH).write_text(twice, encoding="utf-8")
    code, _, err = run("new", "fzzf", "--organ", "990100-xxj", "--year", "2024")
    assert code == 2
    assert err.startswith("登记文件有误，写错的条目没有采用；不改正不能发布：")
    assert "“organs”写了两次" in err


def test_an_existing_file_is_kept_unless_forced(root: Path, run: Run) -> None:
    before = (root / PATH).read_bytes()
    order = ("new", "fzzf", "--organ", "990100-xfj", "--year", "2024")
    code, out, err = run(*order)
    assert (code, out) == (2, "")
    assert "已经存在" in err
    assert (root / PATH).read_bytes() == before
    unpublished = before.replace(b"published:", b"# published:")
    assert unpublished != before
    (root / PATH).write_bytes(unpublished)
    code, out, _ = run(*order, "--force")
    assert code == 0
    assert out.startswith("已覆盖 ")
    assert (root / PATH).read_bytes() != unpublished


def test_what_was_published_is_never_replaced_by_an_empty_template(root: Path, run: Run) -> None:
    before = (root / PATH).read_bytes()
    code, out, err = run("new", "fzzf", "--organ", "990100-xfj", "--year", "2024", "--force")
    assert (code, out) == (2, "")
    assert "公开，不能用空白的模板覆盖" in err
    assert "写上更正" in err
    assert (root / PATH).read_bytes() == before


@pytest.mark.parametrize(
    ("day", "also"),
    [
        ("published: 2025年1月30日", ""),
        ("", "withdrawn: {date: 2025-03-01, reason: 统计口径有误}\n"),
        ("", "corrections: [{date: 2025-03-01, note: 改正一处}]\n"),
    ],
    ids=["a day in other words", "withdrawn", "corrected"],
)
def test_a_day_that_cannot_be_read_makes_no_draft_of_a_published_file(
    root: Path, run: Run, day: str, also: str
) -> None:
    text = re.sub(r"published: .*\n", f"{day}\n" if day else "", report_text(), count=1)
    text = text.replace("kind:", f"{also}kind:", 1)
    (root / PATH).write_text(text, encoding="utf-8")
    order = ("new", "fzzf", "--organ", "990100-xfj", "--year", "2024", "--force")
    assert run(*order)[0] == 2
    assert (root / PATH).read_text(encoding="utf-8") == text


def test_an_organ_that_nobody_registered_is_told_where_to_be(root: Path, run: Run) -> None:
    assert (root / PATH).exists()
    _, _, err = run("new", "fzzf", "--organ", "示例市财政局", "--year", "2024")
    assert "请维护人员先登记在 reports/register.yml" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["fzzf", "--organ", "990100-xf", "--year", "2024"], "是不是“990100-xfj”"),
        (["fzzf", "--organ", "示例市信访", "--year", "2024"], "是不是“示例市信访局”"),
        (["fzzf", "--organ", "990100-xfj", "--year", "2999"], "2999年还没有到"),
        (["fzzf", "--organ", "990100-xfj"], "新建法治政府建设年度报告要写明 --year"),
        (["zdgk", "--organ", "990100-xfj", "--category", "6"], "新建主动公开事项要写明 --date"),
        (["fzzf", "--organ", "990100-xfj", "--year", "2024", "--slug", "x"], "不用写 --slug"),
        (
            [
                "zdgk",
                "--organ",
                "990100-xfj",
                "--category",
                "6",
                "--date",
                "2026-03-02",
                "--slug",
                "../x",
            ],
            "“../x”不能用作简称",
        ),
        (
            [
                "zdgk",
                "--organ",
                "990100-xfj",
                "--category",
                "6",
                "--date",
                "2026-03-02",
                "--slug",
                "指南",
            ],
            "“指南”不能用作简称：它是网址的一部分",
        ),
    ],
)
def test_what_a_skeleton_lacks_is_asked_for(
    root: Path, run: Run, arguments: list[str], message: str
) -> None:
    before = sorted(root.rglob("*"))
    code, out, err = run("new", *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert sorted(root.rglob("*")) == before
