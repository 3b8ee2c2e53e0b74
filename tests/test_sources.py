"""Raw files to sources: encodings, fences, YAML and its mistakes, and the lines of everything."""

from __future__ import annotations

import ast
import hashlib
import importlib
import pkgutil
from collections import Counter
from pathlib import Path

import pytest

from effort import in_proportion
from factories import PATH, report_text
from gongkai import rules as rule_package
from gongkai.model import Source
from gongkai.rules import SourceRule, rules
from gongkai.sources import read_source

PACKAGE = Path(__file__).parent.parent / "hooks" / "gongkai"
MEGABYTE = 1_000_000


def _read(text: str | bytes) -> Source:
    return read_source(PATH, text if isinstance(text, bytes) else text.encode())


def _front(*lines: str) -> Source:
    return _read("\n".join(["---", *lines, "---", "正文。", ""]))


def _codes(source: Source) -> list[tuple[str, int]]:
    return [(fault.code, fault.line) for fault in source.faults]


def _said(source: Source) -> list[tuple[int, str, str]]:
    """Line, message and hint of everything the rules about sources find."""
    return [
        (found.line, found.message, found.hint or rule.hint)
        for rule in rules().values()
        if isinstance(rule, SourceRule)
        for found in rule.check(source)
    ]


def test_a_report_is_taken_apart() -> None:
    text = report_text()
    source = _read(text)
    assert source.readable
    assert source.faults == ()
    assert source.front_matter["reviewed"] == {"by": "办公室", "date": "2025-01-20"}
    assert source.lines["title"] == 2
    assert source.lines["reviewed.date"] == 11
    assert source.body_line == 14
    assert source.body == text.split("---\n", 2)[2]


def test_digest_and_size_are_those_of_the_bytes() -> None:
    data = b"\xef\xbb\xbf" + report_text().replace("\n", "\r\n").encode()
    source = _read(data)
    assert source.digest == hashlib.sha256(data).hexdigest()
    assert source.size == len(data)


def test_every_scalar_stays_the_text_that_it_is() -> None:
    values = ["00123", "no", "1e3", "0x1F", "2024-02-30", ".inf", "~", "null", "12:30", "1_000"]
    source = _front(*(f"k{number}: {value}" for number, value in enumerate(values)))
    assert list(source.front_matter.values()) == values


def test_block_scalars_comments_and_quotes_are_read_as_yaml_has_them() -> None:
    source = _front(
        "# 注释",
        "title: '甲: 乙' # 注释",
        "summary: |",
        "  一：二",
        "  # 三",
        "note: >",
        "  四",
        "  五",
    )
    assert source.front_matter == {
        "title": "甲: 乙",
        "summary": "一：二\n# 三\n",
        "note": "四 五\n",
    }
    assert source.faults == ()


def test_lists_and_groups_know_the_line_of_every_part() -> None:
    source = _front(
        "title: 甲",
        "attachments:",
        "- a.pdf",
        "- b.pdf",
        "waivers:",
        "  - rule: S101",
        "    until: x",
    )
    assert source.lines == {
        "title": 2,
        "attachments": 3,
        "attachments.0": 4,
        "attachments.1": 5,
        "waivers": 6,
        "waivers.0": 7,
        "waivers.0.rule": 7,
        "waivers.0.until": 8,
    }


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_counts_them(ending: str) -> None:
    text = "---\ntitle: 甲\u2028乙\x85丙\nkind：fzzf\nyear: 1\nyear: 2\n---\n一\x0c二\u2029三\n四\n"
    source = _read(text.replace("\n", ending))
    assert source.front_matter["title"] == "甲\u2028乙\x85丙"
    assert _codes(source) == [("full-width-colon", 3), ("duplicate-key", 5)]
    assert source.body == "一\x0c二\u2029三\n四\n"
    assert source.body_line == 7


def test_mixed_line_ends_each_count_once() -> None:
    source = _read("---\r\ntitle: 甲\rkind: fzzf\n\r\n---\r正文\r\n二\n")
    assert source.lines == {"title": 2, "kind": 3}
    assert (source.body_line, source.body) == (6, "正文\n二\n")


@pytest.mark.parametrize(
    "encoding", ["gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_other_encodings_are_named_and_everything_else_is_still_found(encoding: str) -> None:
    text = report_text({"title": "[关于2024年的报告"})
    source = _read(text.encode(encoding))
    assert [fault.code for fault in source.faults] == ["encoding", "value"]
    assert source.faults[0].subject in {"GB18030", "UTF-16", "UTF-32"}
    assert source.front_matter["organ"] == "990100-xfj"
    assert source.body == text.split("---\n", 2)[2]


def test_utf8_with_damage_is_not_taken_for_gbk() -> None:
    source = _read(report_text().encode().replace("办理".encode(), b"\xe5\x8a\x9e\xe7\x90", 1))
    assert {fault.code for fault in source.faults} == {"bad-bytes"}
    assert source.faults[0].line == 14
    assert "锛" not in source.body


@pytest.mark.parametrize(
    "data", [b"\xff\xd8\xff\xe0\0\x10JFIF", bytes(range(256)), b"PK\x03\x04\xff\xfe\xfd"]
)
def test_binary_files_are_unreadable_and_say_nothing_else(data: bytes) -> None:
    source = _read(data)
    assert not source.readable
    assert source.body == ""
    assert len(source.faults) == 1


def test_nuls_are_told_by_their_first_line_and_leave_no_trace() -> None:
    source = _read("---\ntitle: 甲\n---\n一\n二\0三\n\0\n")
    assert _codes(source) == [("nul", 5)]
    assert "\0" not in source.body


def test_all_faults_of_a_file_are_found_in_one_run() -> None:
    source = _front(
        "title：甲", "kind: [fzzf", "organ: @乙", "year: 2024", "year: 2025", "number:丙",
        "signed_by: *丁",
        "reviewed: {by：戊, by: 己}", "多出的一行", " written: 2025-01-19", "summary: 庚: 辛",
    )  # fmt: skip
    assert _codes(source) == [
        ("full-width-colon", 2), ("value", 3), ("value", 4), ("duplicate-key", 6), ("no-space", 7),
        ("alias", 8), ("full-width-colon", 9), ("duplicate-key", 9), ("stray", 10), ("indent", 11),
        ("value", 12),
    ]  # fmt: skip
    assert source.front_matter == {
        "title": "甲", "kind": "[fzzf", "organ": "@乙", "year": "2024", "number": "丙",
        "signed_by": "*丁", "reviewed": {"by": "戊"}, "written": "2025-01-19", "summary": "庚: 辛",
    }  # fmt: skip


def test_columns_point_at_the_colon_and_at_the_value() -> None:
    source = _front("标题：甲", "number: @乙", "reviewed: {by：丙}")
    assert [(fault.line, fault.column) for fault in source.faults] == [(2, 3), (3, 9), (4, 14)]


def test_aliases_are_never_expanded() -> None:
    rows = ["a0: &a0 [x, x, x, x]"]
    rows += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    source = _front("title: 甲", *rows)
    assert source.front_matter == {"title": "甲", "a0": ["x"] * 4}
    assert Counter(fault.code for fault in source.faults) == {"anchor": 60, "alias": 236}


def test_tags_build_nothing() -> None:
    source = _front('title: !!python/object/apply:os.system ["exit 9"]', "kind: !!int fzzf")
    assert source.front_matter == {"title": ["exit 9"], "kind": "fzzf"}
    assert [fault.code for fault in source.faults] == ["tag", "tag"]


@pytest.mark.parametrize(
    "value",
    ["[" * 20_000, "{a: " * 10_000, "[" * 20_000 + "]" * 20_000, "- " * 20_000, "? " * 20_000],
    ids=["brackets", "braces", "closed", "items", "keys"],
)
def test_deep_nesting_cannot_crash_and_hides_no_other_key(value: str) -> None:
    source = _front("title: 甲", f"x: {value}", "y:", f"  {value}", "kind: fzzf")
    assert source.front_matter["title"] == "甲"
    assert source.front_matter["kind"] == "fzzf"
    assert source.faults


def test_a_front_matter_that_never_ends_is_not_parsed() -> None:
    source = _read("---\n" + "a: b\n" * 30_000 + "---\n正文。\n")
    assert _codes(source) == [("too-long", 2)]
    assert not source.readable
    assert source.body == "正文。\n"


def test_the_body_begins_where_an_unclosed_front_matter_ends() -> None:
    source = _read("---\ntitle: 甲\nkind: fzzf\n\n市委：\n\n正文。\n\n---\n\n附注。\n")
    assert _codes(source) == [("unclosed", 5)]
    assert source.front_matter == {"title": "甲", "kind": "fzzf"}
    assert source.body_line == 5
    assert source.body.startswith("市委：\n")


def test_a_rule_in_the_text_is_not_the_end_of_the_front_matter() -> None:
    source = _read("---\ntitle: 甲\n---\n正文。\n\n---\n\n附注。\n")
    assert source.body == "正文。\n\n---\n\n附注。\n"


def test_keys_of_every_kind_are_text() -> None:
    source = _front("2024: 一", "1.5: 二", "true: 三", '"四": 五', "六 七: 八")
    assert list(source.front_matter) == ["2024", "1.5", "true", "四", "六 七"]


def test_a_dot_in_a_name_is_not_a_path() -> None:
    source = _front("reviewed: {by: 办公室}", "reviewed.by: 法规科")
    assert source.faults == ()
    assert source.lines["reviewed.by"] == 2


LARGE = {
    "text": report_text() + "全年受理信访事项。\n" * 370_000,
    "one line": report_text() + "字" * 3_400_000,
    "never closed": "---\ntitle: 甲\n" + "正文。\n" * 1_000_000,
    "keys only": "---\n" + "a: b\n" * 2_000_000,
    "open quote": '---\ntitle: "' + "甲\n" * 2_500_000,
    "brackets": "---\na: " + "[" * 10 * MEGABYTE + "\n---\n",
    "dashes": "-" * 10 * MEGABYTE,
    "short dashes": "--\n" * 3_300_000,
    "NULs": report_text() + "一\0" * 2_500_000,
    "carriage returns": report_text() + "一\r" * 2_500_000,
    "blank": " \n" * 5 * MEGABYTE,
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_ten_megabytes_of_anything_are_read_in_proportion(text: str) -> None:
    data = text.encode()
    assert len(data) > 9 * MEGABYTE
    assert in_proportion(_read, data[: len(data) // 4], data)


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        (
            "title：示例市信访局2024年报告",
            "“title”后面用了全角冒号“：”",
            "改成半角冒号加一个空格：title: 示例市信访局2024年报告",
        ),
        (
            "发文字号：示信发3号",
            "“发文字号”后面用了全角冒号“：”",
            "改成半角冒号加一个空格：number: 示信发3号",
        ),
        (
            "reviewed: {by：办公室，date：2025-01-20}",
            "“date”后面用了全角冒号“：”",
            "改成半角冒号加一个空格：date: 2025-01-20",
        ),
        ("kind:fzzf", "“kind”的冒号后面没有半角空格", "冒号后面加一个半角空格：kind: fzzf"),
        (
            "title: 局'八五': 甲",
            "title（标题）的内容“局'八五': 甲”里有半角冒号加空格，会被当成另一个项目，读不出来",
            "给整项内容加上英文引号：title: '局''八五'': 甲'",
        ),
        (
            'title: "八五"普法报告',
            'title（标题）的内容“"八五"普法报告”里英文引号没有成对，或者引号外面还有文字',
            "改用中文引号，或者去掉引号：title: “八五”普法报告",
        ),
    ],
)
def test_a_fault_says_what_stands_there_and_what_to_write(
    line: str, message: str, hint: str
) -> None:
    assert (2, message, hint) in _said(_front(line, "year: 2024"))


def test_gbk_says_how_to_convert() -> None:
    ((_, message, hint),) = _said(_read(report_text().encode("gbk")))
    assert message == "文件用的是 GB18030（GBK）编码，应当是 UTF-8"
    assert "另存为" in hint
    assert "iconv -f GB18030 -t UTF-8" in hint


def _raised_codes() -> set[str]:
    """The codes of all faults that the reading modules make."""
    modules = [PACKAGE / f"{name}.py" for name in ("decoding", "sources", "metadata")]
    modules += (PACKAGE / "frontmatter").glob("*.py")
    codes = set()
    for module in modules:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("ault", "_Wrong")):
                codes |= {str(arg.value) for arg in node.args[:1] if isinstance(arg, ast.Constant)}
    return codes


def _declared_codes() -> Counter[str]:
    modules = pkgutil.iter_modules(rule_package.__path__)
    loaded = (importlib.import_module(f"gongkai.rules.{module.name}") for module in modules)
    return Counter(code for module in loaded for code in getattr(module, "WORDS", ()))


def test_every_fault_has_words_in_exactly_one_rule() -> None:
    declared = _declared_codes()
    assert max(declared.values()) == 1
    assert _raised_codes() <= set(declared)
