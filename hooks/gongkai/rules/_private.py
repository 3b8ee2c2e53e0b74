"""The private data of a file, found once and shared by the P rules; what is said of each sort."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from gongkai.findings import Found
from gongkai.model import Source
from gongkai.privacy import PrivateDatum, Sort, private_data_in

from ._memory import once

_MOST = 100
_LONG = re.compile("[0-9]{11}")
_NAME_PART = re.compile("[-_]")
_LINE_END = re.compile("\n")
# A number of 18 signs is called so: the clerk who looks for it sees only its place.
_SIGN = re.compile(r"[0-9０-９xXｘＸ]")

REMEDY: Mapping[Sort, str] = {
    Sort.IDENTITY: "删去，或者只留前两位和后三位，其余用星号代替；已经公开的，先撤下再改",
    Sort.MOBILE: "删去，或者把中间四位改成星号；单位对外联系写办公室的固定电话。已经公开的，先撤下再改",
    Sort.CARD: "删去，或者只留后四位；单位收款的账户，写明是收费、缴款账户。已经公开的，先撤下再改",
    Sort.ADDRESS: "删去，或者只写到乡镇、街道，不写门牌、楼栋和村民小组。已经公开的，先撤下再改",
}


def private_founds(source: Source, sort: Sort) -> Iterator[Found]:
    """What one P rule has to say of a file: front matter, text and comments alike."""
    founds = _by_sort(source).get(sort, [])
    yield from founds[:_MOST]
    if len(founds) > _MOST:
        more = len(founds) - _MOST
        yield Found(founds[_MOST].line, f"这样的{sort.word}还有 {more} 处，不再逐一列出")


def said_of(datum: PrivateDatum, text: str) -> str:
    """What is said of a private datum; no digit of it is shown."""
    if datum.sort is Sort.ADDRESS:
        return f"出现{datum.sort.word}，写到了门牌、楼栋或者村民小组（已遮盖）"
    length = len(_SIGN.findall(text[datum.start : datum.end]))
    if "&" in text[datum.start : datum.end] or "<" in text[datum.start : datum.end]:
        return f"出现{datum.sort.word}（已遮盖）"
    return f"出现{datum.sort.word}（{length} 位，已遮盖）"


@once
def _by_sort(source: Source) -> Mapping[Sort, list[Found]]:
    text = source.text
    found = _in_name(source.path)
    data = private_data_in(text)
    if not data:
        return found
    ends = [end.start() for end in _LINE_END.finditer(text)]
    for datum in data:
        before = bisect_left(ends, datum.start)
        column = datum.start - (ends[before - 1] if before else -1)
        found.setdefault(datum.sort, []).append(
            Found(before + 1, said_of(datum, text), column=column)
        )
    return found


def _in_name(path: str) -> dict[Sort, list[Found]]:
    """What the name of the file itself tells: it becomes the address of a page."""
    name = path.rpartition("/")[2].removesuffix(".md")
    found: dict[Sort, list[Found]] = {}
    if _LONG.search(name):
        for part in _NAME_PART.split(name):
            for datum in private_data_in(part):
                said = said_of(datum, part)
                found.setdefault(datum.sort, []).append(Found(1, f"文件名里{said}"))
    return found
