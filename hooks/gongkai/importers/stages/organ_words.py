"""How the names of bodies are recognised in text, read from organ_words.yml."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import msgspec
import yaml

_LONGEST_NAME = 40
_LONGEST_PLACE = 20
# What stands before the name of a body in a title without being part of it.
_LEAD = re.compile(
    "^(?:关于)?(?:(?:报送|上报|呈报|报告|印发|转发|公布|发布|公开)(?=[\u4e00-\u9fff]{3}))?(?:《)?"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,16}[省市县区州盟旗]")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_SUBJECT = (
    "关于|[（(〔]?(?:19|20)\\d\\d|[一二][〇○零OＯ九][〇○零OＯ一二三四五六七八九]{2}\\s*年|年度|"
    "法治|依法行政|(?<!人民)政府信息|政务公开|信息公开|行政执法|普法|主动公开|推进|贯彻|落实"
)


class OrganWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data file, as it is."""

    endings: tuple[str, ...]
    slugs: dict[str, str]


@cache
def organ_words() -> OrganWords:
    """What organ_words.yml says."""
    text = resources.files(__package__).joinpath("organ_words.yml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), OrganWords)


def is_organ_name(text: str) -> bool:
    """Whether a line is the name of a body and nothing else."""
    bare = squeezed(text)
    return len(bare) <= _LONGEST_NAME and _name().fullmatch(bare) is not None


def organ_phrase(title: str) -> str:
    """The name of the body that a title begins with, as far as the title gives it; else empty."""
    bare = _subject_of(title)
    for match in _phrase().finditer(bare[:_LONGEST_NAME]):
        # 示例市政府信息公开年报 speaks of 政府, whatever it reports on.
        before = bare[: match.start()]
        for name in (before, before + match[0][:2], without_party(before)):
            if _name().fullmatch(name):
                return name
    return ""


def place_phrase(title: str) -> str:
    """The division that a title begins with where it names no body: 某县2024年…情况报告."""
    bare = _subject_of(title)
    match = _phrase().search(bare[:_LONGEST_PLACE])
    place = bare[: match.start()] if match else ""
    return place if _PLACE.fullmatch(place) else ""


def _subject_of(title: str) -> str:
    """A title without what may stand before the one who speaks; digits made half-width."""
    bare = _LEAD.sub("", squeezed(title).translate(_DIGITS))
    return re.sub(r"^(?:(?:19|20)\d\d年度?)", "", bare)


def without_party(name: str) -> str:
    """The body whose party group speaks: 中共某市水利局党组 is of 某市水利局."""
    return re.sub("(?:党组|党委|党支部|党总支)$", "", name.removeprefix("中共"))


def squeezed(text: str) -> str:
    """The text without white space."""
    return re.sub(r"\s+", "", text)


def slug_for(name: str) -> str:
    """The last part of an id for a body of that name; ``jg`` where the table has none."""
    slugs = organ_words().slugs
    fitting = (ending for ending in slugs if name.endswith(ending))
    longest = max(fitting, key=len, default="")
    return slugs.get(longest, "jg")


@cache
def _name() -> re.Pattern[str]:
    endings = "|".join(organ_words().endings)
    return re.compile(
        rf"[\u4e00-\u9fff·]{{1,36}}(?:{endings})(?:[（(][\u4e00-\u9fff、]{{2,20}}[)）])?"
    )


@cache
def _phrase() -> re.Pattern[str]:
    return re.compile(_SUBJECT)
