"""The rules about figures: what they say of paragraphs with faults and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

from accuracy.scores import Score, score
from factories import AS_OF, PATH, report_text
from gongkai.checking import disclosure_findings
from gongkai.kinds import kinds
from gongkai.reading import read_report
from gongkai.register import Register
from gongkai.rules import Context
from gongkai.settings import Settings

SAMPLES = Path(__file__).with_suffix(".yml")


class Sample(msgspec.Struct, forbid_unknown_fields=True):
    """A paragraph and what is to be said of it: rule and a piece of the message."""

    text: str
    findings: dict[str, str] = {}


def samples() -> list[Sample]:
    """The paragraphs."""
    return msgspec.convert(yaml.safe_load(SAMPLES.read_text(encoding="utf-8")), list[Sample])


def said_of(text: str) -> list[tuple[str, str]]:
    """What the rules about figures say of a text: rule and message."""
    context = Context(
        as_of=AS_OF, register=Register({}, {}), kinds=kinds(), settings=Settings(checks=("F",))
    )
    disclosure = read_report(PATH, report_text(None, text).encode(), context).disclosure
    assert disclosure is not None
    said = disclosure_findings(disclosure, context)
    return [(found.rule, found.message) for found in said if found.rule.startswith("F")]


def scores() -> Iterator[Score]:
    """How often the right rule speaks at the right place, and only there."""
    yield score("数据：规则", [_compared(sample) for sample in samples()])


def _compared(sample: Sample) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    there = list(sample.findings.items())
    found = [
        next((one for one in there if one[0] == rule and one[1] in message), (rule, message))
        for rule, message in said_of(sample.text)
    ]
    return there, found
