"""What a page may run: told by digests of what the theme wrote, said by pages and by servers."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from factories import BODY, PATH, report_text
from gongkai.errors import GongkaiError
from gongkai.press import letterheads
from gongkai.press.policy import Inline, guarded, inline_of, joined, policy
from gongkai.press.server_files import FOLDER, NAMED_BY_CONTENT, write_server_files
from site_building import build, contents, small_root


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


SCRIPTS = {
    "<script>a()</script>": ["a()"],
    "<SCRIPT >\n a()\n</SCRIPT>": ["\n a()\n"],
    '<script type="module">a()</script>': ["a()"],
    '<script type="text/javascript">字</script>': ["字"],
    '<script type="application/json" id="c">{}</script>': [],
    '<script type="application/ld+json">{}</script>': [],
    '<script src="a.js"></script>': [],
    "<script>a()</script><script>b()</script>": ["a()", "b()"],
}


@pytest.mark.parametrize(("html", "bodies"), SCRIPTS.items(), ids=SCRIPTS)
def test_scripts_that_run_are_known_by_their_digests(html: str, bodies: list[str]) -> None:
    assert inline_of(html).scripts == frozenset(map(_digest, bodies))


def test_a_policy_allows_nothing_but_the_site_s_own_and_these_digests() -> None:
    stated = policy(inline_of("<style>p{}</style><script>a()</script>"))
    directives = dict(one.split(" ", 1) for one in stated.split("; "))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == f"'self' {_digest('a()')}"
    assert directives["style-src"] == f"'self' {_digest('p{}')}"
    assert "unsafe" not in stated
    assert "http" not in stated
    assert "frame-ancestors" not in directives


def test_a_page_states_its_policy_behind_the_character_set_and_before_all_else() -> None:
    page = guarded('<!doctype html><html><head>\n<meta charset="utf-8"><script>a()</script></head>')
    assert re.search(r'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy"', page)
    assert page.index("Content-Security-Policy") < page.index("<script>")
    assert guarded("<head><title>x</title>").startswith("<head><meta http-equiv=")


def test_a_script_that_would_be_filled_in_is_refused() -> None:
    page = f"<head><meta charset=utf-8></head><body>{letterheads.CONTENT}"
    assert letterheads.CONTENT in letterheads.letterhead(page).pieces
    with pytest.raises(GongkaiError, match="写进了脚本"):
        letterheads.letterhead(f"{page}<script>show('{letterheads.TITLE}')</script>")
    data = f'{page}<script type="application/ld+json">{letterheads.TITLE}</script>'
    assert letterheads.TITLE in letterheads.letterhead(data).pieces


def test_what_several_pages_hold_is_allowed_to_all() -> None:
    one, other = inline_of("<script>a()</script>"), inline_of("<script>b()</script>")
    assert joined((one, other)).scripts == one.scripts | other.scripts
    assert joined(()) == Inline()


def test_servers_are_told_the_same_as_the_pages_and_who_may_frame_them(tmp_path: Path) -> None:
    write_server_files(tmp_path, inline_of("<script>a()</script>"))
    for name in ("nginx.conf", "apache.conf"):
        text = (tmp_path / FOLDER / name).read_text(encoding="utf-8")
        assert _digest("a()") in text
        assert "frame-ancestors 'self'" in text
        assert '"nosniff"' in text
        assert NAMED_BY_CONTENT in text
        assert "{{" not in text


@pytest.mark.skipif(not shutil.which("nginx"), reason="no nginx here")
def test_nginx_takes_the_snippet(tmp_path: Path) -> None:
    write_server_files(tmp_path, inline_of("<script>a()</script>"))
    location = f"location / {{ include {tmp_path / FOLDER / 'nginx.conf'}; }}"
    config = tmp_path / "nginx.conf"
    config.write_text(
        f"error_log {tmp_path}/error.log; pid {tmp_path}/pid; events {{}}\n"
        f"http {{ access_log off; server {{ listen 127.0.0.1:8099; {location} }} }}\n",
        encoding="utf-8",
    )
    command = ["nginx", "-t", "-c", str(config), "-e", str(tmp_path / "error.log")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.site
def test_a_build_tells_servers_all_that_its_pages_say(tmp_path: Path) -> None:
    root = small_root(tmp_path / "root")
    assert build(root, "--strict").returncode == 0
    text = (root / FOLDER / "nginx.conf").read_text(encoding="utf-8")
    for page in (root / "site").rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        inline = inline_of(html)
        stated = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
        assert stated, page
        for digest in inline.scripts | inline.styles:
            assert digest in stated[1], page
            assert digest in text, page
    assert not list((root / "site").rglob("*.conf"))


@pytest.mark.site
def test_files_that_may_be_kept_for_ever_never_change_under_their_names(tmp_path: Path) -> None:
    root = small_root(tmp_path / "root")
    assert build(root).returncode == 0
    before = contents(root / "site")
    (root / PATH).write_text(report_text(body=BODY.replace("三百件", "四百件")), encoding="utf-8")
    assert build(root).returncode == 0
    after = contents(root / "site")
    kept = {path for path in before if re.search(NAMED_BY_CONTENT, f"/{path}")}
    assert any(path.startswith("search/") for path in kept)
    assert any(path.endswith(".css") for path in kept)
    assert kept - after.keys(), "the search must have changed"
    for path in kept & after.keys():
        assert before[path] == after[path], path
    assert {path for path in after if path.endswith(".bin")} <= {
        path for path in after if re.search(NAMED_BY_CONTENT, f"/{path}")
    }
