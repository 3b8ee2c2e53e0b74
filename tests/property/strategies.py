"""Front matter that is valid or nearly so, and a pool of values that have broken parsers before."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

# Values as they stand in a file, after the colon and a space.
AWKWARD = (
    "", "''", '"', "'", '"未收尾', "'未收尾", '"甲" 乙', "'it's'", '"\\q"', "~", "null", "no",
    "yes", "on",
    "00123", "0x1F", "0o17", "1e3", "1_000", ".inf", "-.inf", ".nan", "-0", "+1", "12:30:45", "1.0",
    "2024-02-30", "2024-13-01", "2024-3-5", "2024/3/5", "2024年3月5日", "2024-03-05 10:00",
    "２０２４-０３-０５", "0000-00-00", "9999-12-31", "十二月", "２０２４", "二〇二四年", "-2024",
    "99999",
    "@某", "`某", "%某", "&a", "&a 某", "*a", "*重点*", "!", "!x 某",
    "!!python/object:os.system {}",
    "!!binary aGk=", "[", "[关于", "]", "{", "{甲", "}", "[[[[[[[[[[[[",
    "{a: {a: {a: {a: {a: {a: {a: {a: {a",
    "[*a]", "{<<: *a}", "[甲, 乙]", "[]", "[,]", "{}", "{甲: 乙}", "{by：甲}", "{by：甲，date：乙}",
    "{by:甲}",
    "- 甲", "-", "? 甲", "?", ": 甲", ":", ", 甲", "| 甲", "> 甲", "|", ">", "|9", "一: 二",
    "一: 二: 三", "一:",
    "一：二", "# 一", "一 # 二", "一#二", "...", "---", "--- 甲", "<<", "=", "\t甲", "甲\t乙",
    "　甲", "\xa0甲",
    "\ufeff甲", "甲\u200b", "甲\u2028乙", "甲\x85乙", "甲\x0c乙", "甲\x1b[31m乙", "甲\x07",
    "\ufffe", "\U0001f600",
    "\U00020000", "13800138000", "11010119900101123X", "<script>alert(1)</script>",
    "javascript:alert(1)",
    "{% raw %}", "{{ x }}", "${x}", "%s%n", "{0}", "{detail}", "../../etc/passwd", "con",
    "字" * 300,
)  # fmt: skip

# Characters that a title may hold, ours and a few that are not.
_LETTERS = st.sampled_from(
    "甲乙丙示例市信访局2024年法治政府建设报告：:#-&*!|>'\"%@`{}[],?、。（）〔〕 \u3000\\~…a"
)
LINES = st.text(_LETTERS, min_size=1, max_size=24).filter(
    lambda text: bool(text.strip()) and text == text.strip() and text != "~"
)
DAYS = st.dates(dt.date(1949, 10, 1), dt.date(2100, 12, 31))
YEARS = st.integers(1990, 2100)

_REVIEWED = st.fixed_dictionaries({"by": LINES}, optional={"date": DAYS})
_WAIVER = st.fixed_dictionaries(
    {"rule": st.sampled_from(["S101", "T201"]), "reason": LINES, "approved_by": LINES},
    optional={"element": st.sampled_from(["E1", "E3"]), "until": DAYS},
)
_CORRECTION = st.fixed_dictionaries({"date": DAYS, "note": LINES})
_WITHDRAWN = st.fixed_dictionaries({"date": DAYS, "reason": LINES})
_OPTIONAL: dict[str, st.SearchStrategy[Any]] = {
    "number": LINES,
    "index": LINES,
    "signed_by": LINES,
    "written": DAYS,
    "published": DAYS,
    "reviewed": _REVIEWED,
    "source": st.just("https://xfj.shili.example/2024?a=1&b=2#c"),
    "summary": LINES,
    "attachments": st.lists(LINES, max_size=3),
    "moved_from": st.lists(LINES, max_size=3),
    "waivers": st.lists(_WAIVER, max_size=3),
    "corrections": st.lists(_CORRECTION, max_size=3),
    "withdrawn": _WITHDRAWN,
}
_ANNUAL = st.fixed_dictionaries(
    {
        "title": LINES,
        "kind": st.sampled_from(["fzzf", "xxgk", "xzzf"]),
        "organ": LINES,
        "year": YEARS,
    },
    optional=_OPTIONAL,
)
_ITEMS = st.fixed_dictionaries(
    {"title": LINES, "kind": st.just("zdgk"), "organ": LINES, "category": st.integers(1, 15)},
    optional=_OPTIONAL,
)


@st.composite
def front_matter(draw: st.DrawFn) -> dict[str, Any]:
    """A valid front matter as values, its keys in any order."""
    values = draw(st.one_of(_ANNUAL, _ITEMS))
    return {key: values[key] for key in draw(st.permutations(list(values)))}


# Pieces that a broken file is made of.
PIECES = (
    b"---", b"---\n", b"\n---\n", b"...\n", b"----\n", "－－－\n".encode(), b"\n", b"\r\n", b"\r",
    b" ", b"\t",
    b"title: x\n", "title：x\n".encode(), b"title:x\n", b"  by: x\n", "标题：x\n".encode(),
    b"kind: fzzf\n",
    b"reviewed: {by: x", "{by：x，".encode(), b"waivers:\n  - rule: S101\n", b"- x\n", b"# x\n",
    b"[", b"{", b"]",
    b"}", b'"', b"'", b"|", b">", b"&a ", b"*a", b"!!x ", b"<<: ", b"? ", b": ", b"%YAML 1.1\n",
    "　".encode(), "正文。\n\n".encode(), "一、\n".encode("gbk"), "报告".encode("utf-16"),
    b"\xef\xbb\xbf",
    b"\xff\xfe", b"\0", b"\xff", b"\xe4\xb8", b"\x0c", "\u2028".encode(), "\x85".encode(),
)  # fmt: skip
broken_files = st.lists(st.sampled_from(PIECES) | st.binary(max_size=4), max_size=30).map(b"".join)
