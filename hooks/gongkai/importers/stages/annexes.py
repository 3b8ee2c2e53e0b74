"""附件: files that a text names and does not hold, so that somebody asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .furniture import is_weak_furniture

_NAMED = re.compile(r"附件\s*\d{0,2}\s*[:：]\s*(?P<names>\S.*)")
_COUNTED = re.compile(r"\d{1,2}\s*[.．、]\s*(?P<name>\S.*)")
_BETWEEN = re.compile(r"\s+(?=\d{1,2}\s*[.．、])")
_FILE = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|wps|et|ofd|pdf|txt|zip|rar|csv|jpe?g|png)$", re.IGNORECASE
)
_NOTHING = re.compile(r"(?:[暂]?无|没有|略)[。]?")
_LONGEST = 80


def annexes_named(texts: Sequence[str]) -> tuple[str, ...]:
    """The annexes that lines name: files, and titles that do not stand again further down."""
    found: dict[str, None] = {}
    for at, text in enumerate(texts):
        match = _NAMED.fullmatch(text.strip())
        for name in _names(match["names"], texts[at + 1 :]) if match else ():
            if _FILE.search(name) or not _stands_in(name, texts[at + 1 :]):
                found[name] = None
    return tuple(found)


def _names(first: str, following: Sequence[str]) -> Iterator[str]:
    """The names on a line and on the counted lines below it."""
    parts = _BETWEEN.split(first)
    yield from filter(_is_name, map(_uncounted, parts))
    if _COUNTED.match(first):
        for text in following:
            if not _COUNTED.fullmatch(text.strip()) or not _is_name(_uncounted(text)):
                return
            yield _uncounted(text)


def _uncounted(text: str) -> str:
    counted = _COUNTED.fullmatch(text.strip())
    return (counted["name"] if counted else text).strip(" 《》。；;")


def _is_name(text: str) -> bool:
    said = bool(text) and len(text) <= _LONGEST and not re.search("[。；]", text)
    return said and not _NOTHING.fullmatch(text) and not is_weak_furniture(text)


def _stands_in(name: str, texts: Sequence[str]) -> bool:
    """Whether a line further down is that title: the annex is in the text."""
    bare = re.sub(r"\s", "", name)
    return any(
        re.sub(r"\s", "", text).endswith(bare)
        and _NAMED.fullmatch(text.strip()) is None
        and _COUNTED.fullmatch(text.strip()) is None
        for text in texts
    )
