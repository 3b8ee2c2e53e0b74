"""Loading a root: whatever lies under reports/ gives a record, and nothing is lost or followed."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from factories import AS_OF, PATH, REGISTER, REGISTER_PATH, report_text
from gongkai import attachment_packs
from gongkai.attachments import AttachmentReading, judged
from gongkai.inspection import check, task_for
from gongkai.loading import report_files, start_method, submit, workers
from gongkai.settings import Settings


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in {REGISTER_PATH: REGISTER, PATH: report_text()}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def _messages(root: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in check(root, paths=None, as_of=AS_OF).findings:
        found.setdefault(finding.path, []).append(f"{finding.rule}: {finding.message}")
    return found


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")
def test_a_symbolic_link_is_refused_and_not_followed(root: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(report_text(), encoding="utf-8")
    (root / "reports" / "990100" / "xfj" / "2023-fzzf.md").symlink_to(secret)
    (root / "reports" / "990100" / "xfj" / "list.csv").symlink_to(secret)
    said = _messages(root)["reports/990100/xfj/2023-fzzf.md"]
    assert said == ["M001: 这是一个符号链接，不是文件本身"]
    assert "reports/990100/xfj/list.csv" not in report_files(root).files


@pytest.mark.skipif(os.name == "nt", reason="names are always text on Windows")
def test_a_name_that_is_not_utf8_is_a_finding_under_a_name_that_can_be_shown(root: Path) -> None:
    folder = os.fsencode(root / "reports" / "990100" / "xfj")
    with open(folder + b"/\xb1\xa8\xb8\xe6.md", "wb") as file:  # noqa: PTH123  # a name in bytes
        file.write(report_text().encode())
    shown = [path for path in _messages(root) if "\ufffd" in path]
    assert len(shown) == 1
    assert _messages(root)[shown[0]][0].startswith("M001: 文件名")


@pytest.mark.skipif(os.name == "nt", reason="names are always text on Windows")
def test_a_file_beside_the_reports_whose_name_is_not_utf8_is_mentioned(root: Path) -> None:
    folder = os.fsencode(root / "reports" / "990100" / "xfj")
    with open(folder + b"/\xb1\xa8\xb8\xe6.csv", "wb") as file:  # noqa: PTH123  # a name in bytes
        file.write(b"1")
    (said,) = _messages(root).values()
    assert said == ["L106: 文件名不是 UTF-8 编码，这个文件没有核查，也不会公开"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_locked_file_is_a_finding(root: Path) -> None:
    (root / PATH).chmod(0)
    assert _messages(root)[PATH] == ["M001: 文件打不开：没有读取权限"]


def test_hidden_files_are_no_content(root: Path) -> None:
    (root / "reports" / ".draft.md").write_text("x", encoding="utf-8")
    (root / "reports" / ".git").mkdir()
    (root / "reports" / ".git" / "x.md").write_text("x", encoding="utf-8")
    hidden = frozenset({"reports/.draft.md"})
    assert report_files(root) == ((PATH,), frozenset({PATH, REGISTER_PATH}), hidden)
    assert list(_messages(root)) == []


def test_private_data_beside_the_reports_stops_whether_or_not_it_is_listed(
    root: Path, tmp_path: Path
) -> None:
    private = "姓名,电话\n张某,13800138000\n"
    outside = tmp_path / "outside.csv"
    beside = ("reports/990100/xfj/fujian.csv", "reports/jiu/mingdan.txt", "reports/990100/.bak/a")
    for path in ("outside.csv", *beside):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(private, encoding="utf-8")
    if os.name != "nt":
        (root / "reports/990100/xfj/link.csv").symlink_to(outside)
    found = {(f.path, f.rule) for f in check(root, paths=None, as_of=AS_OF).findings}
    assert found == {*((path, "P105") for path in beside), *((path, "L106") for path in beside[:2])}


def test_what_only_keeps_an_empty_folder_in_the_repository_is_not_mentioned(root: Path) -> None:
    (root / "reports" / "990100" / "sfj").mkdir()
    (root / "reports" / "990100" / "sfj" / ".gitkeep").touch()
    assert list(_messages(root)) == []


def test_what_comes_from_the_cache_is_what_was_first_made(root: Path) -> None:
    task = task_for(root, Settings(), AS_OF)
    first = submit(task, None).corpus()
    again = submit(task, None).corpus()
    assert again.records == first.records
    for pack in (root / ".cache").rglob("*.pack"):
        pack.write_bytes(b"damaged")
    assert submit(task, None).corpus().records == first.records


def test_workers_give_what_one_process_gives_however_they_start(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        organ = root / "reports" / "990100" / f"o{number}"
        organ.mkdir()
        (organ / "2024-fzzf.md").write_text(report_text(), encoding="utf-8")
    task = task_for(root, Settings(), AS_OF)
    alone = submit(task, None).corpus()
    assert len(alone.records) == 61
    for method in ("spawn", "forkserver", start_method().get_start_method()):
        for pack in (root / ".cache").rglob("*.pack"):
            pack.unlink()
        context = multiprocessing.get_context(method)
        monkeypatch.setattr("gongkai.loading.start_method", lambda context=context: context)
        with workers(task, 61, jobs=2) as pool:
            assert pool is not None
            assert submit(task, pool).corpus().records == alone.records


def test_a_report_with_another_ending_is_named_and_not_passed_over(root: Path) -> None:
    (root / PATH).rename(root / PATH.replace(".md", ".MD"))
    said = _messages(root)[PATH.replace(".md", ".MD")]
    assert said == ["M001: 文件的扩展名不是小写的 .md，不会作为公开件读取"]


def test_a_renamed_file_is_known_by_its_new_name(root: Path) -> None:
    assert PATH in _paths(root)
    renamed = PATH.replace("2024-fzzf", "2024-renamed")
    (root / PATH).rename(root / renamed)
    assert _paths(root) == [renamed]
    assert _paths(root) == [renamed], "from the pack that was written anew"


def _paths(root: Path) -> list[str]:
    corpus = submit(task_for(root, Settings(), AS_OF), None).corpus()
    return [record.path for record in corpus.records]


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be made on Windows")
@pytest.mark.parametrize("name", ['q"><img src=x onerror=1>.md', "100%.md", "a#b.md", "a?b.md"])
def test_a_name_that_an_address_cannot_hold_is_a_finding(root: Path, name: str) -> None:
    path = f"reports/990100/xfj/{name}"
    (root / path).write_text(report_text(), encoding="utf-8")
    assert _messages(root)[path] == ["M001: 文件名或者上级文件夹的名称里有网址不能用的符号"]


def test_what_always_stops_is_judged_whatever_groups_are_asked_for(root: Path) -> None:
    (root / "mkdocs.yml").write_text("extra: {gongkai: {checks: []}}", encoding="utf-8")
    (root / PATH).write_text(report_text(body="<script>x</script>\n"), encoding="utf-8")
    assert {message[:4] for message in _messages(root)[PATH]} == {"H102"}
    (root / PATH).write_bytes(b"")
    assert _messages(root)[PATH] == ["M001: 文件是空的"]


def test_an_attachment_is_read_once_as_long_as_it_does_not_change(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / PATH).write_text(report_text({"attachments": ["biao.csv"]}), encoding="utf-8")
    table = root / "reports" / "990100" / "xfj" / "biao.csv"
    table.write_text("电话\n13800138000\n", encoding="utf-8")
    read: list[str] = []

    def judging(name: str, data: bytes) -> AttachmentReading:
        read.append(name)
        return judged(name, data)

    monkeypatch.setattr(attachment_packs, "judged", judging)
    said = ["P105: 附件“biao.csv”里有手机号码 1 处：第 2 行（已遮盖）"]
    assert _messages(root)[PATH] == said
    assert _messages(root)[PATH] == said
    assert read == ["biao.csv"]
    table.write_text("月份,件数\n1月,25\n", encoding="utf-8")
    assert PATH not in _messages(root)
    assert read == ["biao.csv", "biao.csv"]
