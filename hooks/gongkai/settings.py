"""What a site may set under ``extra.gongkai`` in mkdocs.yml, typed; unknown names are errors."""

from __future__ import annotations

import datetime as dt
import enum
import json
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

import msgspec
import yaml

from gongkai.errors import UsageError

GROUPS = "MSTFCWPRLH"
_BLOCK = "gongkai"
_WHERE = f"mkdocs.yml 的 extra.{_BLOCK}"
# Names as near as this are the same word misspelt.
_SAME_WORD = 0.8
_LONGEST_VALUE = 40
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


# What is to be written for a setting of a type.
_FORMS: Mapping[object, str] = {
    OnError: "写 stop 或者 mark",
    dt.date | None: "写成 2026-11-23 这样的日期",
    bool: "写 true 或者 false，不加引号",
    str: "写文字；只有数字的要加引号，没有的删去这一行",
    tuple[str, ...]: "写成方括号里的清单，如 [A, B]，各项都是文字",
    SiteSettings: "写成若干项设置，每项一行",
}


def settings_in(extra: object) -> Settings:
    """The settings in the ``extra`` block of mkdocs.yml, which belongs to the theme as well.

    Raises:
        UsageError: as `settings_from`, or the name of our block is misspelt.

    """
    if not isinstance(extra, Mapping):
        return Settings()
    if _BLOCK not in extra:
        for name in extra:
            if get_close_matches(str(name).lower(), [_BLOCK], 1, _SAME_WORD):
                raise UsageError(
                    f"mkdocs.yml 的 extra 里写的是“{name}”，应当是“{_BLOCK}”：本站的设置没有读到"
                )
    return settings_from(extra.get(_BLOCK))


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
        raise UsageError(_wrong_value(stated, error)) from error
    unknown = sorted(set(settings.checks) - set(GROUPS))
    if unknown:
        raise UsageError(f"{_WHERE} 的 checks 中没有“{unknown[0]}”这一组，可用的有 {GROUPS}")
    return settings


def _wrong_value(stated: Mapping[str, object], error: msgspec.ValidationError) -> str:
    """What is said of a value of the wrong type: where, what it is, what is to be written."""
    name = str(error).rpartition("$.")[2].rstrip("`").partition("[")[0]
    known: type[msgspec.Struct] = Settings
    value: object = stated
    form = ""
    for step in name.split("."):
        field = next(field for field in msgspec.structs.fields(known) if field.name == step)
        form = _FORMS[field.type]
        value = value[step] if isinstance(value, Mapping) else value
        known = SiteSettings
    written = (
        value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    )
    shown = "没有写值" if value is None else f"写的是“{written[:_LONGEST_VALUE]}”"
    return f"{_WHERE} 里 {name} 的值不对，{shown}：{form}"


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
    stated = raw if isinstance(raw, Mapping) else {}
    if _BLOCK in stated:
        raise UsageError(f"mkdocs.yml 里“{_BLOCK}”要写在 extra 下面，缩进两格：本站的设置没有读到")
    return settings_in(stated.get("extra"))
