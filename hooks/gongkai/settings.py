"""What a site may set under ``extra.gongkai`` in mkdocs.yml, typed; unknown names are errors."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

import msgspec
import yaml

from gongkai.errors import UsageError

GROUPS = "MSTFCWPRLH"
_WHERE = "mkdocs.yml 的 extra.gongkai"
# What those who take data away are told unless the site says otherwise.
LICENCE = (
    "本站的数据由各机关主动公开的政府信息整理而成，可以查阅、下载和引用。引用时请写明发布机关和网址，"
    "不要改变原意；数据与公开件不一致的，以公开件为准。"
)


class OnError(enum.StrEnum):
    """What findings of level error do to a build."""

    STOP = "stop"
    MARK = "mark"


class SiteSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a government site must say of itself (国办发〔2017〕47号)."""

    name: str = ""
    domain: str = ""
    id_code: str = ""
    host: str = ""
    contact: str = ""
    icp: str = ""
    police: str = ""
    report_errors: str = ""
    licence: str = LICENCE


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The settings of a site; every field has a default that a small site can live with."""

    on_error: OnError = OnError.STOP
    as_of: dt.date | None = None
    checks: tuple[str, ...] = tuple(GROUPS)
    search: bool = True
    downloads: bool = True
    history: bool = True
    repository: str = ""
    site: SiteSettings = SiteSettings()
    phrases: str = ""
    allowed_attachments: tuple[str, ...] = (
        "pdf",
        "ofd",
        "doc",
        "docx",
        "wps",
        "xls",
        "xlsx",
        "et",
        "csv",
        "txt",
        "zip",
        "png",
        "jpg",
        "jpeg",
        "gif",
        "webp",
    )


def settings_from(raw: object) -> Settings:
    """The settings that a mapping states.

    Raises:
        UsageError: an unknown name or a value of the wrong type; the message names it.

    """
    if raw is not None and not isinstance(raw, Mapping):
        raise UsageError(f"{_WHERE} 应当是若干项设置，每项一行，如 on_error: stop")
    stated = dict(raw or {})
    _refuse_unknown(stated, Settings, "")
    if isinstance(stated.get("site"), Mapping):
        _refuse_unknown(stated["site"], SiteSettings, "site.")
    try:
        settings = msgspec.convert(stated, Settings)
    except msgspec.ValidationError as error:
        name = str(error).rpartition("$.")[2].rstrip("`")
        raise UsageError(f"{_WHERE} 里 {name} 的值不对，请对照《运维指南》的设置表改正") from error
    unknown = sorted(set(settings.checks) - set(GROUPS))
    if unknown:
        raise UsageError(f"{_WHERE} 的 checks 中没有“{unknown[0]}”这一组，可用的有 {GROUPS}")
    return settings


def _refuse_unknown(
    stated: Mapping[object, object], known: type[msgspec.Struct], above: str
) -> None:
    for name in stated:
        if name not in known.__struct_fields__:
            near = get_close_matches(str(name), known.__struct_fields__, 1)
            meant = f"，是不是想写“{above}{near[0]}”？" if near else "，请对照《运维指南》的设置表"
            raise UsageError(f"{_WHERE} 里没有“{above}{name}”这项设置{meant}")


class _Tolerant(yaml.CSafeLoader):
    """A loader that reads mkdocs.yml without running what its tags name."""


def _ignored(_loader: yaml.CSafeLoader, _suffix: str, _node: yaml.Node) -> None:
    """The value of a tag that only the engine understands."""


_Tolerant.add_multi_constructor("!", _ignored)
_Tolerant.add_multi_constructor("tag:", _ignored)


def settings_at(root: Path) -> Settings:
    """The settings in the root's mkdocs.yml, or the defaults where there is none.

    Raises:
        UsageError: the file cannot be read as YAML, or its settings are wrong.

    """
    path = root / "mkdocs.yml"
    if not path.is_file():
        return Settings()
    try:
        raw = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_Tolerant)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UsageError(f"mkdocs.yml 第 {line} 行附近不符合 YAML 的写法，读不出来") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError("mkdocs.yml 读不出来：请另存为 UTF-8 编码的文本") from error
    except ValueError as error:
        raise UsageError("mkdocs.yml 里有一个不存在的日期，请检查 as_of 等日期") from error
    extra = raw.get("extra") if isinstance(raw, Mapping) else None
    return settings_from(extra.get("gongkai") if isinstance(extra, Mapping) else None)
