"""Saved pages of portals: every sentence of the article, and nothing of what stands around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from import_desk import REPORT, Desk
from portal_pages import PAGES, TITLE

LINES = [line for line in REPORT.splitlines()[1:] if line]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.at(tmp_path)


@pytest.mark.parametrize("maker", PAGES)
def test_a_page_becomes_what_the_text_of_its_article_becomes(desk: Desk, maker: str) -> None:
    text = desk.imported(REPORT)
    result = desk.result(PAGES[maker](LINES), "页面.html", force=True)
    body = desk.body(result)
    if maker == "a catalogue":
        body = body.replace("\n附件：重点任务完成情况表.docx\n", "")
    assert body == text
    assert result.front_matter["title"] == TITLE
    assert result.front_matter["organ"] == "990100-xfj"
    if maker != "pasted from Word":
        assert str(result.front_matter["published"]) == "2025-01-30"


@pytest.mark.parametrize("maker", PAGES)
def test_every_word_of_a_page_is_in_the_report_or_listed(desk: Desk, maker: str) -> None:
    page = PAGES[maker](LINES)
    result = desk.result(page, "页面.html")
    assert result.written is not None
    kept = (desk.root / result.written).read_text(encoding="utf-8")
    kept += "".join(entry.text for entry in result.dropped)
    for word in ("首页", "版权所有", "上一篇", "登录后查看更多内容", "热点推荐", "技术支持"):
        assert (word in page) == (word in kept)


@pytest.mark.parametrize(
    ("encoding", "stated"),
    [
        ("gb18030", "gb2312"),
        ("utf-8", "gb2312"),
        ("gb18030", "utf-8"),
        ("utf-16", "utf-8"),
        ("utf-8-sig", "utf-8"),
    ],
)
def test_any_charset_is_read_whatever_the_page_says(desk: Desk, encoding: str, stated: str) -> None:
    page = PAGES["an editor's block"](LINES).replace('charset="utf-8"', f'charset="{stated}"')
    assert desk.body(desk.result(page.encode(encoding), "页面.html")) == desk.imported(
        REPORT, force=True
    )


def test_tables_are_kept_and_merged_cells_stay_merged(desk: Desk) -> None:
    plain = (
        "<table><tr><th>事项</th><th>件数</th></tr><tr><td>来信</td><td><p>12</p></td></tr></table>"
    )
    merged = (
        '<table style="width:100%"><tr><td rowspan="2">事项</td><td colspan=2>件数</td></tr>'
        "<tr><td>上年</td><td>本年</td></tr><tr><td>来信</td><td>1</td><td>2</td></tr></table>"
    )
    lines = [*LINES[:4], f"{plain}</p>{merged}<p>", *LINES[4:]]
    body = desk.body(desk.result(PAGES["an editor's block"](lines), "页面.html"))
    assert "| 事项 | 件数 |\n| --- | --- |\n| 来信 | 12 |\n" in body
    assert '<tr><th rowspan="2">事项</th><th colspan="2">件数</th></tr>' in body
    assert "style" not in body


def test_captions_stay_and_hidden_cells_are_listed(desk: Desk) -> None:
    table = (
        "<table><caption>表一 办理情况</caption><tr><th>事项</th><th>件数</th></tr>"
        "<tr><td>来信<span style='display:none'>待核</span></td><td>12</td></tr></table>"
    )
    lines = [*LINES[:4], f"{table}<p>", *LINES[4:]]
    result = desk.result(PAGES["an editor's block"](lines), "页面.html")
    assert "表一 办理情况\n\n| 事项 | 件数 |\n| --- | --- |\n| 来信 | 12 |\n" in desk.body(result)
    assert "网页上没有显示：待核" in [entry.text for entry in result.dropped]


def test_a_page_that_only_scripts_fill_is_refused_with_what_to_do(desk: Desk) -> None:
    page = "<html><title>报告</title><body><div id=app></div><script>x()</script></body></html>"
    result = desk.result(page, "页面.html")
    assert result.written is None
    assert "复制正文存成 .txt" in result.notes[0]


def test_a_page_saved_with_its_pictures_is_read(desk: Desk) -> None:
    page = PAGES["an editor's block"](LINES)
    archive = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{page}\r\n--b--\r\n"
    )
    assert desk.body(desk.result(archive, "页面.mhtml")) == desk.imported(REPORT, force=True)


@pytest.mark.parametrize("deep", ["<div>", "<b>", "<table><tr><td>", "<ul><li>"])
def test_hostile_nesting_ends_in_time(desk: Desk, deep: str) -> None:
    page = f"<html><body>{deep * 20_000}{REPORT}</body></html>"
    result = desk.result(page, "页面.html")
    assert result.written is None
    assert "嵌套过深" in result.notes[0]
