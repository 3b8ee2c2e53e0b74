"""Targets are seen for what they are, however they are disguised."""

from __future__ import annotations

import pytest

from gongkai.text.targets import is_drive, is_remote, leaves_reports, place_of, scheme_of

FOLDER = "reports/990100/xfj"


@pytest.mark.parametrize(
    "target",
    [
        "javascript:x",
        "JavaScript:x",
        " javascript:x",
        "java\tscript:x",
        "java\nscript:x",
        "\x01javascript:x",
        "java\u200bscript:x",
        "&#106;avascript:x",
        "&#x6A;avascript:x",
        "javascript&colon;x",
        "java&Tab;script:x",
        "javascript%3Ax",
        "javascript\\:x",
    ],
)
def test_a_disguised_scheme_is_seen(target: str) -> None:
    assert scheme_of(target) == "javascript"


@pytest.mark.parametrize(
    "target",
    ["2023-fzzf.md", "../zf/a.md?x=javascript:1", "#a:b", "附件:1.pdf", "1:2", "", "//a:80"],
)
def test_a_path_has_no_scheme(target: str) -> None:
    assert scheme_of(target) == ""


@pytest.mark.parametrize(
    "target", ["https://a/x.png", "HTTP://a", "//a/x.png", "\\\\a\\x.png", "/\\a/x", " //a"]
)
def test_another_host_is_seen(target: str) -> None:
    assert is_remote(target)


@pytest.mark.parametrize("target", ["a.png", "/a.png", "mailto:a@b", "../https/a.png", "C:\\a"])
def test_what_is_no_other_host(target: str) -> None:
    assert not is_remote(target)


@pytest.mark.parametrize("target", ["C:\\a", "c:/a", "C|/a", "/C:/a", "C%3A%5Ca"])
def test_a_drive_is_seen(target: str) -> None:
    assert is_drive(target)


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("2023-fzzf.md#L3", "reports/990100/xfj/2023-fzzf.md"),
        ("../zf/./a.md", "reports/990100/zf/a.md"),
        ("..\\zf\\a.md", "reports/990100/zf/a.md"),
        ("%E9%99%84%E4%BB%B6.pdf", "reports/990100/xfj/附件.pdf"),
        ("/reports/990100/zf/a.md", "reports/990100/zf/a.md"),
        ("../../../../a.md", "../a.md"),
    ],
)
def test_a_target_has_a_place_in_the_tree(target: str, place: str) -> None:
    assert place_of(FOLDER, target) == place


@pytest.mark.parametrize(
    "target",
    [
        "../../../a.md",
        "/etc/passwd",
        "/reports/../a.md",
        "%2e%2e/%2e%2e/%2e%2e/a.md",
        "%252e%252e/%252e%252e/..%2fa.md",
        "..\\..\\..\\a.md",
        "/reportsx/a.md",
    ],
)
def test_a_way_out_of_the_reports_is_seen(target: str) -> None:
    assert leaves_reports(FOLDER, target)


@pytest.mark.parametrize(
    "target", ["a.md", "../../990121/sfj/a.md", "../../..//reports/a.md", "#x"]
)
def test_a_way_within_the_reports_is_none_out(target: str) -> None:
    assert not leaves_reports(FOLDER, target)
