"""What reading promises, whatever the file holds."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gongkai.frontmatter.keys import KEYS, Shape
from gongkai.frontmatter.writing import front_matter_text
from gongkai.metadata import with_metadata
from gongkai.model import Metadata, Source
from gongkai.rules import SourceRule, rules
from gongkai.sources import read_source
from property.strategies import AWKWARD, broken_files, front_matter

PATH = "reports/990100/xfj/2024-fzzf.md"
# One key of each shape, in the form in which nothing is wrong.
VALID = {
    "title": "示例市信访局2024年法治政府建设年度报告",
    "kind": "fzzf",
    "organ": "990100-xfj",
    "year": "2024",
    "category": "7",
    "number": "示信发〔2025〕3号",
    "published": "2025-01-30",
    "reviewed": "{by: 办公室, date: 2025-01-20}",
    "source": "https://xfj.shili.example/2024",
    "summary": "示例市信访局2024年推进法治政府建设的情况。",
    "attachments": "[附表.xlsx]",
    "waivers": "[{rule: S101, reason: 空缺, approved_by: 示例市司法局}]",
}
FREE = {Shape.TEXT, Shape.PROSE}


def _read(data: bytes) -> tuple[Source, Metadata]:
    return with_metadata(read_source(PATH, data))


def _text(lines: dict[str, str]) -> str:
    return "\n".join(
        ["---", *(f"{key}: {value}" for key, value in lines.items()), "---", "正文。\n"]
    )


def _last_line(data: bytes, source: Source) -> int:
    """The number of the last line as an editor counts, once it knows the encoding."""
    encoding = next((fault.subject for fault in source.faults if fault.code == "encoding"), "")
    if encoding and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = {"UTF-16": "UTF-16-LE"}.get(encoding, encoding)
    text = data.decode(encoding or "latin-1", "replace")
    return len(re.split("\r\n|\r|\n", text))


def _messages(source: Source) -> list[str]:
    return [
        text
        for rule in rules().values()
        if isinstance(rule, SourceRule)
        for found in rule.check(source)
        for text in (found.message, found.hint or "")
    ]


@given(broken_files | st.binary(max_size=200))
@example(b"---")
@example(b"\xff\xfe")
@example(b"---\ntitle: x\n---")
def test_reading_never_raises_and_every_fault_lies_within_the_file(data: bytes) -> None:
    source, metadata = _read(data)
    last = _last_line(data, source)
    assert all(1 <= fault.line <= last and fault.column >= 1 for fault in source.faults)
    assert 1 <= source.body_line <= last
    assert source.readable or metadata == Metadata()
    assert source.readable or source.faults


@given(broken_files)
def test_every_fault_is_told_by_exactly_one_rule(data: bytes) -> None:
    source, _ = _read(data)
    told = [
        found.line
        for rule in rules().values()
        if isinstance(rule, SourceRule)
        for found in rule.check(source)
    ]
    assert sorted(told) == sorted(fault.line for fault in source.faults)


@given(broken_files)
def test_messages_stand_on_one_line_without_characters_that_steer(data: bytes) -> None:
    source, _ = _read(data)
    for message in _messages(source):
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", message)


def _plain(value: object) -> object:
    """A typed value as it was before it was written."""
    match value:
        case tuple():
            return [_plain(item) for item in value]
        case str() | int() | dt.date() | None:
            return value
        case _:
            fields = {name: getattr(value, name) for name in value.__struct_fields__}  # type: ignore[attr-defined]
            fields.pop("line", None)
            return {name: field for name, field in fields.items() if field is not None}


@given(front_matter())
def test_metadata_that_was_written_is_read_again_the_same(values: dict[str, Any]) -> None:
    source, metadata = _read(front_matter_text(values).encode())
    assert source.faults == ()
    assert {key: _plain(getattr(metadata, key)) for key in values} == values


@given(front_matter(), st.randoms(use_true_random=False))
def test_the_order_of_keys_does_not_matter(values: dict[str, Any], chance: Any) -> None:  # noqa: ANN401
    keys = list(values)
    chance.shuffle(keys)
    rows = [front_matter_text({key: values[key]}).split("\n")[1] for key in keys]
    _, shuffled = _read("\n".join(["---", *rows, "---", ""]).encode())
    _, metadata = _read(front_matter_text(values).encode())
    plain = [{key: _plain(getattr(read, key)) for key in values} for read in (shuffled, metadata)]
    assert plain[0] == plain[1]


@given(broken_files)
def test_the_sort_of_line_ends_does_not_matter(data: bytes) -> None:
    plain = re.sub(b"\r\n|\r", b"\n", data)
    if b"\0" in plain or any(byte >= 0x80 for byte in plain):
        plain = plain.decode("ascii", "ignore").replace("\0", "").encode()
    faults = []
    for ending in (b"\n", b"\r\n", b"\r"):
        source, metadata = _read(plain.replace(b"\n", ending))
        faults.append((source.faults, source.front_matter, source.body, source.lines, metadata))
    assert faults[0] == faults[1] == faults[2]


@pytest.mark.parametrize("key", VALID)
@pytest.mark.parametrize("place", [0, 5, 11])
def test_one_awkward_value_is_the_fault_of_its_own_key_alone(key: str, place: int) -> None:
    names = [name for name in VALID if name != key]
    names.insert(place, key)
    _, untouched = _read(_text({name: VALID[name] for name in names}).encode())
    for value in AWKWARD:
        text = _text({name: VALID[name] if name != key else value for name in names})
        source, metadata = _read(text.encode())
        assert source.readable
        assert source.body == "正文。\n"
        assert {fault.line for fault in source.faults} <= {place + 2}, (value, source.faults)
        for name in names:
            if name != key:
                assert getattr(metadata, name) == getattr(untouched, name), (value, name)
        said = source.front_matter.get(key)
        if KEYS[key].shape not in FREE and not (isinstance(said, str) and not said.strip()):
            # Nothing is dropped in silence: a value is either taken or complained about.
            assert source.faults or getattr(metadata, key) is not None, value


@given(st.sampled_from(sorted(VALID)), st.sampled_from(AWKWARD) | st.text(max_size=20))
def test_a_text_is_taken_as_it_stands_or_not_at_all(key: str, value: str) -> None:
    value = re.sub("[\r\n\0]", "", value)
    source, metadata = _read(_text({**VALID, key: value}).encode("utf-8", "ignore"))
    taken = getattr(metadata, key)
    if isinstance(taken, str) and not source.faults:
        assert taken in value or re.sub(r"['\"\\]", "", taken) in re.sub(r"['\"\\]", "", value)


@given(
    st.sampled_from(sorted(VALID)),
    st.from_regex(r"[甲@\[{ :\-]{0,3}1[0-9]{10}([0-9]{6}[0-9X])?[乙: \]]{0,2}", fullmatch=True),
)
def test_no_message_holds_a_long_number(key: str, value: str) -> None:
    source, _ = _read(_text({**VALID, key: value, value: key}).encode())
    for message in _messages(source):
        assert not re.search(r"\d{7}", message.replace("990100012", "").replace("990100", ""))
