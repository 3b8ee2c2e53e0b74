"""Page furniture: what a portal prints around a text, copied along with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

import msgspec
import yaml

_GATE = re.compile(
    "打印|关闭|【|扫一|扫描|扫码|浏览|点击|阅读|访问量|分享|纠错|返回|收藏|设为|视力|字体|字号|位置:|"
    "标识码|ICP|公网|编|来源:|作者:|录入:|稿源|时间:|日期:|[上下]一?[篇条页]|首页|版权|技术支持|相关|"
    "附件下载|推荐|手机版|朗读|语音|无障碍|长者|微信|微博|复制"
)
_LONGEST_LINE = 100


class _Declared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What furniture.yml declares."""

    anywhere: tuple[str, ...]
    lines: tuple[str, ...]


class _Patterns(NamedTuple):
    """The patterns, ready."""

    anywhere: re.Pattern[str]
    line: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    text = resources.files(__package__).joinpath("furniture.yml").read_text("utf-8")
    declared = msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), _Declared)
    return _Patterns(
        re.compile(rf"(?<![“\"「‘])(?:{'|'.join(declared.anywhere)})"),
        re.compile(rf"\s*(?:{'|'.join(f'(?:{one})' for one in declared.lines)})\s*"),
    )


def furniture(line: str) -> tuple[int, int] | None:
    """The span of furniture in a line that was made half-width, None where there is none."""
    known = _patterns()
    found = known.line.fullmatch(line) if len(line) <= _LONGEST_LINE else None
    found = found or known.anywhere.search(line)
    return found.span() if found else None


def suspects(text: str) -> Iterator[int]:
    """Where in a half-width text furniture may stand."""
    for found in _GATE.finditer(text):
        yield found.start()
