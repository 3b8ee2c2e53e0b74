"""The front matter as far as the text tells it: nothing is invented, what disagrees is said."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from gongkai.kinds import kinds
from gongkai.text.dates import dates_in

from .labels import Field
from .letterhead import Letterhead
from .organ_words import is_organ_name, organ_phrase, place_phrase, squeezed
from .organs import Naming
from .signature import Signature

_NONE = frozenset({"无", "暂无", "空", "—", "——", "-", "/", "无文号", "无索引号"})
_LINES_BELOW_TITLE = 3
# Dates of the page itself, which may be near that of publication.
_OF_PAGES = frozenset(
    {"生成日期", "生成时间", "更新时间", "更新日期", "添加时间", "录入时间", "创建时间", "入库时间"}
)
_NUMBER = re.compile(r"(?=.*\d).*号$")
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_EXPECTED = (
    "title",
    "kind",
    "organ",
    "year",
    "category",
    "number",
    "index",
    "signed_by",
    "written",
    "published",
)
_OF_ANNUAL_REPORTS = frozenset({"year", "signed_by"})
_OF_ITEMS = frozenset({"category"})


class Evidence(msgspec.Struct, frozen=True):
    """All that was found in a text: its head, the portal's labels, its signature."""

    head: Letterhead
    fields: tuple[Field, ...] = ()
    signature: Signature = Signature()
    given: Mapping[str, object] = {}

    @property
    def title(self) -> str:
        """The title: the text's own, else the one that a label gives."""
        return self.head.title or next(self.values("title"), "")

    def values(self, key: str) -> Iterator[str]:
        """What the labels of a key say, in order; "none" is nothing."""
        return (f.value for f in self.fields if f.key == key and f.value not in {"", *_NONE})


def naming_of(evidence: Evidence, context: str) -> Naming:
    """The names under which the text speaks, and those under which a portal published it."""
    below = (line.text for line in evidence.head.lines[:_LINES_BELOW_TITLE])
    own = (
        organ_phrase(evidence.title),
        evidence.head.organ,
        *(name for name in below if is_organ_name(name)),
        *reversed(evidence.signature.organs),
    )
    others = (*evidence.values("organ"), *evidence.values("origin"))
    return Naming(
        _distinct(own),
        place_phrase(evidence.title),
        _distinct(name for name in others if is_organ_name(name)),
        context,
    )


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(squeezed(name) for name in names if name))


def facts_of(evidence: Evidence) -> tuple[dict[str, object], tuple[str, ...]]:
    """The keys that a text tells by itself, and notes on what disagrees."""
    written, written_notes = _written(evidence)
    published, published_notes = _published(evidence)
    number, number_notes = _number(evidence)
    facts: dict[str, object] = {
        "title": evidence.title,
        "number": number,
        "index": next(evidence.values("index"), ""),
        "signed_by": evidence.head.signed_by,
        "written": written,
        "published": published,
        "source": _source(evidence),
        "summary": next(evidence.values("summary"), ""),
    }
    said = {key: value for key, value in facts.items() if value}
    return {**said, **evidence.given}, (*number_notes, *written_notes, *published_notes)


def missing_from(front_matter: Mapping[str, object]) -> tuple[str, ...]:
    """The keys that a report should have and the text does not tell."""
    kind = kinds().get(str(front_matter.get("kind")))
    beside = _OF_ITEMS if kind is None or kind.annual else _OF_ANNUAL_REPORTS
    return tuple(key for key in _EXPECTED if key not in front_matter and key not in beside)


def _written(evidence: Evidence) -> tuple[dt.date | None, tuple[str, ...]]:
    """成文日期: the signature's, else the one labelled so, else that of printing."""
    signature = evidence.signature
    labelled = _dates(evidence, "written")
    if signature.date is not None:
        other = [date for date in labelled if date != signature.date]
        return signature.date, tuple(
            f"落款日期是{signature.date}，页面写的成文日期是{date}，按落款，请核对"
            for date in other[:1]
        )
    if labelled:
        return labelled[0], _contradiction("成文日期", labelled)
    if signature.printed is not None:
        return signature.printed, (f"没有落款日期，成文日期按印发日期{signature.printed}，请核对",)
    if signature.incomplete:
        return None, (f"落款“{signature.incomplete}”没有写到日，成文日期没有填写",)
    return None, ()


def _published(evidence: Evidence) -> tuple[dt.date | None, tuple[str, ...]]:
    """发布日期: only what a label calls so; the first of several."""
    labelled = _dates(evidence, "published")
    if labelled:
        return labelled[0], _contradiction("发布日期", labelled)
    unclear = tuple(
        f"页面上的日期{date}没有写明是成文日期还是发布日期，没有采用，请核对补填"
        for date in _dates(evidence, "day")[:1]
    )
    return None, (*unclear, *_other_days(evidence))


def _other_days(evidence: Evidence) -> tuple[str, ...]:
    """Say which dates of the page, such as that of its last change, were not taken."""
    found = (
        (field.name, mention.date)
        for field in evidence.fields
        if field.key == "none" and field.name in _OF_PAGES
        for mention in dates_in(field.value)
    )
    return tuple(
        f"页面写的{name}是{date}，不是发布日期，没有采用，请核对补填"
        for name, date in itertools.islice(found, 1)
    )


def _dates(evidence: Evidence, key: str) -> list[dt.date]:
    """The date of each label of that key; a value holds one, whatever else it says."""
    found = (next(dates_in(value), None) for value in evidence.values(key))
    return [mention.date for mention in found if mention is not None]


def _contradiction(name: str, dates: Sequence[dt.date]) -> tuple[str, ...]:
    other = next((date for date in dates if date != dates[0]), None)
    if other is None:
        return ()
    return (f"原文有两个{name}，{dates[0]}和{other}，按先出现的{dates[0]}，请核对",)


def _number(evidence: Evidence) -> tuple[str, tuple[str, ...]]:
    """发文字号: the one in the masthead, else the one labelled so."""
    labelled = [squeezed(value) for value in evidence.values("number") if _NUMBER.match(value)]
    number = evidence.head.number or next(iter(labelled), "")
    other = next((value for value in labelled if value != number), None)
    if other is None:
        return number, ()
    return number, (f"文中的发文字号是“{number}”，页面写的是“{other}”，按文中的，请核对",)


def _source(evidence: Evidence) -> str:
    """Where the original stands, if the text gives its address."""
    for value in (*evidence.values("source"), *evidence.values("origin")):
        match = _URL.search(value)
        if match:
            return match[0]
    return ""
