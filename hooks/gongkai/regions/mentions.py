"""Finds the names of divisions in running text; the longest name wins, ambiguity is kept.

A name without its 市, 县 or 区 counts only where an organ's name can begin and where an organ's
name goes on, so that 社会长治久安 names no city. Provinces need no such proof.
"""

from __future__ import annotations

import re

import msgspec

from gongkai.regions.codes import is_within
from gongkai.regions.names import KEY_LENGTH, Form, forms_by_key
from gongkai.regions.national import Division

_HAN = re.compile(r"[\u3400-\u9fff]")
# 中山市场 is no city, 海南区域 no district, 北京路 and 河南岸 no province.
_NOT_AFTER = {
    "full": re.compile(r"(?<=市)场|(?<=区)域"),
    "province": re.compile(r"[路街岸麓侧]|大[街道]"),
}
# 适应城市发展 names no 应城市, 形成都市圈 no 成都市: tried one character before the name.
_OTHER_WORD = re.compile(
    r"[适相对顺响]应城市|[各事多一该两三]项城市|[沿临滨近]海城市|[新振复]兴城市|[适便]宜城市"
    r"|营运城市|[形建变]成都市|财政和县"
)
_SENTENCE_MARKS = "，。；：、！？,;:!?"
_DEPARTMENTS = (
    "信访|司法|公安|财政|教育|教体|民政|人力|人社|自然资源|生态环境|环境保护|环保|住房|住建|建设局"
    "|城市管理|城管|城乡|综合|交通|公路|水利|水务|农业|农村|农牧|畜牧|商务|文化|文旅|文物|旅游|卫生"
    "|卫健|退役|应急|审计|市场监|统计|医疗|医保|税务|国家|气象|人民|检察|发展和改革|发展改革|发改"
    "|经济|高新|工业|工信|工商|质量|质监|食品|食药|科技|科学|乡村振兴|扶贫|林业|林草|草原|海洋|渔业|体育"
    "|广播|广电|新闻|档案|机关|政务|行政|数据|大数据|国有|国资|国土|规划|金融|地方|人防|粮食|海关"
    "|消防|烟草|邮政|供销|残疾|民族|宗教|民宗|侨务|外事|安全生产|安监|移民|老干部|住房公积金|红十字"
)
_ORGAN = re.compile(
    r"人民政府|政府|[市县区州盟旗]委|纪委|监委|人大|政协|管委会|开发区|新区"
    rf"|(?:{_DEPARTMENTS})[\u3400-\u9fff]{{0,14}}?(?:[局委办厅院所站队处会]|中心)"
)


class Mention(msgspec.Struct, frozen=True):
    """A name in a text: where it stands and which divisions it may mean."""

    start: int
    end: int
    text: str
    divisions: tuple[Division, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that the name may mean, each once, in their order."""
        return tuple(sorted({division.code for division in self.divisions}))


def find_names(text: str) -> tuple[Mention, ...]:
    """Find the names from left to right, none overlapping another.

    A name that follows directly upon another means only what lies within that, if anything
    does: 朝阳区 after 北京市 is one district, alone it is two.
    """
    found: list[Mention] = []
    forms, position = forms_by_key(), 0
    while position < len(text):
        mention = None
        if text[position : position + KEY_LENGTH] in forms:
            mention = _mention_at(text, position, found[-1] if found else None)
        if mention is None:
            position += 1
        else:
            found.append(mention)
            position = mention.end
    return tuple(found)


def _mention_at(text: str, start: int, previous: Mention | None) -> Mention | None:
    """Take the longest form at this place that can be read as a name there."""
    before = previous if previous is not None and previous.end == start else None
    for form in forms_by_key().get(text[start : start + KEY_LENGTH], ()):
        if text.startswith(form.text, start):
            mention = _mention_of(form, start, before)
            if _reads_as_name(text, form, mention, before):
                return mention
    return None


def _mention_of(form: Form, start: int, before: Mention | None) -> Mention:
    within = parts_within(form.divisions, before.divisions) if before else ()
    return Mention(start, start + len(form.text), form.text, within or form.divisions)


def parts_within(parts: tuple[Division, ...], wholes: tuple[Division, ...]) -> tuple[Division, ...]:
    """Keep those of the first that lie within one of the second, and are not that one."""
    return tuple(
        part
        for part in parts
        if any(part.code != whole.code and is_within(part.code, whole.code) for whole in wholes)
    )


def _reads_as_name(text: str, form: Form, mention: Mention, before: Mention | None) -> bool:
    ruled_out = _NOT_AFTER.get(form.sort)
    if ruled_out is not None:
        return not (ruled_out.match(text, mention.end) or _is_other_word(text, mention.start))
    is_part = before is not None and bool(parts_within(mention.divisions, before.divisions))
    if not is_part and not _may_begin(text, form, mention.start):
        return False
    if form.sort == "tight" or (form.sort == "generic" and is_part):
        return True
    return _goes_on_as_organ(text, mention)


def _is_other_word(text: str, start: int) -> bool:
    return start > 0 and _OTHER_WORD.match(text, start - 1) is not None


def _may_begin(text: str, form: Form, start: int) -> bool:
    """Whether a name can begin here: not inside a word, an everyday word not inside a sentence."""
    if start == 0:
        return True
    last = text[start - 1]
    if form.sort == "generic" and last in _SENTENCE_MARKS:
        return False
    return _HAN.match(last) is None


def _goes_on_as_organ(text: str, mention: Mention) -> bool:
    """Whether an organ's name follows, or the name of a place within this one."""
    if _ORGAN.match(text, mention.end):
        return True
    following = _mention_at(text, mention.end, mention)
    return following is not None and bool(parts_within(following.divisions, mention.divisions))
