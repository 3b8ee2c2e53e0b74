"""What changed between two versions of a report, and the words for it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from gongkai.guarding import Comparison, Pair, Version
from gongkai.text.characters import han_count

from ._reading_words import key_words

# Data that readers rely on; what is only filled in later needs no correction, unless it is dated.
_KEYS = (
    "title", "category", "number", "index", "signed_by", "written", "reviewed", "source",
    "summary", "attachments", "waivers",
)  # fmt: skip
_ADDED_FREELY = frozenset(
    {"category", "number", "index", "signed_by", "reviewed", "source", "summary"}
)
_TOMBSTONE = re.compile(
    r"[\W_]*(?:(?:本|原|正)?文(?:件|本)?(?:及附件|和附件)?)?(?:已经?)?撤下[\W_]*"
)

_RESTORE = "本来不该改的，恢复成原来的文字"
TO_CORRECT = (
    "在元数据的 corrections 里增加一条，写明改了什么；日期不早于发布日期和上一条更正，不晚于核对的这一天。"
    f"{_RESTORE}"
)


def how_to_correct(comparison: Comparison, now: Version) -> str:
    """What to write into the front matter of a report, with what is known filled in."""
    # Left empty, the note is an error of its own (M102): nobody publishes it unwritten.
    entry = f'{{date: {comparison.day}, note: ""}}'
    if now.metadata.corrections:
        said = (
            f"在元数据的 corrections 里加一条：各条分行写的，另起一行写  - {entry}；"
            f"写在方括号里的，在最后一条后面写 , {entry}"
        )
    else:
        said = f"在元数据里加一行：corrections: [{entry}]"
    return f"{said}；note 的引号里写明改了什么。{_RESTORE}"


def text_changed(pair: Pair) -> bool:
    """Whether the words differ; a withdrawn text may be gone."""
    if pair.after is None or pair.before.text == pair.after.text:
        return False
    return not (pair.withdrawn and is_gone(pair.after.text))


def is_gone(text: str) -> bool:
    """Whether of a body nothing is left, or only the word that it was withdrawn."""
    return not text.strip() or (han_count(text) > 0 and _TOMBSTONE.fullmatch(text) is not None)


def changed_keys(pair: Pair) -> Iterator[str]:
    """The data that are not what they were, without those that only a withdrawal took away."""
    if pair.after is None:
        return
    for name in _KEYS:
        before, after = getattr(pair.before.metadata, name), getattr(pair.after.metadata, name)
        if name == "waivers":
            before, after = (tuple(_unplaced(w) for w in waivers) for waivers in (before, after))
            if all(waiver in after for waiver in before):
                continue
        if before == after or (not before and name in _ADDED_FREELY):
            continue
        if pair.withdrawn and not after:
            continue
        yield name
    if pair.before.metadata.published is None and pair.after.metadata.published is not None:
        yield "published"


def _unplaced(waiver: object) -> object:
    return tuple(
        getattr(waiver, name) for name in ("rule", "element", "reason", "approved_by", "until")
    )


def changed_files(pair: Pair) -> Iterator[str]:
    """The files that the text leads to and that are gone, unless it was withdrawn, or changed."""
    if pair.after is None:
        return
    for target, digest in pair.before.files.items():
        now = pair.after.files.get(target, digest)
        if now != digest and (now or not pair.withdrawn):
            yield target


def not_counted(pair: Pair) -> str:
    """Why the corrections that were added do not count; empty where there are none."""
    late = [one.date for one in pair.added if one.date > pair.day]
    early = [one.date for one in pair.added if one.date <= pair.day]
    if late:
        return f"；新加的更正日期“{late[0]}”晚于核对的这一天，不能算"
    if early:
        return f"；新加的更正日期“{early[0]}”早于发布日期或者上一条更正，不能算"
    return ""


def names(keys: Iterator[str] | list[str]) -> str:
    """Keys as a clerk calls them."""
    return "、".join(key_words(key) for key in keys)


def shown(value: object) -> str:
    """A value of the front matter in a message."""
    if value is None or value == "":
        return "没有写"
    return value.isoformat() if isinstance(value, dt.date) else str(value)
