"""Resemblance: copies of every sort are to be found, reports written anew are not.

Besides pairs in realistic wording (resemblance.yml) there are pairs made of generated reports:
the same organ's consecutive years and other organs' reports as they are, halves shared, and
copies with the years, some sentences, many words or the order of paragraphs changed.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import yaml

from accuracy.scores import Score, score
from bench.generate import Report, reports
from factories import AS_OF, REGISTER, report_text
from gongkai.checking import corpus_findings
from gongkai.corpus import Corpus
from gongkai.kinds import kinds
from gongkai.reading import read_report, record_of
from gongkai.register import Register, load_register
from gongkai.rules import Context
from gongkai.settings import Settings

_PAIRS = 15
_YEARS = 7
_SYNONYMS = {
    "我局": "本局",
    "开展": "组织开展",
    "进一步": "",
    "全年": "一年来",
    "及时": "第一时间",
    "建立": "建立健全",
    "加强": "切实加强",
    "落实": "认真落实",
    "举办": "先后举办",
    "主要原因是": "原因在于",
}
_RENAMED = {"县": "市", "股室": "科室", "乡镇": "街道", "局": "委"}


@dataclass(frozen=True, slots=True)
class Sample:
    """An earlier and a later text, whose they are, and the rules that must find something."""

    earlier: str
    later: str
    found: tuple[str, ...]
    own: bool = True
    kind: str = "fzzf"


def scores() -> list[Score]:
    """The score on pairs in realistic wording and on generated ones."""
    samples = (*_written(), *_generated())
    return [score("内容雷同", ((one.found, _found(one)) for one in samples))]


def _found(sample: Sample) -> list[str]:
    context = Context(as_of=AS_OF, register=_register(), kinds=kinds(), settings=Settings())
    before = ("990100", "xfj") if sample.own else ("990121", "sfj")
    readings = [
        read_report(
            f"reports/{region}/{slug}/{year}-{sample.kind}.md",
            report_text(
                {
                    "kind": sample.kind,
                    "organ": f"{region}-{slug}",
                    "year": str(year),
                    "published": f"{year + 1}-01-30",
                },
                text,
            ).encode(),
            context,
        )
        for (region, slug), year, text in (
            (before, 2023, sample.earlier),
            (("990100", "xfj"), 2024, sample.later),
        )
    ]
    prose = {one.source.path: one.disclosure.prose for one in readings if one.disclosure}
    corpus = Corpus(
        [record_of(one, AS_OF) for one in readings], frozenset(prose), prose_at=prose.get
    )
    return [one.rule for one in corpus_findings(corpus, context) if one.rule.startswith("R")]


@cache
def _register() -> Register:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports" / "register.yml"
        path.parent.mkdir()
        path.write_text(REGISTER, encoding="utf-8")
        return load_register(Path(folder))


def _written() -> Iterator[Sample]:
    text = Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
    for pair in yaml.safe_load(text).values():
        own = pair.get("organ") != "other"
        found = tuple(pair["found"])
        yield Sample(pair["earlier"], pair["later"], found, own, pair.get("kind", "fzzf"))


def _generated() -> Iterator[Sample]:
    several = tuple(reports(_PAIRS * _YEARS))
    chance = Random("resemblance")  # noqa: S311  # samples, not secrets
    for at in range(_PAIRS):
        earlier, next_year = several[at * _YEARS], several[at * _YEARS + 1]
        stranger = several[(at * _YEARS + 3 * _YEARS + 2) % len(several)]
        yield Sample(earlier.body, next_year.body, ())
        yield Sample(earlier.body, stranger.body, (), own=False)
        half = _edited(earlier.body, stranger, 0.55, chance)
        yield Sample(earlier.body, half, ())
        yield Sample(earlier.body, half, (), own=False)
        for change in _changes(stranger, chance):
            copy = change(earlier.body)
            yield Sample(earlier.body, copy, ("R201",))
            yield Sample(earlier.body, _replaced(copy, _RENAMED), ("R202",), own=False)


def _changes(stranger: Report, chance: Random) -> tuple[Callable[[str], str], ...]:
    """The ways of making last year's text this year's."""
    return (
        _next_year,
        lambda text: _numbers(_next_year(text), chance),
        lambda text: _edited(_next_year(text), stranger, 0.1, chance),
        lambda text: _edited(_next_year(text), stranger, 0.15, chance),
        lambda text: _edited(_next_year(text), stranger, 0.25, chance),
        lambda text: _replaced(_next_year(text), _SYNONYMS),
        lambda text: _shuffled(_next_year(text), chance),
        lambda text: re.sub(r"(?m)^#+ .*$", "", _next_year(text)),
    )


def _next_year(text: str) -> str:
    return re.sub(r"20\d\d", lambda year: str(int(year[0]) + 1), text)


def _numbers(text: str, chance: Random) -> str:
    return re.sub(r"(?<!\d)\d{1,3}(?!\d)", lambda _: str(chance.randint(2, 900)), text)


def _edited(text: str, stranger: Report, share: float, chance: Random) -> str:
    """The text with a share of its sentences replaced by another report's."""
    pool = [one for one in re.split(r"(?<=。)|\n", stranger.body) if one.endswith("。")]
    return "".join(
        chance.choice(pool) if one.endswith("。") and chance.random() < share else one
        for one in re.split(r"(?<=。)", text)
    )


def _replaced(text: str, words: dict[str, str]) -> str:
    for word, other in words.items():
        text = text.replace(word, other)
    return text


def _shuffled(text: str, chance: Random) -> str:
    paragraphs = text.split("\n\n")
    chance.shuffle(paragraphs)
    return "\n\n".join(paragraphs)
