"""How often a check is right: what it found in labelled samples against what is there."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Score:
    """What a check found rightly, found wrongly and missed, over all samples of its area."""

    area: str
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what was found that is there."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def score(area: str, samples: Iterable[tuple[Iterable[Hashable], Iterable[Hashable]]]) -> Score:
    """Compare, sample by sample, what is there with what was found; doubles count."""
    right = wrong = missed = 0
    for there, found in samples:
        left = list(there)
        for one in found:
            if one in left:
                left.remove(one)
                right += 1
            else:
                wrong += 1
        missed += len(left)
    return Score(area, right, wrong, missed)


def scores() -> Iterator[Score]:
    """The scores of every area: each module of this folder that has a `scores` function."""
    for module in sorted(pkgutil.iter_modules([str(Path(__file__).parent)]), key=lambda m: m.name):
        if module.name not in {"scores", "run"}:
            yield from importlib.import_module(f"accuracy.{module.name}").scores()
