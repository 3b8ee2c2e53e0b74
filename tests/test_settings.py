"""Settings of a site: what is said is taken, what is unknown or wrong is named."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from gongkai.errors import UsageError
from gongkai.settings import OnError, Settings, settings_at, settings_from, settings_in


def test_without_settings_the_defaults_hold(tmp_path: Path) -> None:
    assert settings_from(None) == settings_from({}) == settings_at(tmp_path) == Settings()


def test_what_is_set_is_taken() -> None:
    stated = {"on_error": "mark", "as_of": "2026-03-31", "checks": ["M", "S"], "search": False}
    settings = settings_from(stated)
    assert settings.on_error is OnError.MARK
    assert settings.as_of == dt.date(2026, 3, 31)
    assert settings.checks == ("M", "S")
    assert not settings.search


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({"onerror": "mark"}, "没有“onerror”这项设置，是不是想写“on_error”？"),
        ({"site": {"nam": "x"}}, "没有“site.nam”这项设置，是不是想写“site.name”？"),
        ({"zzz": 1}, "没有“zzz”这项设置，请对照"),
        ({"on_error": "ignore"}, "on_error 的值不对，写的是“ignore”：写 stop 或者 mark"),
        ({"as_of": "2026/11/23"}, "as_of 的值不对，写的是“2026/11/23”：写成 2026-11-23"),
        ({"search": "no"}, "search 的值不对，写的是“no”：写 true 或者 false，不加引号"),
        ({"site": {"id_code": 9900000001}}, "site.id_code 的值不对，写的是“9900000001”：写文字；"),
        ({"site": {"icp": None}}, "site.icp 的值不对，没有写值"),
        ({"site": "示例"}, "site 的值不对，写的是“示例”：写成若干项设置"),
        ({"checks": "MS"}, "checks 的值不对，写的是“MS”：写成方括号里的清单"),
        ({"allowed_attachments": [3]}, "allowed_attachments 的值不对，写的是“[3]”"),
        ({"on_error": False}, "on_error 的值不对，写的是“false”"),
        ({"checks": ["M", "Z"]}, "没有“Z”这一组"),
        (["on_error"], "应当是若干项设置"),
    ],
)
def test_what_is_wrong_is_named(stated: object, said: str) -> None:
    with pytest.raises(UsageError, match="gongkai") as refused:
        settings_from(stated)
    assert said in str(refused.value)


@pytest.mark.parametrize("name", ["gonkai", "Gongkai", "gong-kai", "gongkia"])
def test_a_misspelt_block_is_refused_and_not_passed_over(name: str) -> None:
    with pytest.raises(UsageError, match=f"“{name}”，应当是“gongkai”"):
        settings_in({"social": [], name: {"on_error": "mark"}})


def test_a_block_that_does_not_stand_under_extra_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("gongkai: {on_error: mark}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="要写在 extra 下面"):
        settings_at(tmp_path)


def test_what_else_stands_beside_the_block_is_the_theme_s() -> None:
    theme = {"social": [], "analytics": {"provider": "x"}, "version": {"provider": "mike"}, 1: 2}
    assert settings_in(theme) == settings_in(None) == Settings()
    both = {"gongkai": {"on_error": "mark"}, "gongkai_": "a note of the theme"}
    assert settings_in(both).on_error is OnError.MARK


def test_a_configuration_with_the_engine_s_own_tags_is_read(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "site_url: !ENV [SITE, x]\n"
        "markdown_extensions: [{a: {b: !!python/name:os.system }}]\n"
        "extra: {gongkai: {on_error: mark}}\n",
        encoding="utf-8",
    )
    assert settings_at(tmp_path).on_error is OnError.MARK


@pytest.mark.parametrize("data", [b"a: [", "a: 公开".encode("gb18030")])
def test_a_configuration_that_cannot_be_read_is_no_verdict(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(data)
    with pytest.raises(UsageError, match=r"mkdocs\.yml"):
        settings_at(tmp_path)
