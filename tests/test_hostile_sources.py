"""The H rules together: each fault belongs to one of them, and no text wears them out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from effort import in_proportion
from factories import PATH, report_text
from gongkai.findings import Found
from gongkai.kinds import kinds
from gongkai.model import Disclosure, Fragment, Metadata
from gongkai.reading import read_report
from gongkai.register import load_register
from gongkai.rules import Context, DisclosureRule, rules
from gongkai.settings import Settings

ONE_FAULT = {
    "<script src='https://evil.example/x.js'></script>": "H102",
    "<form action='javascript:x'></form>": "H102",
    "<p onclick='x' >甲</p>": "H102",
    "<p style='color:red'>甲</p>": "H101",
    "<p style='background:url(//evil.example/x)'>甲</p>": "H104",
    "<link rel='stylesheet' href='//evil.example/x.css'>": "H104",
    "<td background='javascript:x'>甲</td>": "H103",
    "<a href='javascript:x'>甲</a>": "H103",
    "![甲](data:image/png;base64,AA)": "H103",
    "[甲](javascript:x)": "H103",
    "[甲](file:///etc/passwd)": "H105",
    "<a href='C:\\甲'>甲</a>": "H105",
    "![甲](../../../甲.png)": "H105",
    "![甲](//evil.example/x.png)": "H104",
}


def _context(root: Path) -> Context:
    return Context(
        as_of=dt.date(2026, 11, 23),
        register=load_register(root),
        kinds=kinds(),
        settings=Settings(),
    )


@pytest.mark.parametrize(("body", "rule"), ONE_FAULT.items(), ids=ONE_FAULT)
def test_a_fault_is_reported_by_one_rule_only(body: str, rule: str, tmp_path: Path) -> None:
    text = report_text(body=f"第一段。\n\n{body}\n").encode()
    findings = read_report(PATH, text, _context(tmp_path)).findings
    assert [found.rule for found in findings if found.rule[0] == "H"] == [rule]


BURDENS = {
    "tags without end": "<a ",
    "scripts": "<script>\n",
    "handlers": "<img src=x onerror=alert(1)\n",
    "refused links": "[a](javascript:a)\n",
    "half links": "](",
    "comments": "<!--",
    "quotes": '<td style="',
    "entities": "&lt",
    "climbing": "../",
    "encoded": "%25",
}


@pytest.mark.parametrize("piece", BURDENS.values(), ids=BURDENS)
def test_a_megabyte_of_anything_takes_effort_in_proportion(piece: str, tmp_path: Path) -> None:
    context, count = _context(tmp_path), 250_000 // len(piece)
    assert in_proportion(
        lambda text: _hostile(_burdened(text), context), piece * count, piece * 4 * count
    )
    assert 0 < len(_hostile(_burdened(piece * 4 * count), context)) < 1_010


def _burdened(text: str) -> Disclosure:
    """A disclosure whose one link never ends."""
    body = f'<a href="{text}'
    return Disclosure(
        path=PATH,
        digest="",
        size=len(body),
        metadata=Metadata(),
        lines={},
        body=body,
        body_line=14,
        html=(Fragment(body, 14),),
    )


def _hostile(disclosure: Disclosure, context: Context) -> list[Found]:
    """What all H rules say, without reading the text first."""
    return [
        found
        for rule in rules().values()
        if rule.group == "H" and isinstance(rule, DisclosureRule)
        for found in rule.check(disclosure, context)
    ]
