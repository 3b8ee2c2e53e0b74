"""How often wording is judged rightly: sentences of reports, faulty and untouched."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import yaml

from accuracy.scores import Score, score
from factories import PATH, report_text
from gongkai.kinds import kinds
from gongkai.model import Disclosure
from gongkai.reading import read_report
from gongkai.register import Register
from gongkai.rules import Context, DisclosureRule, rules
from gongkai.settings import Settings

_AREAS = {
    "固定表述": ("W101", "W201"),
    "占位内容": ("W102",),
    "错别字": ("W202",),
    "网页字样和标点": ("W203", "W204", "W205"),
}
_CONTEXT = Context(dt.date(2026, 11, 23), Register({}, {}), kinds(), Settings())


def scores() -> list[Score]:
    """The scores of the rules about wording, by what they look for."""
    read = yaml.load(
        Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    samples = [*read["faulty"], *((sentence, {}) for sentence in read["untouched"])]
    found = [_found(sentence) for sentence, _ in samples]
    return [
        score(
            area,
            (
                (_labels(there, names), [one for one in said if one[0] in names])
                for (_, there), said in zip(samples, found, strict=True)
            ),
        )
        for area, names in _AREAS.items()
    ]


def _labels(there: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[Hashable]:
    for name in names:
        for words in there.get(name, ()):
            yield name, words


def _found(sentence: str) -> list[tuple[str, str]]:
    """What the rules say of a sentence: the rule and the words that it quotes."""
    reading = read_report(PATH, report_text(body=f"{sentence}\n").encode(), _CONTEXT)
    assert reading.disclosure is not None, sentence
    return [
        (rule.id, words)
        for rule in rules().values()
        if isinstance(rule, DisclosureRule) and rule.group == "W"
        for words in _said(rule, reading.disclosure)
    ]


def _said(rule: DisclosureRule, disclosure: Disclosure) -> Iterator[str]:
    for found in rule.check(disclosure, _CONTEXT):
        yield _subject(rule.id, found.message)


def _subject(identifier: str, message: str) -> str:
    """The words that a message is about; for half-width marks what it counts."""
    patterns: dict[str, Any] = {
        "W101": "^“(.*)”应为",
        "W201": "^“(.*)”应为",
        "W202": "^“(.*)”应为",
        "W102": "”里的“(.*)”是占位",
        "W203": "字样“(.*)”$",
        "W204": "标点：(.*?)，[第见]",
        "W205": "”里的“(.*)”重复",
    }
    found = re.search(patterns[identifier], message)
    return found[1] if found else message
