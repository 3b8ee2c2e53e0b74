"""The site as the engine builds it: what it shows, what it refuses, what it leaves untouched."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from attachment_files import pdf
from factories import BODY, PATH, WITHOUT_E3, report_text
from gongkai.fixity import NAME, Question, verify
from gongkai.fixity.manifest import decoded
from site_building import REPOSITORY, build, contents, small_root

pytestmark = pytest.mark.site

PAGE = "reports/990100/xfj/2024-fzzf/index.html"


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's site, built strictly."""
    root = tmp_path_factory.mktemp("own")
    for name in ("docs", "hooks", "reports"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    done = build(root, "--strict")
    assert done.returncode == 0, done.stderr
    return root / "site"


class _Page(HTMLParser):
    """The links and anchors of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value is not None and tag != "base":
                self.links.append(value)
            if name == "id" and value:
                assert value not in self.ids, f"the anchor {value} stands twice"
                self.ids.add(value)


def _pages(site: Path) -> dict[str, _Page]:
    return {
        path.relative_to(site).as_posix(): _Page(path.read_text(encoding="utf-8"))
        for path in site.rglob("*.html")
        if path.name != "404.html"
    }


def test_every_internal_link_of_this_repository_leads_somewhere(own_site: Path) -> None:
    pages = _pages(own_site)
    broken = []
    for path, page in pages.items():
        for link in page.links:
            target, anchor = urldefrag(urljoin(f"http://site/{path}", link))
            if urlsplit(target).netloc != "site":
                continue
            wanted = unquote(urlsplit(target).path).lstrip("/")
            file = f"{wanted}index.html" if wanted.endswith("/") or not wanted else wanted
            if not (own_site / file).is_file() or (anchor and anchor not in pages[file].ids):
                broken.append((path, link))
    assert broken == []


def test_no_page_asks_anything_of_another_host(own_site: Path) -> None:
    for path in own_site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        for pattern in ('src="http', "fonts.googleapis", "@import", '<link rel="preconnect"'):
            assert pattern not in html, (path, pattern)


def test_no_page_is_bound_to_the_root_of_a_host(own_site: Path) -> None:
    for path, page in _pages(own_site).items():
        assert not [link for link in page.links if link.startswith("/")], path


def test_no_hole_is_left_open(own_site: Path) -> None:
    for path in own_site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "hole" not in html.replace("whole", ""), path
        assert 'data-gongkai="' not in html, path
    assert not (own_site / "0").exists()


def test_no_template_is_handed_out_for_a_page(own_site: Path) -> None:
    texts = [path for path in own_site.rglob("*") if path.suffix in {".html", ".xml", ".jinja"}]
    assert texts
    unfilled = [path for path in texts if re.search(r"{%|{{", path.read_text(encoding="utf-8"))]
    assert not unfilled


def test_a_page_of_a_report_is_not_much_larger_than_its_text(own_site: Path) -> None:
    for source in (REPOSITORY / "reports").rglob("*.md"):
        page = own_site / source.relative_to(REPOSITORY).with_suffix("") / "index.html"
        if page.is_file():
            assert page.stat().st_size <= 24 * 1024 + 1.3 * source.stat().st_size, page


def test_the_site_carries_its_proof(own_site: Path) -> None:
    proof = json.loads((own_site / "gongkai.json").read_text(encoding="utf-8"))
    assert proof["verdict"] == "clean"
    assert proof["counts"]["errors"] == 0
    assert proof["counts"]["files"] == len(list((REPOSITORY / "reports").rglob("*.md")))


def test_the_site_lists_every_file_with_its_digest(own_site: Path) -> None:
    listed = decoded((own_site / NAME).read_bytes())
    assert listed.faults == ()
    present = contents(own_site)
    del present[NAME]
    assert listed.digests == {
        path: hashlib.sha256(data).hexdigest() for path, data in present.items()
    }
    assert verify(own_site, Question()).findings == ()
    if shutil.which("sha256sum"):
        command = ["sha256sum", "--check", "--strict", "--quiet", NAME]
        assert subprocess.run(command, cwd=own_site, check=False).returncode == 0


@pytest.mark.parametrize("path", [PAGE, "index.html", "gongkai.json", "assets/gongkai.css", NAME])
def test_a_changed_byte_in_the_site_never_passes(own_site: Path, path: str) -> None:
    whole = (own_site / path).read_bytes()
    middle = len(whole) // 2
    spoilt = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
    (own_site / path).write_bytes(spoilt)
    try:
        assert verify(own_site, Question()).findings
    finally:
        (own_site / path).write_bytes(whole)


def test_a_report_s_page_shows_its_digest_and_how_to_check_it(own_site: Path) -> None:
    html = (own_site / PAGE).read_text(encoding="utf-8")
    text = own_site / PAGE.replace("/index.html", ".md")
    assert hashlib.sha256(text.read_bytes()).hexdigest() in html
    for command in (
        "sha256sum 2024-fzzf.md",
        "shasum -a 256 2024-fzzf.md",
        "certutil -hashfile 2024-fzzf.md SHA256",
    ):
        assert f"<code>{command}</code>" in html


def test_no_file_name_turns_a_command_for_readers_into_another_one(tmp_path: Path) -> None:
    name = "reports/990100/xfj/2024-fzzf$(id); ls.md"
    root = small_root(tmp_path / "root", {name: report_text({"index": "x"})}, on_error="mark")
    assert build(root).returncode == 0
    page = root / "site" / name.removesuffix(".md") / "index.html"
    assert "<code>sha256sum 文件名.md</code>" in page.read_text(encoding="utf-8")
    assert verify(root / "site", Question()).findings == ()


def test_the_same_sources_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    first = small_root(tmp_path / "first")
    second = small_root(tmp_path / "second")
    assert build(first).returncode == 0
    assert build(second).returncode == 0
    assert build(second).returncode == 0, "from cache"
    assert contents(first / "site") == contents(second / "site")


@pytest.mark.parametrize("strict", [(), ("--strict",)], ids=["plain", "strict"])
def test_an_error_ends_the_build_and_leaves_the_last_good_site(
    tmp_path: Path, strict: tuple[str, ...]
) -> None:
    root = small_root(tmp_path / "root")
    assert build(root, *strict).returncode == 0
    before = contents(root / "site")
    (root / PATH).write_text(report_text(body=WITHOUT_E3), encoding="utf-8")
    done = build(root, *strict)
    assert done.returncode == 1
    assert "S101" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(root / "site") == before
    assert sorted(path.name for path in root.iterdir() if path.name.startswith(".site")) in (
        [],
        [".site.lock"],
    )


def test_errors_of_structure_are_published_in_plain_sight_where_the_operator_says_so(
    tmp_path: Path,
) -> None:
    root = small_root(tmp_path / "root", {PATH: report_text(body=WITHOUT_E3)}, on_error="mark")
    done = build(root)
    assert done.returncode == 0, done.stderr
    html = (root / "site" / PAGE).read_text(encoding="utf-8")
    assert "S101" in html
    proof = json.loads((root / "site" / "gongkai.json").read_text(encoding="utf-8"))
    assert proof["verdict"] == "marked"
    assert proof["marked"] == [PATH]


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param("title：全角冒号\n", id="no front matter"),
        pytest.param(report_text({"titel": "x"}), id="unknown key"),
        pytest.param(report_text(body=BODY + "\n<script>alert(1)</script>\n"), id="script"),
        pytest.param(report_text().encode("gb18030"), id="GBK"),
        pytest.param(b"", id="empty"),
        pytest.param(report_text({"organ": "990100-nobody"}), id="organ without a place"),
    ],
)
def test_unread_and_hostile_files_stop_even_a_site_that_marks(
    tmp_path: Path, bad: str | bytes
) -> None:
    root = small_root(tmp_path / "root", {PATH: bad}, on_error="mark")
    done = build(root)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not (root / "site").exists()


def test_a_warning_of_the_engine_ends_a_strict_build_and_leaves_the_last_good_site(
    tmp_path: Path,
) -> None:
    root = small_root(tmp_path / "root")
    assert build(root, "--strict").returncode == 0
    before = contents(root / "site")
    (root / "docs" / "about.md").write_text("# 关于\n\n[没有](nowhere.md)\n", encoding="utf-8")
    assert build(root, "--strict").returncode == 1
    assert contents(root / "site") == before


def _with_hook(root: Path, code: str) -> None:
    """Have the engine run some code of ours at its events, beside the hooks of the site."""
    (root / "hook.py").write_text(code, encoding="utf-8")
    config = root / "mkdocs.yml"
    whole = config.read_text(encoding="utf-8")
    config.write_text(whole.replace("\nwatch:", "\n  - hook.py\nwatch:"), encoding="utf-8")


def test_a_build_that_crashes_in_the_middle_leaves_the_last_good_site(tmp_path: Path) -> None:
    root = small_root(tmp_path / "root")
    assert build(root).returncode == 0
    before = contents(root / "site")
    _with_hook(root, "def on_env(env, **_):\n    raise RuntimeError('mid-build')\n")
    assert build(root).returncode != 0
    assert contents(root / "site") == before


def test_a_fault_of_the_program_names_the_file_and_leaves_the_last_good_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = small_root(tmp_path / "root")
    assert build(root).returncode == 0
    before = contents(root / "site")
    _with_hook(
        root,
        "from gongkai import loading\n"
        "def fail(*_):\n    raise IndexError('tuple index out of range')\n"
        "loading._outcome = fail\n",
    )
    built = build(root)
    assert built.returncode == 1
    assert f"处理“{PATH}”时程序自身出错，没有得出结论" in built.stdout
    assert "IndexError: tuple index out of range (" in built.stdout
    assert "没有生成新站点，原有的站点保持不变" in built.stdout
    assert "Traceback" not in built.stdout + built.stderr
    assert contents(root / "site") == before
    monkeypatch.setenv("GONGKAI_DEBUG", "1")
    assert "Traceback" in build(root).stderr


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_killed_build_leaves_the_last_good_site_and_the_next_one_works(tmp_path: Path) -> None:
    root = small_root(tmp_path / "root")
    assert build(root).returncode == 0
    before = contents(root / "site")
    config = root / "mkdocs.yml"
    whole = config.read_text(encoding="utf-8")
    _with_hook(
        root,
        "import pathlib, time\n"
        "def on_env(env, config, **_):\n"
        "    pathlib.Path('reached').touch()\n"
        "    time.sleep(60)\n",
    )
    running = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build"], cwd=root, stderr=subprocess.DEVNULL
    )
    for _ in range(300):
        if (root / "reached").exists():
            break
        time.sleep(0.1)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert contents(root / "site") == before
    config.write_text(whole, encoding="utf-8")
    assert build(root).returncode == 0
    assert contents(root / "site") == before


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")
def test_a_site_that_is_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    root = small_root(tmp_path / "root")
    target = tmp_path / "elsewhere" / "www"
    target.mkdir(parents=True)
    (root / "site").symlink_to(target)
    assert build(root).returncode == 0
    assert (root / "site").is_symlink()
    assert (target / "gongkai.json").is_file()
    assert build(root).returncode == 0
    assert (target / "gongkai.json").is_file()


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    root = small_root(tmp_path / "root")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    both = [subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE) for _ in range(2)]
    assert [running.wait(timeout=120) for running in both] == [0, 0]
    for running in both:
        assert running.stderr is not None
        running.stderr.close()
    assert (root / "site" / PAGE).is_file()


def test_the_second_engine_builds_the_same_pages(tmp_path: Path) -> None:
    first = small_root(tmp_path / "first")
    second = small_root(tmp_path / "second")
    assert build(first).returncode == 0
    done = build(second, engine="properdocs")
    assert done.returncode == 0, done.stderr
    assert sorted(contents(second / "site")) == sorted(contents(first / "site"))
    assert (second / "site" / PAGE).read_text(encoding="utf-8")


def test_unpublished_files_are_not_published(tmp_path: Path) -> None:
    body = (
        BODY
        + "\n附件见[名单](list.csv)。\n\n"
        + '<table><tr><td><a href="list.csv">名单</a></td></tr></table>\n'
    )
    root = small_root(
        tmp_path / "root",
        {
            PATH: report_text({"attachments": ["list.csv"]}, body),
            "reports/990100/xfj/list.csv": "序号,事项\n1,示例\n",
            "reports/990100/xfj/draft.csv": "不应公开\n",
            "reports/990100/xfj/2025-fzzf.md": report_text(
                {
                    "title": "示例市信访局2025年法治政府建设年度报告",
                    "year": "2025",
                    "index": "next",
                    "number": "示信发〔2027〕1号",
                    "written": "2027-01-05",
                    "published": "2027-01-30",
                },
                BODY.replace("2025", "2026").replace("2024", "2025"),
            ),
        },
        on_error="mark",
    )
    assert build(root).returncode == 0
    published = contents(root / "site")
    assert published[PAGE].count(b'href="../list.csv"') >= 2
    assert "reports/990100/xfj/list.csv" in published
    assert "reports/990100/xfj/draft.csv" not in published
    assert not [path for path in published if "register.yml" in path]
    assert "reports/990100/xfj/2025-fzzf/index.html" not in published, "published after that day"


def test_a_withdrawn_report_keeps_its_page_and_the_reason_but_neither_text_nor_files(
    tmp_path: Path,
) -> None:
    withdrawn = report_text(
        {"withdrawn": {"date": "2025-06-12", "reason": "统计口径有误"}, "attachments": ["list.csv"]}
    )
    files: dict[str, str | bytes] = {PATH: withdrawn, "reports/990100/xfj/list.csv": "序号\n1\n"}
    root = small_root(tmp_path / "root", files)
    assert build(root).returncode == 0
    published = contents(root / "site")
    page = published[PAGE].decode()
    assert "这份文件已于2025-06-12撤下" in page
    assert "统计口径有误" in page
    assert "集体学法十二次" not in page
    assert not [path for path in published if path.endswith(("list.csv", "2024-fzzf.md"))]
    assert "怎样核对这份文件" not in page
    assert build(root, SOURCE_DATE_EPOCH="1749600000").returncode == 0, "the day before"
    published = contents(root / "site")
    assert "集体学法十二次" in published[PAGE].decode()
    assert "reports/990100/xfj/2024-fzzf.md" in published


def test_the_page_of_an_imported_report_tells_its_original_by_its_digest(tmp_path: Path) -> None:
    original = b"month,count\n1,25\n"
    digest = hashlib.sha256(original).hexdigest()
    stated = {"file": "2024-fzzf.csv", "sha256": digest}
    meta = {"attachments": ["2024-fzzf.csv"], "original": stated}
    files: dict[str, str | bytes] = {
        PATH: report_text(meta),
        "reports/990100/xfj/2024-fzzf.csv": original,
    }
    root = small_root(tmp_path / "root", files)
    done = build(root)
    assert done.returncode == 0, done.stderr
    page = contents(root / "site")[PAGE].decode()
    assert f"原件，SHA-256：<code>{digest}</code>" in page


def test_attachments_that_nobody_may_have_are_not_handed_out(tmp_path: Path) -> None:
    body = f"{BODY}\n见[扫描件](saomiao.pdf)、![流程](liucheng.png)、[表格](biao.csv)。\n"
    files: dict[str, str | bytes] = {
        PATH: report_text({"reviewed": None, "attachments": ["saomiao.pdf", "biao.csv"]}, body),
        "reports/990100/xfj/saomiao.pdf": pdf([""]),
        "reports/990100/xfj/liucheng.png": b"\x89PNG\r\n\x1a\n",
        "reports/990100/xfj/biao.csv": "月份,件数\n1月,25\n",
    }
    root = small_root(tmp_path / "root", files)
    done = build(root)
    assert done.returncode == 0, done.stderr
    published = contents(root / "site")
    page = published[PAGE].decode()
    assert "reports/990100/xfj/biao.csv" in published
    assert 'href="../biao.csv"' in page
    for name in ("saomiao.pdf", "liucheng.png"):
        assert f"reports/990100/xfj/{name}" not in published
        assert f'"../{name}"' not in page
    assert "暂不提供" in page
    (root / PATH).write_text(report_text({"attachments": ["saomiao.pdf"]}, body), encoding="utf-8")
    assert build(root).returncode == 0
    published = contents(root / "site")
    assert "reports/990100/xfj/saomiao.pdf" in published, "somebody reviewed it"
    assert "暂不提供" not in published[PAGE].decode()


@pytest.mark.parametrize("on_error", ["stop", "mark"])
def test_private_data_always_stops_a_build(tmp_path: Path, on_error: str) -> None:
    files = {
        PATH: report_text({"attachments": ["mingdan.csv"]}),
        "reports/990100/xfj/mingdan.csv": "姓名,电话\n张某,13800138000\n",
    }
    root = small_root(tmp_path / "root", files, on_error=on_error)
    done = build(root)
    assert done.returncode != 0
    assert "P105" in done.stderr
    assert "13800138000" not in done.stderr + done.stdout
    assert not (root / "site").exists()


def test_a_site_that_knows_its_address_has_a_site_map_with_the_days_of_its_disclosures(
    tmp_path: Path,
) -> None:
    root = small_root(tmp_path / "root")
    assert build(root).returncode == 0
    assert not (root / "site" / "sitemap.xml").exists()
    config = root / "mkdocs.yml"
    whole = config.read_text(encoding="utf-8")
    config.write_text(f"site_url: https://portal.example/zwgk/\n{whole}", encoding="utf-8")
    assert build(root, "--strict").returncode == 0
    text = (root / "site" / "sitemap.xml").read_text(encoding="utf-8")
    page = "https://portal.example/zwgk/reports/990100/xfj/2024-fzzf/"
    assert f"<url><loc>{page}</loc><lastmod>2025-01-30</lastmod></url>" in text
    assert "<loc>https://portal.example/zwgk/</loc>" in text
    html = (root / "site" / PAGE).read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{page}">' in html


def test_an_unknown_setting_ends_the_build_with_its_name(tmp_path: Path) -> None:
    root = small_root(tmp_path / "root", onerror="mark")
    done = build(root)
    assert done.returncode == 1
    assert "里没有“onerror”这项设置，是不是想写“on_error”？" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_link_of_a_hand_written_page_to_nothing_is_a_warning(tmp_path: Path) -> None:
    root = small_root(tmp_path / "root")
    (root / "docs" / "about.md").write_text("# 关于\n\n[去年](../years/1900/)\n", encoding="utf-8")
    done = build(root)
    assert done.returncode == 0
    assert "../years/1900/" in done.stderr
    assert build(root, "--strict").returncode == 1


def test_a_renamed_report_is_printed_under_its_new_address(tmp_path: Path) -> None:
    root = small_root(tmp_path / "root", on_error="mark")
    assert build(root).returncode == 0
    (root / PATH).rename(root / PATH.replace("2024-fzzf", "2024-renamed"))
    done = build(root)
    assert done.returncode == 0, done.stderr
    assert (root / "site" / PAGE.replace("2024-fzzf", "2024-renamed")).is_file()
    assert not (root / "site" / PAGE).exists()


def test_many_reports_are_printed_by_workers_as_by_one_process(tmp_path: Path) -> None:
    others: dict[str, str | bytes] = {
        f"reports/990100/o{number}/2024-fzzf.md": report_text({"index": f"x{number}"})
        for number in range(60)
    }
    root = small_root(tmp_path / "root", others, on_error="mark")
    assert build(root).returncode == 0
    many = contents(root / "site")
    assert verify(root / "site", Question()).findings == ()
    for path in others:
        assert f"{path.removesuffix('.md')}/index.html" in many
    assert build(root).returncode == 0
    assert contents(root / "site") == many


def test_a_hole_that_nothing_fills_ends_the_build_with_its_name(tmp_path: Path) -> None:
    root = small_root(tmp_path / "root")
    (root / "docs" / "about.md").write_text(
        '# 关于\n\n<div data-gongkai="newst"></div>\n', encoding="utf-8"
    )
    done = build(root)
    assert done.returncode == 1
    assert "newst" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_site_that_is_a_file_ends_the_build_in_words(tmp_path: Path) -> None:
    root = small_root(tmp_path / "root")
    (root / "site").write_text("", encoding="utf-8")
    done = build(root)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "site" in done.stdout + done.stderr


def test_a_report_says_by_when_it_was_due_and_whether_it_was_there(own_site: Path) -> None:
    late = own_site / "reports/990100/xfj/2022-fzzf/index.html"
    assert "<dt>公开期限</dt><dd>2023-03-31，逾期公开18天</dd>" in late.read_text(encoding="utf-8")
    item = own_site / "reports/990100/zf/2024-06-05-fxkhyjya/index.html"
    assert "公开期限" not in item.read_text(encoding="utf-8")


def test_an_auditor_finds_from_the_ledger_who_did_not_publish(own_site: Path) -> None:
    whole = (own_site / "ledger" / "index.html").read_text(encoding="utf-8")
    assert 'href="../ledger/990100/"' in whole
    city = (own_site / "ledger" / "990100" / "index.html").read_text(encoding="utf-8")
    assert 'href="../../ledger/2024-990100/"' in city
    year = (own_site / "ledger" / "2024-990100" / "index.html").read_text(encoding="utf-8")
    assert "例河县卫生健康局" in year
    assert "× 未公开" in year
    assert "应当公开什么由机关名录和公开种类算出" in year


def test_calendars_are_folded_and_end_their_lines_as_the_standard_says(own_site: Path) -> None:
    for path in (own_site / "organs" / "990100-xfj.ics", own_site / "ledger" / "990000.ics"):
        data = path.read_bytes()
        lines = data.split(b"\r\n")
        assert (lines[0], lines[-2:]) == (b"BEGIN:VCALENDAR", [b"END:VCALENDAR", b""])
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert max(map(len, lines)) <= 75
        unfolded = data.replace(b"\r\n ", b"").decode()
        assert "SUMMARY:2026年度法治政府建设年度报告最后期限" in unfolded
        assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT") > 0


def _labels(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta name="([A-Z]\w+)" content="([^"]*)">', page))


def test_pages_carry_the_labels_that_government_sites_must(own_site: Path) -> None:
    site = ["SiteName", "SiteDomain", "SiteIDCode"]
    column = [*site, "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"]
    article = [*column, "ArticleTitle", "PubDate", "ContentSource"]
    expected = {
        "index.html": site,
        "years/2024/index.html": column,
        "organs/990100-xfj/index.html": column,
        "guide/index.html": column,
        PAGE: article,
    }
    for path, names in expected.items():
        labels = _labels((own_site / path).read_text(encoding="utf-8"))
        labels.pop("Keywords", None)
        assert list(labels) == names, path
        assert all(value.strip() and value != "null" for value in labels.values()), path
    assert _labels((own_site / PAGE).read_text(encoding="utf-8"))["PubDate"] == "2025-02-10 00:00"


def test_a_site_that_says_half_of_what_it_is_ends_the_build(tmp_path: Path) -> None:
    root = small_root(tmp_path / "root", site={"name": "示例省政府信息公开"})
    done = build(root)
    assert done.returncode == 1
    assert "没有写 site.domain、site.id_code" in done.stdout + done.stderr
