"""The front matter typed: what fits, what is complained about, and the keys as data."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from factories import PATH, report_text
from gongkai.frontmatter import intentions
from gongkai.frontmatter.keys import KEYS, Key, Need, Shape, key_at
from gongkai.metadata import metadata_of, with_metadata
from gongkai.model import Correction, Metadata, Original, Review, Source, Waiver, Withdrawal
from gongkai.sources import read_source

GUIDE = Path(__file__).parent.parent / "docs" / "clerks.md"
ALL_KEYS = [*KEYS.values(), *(inner for key in KEYS.values() for inner in key.keys)]


def _source(text: str) -> Source:
    return read_source(PATH, text.encode())


def _typed(**front: object) -> tuple[Metadata, list[tuple[str, int, str]]]:
    metadata, faults = metadata_of(_source(report_text(front)))
    return metadata, [(fault.code, fault.line, fault.subject) for fault in faults]


def test_a_report_is_typed() -> None:
    metadata, faults = _typed()
    assert faults == []
    assert metadata == Metadata(
        title="示例市信访局2024年法治政府建设年度报告",
        kind="fzzf",
        organ="990100-xfj",
        year=2024,
        number="示信发〔2025〕3号",
        index="990100-07-2025-0003",
        signed_by="李某",
        written=dt.date(2025, 1, 19),
        published=dt.date(2025, 1, 30),
        reviewed=Review("办公室", dt.date(2025, 1, 20)),
        summary="示例市信访局2024年推进法治政府建设的情况。",
    )


def test_groups_become_their_models() -> None:
    metadata, faults = _typed(
        waivers=[{"rule": "S101", "element": "E3", "reason": "空缺", "approved_by": "司法局"}],
        corrections=[{"date": dt.date(2025, 3, 2), "note": "一处"}],
        withdrawn={"date": dt.date(2025, 6, 12), "reason": "有误"},
        attachments=["附表.xlsx", "附图.png"],
    )
    assert faults == []
    assert metadata.waivers == (Waiver("S101", "空缺", "司法局", "E3", None, 13),)
    assert metadata.corrections == (Correction(dt.date(2025, 3, 2), "一处"),)
    assert metadata.withdrawn == Withdrawal(dt.date(2025, 6, 12), "有误")
    assert metadata.attachments == ("附表.xlsx", "附图.png")


def test_a_waiver_that_lacks_something_does_not_count() -> None:
    metadata, faults = _typed(waivers=[{"rule": "S101", "reason": "空缺"}])
    assert metadata.waivers == ()
    assert faults == [("missing-key", 13, "waivers.0.approved_by")]


@pytest.mark.parametrize(
    "value",
    ["2024年3月5日", "2024/3/5", "2024-3-5", "２０２４-０３-０５", "2024-02-30", "2024-13-01",
     "2024-00-10", "2024-01-00", "2023-02-29", "0001-01-01", "20240305", "2024-03-05T00:00:00"],
)  # fmt: skip
def test_what_is_no_day_is_left_empty(value: str) -> None:
    metadata, faults = _typed(published=value)
    assert metadata.published is None
    assert [(line, subject) for _, line, subject in faults] == [(10, "published")]


@pytest.mark.parametrize("value", ["2024-02-29", "1949-10-01", "2100-12-31", "'2025-01-30'"])
def test_days_are_taken(value: str) -> None:
    metadata, faults = _typed(published=value)
    assert faults == []
    assert metadata.published == dt.date.fromisoformat(value.strip("'"))


@pytest.mark.parametrize(
    "value",
    ["1989", "2101", "24", "02024", "２０２４", "二〇二四", "2024.0", "+2024", "1e3", ".inf", "no"],
)
def test_what_is_no_year_is_left_empty(value: str) -> None:
    metadata, faults = _typed(year=value)
    assert metadata.year is None
    assert faults == [("not-a-year", 5, "year")]


@pytest.mark.parametrize("value", ["0", "16", "07", "-1", "1.0", "七", "１", "100"])
def test_what_is_no_category_is_left_empty(value: str) -> None:
    metadata, faults = _typed(kind="zdgk", year=None, category=value)
    assert metadata.category is None
    assert faults == [("not-a-category", 12, "category")]


def test_an_unreadable_file_has_no_metadata_and_no_further_faults() -> None:
    source = _source("# 标题\n")
    assert metadata_of(source) == (Metadata(), ())
    assert with_metadata(source) == (source, Metadata())


def test_a_key_that_could_not_be_read_is_not_missing() -> None:
    metadata, faults = _typed(title="*t", year="[2024")
    assert (metadata.title, metadata.year) == ("", None)
    assert faults == [("not-a-year", 5, "year")]


def test_the_source_carries_the_faults_of_its_metadata_in_order() -> None:
    source, _ = with_metadata(_source(report_text({"kind": "fz", "number": "@x", "year": None})))
    assert [(fault.code, fault.line) for fault in source.faults] == [
        ("not-a-kind", 3),
        ("value", 5),
    ]


def test_an_optional_key_without_a_value_loses_its_line() -> None:
    source, metadata = with_metadata(_source(report_text({"published": "", "title": ""})))
    assert metadata.published is None
    assert "published" not in source.lines
    assert source.lines["title"] == 2


def test_addresses_of_any_scheme_are_kept_for_the_rules_on_hostile_content() -> None:
    metadata, faults = _typed(source="javascript:alert(1)")
    assert metadata.source == "javascript:alert(1)"
    assert faults == []


def test_keys_and_metadata_are_the_same_names_in_the_same_order() -> None:
    assert tuple(KEYS) == Metadata.__struct_fields__
    models = {"reviewed": Review, "waivers": Waiver, "corrections": Correction}
    for name, model in {**models, "original": Original, "withdrawn": Withdrawal}.items():
        fields = set(model.__struct_fields__) - {"line"}
        assert {inner.name for inner in KEYS[name].keys} == fields


@pytest.mark.parametrize("kind", ["fzzf", "zdgk"])
def test_the_examples_of_all_keys_together_are_a_valid_front_matter(kind: str) -> None:
    lines = [key.line for key in KEYS.values() if key.name != "kind"]
    text = "\n".join(["---", *lines, f"kind: {kind}", "---", "正文。"])
    source, metadata = with_metadata(_source(text))
    assert source.faults == ()
    assert all(getattr(metadata, name) not in ("", None, ()) for name in KEYS)


@pytest.mark.parametrize("key", ALL_KEYS, ids=lambda key: key.name)
def test_no_other_name_of_a_key_is_a_key(key: Key) -> None:
    assert len(set(key.also)) == len(key.also)
    assert key.name not in key.also


def test_no_name_stands_for_two_keys() -> None:
    for keys in (tuple(KEYS.values()), *(key.keys for key in KEYS.values())):
        names = [name for key in keys for name in (key.name, *key.also)]
        assert len(set(names)) == len(names)


def test_paths_lead_to_keys() -> None:
    assert key_at("title") is KEYS["title"]
    assert key_at("attachments.1") is KEYS["attachments"]
    until = key_at("waivers.0.until")
    assert until is not None
    assert until.shape is Shape.DAY
    assert key_at("waivers.0.unknown") is None
    assert key_at("unknown.0") is None


def test_the_manual_for_clerks_explains_every_key() -> None:
    table = GUIDE.read_text(encoding="utf-8").partition("| 项目 | 中文 |")[2].partition("\n\n")[0]
    explained = dict(re.findall(r"^\| `(\w+)` \| ([^|]+?) \|", table, flags=re.MULTILINE))
    assert explained == {key.name: key.label for key in KEYS.values()}


def test_what_is_required_is_what_the_design_requires() -> None:
    needs = {need: [key.name for key in KEYS.values() if key.need is need] for need in Need}
    assert needs[Need.REQUIRED] == ["title", "kind", "organ"]
    assert needs[Need.ANNUAL] == ["year"]
    assert needs[Need.ITEM] == ["category"]
    assert needs[Need.DATED] == ["written", "published"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("标题", "title"), ("报告标题", "title"), ("种类", "kind"), ("公开种类", "kind"),
        ("年度", "year"),
        ("报告年度", "year"), ("发布日期", "published"), ("成文日期", "written"),
        ("文号", "number"),
        ("发文字号", "number"), ("索引号", "index"), ("签发人", "signed_by"),
        ("保密审查", "reviewed"),
        ("附件", "attachments"), ("摘要", "summary"), ("撤回", "withdrawn"),
        ("更正", "corrections"),
        ("titel", "title"), ("Title", "title"), ("ＴＩＴＬＥ", "title"), ("title ", "title"),
        ("pubished", "published"), ("publish_date", "published"), ("date", "published"),
        ("signed-by", "signed_by"), ("signedby", "signed_by"), ("orgen", "organ"),
        ("attachment", "attachments"),
        ("moved", "moved_from"), ("waver", "waivers"), ("qwxz", None), ("2024", None),
        ("备注", None), ("", None),
    ],
)  # fmt: skip
def test_the_key_that_a_clerk_means_is_named(name: str, meant: str | None) -> None:
    key = intentions.key_meant(name, KEYS.values())
    assert (key.name if key else None) == meant


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年3月5日", "2024-03-05"), ("2024/3/5", "2024-03-05"), ("2024.3.5", "2024-03-05"),
        ("2024-3-5", "2024-03-05"), ("二〇二四年三月五日", "2024-03-05"),
        ("２０２４－３－５", "2024-03-05"),
        ("2024年2月30日", "None"), ("2024年3月", "None"), ("春节前", "None"),
    ],
)  # fmt: skip
def test_the_day_that_a_clerk_means_is_written_out(text: str, day: str) -> None:
    assert str(intentions.day_meant(text)) == day


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2024年", 2024),
        ("２０２４", 2024),
        ("二〇二四年", 2024),
        ("2024.0", 2024),
        ("2023-2024", None),
        ("去年", None),
    ],
)
def test_the_year_that_a_clerk_means_is_written_out(text: str, year: int | None) -> None:
    assert intentions.year_meant(text) == year


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("07", 7),
        ("第7项", 7),
        ("第七项", 7),
        ("十五", 15),
        ("财政预决算", 7),
        ("16", None),
        ("其他", None),
    ],
)
def test_the_category_that_a_clerk_means_is_written_out(text: str, item: int | None) -> None:
    assert intentions.category_meant(text) == item


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("FZZF", "fzzf"), ("fzzz", "fzzf"), ("法治政府建设年度报告", "fzzf"),
        ("法治政府建设", "fzzf"),
        ("政府信息公开工作年度报告", "xxgk"), ("政务公开", None), ("主动公开", "zdgk"),
        ("report", None),
    ],
)  # fmt: skip
def test_the_kind_that_a_clerk_means_is_written_out(text: str, kind: str | None) -> None:
    assert intentions.kind_meant(text) == kind
