"""The shortcuts of our parser give what the plain parser gives."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from gongkai.text.markdown import as_written, markdown, parse

PIECES = (
    "一、", "（一）", "2024年，", "工作情况", "。", "\n", "\n\n", "    ", "　", " ", "- ",
    "1. ", "# ", "===", "---", "| a | b |", "|---|---|", "> ", "```", "<b>", "</b>",
    "<div>", "**", "_", "`", "[^1]", "[^1]: 注", "[a](b)", "![a](b)", "&amp;", "\\", "!",
    "^[注]", "%", "://", "\t", "\r\n", "\0",
)  # fmt: skip
LINES = (
    "", "", "一、工作情况", "## 一、情况", "### （一）", "（一）**加强**。`x`*",
    "<b>粗</b>", "　缩进", "# 题 #", "##", "#无空格", "句末 ", "* * *", "一段\t二",
    "一_二_三", "2024年", "1.5万", "12）一", "3.", "“引”", "﻿", "!惊", "　", "一<br>二",
)  # fmt: skip
pieces = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=24).map("".join)
texts = st.lists(st.sampled_from(LINES), max_size=12).map("\n".join) | pieces


def _plain() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 40})
    return as_written(parser.enable("table").use(footnote_plugin))


def _shown(tokens: list[Any]) -> list[dict[str, Any]]:
    return [token.as_dict() for token in tokens]


@given(texts)
@example("一段。\n- 列表\n")
@example("- 列表\n一段\n\n一段\n")
@example("> 引文\n一段\n\n[^1]: 注\n\n    一段\n")
def test_the_shortcuts_change_no_token(text: str) -> None:
    assert _shown(parse(text)) == _shown(_plain().parse(text))


@given(texts)
@example("3.\n3.")
@example("1. 甲\n3. 乙，1*2*3\n")
def test_the_shortcuts_change_no_html(text: str) -> None:
    assert markdown().render(text) == _plain().render(text)
