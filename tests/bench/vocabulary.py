"""The words of one organ in one year, for the slots of sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from random import Random
from typing import Any

from bench.places import Office, words
from bench.slots import Word


class Vocabulary(Mapping[str, Word]):
    """A word for every slot: some fixed by organ and year, some drawn at each use."""

    def __init__(self, office: Office, year: int, signature: str) -> None:
        """Fix what the organ and the year decide."""
        self.signature = signature
        self._words: dict[str, Word] = {
            "年": str(year),
            "明年": str(year + 1),
            "县": office.rank,
            "市": office.above,
            "机关": office.name,
            "事": office.trade.matter,
            "会": words_of("congress")[year],
            "普法": "七五" if year <= 2020 else "八五",
            "条例": "信访条例" if year <= 2021 else "信访工作条例",
            "营商": "《优化营商环境条例》" if year >= 2020 else "“放管服”改革部署",
            "思想": _thought(year),
            "纲要": _outline(year),
            "法": lambda chance: f"《{chance.choice(_laws(year))}》",
            "单位": lambda chance: office.rank + chance.choice(_split("departments")),
            "镇": lambda chance: _place(chance, "town_kind"),
            "村": lambda chance: _place(chance, "village_kind"),
        }

    def __getitem__(self, slot: str) -> Word:
        """The word for a slot."""
        return self._words[slot]

    def __iter__(self) -> Iterator[str]:
        """Every slot."""
        return iter(self._words)

    def __len__(self) -> int:
        """How many slots there are."""
        return len(self._words)


def surname(chance: Random) -> str:
    """A signer, as reports of this kind name nobody whole."""
    return f"{chance.choice(_split('surnames'))}某"


def _place(chance: Random, kind: str) -> str:
    """A name that no map shows, of two different characters and its kind."""
    first = chance.choice(_split("town_first"))
    second = chance.choice([word for word in _split("town_second") if word != first])
    return first + second + chance.choice(_split(kind))


def _thought(year: int) -> str:
    """What was studied: the name in use today is of November 2020."""
    return "习近平法治思想" if year >= 2020 else "习近平总书记全面依法治国新理念新思想新战略"


def _outline(year: int) -> str:
    """The outline that was being carried out."""
    years = "2021—2025年" if year >= 2021 else "2015—2020年"
    return f"《法治政府建设实施纲要（{years}）》"


@cache
def _laws(year: int) -> tuple[str, ...]:
    return tuple(law for law, first in words_of("laws").items() if first <= year)


@cache
def words_of(part: str) -> Any:  # noqa: ANN401  # each list has its own shape
    """One of the lists of words."""
    return words()[part]


@cache
def _split(part: str) -> tuple[str, ...]:
    return tuple(words_of(part).split())
