"""From an issue to a proposal: what is taken from strangers, and what never is."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gongkai.kinds import kinds
from gongkai.law import categories
from gongkai.submissions.accepting import Refused, accept
from gongkai.submissions.fetching import NotFetchedError, is_store
from gongkai.submissions.form import LABELS, Upload, form_of, is_upload
from gongkai.submissions.preparing import Proposal, prepared, write_proposal
from gongkai.submissions.words import inert
from import_desk import REPORT, Desk
from word_files import paragraphs, word_file

HERE = Path(__file__).parent
GITHUB = HERE.parent / ".github"
FORGE = "https://github.com"
FILE = f"{FORGE}/user-attachments/files/123/2024.docx"
DAY = dt.date(2026, 3, 1)


def body(file: str = f"[报告.docx]({FILE})", text: str = "_No response_", **said: str) -> str:
    answers = {
        "organ": "示例市信访局", "kind": "法治政府建设年度报告", "year": "2024",
        "category": "_No response_", "published": "_No response_", "file": file,
        "text": text, "reviewed": "- [X] 已", **said,
    }  # fmt: skip
    return "\n\n".join(f"### {LABELS[key]}\n\n{answers[key]}" for key in LABELS).replace(
        "\n", "\r\n"
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "checkout").mkdir()
    return Desk.at(tmp_path / "checkout").root


def proposal(root: Path, said: str, data: bytes = b"") -> Proposal:
    def fetch(upload: Upload) -> bytes:
        if upload.url != FILE:
            raise NotFetchedError("附件下载不到，请重新上传")
        return data

    issue = {"number": 7, "body": said, "title": "`rm -rf`"}
    return prepared(issue, root, root.parent / "review", day=DAY, fetch=fetch, run="https://h/r/1")


def test_the_form_and_its_reader_know_the_same_headings_in_the_same_order() -> None:
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "report.yml").read_text(encoding="utf-8"))
    fields = {field["id"]: field["attributes"] for field in form["body"] if "id" in field}
    labels = [(name, attributes["label"]) for name, attributes in fields.items()]
    assert labels == list(LABELS.items())
    assert fields["category"]["options"] == [one.short for one in categories().values()]
    assert fields["kind"]["options"] == [kind.name for kind in kinds().values()]


def test_what_was_entered_is_read() -> None:
    form = form_of(body(published="2025-01-30"))
    assert (form.organ, form.kind, form.year) == ("示例市信访局", "法治政府建设年度报告", "2024")
    assert (form.published, form.text) == ("2025-01-30", "")
    assert form.uploads == (Upload("报告.docx", FILE),)


def test_headings_within_a_pasted_text_are_text() -> None:
    text = "### 公开主体\n\n某某局\n\n### 公开审查\n\n其他"
    form = form_of(body(file="_No response_", text=text))
    assert form.organ == "示例市信访局"
    assert form.text == text


@pytest.mark.parametrize(
    ("url", "good"),
    [
        (FILE, True),
        (f"{FORGE}/user-attachments/assets/0bec7adc-52c5-432f-bca7-c9a3186649b4", True),
        ("https://evil.example/user-attachments/files/1/a.docx", False),
        ("https://github.com.evil.example/user-attachments/files/1/a.docx", False),
        ("https://github.com@evil.example/user-attachments/files/1/a.docx", False),
        ("https://github.com:8443/user-attachments/files/1/a.docx", False),
        ("http://github.com/user-attachments/files/1/a.docx", False),
        (f"{FORGE}/someone/repository/raw/main/a.docx", False),
        (f"{FORGE}/user-attachments/files/1/../../../someone/a.docx", False),
        (f"{FORGE}/user-attachments/files/1/a.docx?x=http://evil.example", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_the_forge_s_own_uploads_are_fetched(url: str, *, good: bool) -> None:
    assert is_upload(url, FORGE) == good
    form = form_of(body(file=f"[a.docx]({url})"))
    assert bool(form.uploads) == good


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://objects.githubusercontent.com/a?X-Amz-Signature=1", True),
        ("https://github-production-repository-file-5c1aeb.s3.amazonaws.com/a", True),
        ("https://evil.s3.amazonaws.com/a", False),
        ("https://githubusercontent.com.evil.example/a", False),
        ("http://objects.githubusercontent.com/a", False),
        ("https://169.254.169.254/latest", False),
    ],
)
def test_redirects_lead_to_the_forge_s_stores_or_nowhere(url: str, *, good: bool) -> None:
    assert is_store(url) == good


def test_an_attached_report_becomes_files_a_proposal_and_a_comment(root: Path) -> None:
    data = word_file(paragraphs(REPORT))
    made = proposal(root, body(published="2025年1月30日"), data)
    assert made.files == (
        "reports/990100/xfj/2024-fzzf.md",
        "reports/990100/xfj/2024-fzzf.docx",
    )
    assert made.title == "报送：示例市信访局2024年法治政府建设年度报告（议题 7）"
    assert "由议题 #7 报送" in made.body
    assert "核查结果：" in made.comment
    assert "https://h/r/1#artifacts" in made.comment
    assert "published: 2025-01-30" in (root / made.files[0]).read_text(encoding="utf-8")
    assert "逐段对照" in (root.parent / "review" / "核对.html").read_text(encoding="utf-8")


def test_a_pasted_text_becomes_a_report_too(root: Path) -> None:
    made = proposal(root, body(file="_No response_", text=REPORT))
    assert made.files[0] == "reports/990100/xfj/2024-fzzf.md"


@pytest.mark.parametrize(
    ("said", "data", "why"),
    [
        (body(file="_No response_"), b"", "没有附上文件"),
        (body(file="[a.docx](https://evil.example/a.docx)"), b"", "不是本平台的附件"),
        (body(file=f"[a]({FILE}) [b]({FILE}x)"), b"", "不止一个文件"),
        (body(file=f"[a]({FILE}x)"), b"", "附件下载不到"),
        (body(), b"PK\x03\x04", "文件已经损坏"),
        (body(organ="示例市档案馆"), word_file(paragraphs("一句话")), "没有登记"),
        ("", b"", "没有附上文件"),
        ("随便写的议题\n### 公开主体", b"", "没有附上文件"),
    ],
    ids=["nothing", "elsewhere", "two", "gone", "broken", "unknown", "empty", "another"],
)
def test_what_cannot_be_imported_gives_a_comment_and_no_files(
    root: Path, said: str, data: bytes, why: str
) -> None:
    before = sorted(root.rglob("*"))
    made = proposal(root, said, data)
    assert made.files == ()
    assert why in html.unescape(made.comment)
    assert sorted(root.rglob("*")) == before


ITEM = """\
示例市信访局
关于公布信访事项办理流程的公告

各有关单位：

现将信访事项办理流程公布如下。

示例市信访局
2026年3月2日
"""
UNDATED = ITEM.replace("2026年3月2日", "")


def test_an_item_is_called_by_its_issue_and_lacks_nothing_that_the_form_asked_for(
    root: Path,
) -> None:
    item = {"kind": "主动公开事项", "year": "2026", "published": "2026-03-03"}
    said = body(**item, category="许可和管理服务")
    made = proposal(root, said, word_file(paragraphs(ITEM)))
    assert made.files[0] == "reports/990100/xfj/2026-03-03-baosong-7.md"
    text = (root / made.files[0]).read_text(encoding="utf-8")
    assert "title: 示例市信访局关于公布信访事项办理流程的公告\n" in text
    assert "category: 5\n" in text
    assert text.partition("\n---\n")[2].startswith("\n各有关单位：")
    assert "year:" not in text
    assert "年度" not in made.comment
    assert "M102" not in made.comment


@pytest.mark.parametrize(
    ("said", "report", "advice"),
    [
        ({"kind": "主动公开事项"}, UNDATED, "请在“发布日期”一栏写明"),
        ({"kind": "_No response_"}, ITEM, "请在“公开种类”一栏选定"),
        ({"year": "_No response_"}, UNDATED, "请在“报告年度”一栏写明"),
        ({"organ": "_No response_"}, "一句话。", "请在“公开主体”一栏写编号"),
        ({}, REPORT + "110101190001010014", "另存后重新报送"),
    ],
    ids=["date", "kind", "year", "organ", "private"],
)
def test_a_comment_tells_nobody_to_use_the_command_line(
    root: Path, said: dict[str, str], report: str, advice: str
) -> None:
    comment = html.unescape(proposal(root, body(**said), word_file(paragraphs(report))).comment)
    assert advice in comment
    assert not re.search(r"--\w|重新导入", comment)


def test_lines_for_the_register_can_be_copied_from_a_comment(root: Path) -> None:
    unknown = REPORT.replace("示例市信访局", "示例市档案局")
    made = proposal(root, body(organ="_No response_"), word_file(paragraphs(unknown)))
    shown = MarkdownIt("commonmark").render(made.comment)
    (block,) = re.findall(r'<code class="language-yaml">(.*?)</code>', shown, re.DOTALL)
    (entry,) = yaml.safe_load(html.unescape(block))["organs"].values()
    assert entry["name"] == "示例市档案局"


def test_what_is_wrong_with_the_form_stands_with_what_is_to_be_read_first(root: Path) -> None:
    made = proposal(root, body(published="年底"), word_file(paragraphs(REPORT)))
    first = html.unescape(made.comment).partition("**请先看这些**\n\n")[2].partition("\n")[0]
    assert first.startswith("- 表单里的“发布日期”没有用上：")
    assert "| 公开主体 | 示例市信访局（990100-xfj） |" in html.unescape(made.comment)


MOBILE = "13800138000"
TAKE_DOWN = "删去“报告文件”和“报告正文”里的内容"


def as_markdown(words: str) -> bytes:
    """One of this project's files, whose text is taken as it is."""
    text = REPORT.replace("普法形式", f"{words}普法形式")
    title = "示例市信访局2024年法治政府建设年度报告"
    return f"---\ntitle: {title}\nkind: fzzf\norgan: 990100-xfj\n---\n\n{text}".encode()


@pytest.mark.parametrize(
    ("file", "data", "private", "why"),
    [
        ("a.docx", word_file(paragraphs(REPORT + f"联系电话{MOBILE}")), True, "手机号码不得公开"),
        ("a.md", as_markdown("张某（110101190001010014）"), True, "身份证号不得公开"),
        ("a.md", as_markdown("<script>alert(1)</script>"), False, "脚本、嵌入内容或者事件属性"),
    ],
    ids=["mobile", "identity", "script"],
)
def test_what_must_not_be_public_gets_no_branch_and_the_clerk_is_told_first(
    root: Path, file: str, data: bytes, why: str, *, private: bool
) -> None:
    made = proposal(root, body(file=f"[{file}]({FILE})"), data)
    assert (made.files, made.title, made.body) == ((), "", "")
    assert f"报告没有提交审核：{why}" in made.comment
    assert (TAKE_DOWN in made.comment.partition("\n")[0]) == private
    assert "正在等管理员审核" not in made.comment


def test_an_attachment_with_a_private_number_that_is_not_kept_is_to_be_hidden_all_the_same(
    root: Path,
) -> None:
    data = word_file(paragraphs(f"浏览量：12　联系电话：{MOBILE}\n{REPORT}"))
    made = proposal(root, body(), data)
    assert TAKE_DOWN in made.comment.partition("\n")[0]


def test_a_report_that_is_there_already_is_not_proposed_again(root: Path) -> None:
    data = word_file(paragraphs(REPORT))
    proposal(root, body(), data)
    again = proposal(root, body(), word_file(paragraphs(REPORT.replace("三百件", "四百件"))))
    assert again.files == ()
    assert "已经存在，没有写；确实要更换的，请告诉管理员" in again.comment


HOSTILE = st.text(alphabet="@#[]()!<>`*_|~\\&:/.wabhtps 1局-+", max_size=60)


@given(HOSTILE)
def test_what_a_report_says_is_plain_text_to_the_forge(text: str) -> None:
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(f"- {inert(text)}")
    assert re.sub(r"</?(?:ul|li)>|\n", "", shown).count("<") == 0
    assert not re.search(r"@\w|#\d|://|www\.", html.unescape(shown))


def test_a_comment_shows_no_private_number_and_calls_nobody(root: Path) -> None:
    said = "@someone 张某（110101190001010014）<img src=x> 见 https://evil.example #1"
    made = proposal(root, body(), word_file(paragraphs(REPORT.replace("普法形式", said))))
    for words in (made.comment, made.body, made.title):
        assert "110101190001010014" not in words
        assert "@someone" not in words
        assert "<img" not in words
    assert len(made.comment) < 60_000


def test_a_proposal_is_accepted_into_a_checkout_without_any_library(
    root: Path, tmp_path: Path
) -> None:
    made = proposal(root, body(), word_file(paragraphs(REPORT)))
    write_proposal(made, root, tmp_path / "proposal")
    (tmp_path / "clean").mkdir()
    program = (
        f"import sys, runpy; sys.path.insert(0, {str(HERE.parent / 'hooks')!r}); "
        "runpy.run_module('gongkai.submissions.accepting', run_name='__main__')"
    )
    places = [str(tmp_path / "proposal"), str(tmp_path / "clean")]
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program, *places],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == list(made.files)
    for path in made.files:
        assert (tmp_path / "clean" / path).read_bytes() == (root / path).read_bytes()


@pytest.mark.parametrize(
    "files",
    [
        ["../evil.md"],
        ["/etc/passwd.md"],
        [".github/workflows/evil.yml"],
        ["reports/register.yml"],
        ["reports/990100/xfj/../../../evil.md"],
        ["reports/990100/xfj/2024-fzzf.html"],
        ["reports/990100/xfj/2024-fzzf.docx"],
        ["reports/990100/xfj/2024-fzzf.md", "reports/990100/sfj/2023-fzzf.docx"],
        ["reports/990100/xfj/2023-there.md"],
        ["reports/990100/link/2024-fzzf.md"],
        ["reports/990100/xfj/2024-link.md"],
        ["reports/990100/xfj/2024-gone.md"],
    ],
)
def test_a_proposal_that_holds_anything_else_is_refused_whole(
    tmp_path: Path, files: list[str]
) -> None:
    root, given_ = tmp_path / "root", tmp_path / "proposal"
    there = root / "reports/990100/xfj"
    there.mkdir(parents=True)
    (there / "2023-there.md").write_text("原样", encoding="utf-8")
    (root / "reports/990100/link").symlink_to(tmp_path)
    for path in files:
        source = given_ / "files" / path
        if ".." not in path and not path.startswith("/") and "gone" not in path:
            source.parent.mkdir(parents=True, exist_ok=True)
            if "2024-link" in path:
                source.symlink_to("/etc/hostname")
            else:
                source.write_text("新的", encoding="utf-8")
    given_.mkdir(exist_ok=True)
    (given_ / "proposal.json").write_text(json.dumps({"files": files}), encoding="utf-8")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    with pytest.raises(Refused):
        accept(given_, root)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert not (tmp_path / "evil.md").exists()


@pytest.mark.parametrize("module", ["preparing", "accepting"])
@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_a_job_called_wrongly_says_how_it_is_called(module: str, arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", f"gongkai.submissions.{module}", *arguments],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("用法：")


@pytest.mark.parametrize("path", sorted((GITHUB / "workflows").glob("*.yml")), ids=lambda p: p.stem)
def test_workflows_pin_actions_ask_for_no_rights_by_default_and_keep_issues_out_of_shells(
    path: Path,
) -> None:
    text = path.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            assert "uses" not in step or re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step["uses"])
            assert "${{" not in step.get("run", ""), "values reach a shell by its environment only"
    assert not re.search(r"\$\{\{[^}]*issue\.(?:body|title|user)", text)


def test_the_job_that_reads_strangers_files_may_write_nothing() -> None:
    jobs = yaml.safe_load((GITHUB / "workflows" / "intake.yml").read_text(encoding="utf-8"))["jobs"]
    assert jobs["read"]["permissions"] == {"contents": "read"}
    assert not any("secrets" in str(step) for job in jobs.values() for step in job["steps"])
