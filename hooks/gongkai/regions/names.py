"""The forms under which running text names a division, and an index of all of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

import msgspec

from gongkai.regions.codes import level_of
from gongkai.regions.national import Division, histories

# How much a form needs around it to be read as a name; `gongkai.regions.mentions` decides.
Sort = Literal["full", "tight", "generic", "short", "province"]

KEY_LENGTH = 2
_PEOPLES = (
    "蒙古族|蒙古|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族"
    "|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族"
    "|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯|塔吉克|普米族|怒族|保安族|裕固族"
    "|独龙族|各族"
)
_PEOPLES_END = re.compile(rf"(?:{_PEOPLES})+(?:自治)?([区州县旗])$")
_ENDS = (
    "特别行政区",
    *("自治区", "自治州", "自治县", "自治旗"),
    *("地区", "林区", "特区", "新区"),
    *("省", "市", "县", "区", "盟", "旗"),
)
# Names that are everyday words as well, such as 城区 in 全市城区 or 会同县 in 会同县公安局.
_GENERIC = frozenset(
    {
        *("城区", "矿区", "郊区", "东区", "西区", "新城区", "老城区", "新市区", "港口区"),
        *("解放区", "前进区", "振兴区", "友好区", "工农区", "平安区", "平安县", "新建区"),
        *("新建县", "富民县", "惠民县", "共和县", "会同县", "全州县", "古城区", "山城区"),
    }
)
# Without 县, 市 or 区 these are other words, and ones with which an organ's name begins.
_NO_STEM = frozenset({"公安", "合作", "解放", "比如"})
_TIGHT_LENGTH = 2


class Form(msgspec.Struct, frozen=True):
    """A form of a name, how it is to be read, and the divisions that it may mean."""

    text: str
    sort: Sort
    divisions: tuple[Division, ...]


def stem_of(name: str) -> str:
    """Strip the level: 张家界 of 张家界市, 恩施 of its 自治州; empty if nothing is left."""
    without_people = _PEOPLES_END.sub("", name)
    if without_people != name and len(without_people) >= KEY_LENGTH:
        return without_people
    stems = (name.removesuffix(end) for end in _ENDS if name.endswith(end))
    return next((stem for stem in stems if len(stem) >= KEY_LENGTH), "")


@cache
def forms_by_key() -> Mapping[str, tuple[Form, ...]]:
    """Index all forms by their first two characters, the longest first."""
    by_key: dict[str, list[Form]] = defaultdict(list)
    for form in _forms():
        by_key[form.text[:KEY_LENGTH]].append(form)
    return {
        key: tuple(sorted(forms, key=lambda form: -len(form.text))) for key, forms in by_key.items()
    }


def _forms() -> Iterator[Form]:
    """Yield every form once: where a text is a full name and a stem, both meanings in one form."""
    full, stems, provinces = _collected()
    for text, divisions in full.items():
        yield Form(text, _sort_of_full(text), (*divisions, *stems.get(text, ())))
    for text, divisions in provinces.items():
        yield Form(text, "province", tuple(divisions))
    for text in stems.keys() - full.keys() - provinces.keys() - _NO_STEM:
        yield Form(text, "short", tuple(stems[text]))


def _sort_of_full(text: str) -> Sort:
    if text in _GENERIC:
        return "generic"
    return "tight" if len(text) == _TIGHT_LENGTH else "full"


_Collected = dict[str, list[Division]]


def _collected() -> tuple[_Collected, _Collected, _Collected]:
    """Gather full names, stems, and stems of provinces, each with what they may mean."""
    full: _Collected = defaultdict(list)
    stems: _Collected = defaultdict(list)
    provinces: _Collected = defaultdict(list)
    for record in (record for records in histories().values() for record in records):
        for name in _full_names(record.name):
            full[name].append(record)
        stem = stem_of(record.name)
        if stem:
            target = provinces if level_of(record.code) == "province" else stems
            target[stem].append(record)
    return full, stems, provinces


def _full_names(name: str) -> Iterator[str]:
    """Yield the name, and 江华县, 江华自治县 for 江华瑶族自治县."""
    yield name
    stem = stem_of(name)
    level = _PEOPLES_END.search(name)
    if level is None or not stem or level.group(1) == "区":
        return
    yield f"{stem}{level.group(1)}"
    if "自治" in name:
        yield f"{stem}自治{level.group(1)}"
