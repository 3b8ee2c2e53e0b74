"""Review pages: everything of the source is shown with where it went, and nothing can do harm."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import BODY
from gongkai.errors import UsageError
from gongkai.importers import Desk, Dropped, ImportResult, Line, Request, import_all
from gongkai.register import load_register
from gongkai.review import check_place, judged, write_reviews
from gongkai.review.alignment import LEFT_OUT, LOST, aligned
from gongkai.review.blocks import text_of
from import_desk import REPORT
from import_desk import Desk as Root

Run = Callable[..., tuple[int, str, str]]
DAY = dt.date(2026, 3, 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Root.at(tmp_path).root


def reviewed(root: Path, place: str, *texts: str, dry_run: bool = False) -> list[str]:
    """The pages that texts give."""
    for number, text in enumerate(texts):
        (root / f"{number}.txt").write_text(text, encoding="utf-8")
    requests = [Request(root / f"{number}.txt") for number in range(len(texts))]
    register = load_register(root)
    imported = import_all(requests, Desk(root, "reports", register), dry_run=dry_run)
    found = judged(root, requests, imported, as_of=DAY, dry_run=dry_run)
    pages = write_reviews(found, root / place, register, DAY)
    return [page.read_text(encoding="utf-8") for page in pages]


def words(page: str) -> str:
    body = page.partition("<body>")[2]
    return html.unescape(re.sub(r"<[^>]*>", "", body))


def test_a_page_shows_source_and_report_with_what_was_inferred_from_where(root: Path) -> None:
    (page,) = reviewed(root, "核对.html", f"浏览量：12\n{REPORT}")
    shown = words(page)
    assert "原件第 2 行：示例市信访局2024年法治政府建设年度报告" in shown
    assert re.search(r"成文日期\s*2025-01-19\s*原件第 \d+ 行：2025年1月19日", shown)
    assert "浏览量：12没有放进正文" in shown
    assert shown.count("全年办理群众信访事项三百件") == 2
    assert "<h2>一、主要举措和成效</h2>" in page
    assert "原件里没有写，需要补：发文字号、索引号、签发人、发布日期" in shown
    assert LOST not in shown


def test_a_title_over_two_lines_comes_from_both(root: Path) -> None:
    (page,) = reviewed(root, "核对.html", REPORT.replace("信访局2024", "信访局\n2024", 1))
    whence = "原件第 1、2 行：示例市信访局2024年法治政府建设年度报告"
    assert whence in words(page)


@pytest.mark.parametrize("link", ["法治政府建设年度报告", "法治政府建设", "示例市信访局"])
def test_no_line_of_a_menu_is_said_to_have_become_a_fact(root: Path, link: str) -> None:
    titled = REPORT.replace("年法治政府建设年度报告", "年法治政府建设情况的报告", 1)
    (page,) = reviewed(root, "核对.html", f"{link}\n打印\n\n{titled}")
    assert f"{link}没有放进正文" in words(page)


def test_what_was_not_imported_cannot_be_approved(root: Path) -> None:
    (page,) = reviewed(root, "核对.html", " ")
    assert "可以公开" not in words(page).partition("核对意见")[2]
    assert "□ 退回，改好以后重新导入" in words(page)
    (page,) = reviewed(root, "另一.html", REPORT)
    assert "□ 与原件一致，可以公开" in words(page)


def test_findings_stand_at_their_lines(root: Path) -> None:
    (page,) = reviewed(root, "核对.html", REPORT.replace("三百件，", "三百件,按期率120%,"))
    row = next(row for row in page.split("</tr>") if "按期率" in row)
    assert "W204" in row
    assert "改法：" in row


@pytest.mark.parametrize("dry_run", [False, True])
def test_hostile_text_is_only_shown(root: Path, *, dry_run: bool) -> None:
    hostile = (
        "<script>alert(1)</script><img src=x onerror=alert(1)> [点](javascript:alert(1)) "
        "![图](http://other.example/a.png)"
    )
    text = REPORT.replace("专业人员配备不足。", f"专业人员配备不足。\n\n{hostile}")
    (page,) = reviewed(root, "核对.html", text, dry_run=dry_run)
    body = page.partition("<body>")[2]
    tags = "".join(re.findall(r"<[^>]*>", body))
    assert not re.search(r"<(?:script|img|iframe|link|object)|\son\w+=|src=", tags)
    assert re.findall(r'href="([^"]*)"', tags) == ["#main"]
    assert "default-src 'none'" in page
    assert "<script>alert(1)" in words(page)


def test_no_private_number_stands_on_a_page(root: Path) -> None:
    text = REPORT.replace("普法形式", "张某（110101190001010014）认为普法形式")
    pages = reviewed(root, "核对", text)
    assert not any("110101190001010014" in page for page in pages)
    assert "出现身份证号" in words(pages[1])


def test_many_get_an_index_that_puts_first_what_needs_a_person(root: Path) -> None:
    without = REPORT.replace("示例市信访局", "示例市档案局")
    index, first, second = reviewed(root, "核对", REPORT.replace("2024", "2023"), without)
    assert index.index("需要人处理的") < index.index("其余的") or "其余的" not in index
    assert 'href="0001-990100-xfj-2023-fzzf.html"' in index
    assert 'href="0002.html"' in index
    assert "没有登记" in words(second)
    assert 'href="index.html"' in first


def test_the_same_imports_give_the_same_bytes(root: Path) -> None:
    assert reviewed(root, "甲", REPORT, dry_run=True) == reviewed(root, "乙", REPORT, dry_run=True)


def test_a_file_that_nobody_could_read_has_a_page_that_says_why(root: Path) -> None:
    (page,) = reviewed(root, "核对.html", " ")
    assert "没有写出" in words(page)
    assert "文件里没有文字" in words(page)


def test_nothing_else_is_overwritten(root: Path) -> None:
    (root / "别的.html").write_text("<p>别的", encoding="utf-8")
    (root / "别的").write_text("别的", encoding="utf-8")
    for stated in ("别的.html", "别的", "reports/核对", "reports"):
        with pytest.raises(UsageError):
            check_place(str(root / stated), root / "reports")
    reviewed(root, "核对", REPORT)
    assert check_place(str(root / "核对"), root / "reports") == root / "核对"


def test_several_do_not_go_into_one_page(root: Path) -> None:
    with pytest.raises(UsageError, match="文件夹"):
        reviewed(root, "核对.html", REPORT, REPORT.replace("2024", "2023"))


def test_a_command_writes_reviews(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gongkai.cli import main  # noqa: PLC0415  # the command needs the folder that is set below

    monkeypatch.chdir(root)
    text = f"示例市信访局2023年法治政府建设年度报告\n\n{BODY}".replace("## ", "")
    Path("原文.txt").write_text(text, encoding="utf-8")
    assert main(["import", "原文.txt", "--dry-run", "--review", "核对.html"]) == 0
    assert "核对.html" in capsys.readouterr().err
    assert "只核查了它自身" in words(Path("核对.html").read_text(encoding="utf-8"))


LINES = ["一、成效", "做了许多工作。", "浏览量：3", "二、安排", "继续加强。", "打印", "……", "1"]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(LINES), max_size=12),
    st.lists(st.sampled_from(LINES), max_size=12),
    st.sets(st.integers(1, 12)),
)
def test_every_line_and_every_block_is_shown_once_and_in_order(
    source: list[str], report: list[str], left_out: set[int]
) -> None:
    """Whatever the two texts are: what did not become text is said to be left out or lost."""
    lines = [Line(number, text) for number, text in enumerate(source, 1)]
    dropped = tuple(Dropped(line.number, line.text) for line in lines if line.number in left_out)
    blocks = text_of("a.md", "---\ntitle: 甲\n---\n\n" + "\n\n".join(report)).blocks
    pairs = aligned(lines, ImportResult("a.txt", dropped=dropped), blocks, {})
    shown = [line for pair in pairs for line in pair.lines]
    assert [(line.number, line.text) for line in shown] == [(one.number, one.text) for one in lines]
    assert [block for pair in pairs for block in pair.blocks] == list(blocks)
    text = "".join(report)
    for line in shown:
        if line.rest and line.text not in text:
            assert line.fate in {LOST, LEFT_OUT}
