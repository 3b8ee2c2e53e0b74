"""Everything hostile in a disclosure, found in one go and shared by the H rules."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from gongkai.findings import Found
from gongkai.model import Disclosure
from gongkai.text.allowed_html import is_overwhelming
from gongkai.text.shown_code import without_code

from ._hostile_tags import LIST, broken_by_html
from ._hostile_targets import Fault, target_faults
from ._hostile_text import broken_by_text
from ._memory import once

_MOST = 200
_LINE_END = re.compile("\n")
_SIGNS = ("<", "](", "]:", "&")


def hostile(disclosure: Disclosure, rule: str) -> Iterator[Found]:
    """What one H rule has to say of a disclosure."""
    yield from _by_rule(disclosure).get(rule, ())


@once
def _by_rule(disclosure: Disclosure) -> Mapping[str, list[Found]]:
    faults = dict.fromkeys(_faults(disclosure))
    rules = sorted({fault.rule for fault in faults})
    return {rule: _told([fault for fault in faults if fault.rule == rule]) for rule in rules}


def _told(faults: list[Fault]) -> list[Found]:
    """The faults of one rule as findings: the list's counted by message, the others by line."""
    if faults[0].rule == LIST:
        counted: dict[str, list[int]] = {}
        for fault in faults:
            counted.setdefault(fault.message, []).append(fault.place)
        found = [Found(min(lines), _counted(text, lines)) for text, lines in counted.items()]
    else:
        found = [Found(fault.place, fault.message) for fault in faults]
    found.sort(key=lambda row: row.line)
    if len(found) > _MOST:
        more = Found(found[_MOST].line, f"这样的问题还有 {len(found) - _MOST} 处，不再逐一列出")
        return [*found[:_MOST], more]
    return found


def _counted(message: str, lines: list[int]) -> str:
    return f"{message}，共有 {len(lines)} 行" if len(lines) > 1 else message


def _faults(disclosure: Disclosure) -> Iterator[Fault]:
    """What the parser recognised, then what it took for text, unless that is the same again."""
    recognised = [*target_faults(disclosure), *_html_faults(disclosure)]
    yield from recognised
    known = {(fault.rule, fault.place, fault.subject) for fault in recognised}
    folder = disclosure.path.rpartition("/")[0]
    for text, line in _plain_texts(disclosure):
        read, broken = broken_by_text(text, folder)
        for fault in _placed(read, line, broken):
            if (fault.rule, fault.place, fault.subject) not in known:
                yield fault


def _html_faults(disclosure: Disclosure) -> Iterator[Fault]:
    if not disclosure.html:
        return
    folder = disclosure.path.rpartition("/")[0]
    for fragment in disclosure.html:
        yield from _placed(fragment.text, fragment.line, broken_by_html(fragment.text, folder))
    if is_overwhelming("".join(fragment.text for fragment in disclosure.html)):
        yield Fault(LIST, disclosure.html[0].line, "HTML 标签嵌套得过深或者过多，无法排版")


def _plain_texts(disclosure: Disclosure) -> Iterator[tuple[str, int]]:
    """The body without shown code, and the texts of the front matter, where they look odd."""
    if any(sign in disclosure.body for sign in _SIGNS):
        yield without_code(disclosure.body), disclosure.body_line
    meta = disclosure.metadata
    texts = [
        (meta.title, "title"),
        (meta.number, "number"),
        (meta.index, "index"),
        (meta.signed_by, "signed_by"),
        (meta.summary, "summary"),
        (meta.reviewed.by if meta.reviewed else "", "reviewed"),
        (meta.withdrawn.reason if meta.withdrawn else "", "withdrawn"),
        *((waiver.reason, f"waivers.{at}.reason") for at, waiver in enumerate(meta.waivers)),
        *((fix.note, f"corrections.{at}.note") for at, fix in enumerate(meta.corrections)),
    ]
    for text, key in texts:
        if "<" in text or "](" in text or "&" in text:
            yield text, disclosure.line_of(key)


def _placed(text: str, line: int, broken: Iterable[Fault]) -> Iterator[Fault]:
    """What was broken, with lines in place of offsets."""
    found = list(broken)
    if not found:
        return
    ends = [end.start() for end in _LINE_END.finditer(text)]
    for fault in found:
        yield msgspec.structs.replace(fault, place=line + bisect_left(ends, fault.place))
