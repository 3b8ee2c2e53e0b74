"""The cards that rules are declared on: what a rule may see decides which card it takes.

A rule is one module of this package: its docstring is the page that readers see, its check is
a pure function that yields what it found, its card `RULE` says the rest once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from gongkai.corpus import Corpus
from gongkai.findings import Found, Severity
from gongkai.guarding import Comparison
from gongkai.kinds import Kind
from gongkai.model import Disclosure, Source
from gongkai.register import Register
from gongkai.settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside its subject: the day, the register, the kinds, the settings.

    ``phrases`` is the text of the operator's list of fixed phrases, empty where there is none.
    ``today`` is the day on which the answer is asked for: a past ``as_of`` leaves out what came
    after it, but only what is later than today cannot be true.
    """

    as_of: dt.date
    register: Register
    kinds: Mapping[str, Kind]
    settings: Settings
    phrases: str = ""
    today: dt.date = dt.date.min

    def __post_init__(self) -> None:
        """Take the day of the answer for today where that is not past."""
        object.__setattr__(self, "today", max(self.as_of, self.today))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The card of a rule.

    ``reading`` marks faults of the file itself: they always stop a build, like those of groups
    P and H. ``kinds`` and ``years`` (first and last, None is open) say for which disclosures it
    holds, empty for all; ``in_force`` is the day of the requirement: a text published before
    gets a warning at most. ``basis`` is empty where only this site asks for it.
    """

    id: str
    title: str
    severity: Severity
    basis: str
    hint: str
    kinds: frozenset[str] = field(default_factory=frozenset)
    years: tuple[int | None, int | None] = (None, None)
    in_force: dt.date | None = None
    waivable: bool = False
    reading: bool = False

    @property
    def group(self) -> str:
        """The letter of the rule's group: M, S, T, F, C, W, P, R, L, H or G."""
        return self.id[0]

    def holds_for(self, kind: str, year: int | None) -> bool:
        """Whether disclosures of that kind and report year are judged by this rule."""
        if self.kinds and kind not in self.kinds:
            return False
        first, last = self.years
        if year is None:
            return True
        return (first is None or first <= year) and (last is None or year <= last)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRule(Rule):
    """A rule about how a file is written; it sees the raw file and runs for unreadable ones too."""

    check: Callable[[Source], Iterator[Found]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureRule(Rule):
    """A rule about one disclosure; its outcome may be cached by content and context."""

    check: Callable[[Disclosure, Context], Iterator[Found]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusRule(Rule):
    """A rule that compares disclosures, or a disclosure with the tree around it; never cached.

    What it finds must carry ``path``.
    """

    check: Callable[[Corpus, Context], Iterator[Found]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRule(Rule):
    """A rule about the register; what it finds must carry ``path``."""

    check: Callable[[Register], Iterator[Found]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardRule(Rule):
    """A rule about what may not change once it is public; what it finds must carry ``path``.

    It runs for `gongkai guard`, never for a check: that knows one version of the files only.
    """

    check: Callable[[Comparison], Iterator[Found]]
