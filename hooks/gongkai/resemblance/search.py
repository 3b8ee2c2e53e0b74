"""Which reports of a corpus are nearly the text of an earlier one.

A report is held against the earlier years of its own organ, and against the first of all reports
that shares a band of its signature with it. So each report has few candidates even where all
are copies of one another; the texts themselves are compared for the most alike only.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from weakref import WeakKeyDictionary

import msgspec

from gongkai.corpus import Corpus, Record
from gongkai.kinds import kinds
from gongkai.prose import Prose
from gongkai.register import Register

from .comparison import Passage, compared
from .signature import alike_as_numbers, bands
from .words import clauses, own_words

# A text is nearly another's from these shares on (tests/accuracy/resemblance.py has the measure).
# Consecutive years of one organ, each written anew, share up to half; the nearest of thousands of
# other organs' reports, written with the same phrases, may by chance share two thirds.
_LEAST_SHARE = {True: 0.7, False: 0.8}
# Below this an estimate leaves no hope of such a share.
_WORTH_READING = {True: 0.42, False: 0.58}
# With more copies than anyone reads the rest is told by estimate, where that leaves no doubt.
_MOST_READ = 200
_CERTAIN = 0.85
_SAMPLED = 100
_FEWEST_SAYING = 5
_SAYING = 5
_REMEMBERED = 16


class Resemblance(msgspec.Struct, frozen=True):
    """A report that is nearly the text of an earlier one.

    ``own`` tells an earlier year of the same organ, or of one that it succeeded, from a report of
    another organ. Without ``exact`` the share is estimated, and no passages were looked for.
    """

    later: Record
    earlier: Record
    own: bool
    share: float
    passages: tuple[Passage, ...] = ()
    exact: bool = True

    @property
    def percent(self) -> int:
        """The share in whole percents, never rounded up."""
        return int(self.share * 100)


class _Pair(msgspec.Struct, frozen=True):
    """Two reports that may be alike, and how much they seem to be."""

    later: Record
    earlier: Record
    alike: float
    own: bool = True

    @property
    def order(self) -> tuple[float, str, str]:
        """The most alike first."""
        return (-self.alike, self.later.path, self.earlier.path)


_known: WeakKeyDictionary[Corpus, tuple[Resemblance, ...]] = WeakKeyDictionary()


def resemblances(corpus: Corpus, register: Register) -> tuple[Resemblance, ...]:
    """The resemblances of a corpus, in the order of paths.

    Of each report at most one to an earlier year of its organ and one to another organ's report.
    They are looked for once, when first asked for: a corpus has one register.
    """
    found = _known.get(corpus)
    if found is None:
        _known[corpus] = found = tuple(_found(corpus, register))
    return found


@cache
def annual_kinds() -> frozenset[str]:
    """The kinds of which a report is written each year; items often are forms filled in."""
    return frozenset(kind.id for kind in kinds().values() if kind.annual)


def _found(corpus: Corpus, register: Register) -> Iterator[Resemblance]:
    groups: dict[str, list[Record]] = {}
    for record in corpus.records:
        meta = record.metadata
        if record.signature and meta.kind in annual_kinds() and meta.withdrawn is None:
            groups.setdefault(meta.kind, []).append(record)
    pairs: dict[bool, list[_Pair]] = {True: [], False: []}
    for records in groups.values():
        family = {one.path: _lineage(one.metadata.organ, register) for one in records}
        ordered = sorted(records, key=_publication)
        pairs[True] += _with_earlier_years(ordered, family)
        pairs[False] += _with_other_organs(ordered, family)
    found: list[Resemblance] = []
    for own, candidates in pairs.items():
        likely = [pair for pair in candidates if pair.alike >= _WORTH_READING[own]]
        likely.sort(key=lambda pair: pair.order)
        found += _read(likely[:_MOST_READ], corpus, groups)
        found += _estimated(likely[_MOST_READ:])
    return iter(sorted(found, key=lambda one: (one.later.path, not one.own)))


def _with_earlier_years(ordered: Iterable[Record], family: Mapping[str, str]) -> Iterator[_Pair]:
    """Each report with the likeliest of its organ's earlier years, the latest of equals."""
    known: dict[str, dict[int, tuple[Record, int]]] = {}
    numbered = [(record, int.from_bytes(record.signature)) for record in ordered]
    for record, number in numbered:
        # One report stands for a year: however many an organ has, the years are few.
        years = known.setdefault(family[record.path], {})
        years.setdefault(record.metadata.year or 0, (record, number))
    for record, number in numbered:
        year = record.metadata.year or 0
        pairs = [
            (alike_as_numbers(number, other), when, one)
            for when, (one, other) in known[family[record.path]].items()
            if 0 < when < year
        ]
        if pairs:
            likeness, _, source = max(pairs, key=lambda pair: pair[:2])
            yield _Pair(record, source, likeness)


def _with_other_organs(ordered: Sequence[Record], family: Mapping[str, str]) -> Iterator[_Pair]:
    """Each report with the likeliest of those that were the first to have a band in common."""
    signatures = [record.signature for record in ordered]
    numbers = [int.from_bytes(signature) for signature in signatures]
    families = [family[record.path] for record in ordered]
    nearest = [(0.0, -1)] * len(ordered)
    # Band by band, so that no more than one index of all reports is held at a time.
    for band in bands():
        first: dict[bytes, int] = {}
        for at, signature in enumerate(signatures):
            source = first.setdefault(signature[band], at)
            if source != at and families[source] != families[at] and nearest[at][1] != source:
                likeness = alike_as_numbers(numbers[at], numbers[source])
                if likeness > nearest[at][0]:
                    nearest[at] = (likeness, source)
    for record, (likeness, source) in zip(ordered, nearest, strict=True):
        if likeness:
            yield _Pair(record, ordered[source], likeness, own=False)


def _publication(record: Record) -> tuple[dt.date, int, str]:
    """Who said it first: by the day of publication; what has no date comes last."""
    meta = record.metadata
    return (meta.published or meta.written or dt.date.max, meta.year or 0, record.path)


def _lineage(organ: str, register: Register) -> str:
    """The last of the organs that succeeded one another; in a circle the first by name."""
    passed = [organ]
    while (known := register.organ(passed[-1])) and known.succeeded_by:
        if known.succeeded_by in passed:
            return min(passed)
        passed.append(known.succeeded_by)
    return passed[-1]


def _read(
    pairs: Iterable[_Pair], corpus: Corpus, groups: Mapping[str, list[Record]]
) -> Iterator[Resemblance]:
    """What reading both texts of each pair shows."""
    prose_at = lru_cache(maxsize=_REMEMBERED)(corpus.prose_at)
    common_of = cache(lambda kind: _common_clauses(groups[kind], corpus))
    for pair in pairs:
        later, earlier = prose_at(pair.later.path), prose_at(pair.earlier.path)
        if later is not None and earlier is not None:
            found = compared(later, earlier, common_of(pair.later.metadata.kind))
            if found.share >= _LEAST_SHARE[pair.own]:
                yield Resemblance(pair.later, pair.earlier, pair.own, found.share, found.passages)


def _estimated(pairs: Iterable[_Pair]) -> Iterator[Resemblance]:
    """Where there are more copies than anyone reads: the share that the signatures suggest."""
    for pair in pairs:
        if pair.alike >= _CERTAIN:
            share = 2 * pair.alike / (1 + pair.alike)
            yield Resemblance(pair.later, pair.earlier, pair.own, share, exact=False)


def _common_clauses(records: Iterable[Record], corpus: Corpus) -> frozenset[str]:
    """Clauses that a fifth of all organs say, and no fewer than five: by a sample of them."""
    newest = {record.metadata.organ: record for record in records}
    sample = [newest[organ] for organ in sorted(newest)]
    if len(sample) < _FEWEST_SAYING:
        return frozenset()
    sample = sample[:: -(-len(sample) // _SAMPLED)]
    counts: Counter[str] = Counter()
    for record in sample:
        prose: Prose | None = corpus.prose_at(record.path)
        if prose is not None:
            counts.update(set(clauses(own_words(prose))))
    least = max(_FEWEST_SAYING, len(sample) / _SAYING)
    return frozenset(clause for clause, count in counts.items() if count >= least)
