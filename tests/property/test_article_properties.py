"""An article is what the allow-list would leave, whether or not it had to be cleaned."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from gongkai.press.article import _place_anchors, _plain_html, article_of
from gongkai.text.allowed_html import cleaned
from gongkai.text.markdown import markdown, parse
from gongkai.text.outline import outline

LINES = (
    "",
    "## 一、情况",
    "### （一）加强“学法”",
    "**（二）普法**",
    "一、做法",
    "5 < 6 & 7 > 4 '引' \u0022引\u0022",
    "（一）夯实基础。一是**坚持**学习。",
    "<script>x</script>",
    "[链](javascript:x)",
    "![图](a.png)",
    "- 一",
    "1. 一",
    "> 引",
    "| 甲 | 乙 |",
    "|---|---|",
    "|---|--:|",
    "注[^1]",
    "[^1]: 注",
    "<b onclick=x>粗</b>",
)


# The boxes in which tables scroll are put around what was cleaned.
_BOX = re.compile(
    r'<div( id="L\d+")? class="gk-scroll"[^>]*><table class="gk-table">(.*?)</table></div>',
    re.DOTALL,
)

texts = st.lists(st.sampled_from(LINES) | st.text(max_size=8), max_size=14).map("\n".join)


@given(texts)
def test_cleaning_an_article_again_changes_nothing(text: str) -> None:
    tokens = parse(text)
    html = article_of(tokens, outline(tokens, 14), 14).html
    html = _BOX.sub(r"<table\1>\2</table>", html)
    # The cleaner spells some characters as entities and others not; they mean the same.
    assert unescape(cleaned(html)) == unescape(html)


@given(texts)
def test_a_plain_article_is_written_as_the_renderer_would(text: str) -> None:
    tokens = parse(text)
    article_of(tokens, outline(tokens, 14), 14)
    html = _plain_html(tokens)
    _place_anchors(tokens)
    parser = markdown()
    assert html in {None, parser.renderer.render(tokens, parser.options, {})}
