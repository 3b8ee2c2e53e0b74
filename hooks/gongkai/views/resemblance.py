"""A resemblance: what a report shares with earlier ones, the passages side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.corpus import Record
from gongkai.edition import Edition
from gongkai.resemblance import Passage, Place, Resemblance

from ._sort import Page, Sort
from .addresses import report_url, resemblance_url, rule_url

_MOST_SHOWN = 100
_LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two reports: what it is called, who published it when, where it stands."""

    name: str
    title: str
    organ: str
    date: str
    url: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage in one report: its words as written, and the way to their place."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage that both reports hold, and how many of its characters are the same."""

    length: int
    later: Excerpt
    earlier: Excerpt


@dataclass(frozen=True, slots=True)
class Comparison:
    """A report held against an earlier one; the longest passages come first."""

    percent: int
    later: Side
    earlier: Side
    rule: str
    rule_url: str
    pairs: tuple[Pair, ...]
    left_out: int


def pages(edition: Edition) -> Iterator[Page]:
    """The page of each report that is nearly an earlier one."""
    for path, found in edition.resemblances.items():
        title = found[0].later.metadata.title
        yield Page(
            resemblance_url(path),
            f"相同文字对照：{title}",
            tuple(_comparison(one, edition) for one in found),
            f"{title}与较早公开的报告相同的文字",
            (("规则", "rules/"), ("内容雷同", "resemblances/")),
        )


def _comparison(found: Resemblance, edition: Edition) -> Comparison:
    passages = sorted(found.passages, key=lambda passage: -passage.length)
    later, earlier = side(found.later, edition), side(found.earlier, edition)
    rule = "R201" if found.own else "R202"
    pairs = tuple(_pair(passage, later.url, earlier.url) for passage in passages[:_MOST_SHOWN])
    left_out = len(passages) - len(pairs)
    return Comparison(found.percent, later, earlier, rule, rule_url(rule), pairs, left_out)


def side(record: Record, edition: Edition) -> Side:
    """A report as comparisons name it."""
    meta, organ = record.metadata, edition.organ(record)
    date = meta.published.isoformat() if meta.published else ""
    name = f"{organ.short or organ.name}{meta.year}年"
    return Side(name, meta.title, organ.name, date, report_url(record.path))


def _pair(passage: Passage, later: str, earlier: str) -> Pair:
    return Pair(passage.length, _excerpt(passage.later, later), _excerpt(passage.earlier, earlier))


def _excerpt(place: Place, url: str) -> Excerpt:
    text = place.text if len(place.text) <= _LONGEST else f"{place.text[:_LONGEST]}…"
    return Excerpt(text, f"{url}#L{place.line}")


SORT = Sort(
    id="resemblance",
    template="resemblance",
    under="resemblances/",
    title="相同文字对照",
    pages=pages,
)
