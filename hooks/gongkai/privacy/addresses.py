"""Home addresses: told by a word such as 家住 with a number behind it, or by a flat's door."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .data import PrivateDatum, Sort
from .surroundings import Surroundings
from .words import words

_NUMBER = r"(?:[0-9]{1,5}|[一二三四五六七八九十百零〇]{1,4}|[A-Za-z])"
_JOINT = r"[ \-—之附甲乙丙丁]{0,3}"
# A house, a door, a group of a village: what is finer than a street or a village.
_DOOR = (
    rf"{_NUMBER}{_JOINT}(?:[0-9]{{1,4}}{_JOINT})?"
    r"(?:号楼|号院|号(?!文|令|公|通|线|决|函|件|码|召|以|前|后|起|院士)|弄|栋|幢|座|单元|室|(?:村民)?小?组(?![长织成合]))"
    r"|[0-9]{1,3}[-—][0-9]{1,3}[-—][0-9]{2,4}"
)
_PLACE = r"[^。；;！!？?\n|]{2,60}?"
_REST = r"[^。；;！!？?\n|，,、]{0,12}?"
_NOT_NUMBERED = r"(?<![第年月日至到〕\]0-9.%])"
# A flat: a block, an entrance and a door, or at least the entrance with a door.
_FLAT = re.compile(
    rf"{_NUMBER}(?:号楼|栋|幢|座|号){_JOINT}{_NUMBER}单元{_JOINT}[0-9]{{2,4}}(?![0-9%年月日人户个])"
    r"|[0-9]{1,3}单元[ \-—]?[0-9]{3,4}(?:室|号|房|户)?(?![0-9%年月日人个元])"
    rf"|[0-9]{{1,3}}(?:号楼|栋|幢){_JOINT}(?P<door>[0-9]{{3,4}}(?:室|房))"
)
_SENTENCE = 60
# What every cue holds; a cue reaches so far before this sign, and an address so far behind it.
# Spelled out, since alternatives that begin with a letter each are looked for quickly.
_SIGN = re.compile(r"住|籍|址|户口|家中\(|家里\(")
_BEFORE, _BEHIND = 8, 90
_FLAT_BEFORE, _FLAT_BEHIND = 16, 10
_DOOR_SIGN = re.compile("[号弄栋幢座元室户组]|[0-9][-—]")
_FLAT_SIGN = re.compile(rf"[0-9一二三四五六七八九十](?:单元{_JOINT}[0-9]|室|房)")
_HOUSING = re.compile("小区|花园|家园|公寓|新村|新城|雅苑|佳苑|宿舍|家属")
_PREMISES_GAP = re.compile(r"[。\n]")


def addresses_in(text: str) -> Iterator[PrivateDatum]:
    """The home addresses of a plain text."""
    around = Surroundings(text)
    yield from _cued(text, around)
    yield from _flats(text, around)
    if "|" in text:
        yield from _in_columns(text, around)


def _cued(text: str, around: Surroundings) -> Iterator[PrivateDatum]:
    done = 0
    for sign in _SIGN.finditer(text):
        at = sign.start()
        if at < done:
            continue
        if not _DOOR_SIGN.search(text, at, at + _BEHIND):
            continue
        found = _cued_pattern().search(text, max(done, at - _BEFORE), at + _BEHIND)
        if found is None or found.start("cue") > at:
            continue
        if found["premises"] and _is_office(around, found.end("premises"), found["place"]):
            continue
        if not found["premises"] and _speaks_of_many(found["place"]):
            continue
        done = found.end()
        yield _datum(found.start("place"), done)


def _in_columns(text: str, around: Surroundings) -> Iterator[PrivateDatum]:
    """Addresses in cells below a heading such as 家庭住址."""
    home = re.compile(words().home_cues)
    if not home.search(text):
        return
    for found in re.finditer(rf"\|[^|\n]{{0,60}}?(?:{_DOOR})[^|\n]{{0,30}}", text):
        start = found.start() + 1
        heading = around.heading(start)
        if heading and home.search(heading):
            yield _datum(start, found.end())


def _flats(text: str, around: Surroundings) -> Iterator[PrivateDatum]:
    done = 0
    for sign in _FLAT_SIGN.finditer(text):
        found = _FLAT.search(
            text, max(done, sign.start() - _FLAT_BEFORE), sign.end() + _FLAT_BEHIND
        )
        if found is None:
            continue
        done = found.end()
        # Offices too are in blocks with rooms.
        if found["door"] and not _HOUSING.search(text, max(0, found.start() - 20), found.start()):
            continue
        if not _is_office(around, found.start(), text[done : done + 12]):
            yield _datum(found.start(), done)


def _is_office(around: Surroundings, start: int, place: str) -> bool:
    """Whether the words before, or the place itself, speak of an office or a business."""
    before = _PREMISES_GAP.split(around.text[max(0, start - _SENTENCE) : start])[-1]
    offices = _offices()
    said = f"{before}{around.heading(start)}"
    if offices.search(said) or offices.search(place):
        return True
    return "地址" in said and not _persons().search(said)


@cache
def _persons() -> re.Pattern[str]:
    return re.compile(words().persons)


def _speaks_of_many(place: str) -> bool:
    """Whether no one lives there in particular: 居住在3个小区的, 户籍人口12户."""
    return (
        re.match(r"[^，,]{0,12}?(?:人口|人员|制度|管理|改革|迁|登记在册|数|率|群众|居民)", place)
        is not None
    )


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(words().offices)


@cache
def _cued_pattern() -> re.Pattern[str]:
    w = words()
    return re.compile(
        rf"(?P<cue>{w.home_cues}|(?P<premises>{w.premises_cues}))"
        r"[ \t*_]{0,4}(?:[(（][^()（）\n]{0,10}[)）])?[ \t*_:为是在于系，,|\"'“]{0,6}"
        rf"(?P<place>{_PLACE}{_NOT_NUMBERED}(?:{_DOOR})(?:{_REST}(?:{_DOOR})){{0,4}})"
    )


def _datum(start: int, end: int) -> PrivateDatum:
    return PrivateDatum(Sort.ADDRESS, start, end, "＊＊＊")
