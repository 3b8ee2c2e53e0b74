"""Whatever stands in a register, reading it answers; what it answers stands in the file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from factories import AS_OF, REGISTER, REGISTER_PATH
from gongkai.checking import register_findings
from gongkai.kinds import kinds
from gongkai.register import Register, agrees, load_register
from gongkai.rules import Context
from gongkai.settings import Settings

# Values that registers were seen with, or that programs stumble over; any key may get any.
AWKWARD = st.sampled_from(
    ("", "~", ".inf", "-1", "0x7E8", "2024年", "2024.0", "99999", "[]", "{}", "[[]]", "&a x", "*a",
     "{a: {b: c}}", "!!python/object:os.system x", "<<", "'未合上", '"未合上', "示例：市", "- x",
     "a: b: c", "|\n", "990100-xfj", "990000", "９９０１００", "../..", "\t", "#", "{", "]",
     "\u2028")
)  # fmt: skip
KEYS = ("name", "short", "names", "region", "level", "uscc", "since", "until", "succeeded_by",
        "duties", "exempt", "contact", "office", "name：", "")  # fmt: skip
ROWS = st.sampled_from(REGISTER.split("\n"))
ORGANS = st.dictionaries(st.sampled_from(KEYS), AWKWARD | st.text(max_size=6), max_size=6)
PIECES = st.sampled_from(
    (
        "示例",
        "吉林",
        "省",
        "市",
        "县",
        "区",
        "自治区",
        "人民政府",
        "中共",
        "市委",
        "信访局",
        "办公室",
    )
)
NAMES = st.lists(PIECES, min_size=1, max_size=6).map("".join)


def _loaded(data: bytes) -> tuple[Register, int]:
    """The register that a file with these bytes is, and how many lines the file has."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / REGISTER_PATH
        path.parent.mkdir()
        path.write_bytes(data)
        register = load_register(Path(folder))
    return register, data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1


def _judged(data: bytes) -> None:
    """Reading and every rule answer, and each finding stands on a line of the file."""
    register, lines = _loaded(data)
    context = Context(as_of=AS_OF, register=register, kinds=kinds(), settings=Settings())
    findings = register_findings(register, context)
    assert findings or register.organs
    for finding in findings:
        assert finding.path == REGISTER_PATH
        assert 1 <= finding.line <= lines
        assert finding.message
        assert finding.hint
    told = {fault.code for fault in register.faults}
    said = {finding.rule for finding in findings} & {"M301", "M302", "M307"}
    assert bool(told) <= bool(said), "a fault that no rule puts into words"


@given(st.binary(max_size=60))
def test_any_bytes_are_a_register_with_findings_or_organs(data: bytes) -> None:
    _judged(data)


@given(st.lists(ROWS | AWKWARD, max_size=12))
@example(["organs:", "'未合上"])
@example(["organs:", "  a:", "\t- x"])
def test_rows_of_a_register_in_any_order_are_read(rows: list[str]) -> None:
    _judged("\n".join(rows).encode())


@given(ORGANS, st.sampled_from(("flow", "block")))
def test_an_organ_with_any_values_is_read(values: dict[str, str], style: str) -> None:
    pairs = [f"{key}: {value}" for key, value in values.items()]
    if style == "flow":
        organ = f"  990000-b: {{{', '.join(pairs)}}}"
    else:
        organ = "\n    ".join(["  990000-b:", *pairs])
    text = f'{REGISTER}{organ}\n  990000-c: {{name: 示例省民政厅, region: "990000"}}\n'
    _judged(text.encode("utf-8", "replace"))


# A block of text, |, is all that is indented below it: YAML reads the organs as its lines.
@given(st.integers(0, 5), AWKWARD.filter(lambda row: not row.startswith("|")))
def test_one_wrong_row_silences_no_organ_but_its_neighbours(number: int, awkward: str) -> None:
    rows = [f'  990000-{letter}: {{name: 局{letter}, region: "990000"}}' for letter in "abcdef"]
    rows.insert(number, f"  {awkward}")
    text = "\n".join(['regions: {"990000": 示例省}', "organs:", *rows, ""])
    register, _ = _loaded(text.encode())
    near = {f"990000-{letter}" for letter in "abcdef"[max(number - 1, 0) : number + 1]}
    assert {f"990000-{letter}" for letter in "abcdef"} - near <= set(register.organs)


@given(NAMES)
def test_a_name_agrees_with_itself(name: str) -> None:
    assert agrees(name, name)


@given(NAMES, NAMES)
def test_forms_that_agree_differ_only_in_what_may_be_left_out(name: str, form: str) -> None:
    if agrees(name, form) and not name.endswith(form):
        left = str.maketrans("", "", "省市自治区人民政府中共委")
        assert name.translate(left) == form.translate(left)
