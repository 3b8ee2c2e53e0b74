"""Which numbers may stand in one picture: every rule, and the name of every refusal.

Statutory cells are alike by law: the same cell of the same format counts the same thing in every
report. What a text says is alike only where its words say so; each reading that could be wrong is
refused, since a missing picture misleads nobody. The words are in ``words.yml``.
"""

from __future__ import annotations

import enum
import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from importlib import resources
from itertools import pairwise

import msgspec
import yaml

from gongkai.figures import Figure
from gongkai.model import Organ
from gongkai.prose import Prose

from .measure import Subject

FEWEST_YEARS = 3
FEWEST_REGIONS = 3
# A half of those that owe it; of fewer a picture would say more of who published than of numbers.
_ENOUGH = Decimal("0.5")
# What grows tenfold in words of one's own was mostly counted anew, or misread.
_LEAP = 10
# Shorter ones, 提出意见 or 反馈问题, are of another matter each year.
_SHORTEST = 5
_SHORTEST_PART = 2
# Longer ones are clauses, not names.
_LONGEST = 16
# What stands behind the number may be cut where it is this long: what is gone may differ.
_CUT_BEHIND = 14
_SENTENCE_END = re.compile(r"[。;!?\n]")
_DIGIT = re.compile(r"\d")
_RATES = frozenset({"%", "‰", "倍", "个百分点"})


class Refusal(enum.StrEnum):
    """Why a number, or a row of numbers, is not drawn."""

    # A number of a text, by itself.
    INEXACT = "inexact"  # 约, 余, 近: the bar would be exact where the text is not
    PLANNED = "planned"  # an aim, not an outcome
    CHANGE = "change"  # a growth or decrease: what it grew from is another number
    EACH = "each"  # of every one of several: no total
    DENIED = "denied"  # 未发生: words, no number
    RATE = "rate"  # its base is not known to be the same
    OTHER_TIME = "other-time"  # another year or month than the report's year
    CUMULATIVE = "cumulative"  # since some year, or up to some day
    PART_YEAR = "part-year"  # half a year, a season, a campaign
    VAGUE = "vague"  # words that say too little of what is counted
    # A number in its report.
    DISPUTED = "disputed"  # a check holds that a number there is wrong
    # A cell of a statutory table.
    NO_NUMBER = "no-number"  # empty, a stroke, words: none of these is 0
    NO_TOTAL = "no-total"  # rows of the organ's own choice and none that adds them up
    TWICE = "twice"  # the table is there twice
    # A row of numbers.
    TOO_FEW = "too-few"
    STALE = "stale"  # the newest report no longer says it
    LEAP = "leap"  # ten times as many from one year to the next, in words of one's own
    OWN_WORDS = "own-words"  # texts of several organs do not count alike
    OWN_COUNTING = "own-counting"  # no format is known in which organs count alike
    NOTHING = "nothing"  # all of them 0: nothing to be drawn


class Words(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """The lists of words.yml, which says what each is for."""

    cumulative: tuple[str, ...]
    since_unknown: str
    of_the_year: str
    part_year: tuple[str, ...]
    vague: frozenset[str]
    pointing: str

    @cached_property
    def points(self) -> re.Pattern[str]:
        """Finds the beginning of a label that points back."""
        return re.compile(self.pointing)

    @cached_property
    def times(self) -> re.Pattern[str]:
        """Finds every word about time."""
        return re.compile("|".join(self._sorts.values()))

    @cached_property
    def sort(self) -> re.Pattern[str]:
        """Tells by the name of its group of what sort a word about time is."""
        return re.compile("|".join(f"(?P<{name}>{one})" for name, one in self._sorts.items()))

    @cached_property
    def _sorts(self) -> Mapping[str, str]:
        return {
            "cumulative": "|".join(self.cumulative),
            "since": self.since_unknown,
            "year": self.of_the_year,
            "part": "|".join(self.part_year),
        }


@cache
def _words() -> Words:
    text = (resources.files(__package__) / "words.yml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, Loader=yaml.CSafeLoader), Words)


class Times:
    """What a text says of the time that its numbers count, sentence by sentence."""

    def __init__(self, narrow: str) -> None:
        """Pass once over the text: it has a hundred figures, but few words about time."""
        known = _words()
        self.narrow = narrow
        self._starts: list[int] = []
        # The sort of each word about time, and where its sentence ends.
        self._cues: list[tuple[str, int]] = []
        end = -1
        for found in known.times.finditer(narrow):
            start = found.start()
            sort = known.sort.match(narrow, start)
            if end < start:
                ended = _SENTENCE_END.search(narrow, start)
                end = ended.start() if ended else len(narrow)
            self._starts.append(start)
            self._cues.append((sort.lastgroup or "" if sort else "", end))

    def refusal_of(self, figure: Figure) -> Refusal | None:
        """What its sentence, up to the end of its clause, says against a figure."""
        at = bisect_left(self._starts, max(figure.stop, figure.end)) - 1
        sorts = set()
        while at >= 0 and self._cues[at][1] >= figure.start:
            sorts.add(self._cues[at][0])
            at -= 1
        if not sorts:
            return None
        if "cumulative" in sorts or ("since" in sorts and "year" not in sorts):
            return Refusal.CUMULATIVE
        return Refusal.PART_YEAR if "part" in sorts else None


def refusal_of(figure: Figure, times: Times) -> Refusal | None:
    """Why a figure of a text may not stand beside that of another year; None where it may."""
    return (
        _refusal_by_kind(figure)
        or (Refusal.VAGUE if _is_vague(figure, times.narrow) else None)
        or times.refusal_of(figure)
    )


def _refusal_by_kind(figure: Figure) -> Refusal | None:  # noqa: PLR0911  # one for each reason
    """What the kind of number that a figure is says against it."""
    if figure.bound:
        return Refusal.INEXACT
    if figure.planned:
        return Refusal.PLANNED
    if figure.change:
        return Refusal.CHANGE
    if figure.each:
        return Refusal.EACH
    if figure.negated:
        return Refusal.DENIED
    if figure.unit in _RATES:
        return Refusal.RATE
    return Refusal.OTHER_TIME if figure.period else None


def _is_vague(figure: Figure, narrow: str) -> bool:
    """Whether a label says too little, or may have been cut short."""
    label = figure.label
    length = len(label)
    shortest = _SHORTEST if figure.part_of is None else _SHORTEST_PART
    return (
        not figure.unit
        or not shortest <= length <= _LONGEST
        or _says_too_little(label)
        or (length >= _CUT_BEHIND and narrow.startswith(label[-_CUT_BEHIND:], figure.end))
    )


# An organ's reports count mostly the same things each year: only such are compared.
@lru_cache(maxsize=4096)
def _says_too_little(label: str) -> bool:
    known = _words()
    return (
        label in known.vague
        or known.points.match(label) is not None
        or _DIGIT.search(label) is not None
    )


def comparable(
    figures: Sequence[Figure], prose: Prose, disputed: Collection[int] = ()
) -> tuple[int, ...]:
    """The places, among all figures of a report, of those that may stand beside other years'.

    ``disputed`` are the lines in which a check found a number at fault. Where a text says the
    same twice, its first place is taken; where it says two things, none.
    """
    times = Times(prose.narrow)
    places: dict[tuple[str, str], list[int]] = {}
    for place, figure in enumerate(figures):
        if figure.line not in disputed and refusal_of(figure, times) is None:
            places.setdefault((figure.label, figure.unit), []).append(place)
    return tuple(sorted(found[0] for found in places.values() if _is_one(found, figures)))


def _is_one(places: Sequence[int], figures: Sequence[Figure]) -> bool:
    """Whether all places say the same of the same whole."""
    if len(places) == 1:
        return True
    return len({(figures[at].value, _whole(figures[at], figures)) for at in places}) == 1


def _whole(figure: Figure, figures: Sequence[Figure]) -> str:
    return "" if figure.part_of is None else figures[figure.part_of].label


def first_year(organ: Organ) -> int:
    """The first year that may stand beside the newest: under another name it was another body."""
    return max((old.until + 1 for old in organ.names), default=0)


def refusal_over_years(
    subject: Subject, values: Mapping[int, Decimal], latest: int
) -> Refusal | None:
    """Why the values of one organ by year make no picture; ``latest`` is its newest report."""
    if len(values) < FEWEST_YEARS:
        return Refusal.TOO_FEW
    if not any(values.values()):
        return Refusal.NOTHING
    if not subject.is_free:
        return None
    if latest not in values:
        return Refusal.STALE
    counted = [values[year] for year in sorted(values)]
    if any(min(pair) > 0 and max(pair) > min(pair) * _LEAP for pair in pairwise(counted)):
        return Refusal.LEAP
    return None


def refusal_across(
    subject: Subject, values: Collection[Decimal], owing: int, *, alike: bool = True
) -> Refusal | None:
    """Why a year's values of regions make no picture.

    ``owing`` is how many regions have an organ of the same name; ``alike`` is false where
    organs may count each in its own way.
    """
    if subject.is_free:
        return Refusal.OWN_WORDS
    if not alike:
        return Refusal.OWN_COUNTING
    if len(values) < FEWEST_REGIONS or len(values) < owing * _ENOUGH:
        return Refusal.TOO_FEW
    return None if any(values) else Refusal.NOTHING
