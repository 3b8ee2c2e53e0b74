"""`gongkai verify`: no changed byte passes, and whatever was done to a site is named."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from gongkai.fixity import NAME, VERDICTS, list_files
from gongkai.fixity.manifest import encoded
from site_building import REPOSITORY

Run = Callable[..., tuple[int, str, str]]
Tamper = Callable[[Path], object]

PROOF = {
    "gongkai": "1.0",
    "as_of": "2026-11-23",
    "verdict": "clean",
    "counts": {"files": 2, "published": 2, "errors": 0, "warnings": 1},
}
FILES = {
    "index.html": "<h1>首页</h1>",
    "reports/990100/xfj/2024-fzzf.md": "# 报告\n",
    "reports/990100/xfj/2024-fzzf/index.html": "<h1>报告</h1>",
    "reports/990100/xfj/附件 1.csv": "序号\n1\n",
    "assets/empty.css": "",
}
REPORT = "reports/990100/xfj/2024-fzzf.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with its list."""
    folder = tmp_path / "下载的站点"
    for path, text in {**FILES, "gongkai.json": json.dumps(PROOF)}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    list_files(folder, {})
    return folder


def _found(run: Run, site: Path, *arguments: str) -> tuple[int, list[tuple[str, str]]]:
    """The exit code, and each finding's rule and path."""
    code, out, err = run("verify", str(site), "--format", "json", *arguments)
    assert err == ""
    document = json.loads(out)
    assert document["summary"]["errors"] == len(document["findings"])
    return code, [(finding["rule"], finding["path"]) for finding in document["findings"]]


def _relist(site: Path) -> None:
    (site / NAME).unlink()
    list_files(site, {})


def _rewrite(site: Path, before: bytes, after: bytes) -> None:
    data = (site / NAME).read_bytes()
    assert before in data
    (site / NAME).write_bytes(data.replace(before, after, 1))


def _line(path: str, text: str = "x") -> bytes:
    return f"{hashlib.sha256(text.encode()).hexdigest()}  {path}\n".encode()


def _proof(**changed: object) -> Tamper:
    def tamper(site: Path) -> None:
        (site / "gongkai.json").write_text(json.dumps({**PROOF, **changed}), encoding="utf-8")
        _relist(site)

    return tamper


def _without_proof(site: Path) -> None:
    (site / "gongkai.json").unlink()
    _relist(site)


def test_a_site_as_it_was_built_passes(run: Run, site: Path) -> None:
    code, out, err = run("verify", str(site))
    assert (code, err) == (0, "")
    assert "核查凭证：截至 2026-11-23，公开件 2 个" in out
    assert hashlib.sha256((site / NAME).read_bytes()).hexdigest() in out
    assert out.endswith("清单列出 6 个文件，核对了 6 个。核对结论：完全一致\n")


@pytest.mark.parametrize("path", [*FILES, "gongkai.json", NAME])
def test_a_byte_changed_put_in_or_taken_away_anywhere_never_passes(
    run: Run, site: Path, path: str
) -> None:
    data = (site / path).read_bytes()
    spoilt = [data + b"\n", b"\0" + data, data[:-1], data[1:]] if data else [b"\n"]
    spoilt += [
        data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :]
        for at in range(0, len(data), 1 if path == NAME else 7)
        for bit in (1, 0x20, 0x80)
    ]
    for bad in spoilt:
        (site / path).write_bytes(bad)
        assert run("verify", str(site))[0] == 1, bad
    (site / path).write_bytes(data)
    assert run("verify", str(site))[0] == 0


@pytest.mark.parametrize(
    ("tamper", "found"),
    [
        pytest.param(
            lambda site: (site / REPORT).write_text("# 报告！\n", encoding="utf-8"),
            [("V101", REPORT)],
            id="changed",
        ),
        pytest.param(lambda site: (site / REPORT).unlink(), [("V102", REPORT)], id="missing"),
        pytest.param(
            lambda site: (site / "reports" / "new.html").write_text("", encoding="utf-8"),
            [("V103", "reports/new.html")],
            id="put in",
        ),
        pytest.param(
            lambda site: (site / ".htaccess").write_text("", encoding="utf-8"),
            [("V103", ".htaccess")],
            id="hidden",
        ),
        pytest.param(
            lambda site: (site / REPORT).rename(site / "2024.md"),
            [("V103", "2024.md"), ("V102", REPORT)],
            id="moved",
        ),
        pytest.param(
            lambda site: ((site / REPORT).unlink(), (site / REPORT).mkdir()),
            [("V102", REPORT)],
            id="a folder in place of the file",
        ),
        pytest.param(
            lambda site: _rewrite(site, b"  index.html\n", b"  ../index.html\n"),
            [("V103", "index.html"), ("V104", NAME)],
            id="a path that climbs",
        ),
        pytest.param(
            lambda site: _rewrite(site, b"  index.html\n", b"  /etc/passwd\n"),
            [("V103", "index.html"), ("V104", NAME)],
            id="a path from the top",
        ),
        pytest.param(
            lambda site: _rewrite(site, b"  index.html\n", b"  C:/index.html\n"),
            [("V103", "index.html"), ("V104", NAME)],
            id="a path on a drive",
        ),
        pytest.param(
            lambda site: (site / NAME).write_bytes((site / NAME).read_bytes() + _line(NAME)),
            [("V104", NAME)],
            id="the list lists itself",
        ),
        pytest.param(
            lambda site: (site / NAME).write_bytes(
                (site / NAME).read_bytes() + _line("index.html")
            ),
            [("V104", NAME)],
            id="listed twice",
        ),
        pytest.param(
            lambda site: _rewrite(site, b"  index.html\n", b" *index.html\n"),
            [("V103", "index.html"), ("V104", NAME)],
            id="another form of line",
        ),
        pytest.param(
            lambda site: (site / NAME).write_bytes(
                b"".join(reversed((site / NAME).read_bytes().splitlines(keepends=True)))
            ),
            [("V104", NAME)],
            id="lines out of order",
        ),
        pytest.param(
            lambda site: (site / NAME).write_bytes((site / NAME).read_bytes()[:-1]),
            [("V104", NAME)],
            id="last line unfinished",
        ),
        pytest.param(_proof(verdict="unchecked"), [("V105", "gongkai.json")], id="no verdict"),
        pytest.param(_proof(counts=None), [("V105", "gongkai.json")], id="no counts"),
        pytest.param(
            _without_proof,
            [("V105", "gongkai.json")],
            id="no proof",
        ),
    ],
)
def test_whatever_was_done_to_a_site_is_named(
    run: Run, site: Path, tamper: Tamper, found: list[tuple[str, str]]
) -> None:
    tamper(site)
    assert _found(run, site) == (1, found)


def test_an_empty_list_is_no_list_that_holds(run: Run, site: Path) -> None:
    (site / NAME).write_bytes(b"")
    code, found = _found(run, site)
    assert code == 1
    assert ("V104", NAME) in found


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")
def test_links_and_special_files_are_never_followed(run: Run, site: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    shutil.move(site / REPORT, outside)
    (site / REPORT).symlink_to(outside)
    assert _found(run, site) == (1, [("V103", REPORT)])
    (site / REPORT).unlink()
    os.mkfifo(site / REPORT)
    assert _found(run, site) == (1, [("V103", REPORT)])
    (site / REPORT).unlink()
    shutil.move(outside, site / REPORT)
    (site / "loop").symlink_to(site)
    assert _found(run, site) == (1, [("V103", "loop")])


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights of POSIX")
def test_a_file_that_cannot_be_read_does_not_pass(run: Run, site: Path) -> None:
    (site / REPORT).chmod(0)
    assert _found(run, site) == (1, [("V106", REPORT)])


def test_a_copy_that_never_held_everything_is_asked_for_what_it_holds(run: Run, site: Path) -> None:
    (site / "index.html").unlink()
    (site / "gongkai.json").unlink()
    listed = site / "reports" / "990100" / "xfj" / "附件 1.csv"
    kept = listed.rename(listed.with_name("%E9%99%84%E4%BB%B6%201.csv"))
    code, out, _ = run("verify", str(site), "--partial")
    assert code == 0
    assert out.endswith("清单列出 6 个文件，核对了 4 个，没有下载的 2 个。核对结论：完全一致\n")
    kept.write_text("改过", encoding="utf-8")
    assert _found(run, site, "--partial") == (1, [("V101", "reports/990100/xfj/附件 1.csv")])
    shutil.copy(kept, kept.with_name("%e9%99%84%E4%BB%B6%201.csv"))
    kept.write_text(FILES["reports/990100/xfj/附件 1.csv"], encoding="utf-8")
    assert _found(run, site, "--partial")[0] == 1, "one of two names for a file was changed"


def test_a_copy_that_holds_nothing_of_the_list_gets_no_verdict(run: Run, site: Path) -> None:
    for path in (*FILES, "gongkai.json"):
        (site / path).unlink()
    code, out, err = run("verify", str(site), "--partial")
    assert (code, out) == (2, "")
    assert "没有清单所列的文件" in err


def test_a_proof_of_endless_depth_is_no_proof(run: Run, site: Path) -> None:
    (site / "gongkai.json").write_text('{"x":' + "[" * 200_000, encoding="utf-8")
    _relist(site)
    assert _found(run, site) == (1, [("V105", "gongkai.json")])


def test_a_list_kept_elsewhere_sees_a_site_that_was_listed_anew(
    run: Run, site: Path, tmp_path: Path
) -> None:
    kept = shutil.copy(site / NAME, tmp_path / "存档.sha256")
    assert run("verify", str(site), "--manifest", str(kept))[0] == 0
    (site / REPORT).write_text("# 改过\n", encoding="utf-8")
    _relist(site)
    assert run("verify", str(site))[0] == 0
    expected = [("V101", NAME), ("V101", REPORT)]
    assert _found(run, site, "--manifest", str(kept)) == (1, expected)


def test_a_site_of_another_day_is_not_the_one_asked_for(run: Run, site: Path) -> None:
    assert run("verify", str(site), "--as-of", "2026-11-23")[0] == 0
    code, out, _ = run("verify", str(site), "--as-of", "2026-11-24")
    assert code == 1
    assert "gongkai.json 错误 V105 站点的截至日期是2026-11-23，不是2026-11-24" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["没有"], "“没有”不存在，没有站点可以核对"),
        (["mkdocs.yml"], "“mkdocs.yml”不是文件夹"),
        (["reports"], "“reports”里没有 manifest.sha256，无法核对"),
        ([], "site”不存在，没有站点可以核对"),
        (["reports", "--manifest", "没有"], "--manifest 指定的“没有”不存在"),
    ],
)
def test_without_a_site_or_a_list_there_is_no_verdict(
    run: Run, root: Path, arguments: list[str], message: str
) -> None:
    (root / "mkdocs.yml").write_text("", encoding="utf-8")
    code, out, err = run("verify", *arguments)
    assert (code, out) == (2, "")
    assert message in err


def test_the_site_of_the_root_is_meant_where_none_is_named(
    run: Run, root: Path, site: Path
) -> None:
    shutil.move(site, root / "site")
    assert run("verify")[0] == 0


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no GNU coreutils here")
def test_the_standard_tool_reads_the_list_whatever_the_names(tmp_path: Path) -> None:
    names = ("a b.md", " *two", "附件（1）.csv", "back\\slash", "line\nend", "\\n")
    for name in names:
        (tmp_path / name).write_text(name, encoding="utf-8")
    list_files(tmp_path, {})
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", NAME], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b": OK") == len(names)
    assert encoded({}) == b""


@pytest.mark.parametrize("identifier", VERDICTS)
def test_every_id_can_be_explained_and_is_in_the_guide(run: Run, identifier: str) -> None:
    code, out, _ = run("explain", identifier.lower())
    assert code == 0
    assert out.startswith(f"{identifier}　{VERDICTS[identifier].title}\n")
    assert f"改法：{VERDICTS[identifier].hint}" in out
    assert f"| {identifier} |" in (REPOSITORY / "docs" / "auditors.md").read_text(encoding="utf-8")
