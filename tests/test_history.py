"""The version record: read from real repositories, told as it is, and said where there is none."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checkouts import Checkout
from factories import AS_OF, BODY, PATH, REGISTER, REGISTER_PATH, report_text
from gongkai.edition import Edition
from gongkai.history import Account, Claim, History, history_of
from gongkai.history.git import _why
from gongkai.history.masking import masked
from gongkai.history.sentences import Passage, Sort, compared
from gongkai.inspection import Inspection, task_for
from gongkai.settings import Settings

PUBLISHED = dt.date(2025, 1, 30)
SPRING = dt.date(2025, 3, 2)
OTHER = BODY.replace("三百件", "三百二十件")
CORRECTED = {"corrections": [{"date": "2025-03-02", "note": "办件数更正为三百二十件"}]}


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    kept = Checkout(tmp_path / "root")
    kept.write({REGISTER_PATH: REGISTER, ".gitignore": ".cache\n"})
    return kept


def _edition(root: Path) -> Edition:
    inspection = Inspection(task_for(root, Settings(), AS_OF))
    try:
        return inspection.edition()
    finally:
        inspection.close()


def _history(checkout: Checkout) -> History:
    return history_of(checkout.root, _edition(checkout.root).published)


def _account(checkout: Checkout, path: str = PATH) -> Account:
    history = _history(checkout)
    assert history.why_not == ""
    return history.accounts[path]


def test_a_report_that_never_changed_has_its_first_commit(checkout: Checkout) -> None:
    commit = checkout.commit({PATH: report_text()}, PUBLISHED)
    account = _account(checkout)
    assert (account.first, account.commit, account.changes) == (PUBLISHED, commit[:12], ())
    assert account.claim is Claim.AGREES


def test_a_changed_sentence_is_told_with_its_words(checkout: Checkout) -> None:
    checkout.commit({PATH: report_text()}, PUBLISHED)
    checkout.commit({PATH: report_text(CORRECTED, OTHER)}, SPRING, "更正办件数")
    [change] = _account(checkout).changes
    assert (change.day, change.silent) == (SPRING, False)
    assert change.difference.corrections == ("2025-03-02 办件数更正为三百二十件",)
    [passage] = [one for one in change.difference.passages if one.sort is not Sort.SAME]
    assert passage.sort is Sort.CHANGED
    assert "".join(span.text for span in passage.new if span.marked) == "二十"


def test_a_change_without_a_correction_is_silent(checkout: Checkout) -> None:
    checkout.commit({PATH: report_text()}, PUBLISHED)
    checkout.commit({PATH: report_text({"title": "示例市信访局2024年度报告"})}, SPRING)
    [change] = _account(checkout).changes
    assert change.silent
    assert [key.label for key in change.difference.keys] == ["标题"]


def test_what_was_filled_in_needs_no_word(checkout: Checkout) -> None:
    checkout.commit({PATH: report_text({"index": None})}, PUBLISHED)
    checkout.commit({PATH: report_text()}, SPRING)
    assert [change.silent for change in _account(checkout).changes] == [False]


def test_markup_alone_changes_no_words(checkout: Checkout) -> None:
    checkout.commit({PATH: report_text()}, PUBLISHED)
    checkout.commit({PATH: report_text(body=BODY.replace("集体学法", "**集体学法**"))}, SPRING)
    [change] = _account(checkout).changes
    assert change.difference.markup
    assert change.difference.passages == ()


def test_what_came_before_the_day_of_publication_was_preparation(checkout: Checkout) -> None:
    checkout.commit({PATH: report_text(body=OTHER)}, dt.date(2025, 1, 20))
    checkout.commit({PATH: report_text()}, dt.date(2025, 1, 25))
    account = _account(checkout)
    assert (account.changes, account.earlier) == ((), 1)
    checkout.commit({PATH: report_text(body=OTHER)}, PUBLISHED)
    assert len(_account(checkout).changes) == 1, "on the day itself nobody can tell"


def test_what_is_not_committed_yet_is_told_as_such(checkout: Checkout) -> None:
    checkout.commit({PATH: report_text()}, PUBLISHED)
    checkout.write({PATH: report_text(body=OTHER)})
    [change] = _account(checkout).changes
    assert change.day is None
    assert change.difference.passages
    new = "reports/990100/xfj/2023-fzzf.md"
    checkout.write({new: report_text({"year": "2023"})})
    assert _account(checkout, new).claim is Claim.UNCOMMITTED


@pytest.mark.parametrize("stated", [True, False])
def test_a_report_keeps_its_record_when_it_moves(checkout: Checkout, *, stated: bool) -> None:
    old = "reports/990100/xfj/报告 2024.md"
    checkout.commit({old: report_text(), ".x": "x"}, PUBLISHED)
    front = {"moved_from": [old]} if stated else {}
    checkout.commit({old: None, PATH: report_text(front)}, SPRING, "改名")
    history = _history(checkout)
    account = history.accounts[PATH]
    assert account.first == PUBLISHED
    assert [change.moved_from for change in account.changes] == [old]
    assert history.vanished == ()


def test_a_report_that_came_back_is_compared_with_what_was_taken_away(checkout: Checkout) -> None:
    checkout.commit({PATH: report_text(), ".x": "x"}, PUBLISHED)
    checkout.commit({PATH: None}, SPRING)
    checkout.commit({PATH: report_text(body=OTHER)}, dt.date(2025, 3, 5))
    gone, back = _account(checkout).changes
    assert (gone.gone, gone.restored, back.gone, back.restored) == (True, False, False, True)
    assert back.difference.passages
    assert back.silent


@pytest.mark.parametrize(
    "setting",
    [
        ("log.showRoot", "false"), ("log.diffMerges", "dense-combined"), ("color.ui", "always"),
        ("diff.relative", "true"), ("i18n.logOutputEncoding", "GBK"), ("diff.renames", "copies"),
        ("core.quotepath", "true"), ("log.showSignature", "true"), ("diff.external", "false"),
    ],
)  # fmt: skip
def test_settings_of_git_change_nothing(checkout: Checkout, setting: tuple[str, str]) -> None:
    checkout.commit({PATH: report_text()}, PUBLISHED)
    checkout.git("checkout", "--quiet", "-b", "side")
    checkout.commit({PATH: report_text(body=OTHER)}, SPRING)
    checkout.git("checkout", "--quiet", "main")
    checkout.git("merge", "--quiet", "--no-ff", "-m", "合并", "side", day=SPRING)
    checkout.git("config", *setting)
    account = _account(checkout)
    assert account.first == PUBLISHED
    merge = checkout.git("rev-parse", "HEAD")[:12]
    assert [(one.day, one.commit) for one in account.changes] == [(SPRING, merge)]


def test_a_change_made_in_a_merge_is_not_missed(checkout: Checkout) -> None:
    checkout.commit({PATH: report_text()}, PUBLISHED)
    checkout.git("checkout", "--quiet", "-b", "side")
    checkout.commit({"notes": "x"}, dt.date(2025, 2, 1))
    checkout.git("checkout", "--quiet", "main")
    checkout.commit({"more": "x"}, dt.date(2025, 2, 2))
    checkout.git("merge", "--quiet", "--no-commit", "--no-ff", "side")
    checkout.commit({PATH: report_text(body=OTHER)}, SPRING, "合并")
    assert [change.day for change in _account(checkout).changes] == [SPRING]


def test_what_a_merge_brought_came_on_the_day_of_the_merge(checkout: Checkout) -> None:
    checkout.commit({PATH: report_text()}, PUBLISHED)
    checkout.git("checkout", "--quiet", "-b", "side")
    checkout.commit({PATH: report_text(body=OTHER)}, dt.date(2025, 2, 1))
    checkout.git("checkout", "--quiet", "main")
    checkout.git("merge", "--quiet", "--no-ff", "-m", "合并", "side", day=SPRING)
    assert [change.day for change in _account(checkout).changes] == [SPRING]


def test_the_day_of_the_commit_counts_and_the_author_s_is_said(checkout: Checkout) -> None:
    checkout.commit({PATH: report_text()}, PUBLISHED)
    wrote = dt.date(2025, 2, 1)
    checkout.commit({PATH: report_text(body=OTHER)}, SPRING, author=wrote)
    [change] = _account(checkout).changes
    assert (change.day, change.written) == (SPRING, wrote)


def test_a_clock_that_runs_backwards_is_said(checkout: Checkout) -> None:
    checkout.commit({PATH: report_text()}, SPRING)
    checkout.commit({PATH: report_text(body=OTHER)}, dt.date(2025, 2, 1))
    assert [change.backwards for change in _account(checkout).changes] == [True]


def test_an_attachment_that_was_exchanged_is_a_change(checkout: Checkout) -> None:
    front = {"attachments": ["附表.csv"]}
    table = "reports/990100/xfj/附表.csv"
    checkout.commit({PATH: report_text(front), table: "1"}, PUBLISHED)
    checkout.commit({table: "2"}, SPRING)
    [change] = _account(checkout).changes
    assert (change.files, change.silent) == (("附表.csv",), True)


def test_of_a_withdrawn_report_the_words_are_not_told(checkout: Checkout) -> None:
    checkout.commit({PATH: report_text()}, PUBLISHED)
    gone = {"withdrawn": {"date": "2025-03-02", "reason": "误载公民个人信息"}}
    checkout.commit({PATH: report_text(gone, "")}, SPRING)
    account = _account(checkout)
    assert account.withdrawn
    assert [change.difference.passages for change in account.changes] == [()]


def test_a_report_that_vanished_is_named(checkout: Checkout) -> None:
    checkout.commit({PATH: report_text(), ".x": "x"}, PUBLISHED)
    checkout.commit({PATH: None}, SPRING, "清理")
    [vanished] = _history(checkout).vanished
    assert (vanished.path, vanished.day) == (PATH, SPRING)
    assert vanished.title == "示例市信访局2024年法治政府建设年度报告"


LATE = dt.date(2025, 5, 10)


@pytest.mark.parametrize(
    ("begins", "front", "claim"),
    [
        (dt.date(2025, 1, 1), {}, Claim.CONTRADICTED),
        (dt.date(2025, 1, 1), {"source": "https://xfj.shili.example/1"}, Claim.ELSEWHERE),
        (dt.date(2025, 1, 1), {"published": None}, Claim.UNDATED),
        (dt.date(2025, 1, 1), {"withdrawn": "{date: 2025-05-09, reason: 误载}"}, Claim.CLEARED),
        (dt.date(2025, 1, 1), {"published": "2025-05-06"}, Claim.AGREES),
        (dt.date(2025, 1, 1), {"published": "2025-06-06"}, Claim.AGREES),
        (dt.date(2025, 4, 1), {}, Claim.BEFORE_RECORD),
    ],
)
def test_the_stated_day_stands_beside_the_first_commit(
    checkout: Checkout, begins: dt.date, front: dict[str, str | None], claim: Claim
) -> None:
    checkout.commit({}, begins)
    checkout.commit({PATH: report_text(front)}, LATE)
    account = _account(checkout)
    assert (account.first, account.claim) == (LATE, claim)


def _no_repository(checkout: Checkout) -> Path:
    shutil.rmtree(checkout.root / ".git")
    return checkout.root


def _no_commit(checkout: Checkout) -> Path:
    checkout.git("update-ref", "-d", "HEAD")
    return checkout.root


def _shallow(checkout: Checkout) -> Path:
    checkout.commit({PATH: report_text(body=OTHER)}, SPRING)
    there = checkout.top.parent / "shallow"
    checkout.git("clone", "--quiet", "--depth=1", checkout.top.as_uri(), str(there))
    return there


def _untracked(checkout: Checkout) -> Path:
    checkout.git("rm", "-r", "--quiet", "--cached", "reports")
    checkout.git("commit", "--quiet", "--amend", "--allow-empty", "-m", "x", day=PUBLISHED)
    return checkout.root


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_no_repository, "这里没有用 git 管理"),
        (_no_commit, "还没有提交过任何内容"),
        (_shallow, "这里是浅克隆"),
        (_untracked, "reports/ 没有纳入版本记录"),
    ],
)
def test_where_there_is_no_record_it_is_said_why(
    checkout: Checkout, spoil: Callable[[Checkout], Path], said: str
) -> None:
    checkout.commit({PATH: report_text()}, PUBLISHED)
    root = spoil(checkout)
    history = history_of(root, _edition(root).published)
    assert said in history.why_not
    assert history.accounts == {}


def test_a_repository_of_somebody_else_is_said_with_the_remedy(checkout: Checkout) -> None:
    said = _why(b"fatal: detected dubious ownership in repository at '/x'\n", checkout.root)
    assert f"git config --global --add safe.directory {checkout.root}" in said


def test_what_was_read_of_the_log_is_kept_and_continued(checkout: Checkout) -> None:
    checkout.commit({PATH: report_text()}, PUBLISHED)
    first = _history(checkout)
    kept = checkout.root / ".cache/gongkai/history/log"
    assert _history(checkout) == first
    checkout.commit({PATH: report_text(body=OTHER)}, SPRING)
    checkout.commit({PATH: report_text()}, dt.date(2025, 3, 3))
    continued = _history(checkout)
    assert len(continued.accounts[PATH].changes) == 2
    kept.write_bytes(b"spoilt")
    assert _history(checkout) == continued
    kept.unlink()
    assert _history(checkout) == continued


def test_a_log_of_another_line_of_commits_is_read_anew(checkout: Checkout) -> None:
    checkout.commit({PATH: report_text()}, PUBLISHED)
    checkout.commit({PATH: report_text(body=OTHER)}, SPRING)
    assert len(_account(checkout).changes) == 1
    checkout.git("reset", "--quiet", "--hard", "HEAD~1")
    assert _account(checkout).changes == ()
    checkout.commit({PATH: report_text(body=OTHER)}, dt.date(2025, 4, 2))
    assert [change.day for change in _account(checkout).changes] == [dt.date(2025, 4, 2)]


def _joined(passages: tuple[Passage, ...]) -> Iterator[tuple[str, str, str]]:
    for one in passages:
        old, new = ("".join(span.text for span in side) for side in (one.old, one.new))
        if one.sort is not Sort.SAME:
            yield one.sort, old, new


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("一。二。三。", "一。二。三。", []),
        ("一。二。三。", "一。三。", [("taken-out", "二。", "")]),
        ("一。三。", "一。二。三。", [("put-in", "", "二。")]),
        (
            "受理信访事项1775件；办结全部。",
            "受理信访事项1757件；办结全部。",
            [("changed", "受理信访事项1775件；", "受理信访事项1757件；")],
        ),
        (
            "他说：“好。”然后走了。",
            "他说：“好。”然后来了。",
            [("changed", "然后走了。", "然后来了。")],
        ),
        ("", "全新的一句。", [("put-in", "", "全新的一句。")]),
        (
            "甲乙丙丁。",
            "春夏秋冬。",
            [("taken-out", "甲乙丙丁。", ""), ("put-in", "", "春夏秋冬。")],
        ),
    ],
)
def test_texts_are_compared_by_sentences(
    old: str, new: str, changes: list[tuple[str, str, str]]
) -> None:
    assert list(_joined(compared(old, new))) == changes


def test_a_number_is_marked_whole() -> None:
    [passage] = compared("受理1775件。", "受理1757件。")
    assert [span.text for span in passage.old if span.marked] == ["1775"]
    assert [span.text for span in passage.new if span.marked] == ["1757"]


@pytest.mark.parametrize("old", ["同一句。" * 60_000, "".join(f"第{n}句。" for n in range(60_000))])
def test_huge_texts_are_compared_all_the_same(old: str) -> None:
    new = "头。" + old.replace("一", "二").replace("同", "不同") + "尾。"
    assert compared(old, new)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话13800138000。", "电话138********。"),
        ("身份证号11010519491231002X", "身份证号110********"),
        ("卡号6222 0212 3456 7890 123", "卡号622********"),
        ("全年受理1775件", "全年受理1775件"),
    ],
)
def test_long_numbers_are_never_shown_again(text: str, shown: str) -> None:
    assert masked(text) == shown


def test_a_private_number_taken_out_is_not_shown_by_the_comparison(checkout: Checkout) -> None:
    checkout.commit({PATH: report_text(body=f"{BODY}\n联系电话13800138000。\n")}, PUBLISHED)
    checkout.commit({PATH: report_text(CORRECTED)}, SPRING, "删去13800138000")
    [change] = _account(checkout).changes
    assert "13800138000" not in repr(change)
    assert "138********" in repr(change.difference)
