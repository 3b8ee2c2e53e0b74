"""The body of a generated report: parts of the form, filled with sentences until it is long enough.

Wordings of headings, the order of parts and how a part is cut into paragraphs vary from report
to report, as they do between bureaus.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from bench.slots import filled
from bench.vocabulary import Vocabulary

_SENTENCES = Path(__file__).parent / "sentences"
_HAN = "一二三四五六七八九十"
_LENGTH = (3_120, 3_880)
# A heading's number, and half a sentence, by which the last one overshoots.
_MARKS = 30
_ORDINALS = tuple(f"{digit}是" for digit in _HAN)


@dataclass(frozen=True, slots=True)
class Writer:
    """Someone who writes one report: chance, and the words of that organ and year."""

    chance: Random
    words: Vocabulary

    def say(self, template: str) -> str:
        """One sentence."""
        return filled(template, self.chance, self.words)

    def one(self, part: str) -> str:
        """A sentence or a heading of a part, any of its wordings."""
        return self.say(self.chance.choice(_frame()[part]))


def body(chance: Random, words: Vocabulary) -> str:
    """A report as Markdown below its front matter, 3,000 to 4,000 characters long."""
    writer = Writer(chance, words)
    opening = f"{writer.one('addressed')}\n\n{writer.one('opening')}{writer.one('closing')}"
    duties = (writer.one("first_person"), _first_person(writer))
    faults = (writer.one("shortcomings"), _shortcomings(writer))
    others = [duties, faults] if chance.random() < 0.5 else [faults, duties]
    others.append((writer.one("plans"), _plans(writer)))
    if chance.random() < 0.4:
        others.append((writer.one("rest"), writer.one("rest_sentences")))
    written = length(opening) + sum(length(title + text) for title, text in others)
    parts = [(writer.one("measures"), _measures(writer, chance.randint(*_LENGTH) - written))]
    parts += others
    headed = (f"## {_HAN[at]}、{title}\n\n{text}" for at, (title, text) in enumerate(parts))
    return "\n\n".join((opening, *headed, words.signature)) + "\n"


def length(text: str) -> int:
    """The characters of a text without white space and marks of Markdown."""
    return len(re.sub(r"[\s#]+", "", text))


def _measures(writer: Writer, room: int) -> str:
    """Topic after topic until the room is used."""
    topics = writer.chance.sample(_topics(), len(_topics()))
    share = room // writer.chance.randint(5, 7)
    parts: list[str] = []
    for at, topic in enumerate(topics[: len(_HAN)]):
        left = room - sum(map(length, parts))
        if left < share // 3:
            break
        title = writer.say(writer.chance.choice(topic["headings"]))
        text = _topic(writer, topic, min(share, left) - len(title) - _MARKS)
        parts.append(f"### （{_HAN[at]}）{title}\n\n{text}")
    return "\n\n".join(parts)


def _topic(writer: Writer, topic: dict[str, list[str]], room: int) -> str:
    """Sentences of a topic, no more than fit: plain paragraphs, or 一是 … 二是 … in one."""
    sentences: list[str] = []
    pool = iter(writer.chance.sample(topic["sentences"], len(topic["sentences"])))
    while room > 0 and (template := next(pool, None)):
        sentences.append(writer.say(template))
        room -= len(sentences[-1])
    if writer.chance.random() < 0.5:
        half = max(len(sentences) // 2, 1)
        paragraphs = ("".join(sentences[:half]), "".join(sentences[half:]))
        return "\n\n".join(filter(None, paragraphs))
    leads = topic["leads"][: max(len(sentences) // 2, 1)]
    bounds = [at * len(sentences) // len(leads) for at in range(len(leads) + 1)]
    return "".join(
        f"{_ORDINALS[at]}{lead}。{''.join(sentences[bounds[at] : bounds[at + 1]])}"
        for at, lead in enumerate(leads)
    )


def _first_person(writer: Writer) -> str:
    first, *others = _frame()["first_person_sentences"]
    chosen = writer.chance.sample(others, writer.chance.randint(5, 7))
    half = len(chosen) // 2
    first_half = "".join(map(writer.say, [first, *chosen[:half]]))
    return f"{first_half}\n\n{''.join(map(writer.say, chosen[half:]))}"


def _shortcomings(writer: Writer) -> str:
    items = writer.chance.sample(_frame()["shortcomings_items"], writer.chance.randint(3, 4))
    said = [
        (item["title"], f"{writer.say(item['text'])}，主要原因是{item['cause']}。")
        for item in items
    ]
    return _listed(writer, writer.one("shortcomings_opening"), said)


def _plans(writer: Writer) -> str:
    items = writer.chance.sample(_frame()["plans_items"], writer.chance.randint(4, 6))
    said = [(item["title"], writer.say(item["text"] + item["aim"])) for item in items]
    return _listed(writer, writer.one("plans_opening"), said)


def _listed(writer: Writer, opening: str, said: list[tuple[str, str]]) -> str:
    """Items after their opening: in one paragraph, under headings, or with headings run in."""
    form = writer.chance.choice("phr")
    if form == "p":
        items = (f"{_ORDINALS[at]}{title}。{text}" for at, (title, text) in enumerate(said))
        return opening + "".join(items)
    mark, end = ("### ", "\n\n") if form == "h" else ("", "。")
    items = (f"{mark}（{_HAN[at]}）{title}{end}{text}" for at, (title, text) in enumerate(said))
    return "\n\n".join((opening, *items))


@cache
def _frame() -> dict[str, Any]:
    frame: dict[str, Any] = _read("frame.yml")
    return frame


@cache
def _topics() -> list[dict[str, list[str]]]:
    return [*_read("measures_inner.yml"), *_read("measures_outer.yml")]


def templates() -> set[str]:
    """Every sentence template, for whoever counts them."""
    found = {sentence for topic in _topics() for sentence in topic["sentences"]}
    for part, entries in _frame().items():
        if part.endswith(("opening", "closing", "sentences")):
            found.update(entries)
        elif part.endswith("items"):
            found.update(entry["title"] + entry["text"] for entry in entries)
    return found


def _read(name: str) -> Any:  # noqa: ANN401  # each file has its own shape
    return yaml.safe_load((_SENTENCES / name).read_text(encoding="utf-8"))
