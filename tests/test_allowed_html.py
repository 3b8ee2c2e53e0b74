"""The cleaner lets through what the list allows and what the renderer writes, nothing else."""

from __future__ import annotations

import re

import pytest

from effort import in_proportion
from gongkai.text.allowed_html import TAGS, URL_SCHEMES, aligned_by_class, cleaned, is_overwhelming
from gongkai.text.html_tags import tags_in
from gongkai.text.markdown import markdown

HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "a script in capitals over two lines": "<SCRIPT\nsrc=//evil.example/x.js></SCRIPT>",
    "a script without end": "<script>alert(1)",
    "a handler": '<img src="a.png" onerror="alert(1)">',
    "a handler after a slash": "<svg/onload=alert(1)>",
    "a handler in a tag without end": "<p>text<img src=x onerror=alert(1)",
    "a script behind an empty comment": "<!--><script>alert(1)</script>-->",
    "a script in a style of a drawing": "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "a script in foreign content": "<math><mtext><table><mglyph><style><img src=x onerror=x>",
    "a script address": '<a href="javascript:alert(1)">x</a>',
    "a script address in entities": '<a href="&#106;ava&Tab;script:alert(1)">x</a>',
    "a data address": '<a href="data:text/html,x">x</a><img src="data:image/png;base64,AA">',
    "a remote image": '<img src="https://evil.example/x.png"><img src="//evil.example/x">',
    "a remote image with backslashes": '<img src="\\\\evil.example\\x.png">',
    "a remote image in a set": '<img srcset="//evil.example/x 1x" src="a.png">',
    "a remote background": '<table background="//evil.example/x"><tr><td>1</td></tr></table>',
    "a remote style": '<td style="background:url(//evil.example/x)">1</td>',
    "a frame": '<iframe src="https://evil.example"></iframe>',
    "a form": '<form action="https://evil.example"><input name="a"></form>',
    "a style sheet": "<style>@import url(//evil.example/x)</style>",
    "a base": '<base href="https://evil.example/">',
    "a redirection": '<meta http-equiv="refresh" content="0;url=//evil.example">',
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_nothing_hostile_is_left(html: str) -> None:
    left = cleaned(html)
    assert not re.search(r"evil\.example|alert|javascript|data:|<script|<style|\son", left), left
    assert {tag.name for tag in tags_in(left)} <= {*TAGS, "section"}


def test_text_around_hostile_html_is_kept() -> None:
    assert cleaned("<p>前<script>alert(1)</script>后</p>") == "<p>前后</p>"


def test_a_table_with_merged_cells_stays_as_it_is() -> None:
    table = (
        '<table><thead><tr><th rowspan="2" scope="col">指标</th><th colspan="2">数量</th></tr>'
        "</thead><tbody><tr><td>1</td></tr></tbody></table>"
    )
    assert cleaned(table) == table


def test_what_markdown_renders_stays_as_it_is() -> None:
    text = (
        '# 标题\n\n*重* **点** `码` [链接](a.md "题") ![图](a.png)[^1]\n\n'
        "> 引\n\n- 甲\n- 乙\n\n3. 丙\n\n| 左 | 右 |\n|:-|-:|\n| 1 | 2 |\n\n---\n\n[^1]: 注\n"
    )
    rendered = aligned_by_class(str(markdown().render(text)))
    assert _essence(cleaned(rendered)) == _essence(rendered)


def _essence(html: str) -> list[tuple[str, frozenset[tuple[str, str]]]]:
    """Tags and attributes, without what only the spelling changes."""
    return [
        (tag.name, frozenset((attribute.name, attribute.value) for attribute in tag.attributes))
        for tag in tags_in(html)
    ]


def test_anchors_of_the_press_stay_and_other_ids_go() -> None:
    html = '<h2 id="L14">一</h2><br><span id="L20"></span><p id="search-results">二</p>'
    assert cleaned(html) == '<h2 id="L14">一</h2><br><span id="L20"></span><p>二</p>'


def test_an_image_may_load_lazily_and_only_that() -> None:
    assert cleaned('<img src="a.png" loading="lazy">') == '<img src="a.png" loading="lazy">'
    assert cleaned('<img src="a.png" loading="eager">') == '<img src="a.png">'


def test_only_the_alignment_of_a_cell_is_left_of_its_style_as_a_class() -> None:
    cell = (
        '<table><tbody><tr><td style="text-align:right;position:fixed">1</td></tr></tbody></table>'
    )
    assert '<td class="gk-right">1</td>' in cleaned(cell)
    assert "style" not in cleaned(cell)
    assert cleaned(cleaned(cell)) == cleaned(cell)


def test_comments_are_not_published() -> None:
    assert cleaned("<p>甲<!-- 待核 -->乙</p>") == "<p>甲乙</p>"


@pytest.mark.parametrize("scheme", sorted(URL_SCHEMES))
def test_links_of_the_allowed_schemes_stay(scheme: str) -> None:
    assert cleaned(f'<a href="{scheme}:x">x</a>') == f'<a href="{scheme}:x">x</a>'


def test_a_relative_link_stays_without_additions() -> None:
    assert cleaned('<a href="../2023-fzzf/#L3">x</a>') == '<a href="../2023-fzzf/#L3">x</a>'


def test_no_author_may_write_an_id_a_class_or_a_style() -> None:
    assert not {"id", "class", "style"} & {name for names in TAGS.values() for name in names}


BURDENS = {
    "deep nesting": "<div>" * 200_000,
    "deep nesting, closed": "<div>" * 80_000 + "</div>" * 80_000,
    "formatting carried into every paragraph": (
        f"<p>{''.join(f'<b a={n}>' for n in range(3_000))}</p>{'<p>x</p>' * 100_000}"
    ),
    "end tags without beginning": "<x>" * 100_000 + "</y>" * 100_000,
}


@pytest.mark.parametrize("html", BURDENS.values(), ids=BURDENS)
def test_html_made_to_exhaust_the_cleaner_is_shown_as_text(html: str) -> None:
    assert is_overwhelming(html)
    assert [tag.name for tag in tags_in(cleaned(html))] == ["p", "p"]


@pytest.mark.parametrize("html", BURDENS.values(), ids=BURDENS)
def test_what_would_exhaust_the_cleaner_is_seen_with_effort_in_proportion(html: str) -> None:
    assert in_proportion(cleaned, html, html * 4)


def test_a_long_ordinary_table_is_not_overwhelming() -> None:
    rows = '<tr><td rowspan="2">1</td><td>2</td><td>3</td></tr>' * 2_000
    assert not is_overwhelming(f"<table>{rows}</table>")
    assert cleaned(f"<table><tbody>{rows}</tbody></table>").count("<td") == 6_000
