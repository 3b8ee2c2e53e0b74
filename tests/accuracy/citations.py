"""How often the rules about citations are right, on sentences as reports word them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

from accuracy.scores import Score, score
from factories import AS_OF, PATH, report_text
from gongkai.checking import disclosure_findings
from gongkai.kinds import kinds
from gongkai.reading import read_report
from gongkai.register import load_register
from gongkai.rules import Context
from gongkai.settings import Settings

_SAMPLES = Path(__file__).with_suffix(".yml")
_TITLE = re.compile(r"《([^《》]+)》|“([^”]+)”")
_HEADINGS = {
    "done": "一、推进法治政府建设的主要举措和成效",
    "plan": "四、下一年度推进法治政府建设的主要安排",
}


class Sample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of a report of some year, with what the rules are to find: `C101 信访工作条例`."""

    text: str
    found: tuple[str, ...] = ()
    year: int = 2024
    part: str = "done"
    published: str = ""


def scores() -> list[Score]:
    """The score of the errors and of the warnings about citations."""
    samples = msgspec.convert(
        yaml.load(_SAMPLES.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader),
        tuple[Sample, ...],
    )
    outcomes = [(sample.found, list(_found(sample))) for sample in samples]
    return [
        score(f"引用 {rule}", [(_of(rule, one), _of(rule, other)) for one, other in outcomes])
        for rule in ("C101", "C2")
    ]


def _of(rule: str, labels: list[str] | tuple[str, ...]) -> list[str]:
    return [label for label in labels if label.startswith(rule)]


def _found(sample: Sample) -> Iterator[str]:
    front = {
        "year": str(sample.year),
        "published": sample.published or f"{sample.year + 1}-03-20",
        "written": None,
    }
    text = report_text(front, f"## {_HEADINGS[sample.part]}\n\n{sample.text}\n")
    reading = read_report(PATH, text.encode(), _context())
    assert reading.disclosure is not None
    for finding in disclosure_findings(reading.disclosure, _context()):
        if finding.rule[:2] in {"C1", "C2"}:
            title = _TITLE.search(finding.message.replace("“《", "《"))
            yield f"{finding.rule} {(title[1] or title[2]) if title else ''}"


def _context() -> Context:
    register = load_register(_SAMPLES.parent / "nowhere")
    return Context(as_of=AS_OF, register=register, kinds=kinds(), settings=Settings())
