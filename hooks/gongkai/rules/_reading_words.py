"""Faults of reading put into words: each rule declares a message and a hint for its codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from gongkai.findings import Found
from gongkai.frontmatter.keys import key_at
from gongkai.model import Fault, Source
from gongkai.visible import visible

SITE = "本站《报送指南》"
_LONGEST = 40
# Eleven digits may be a private number, however they are spaced.
_PRIVATE = re.compile(r"\d(?:[ \-–—·.]?\d){10,}[xXｘＸ]?")


class Words(msgspec.Struct, frozen=True):
    """What is said of one sort of fault; the names in braces are those of `filling`."""

    message: str
    hint: str


def told(source: Source, words: Mapping[str, Words]) -> Iterator[Found]:
    """What a source's faults of those codes are called."""
    for fault in source.faults:
        if fault.code in words:
            yield found(fault, words[fault.code], filling(fault))


def found(fault: Fault, words: Words, fill: Mapping[str, str]) -> Found:
    """A fault in words."""
    return Found(
        fault.line,
        words.message.format_map(fill),
        column=fault.column,
        hint=words.hint.format_map(fill),
    )


def filling(fault: Fault) -> dict[str, str]:
    """The names that words may use for what is particular to a fault.

    ``line`` is the key concerned as a line to fill in; ``meant`` how the line at fault should be;
    ``where`` is the group that ``bare``, the key alone, belongs to.
    """
    key = key_at(fault.subject)
    above = fault.subject.rpartition(".")[0]
    return {
        "key": key_words(fault.subject),
        "bare": f"{key.name}（{key.label}）" if key else "",
        "where": place_words(above) if above else "元数据",
        "name": key.name if key else shown(_last(fault.subject)),
        "line": key.blank if key else "",
        "subject": quoted(fault.subject),
        "detail": quoted(fault.detail),
        "meant": shown(fault.detail),
    }


def shown(text: str) -> str:
    """A passage on one line, cut short, without the digits of a number that may be private."""
    line = " ".join(visible(_PRIVATE.sub("***", text)).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def quoted(text: str) -> str:
    """A passage in Chinese quotation marks."""
    return f"“{shown(text)}”"


def key_words(path: str) -> str:
    """What a key path is called: title（标题）, waivers 第1条的 rule（规则编号）."""
    above, _, step = path.rpartition(".")
    if step.isdigit() and above:
        return f"{above} 的第{int(step) + 1}项"
    key = key_at(path)
    words = f" {key.name}（{key.label}）" if key and key.name == step else quoted(_last(path))
    return f"{place_words(above)}的{words}" if above else words.strip()


def place_words(path: str) -> str:
    """What the place of a group is called: reviewed, waivers 第1条."""
    above, _, step = path.rpartition(".")
    return f"{above} 第{int(step) + 1}条" if step.isdigit() and above else f"{path} "


def _last(path: str) -> str:
    return path.rpartition(".")[2].replace("․", ".")
