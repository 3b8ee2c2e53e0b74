"""The pages that tell what changed after publication, as the engine builds them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from checkouts import Checkout
from factories import BODY, PATH, report_text
from site_building import build, contents, small_root

pytestmark = pytest.mark.site

PAGE = "reports/990100/xfj/2024-fzzf/index.html"
COMPARISON = "changes/990100/xfj/2024-fzzf/index.html"
PHONE = "13912345670"
NEXT = "reports/990100/xfj/2023-fzzf.md"
GONE = {"withdrawn": {"date": "2025-03-02", "reason": "误载公民个人信息"}}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with a report that changed twice, once without a word, and one that was withdrawn."""
    checkout = Checkout(tmp_path_factory.mktemp("history"))
    other = {"year": "2023", "title": "示例市信访局2023年法治政府建设年度报告", "index": "甲"}
    small_root(checkout.root, {".gitignore": ".cache\nsite\n", NEXT: report_text(other)})
    checkout.commit({}, dt.date(2025, 1, 30))
    front = {"corrections": [{"date": "2025-03-02", "note": "更正办件数"}]}
    changed = report_text(front, BODY.replace("三百件", "三百二十件"))
    body = "李某的电话13912345670，本来不应公开。"
    checkout.commit(
        {PATH: changed, NEXT: report_text({**other, **GONE}, body)}, dt.date(2025, 3, 2)
    )
    silent = report_text(front, BODY.replace("三百件", "<b>三百</b>一十件"))
    checkout.commit({PATH: silent}, dt.date(2025, 4, 2), f"改数 <i> {PHONE}")
    checkout.commit({NEXT: report_text({**other, **GONE}, "")}, dt.date(2025, 4, 3))
    return checkout.root


def _page(root: Path, page: str) -> str:
    return (root / "site" / page).read_text(encoding="utf-8")


def test_the_site_tells_what_changed_after_publication(root: Path) -> None:
    done = build(root, "--strict")
    assert done.returncode == 0, done.stderr
    page = _page(root, PAGE)
    assert "首次收录：2025-01-30" in page
    assert page.count("逐句对照") == 2
    assert page.count("没有写更正") == 1
    folded = page[page.index("核查用的存档编号") :]
    assert "2025-04-02的改动：<code>" in folded[: folded.index("</details>")]
    comparison = _page(root, COMPARISON)
    assert "三百<ins>二十</ins>件" in comparison
    assert comparison.index("2025-04-02的改动") < comparison.index("2025-03-02的改动")
    listed = _page(root, "changes/index.html")
    assert "2025-04-02" in listed
    assert "误载公民个人信息" in listed
    assert "更正办件数" in listed
    assert f'href="../{COMPARISON.removesuffix("index.html")}#c1"' in listed


def test_what_commits_say_of_themselves_is_for_maintainers_alone(root: Path) -> None:
    build(root)
    pages = contents(root / "site")
    assert not [path for path, data in pages.items() if "改数 " in data.decode(errors="replace")]


def test_a_withdrawn_text_is_not_shown_by_its_history(root: Path) -> None:
    build(root)
    pages = {path: data.decode(errors="replace") for path, data in contents(root / "site").items()}
    assert not [path for path, text in pages.items() if PHONE in text or "李某的电话" in text]
    gone = pages["reports/990100/xfj/2023-fzzf/index.html"]
    assert "2025-04-03" in gone
    assert "文件已经撤下，不列改动前后的文字" in gone
    assert "核查用的存档编号" not in gone
    assert "changes/990100/xfj/2023-fzzf/index.html" not in pages


def test_the_same_sources_and_history_give_the_same_bytes(root: Path) -> None:
    build(root)
    first = contents(root / "site")
    (root / ".cache/gongkai/history/log").unlink()
    (root / ".cache/gongkai/history/differences").unlink()
    build(root)
    assert contents(root / "site") == first


def test_a_site_of_files_alone_says_that_there_is_no_record(tmp_path: Path) -> None:
    done = build(small_root(tmp_path), "--strict")
    assert done.returncode == 0, done.stderr
    said = "本站生成时没有完整的版本记录，无法列出公开后的变动（这里没有用 git 管理，没有版本记录）"
    assert said in _page(tmp_path, PAGE)
    assert said in _page(tmp_path, "changes/index.html")


def test_a_site_that_is_not_to_tell_its_history_asks_no_git(root: Path, tmp_path: Path) -> None:
    small_root(tmp_path / "root", history=False)
    Checkout(tmp_path / "root").commit({}, dt.date(2025, 1, 30))
    done = build(tmp_path / "root", "--strict", PATH=str(root))
    assert done.returncode == 0, done.stderr
    assert "公开后的变动</h2>" not in _page(tmp_path / "root", PAGE)
    assert "本站没有设置列出公开后的变动" in _page(tmp_path / "root", "changes/index.html")


TABLE = "reports/990100/xfj/2025-xzzf.md"
FIGURES = """\
| 申请数量 | 受理数量 | 许可数量 | 不予许可数量 | 撤销许可数量 |
|---:|---:|---:|---:|---:|
| 203 | 199 | 194 | 5 | 1 |
"""
BLOCK = """\
```公开表 行政许可
列: 申请数量 受理数量 许可数量 不予许可数量 撤销许可数量
本机关: 203 199 194 5 1
```
"""


def test_a_statutory_table_is_compared_by_its_cells(tmp_path: Path) -> None:
    front = {
        "title": "示例市信访局2025年行政执法情况",
        "kind": "xzzf",
        "year": "2025",
        "index": "乙",
    }
    first = {".gitignore": ".cache\nsite\n", TABLE: report_text(front, FIGURES)}
    checkout = Checkout(tmp_path)
    small_root(checkout.root, first, on_error="mark")
    checkout.commit({}, dt.date(2025, 1, 30))
    checkout.commit({TABLE: report_text(front, BLOCK)}, dt.date(2025, 3, 2))
    done = build(checkout.root)
    assert done.returncode == 0, done.stderr
    page = _page(checkout.root, "reports/990100/xfj/2025-xzzf/index.html")
    assert "表格写法变了，数没有变" in page
    assert "没有写更正" not in page
    checkout.commit({TABLE: report_text(front, BLOCK.replace("199", "190"))}, dt.date(2025, 4, 2))
    build(checkout.root)
    page = _page(checkout.root, "changes/990100/xfj/2025-xzzf/index.html")
    assert "行政许可实施情况统计表：改了1个数" in page
    cells = '<th scope="row">本机关</th><td>受理数量</td><td><del>199</del></td><td><ins>190</ins>'
    assert cells in page
    assert page.count("没有写更正") == 1
    assert "***" not in page
