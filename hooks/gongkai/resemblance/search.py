"""Which reports of a corpus are nearly the text of an earlier one.

A report is held against the earlier years of its own organ, and against the first of all reports
that shares a band of its signature with it. So each report has few candidates even where all
are copies of one another; the texts themselves are compared for the most alike only.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from weakref import WeakKeyDictionary

import msgspec

from gongkai.corpus import Corpus, Record
from gongkai.kinds import kinds
from gongkai.prose import Prose
from gongkai.register import Register

from .comparison import Likeness, Passage, compared
from .signature import alike, bands
from .words import clauses, own_words

LEAST_SHARE = 0.75
"""From here on a text is nearly another's: see tests/accuracy/resemblance.py for the measure."""

# Below this an estimate leaves no hope of such a share; above the other there is no doubt.
_WORTH_READING = 0.35
_CERTAIN = 0.85
_TRIED = 2
_MOST_READ = 400
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


class _Pair(msgspec.Struct, frozen=True):
    """Two reports that may be alike, and how much they seem to be."""

    later: Record
    earlier: Record
    own: bool
    alike: float

    @property
    def order(self) -> tuple[float, str, str]:
        """The most alike first."""
        return (-self.alike, self.later.path, self.earlier.path)


_known: WeakKeyDictionary[Corpus, tuple[Resemblance, ...]] = WeakKeyDictionary()


def resemblances(corpus: Corpus, register: Register) -> tuple[Resemblance, ...]:
    """The resemblances of a corpus: at most one of each report to its organ's, one to others'."""
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
    pairs = [pair for records in groups.values() for pair in _pairs(records, register)]
    pairs.sort(key=lambda pair: pair.order)
    best: dict[tuple[str, bool], Resemblance] = {}
    for found in (*_read(pairs[:_MOST_READ], corpus, groups), *_estimated(pairs[_MOST_READ:])):
        key = (found.later.path, found.own)
        if key not in best or (found.exact, found.share) > (best[key].exact, best[key].share):
            best[key] = found
    return (best[key] for key in sorted(best))


def _pairs(records: Iterable[Record], register: Register) -> Iterator[_Pair]:
    """For each report its likeliest sources, of its own organ and of others."""
    ordered = sorted(records, key=_publication)
    line = {record.path: _lineage(record.metadata.organ, register) for record in ordered}
    own: dict[str, list[Record]] = {}
    for record in ordered:
        own.setdefault(line[record.path], []).append(record)
    firsts = _first_holders(ordered)
    for record in ordered:
        year = record.metadata.year or 0
        family = line[record.path]
        before = [one for one in own[family] if (one.metadata.year or 0) < year]
        others = [one for one in firsts[record.path] if line[one.path] != family]
        yield from _likeliest(record, before, own=True)
        yield from _likeliest(record, others, own=False)


def _likeliest(record: Record, sources: Iterable[Record], *, own: bool) -> list[_Pair]:
    pairs = [_Pair(record, one, own, alike(record.signature, one.signature)) for one in sources]
    worth = [pair for pair in pairs if pair.alike >= _WORTH_READING]
    return sorted(worth, key=lambda pair: pair.order)[:_TRIED]


def _first_holders(ordered: Iterable[Record]) -> Mapping[str, Collection[Record]]:
    """For each report those that were the first to have a band of its signature."""
    firsts: dict[str, dict[str, Record]] = {}
    holders: dict[bytes, Record] = {}
    for record in ordered:
        mine = firsts[record.path] = {}
        for number, band in enumerate(bands(record.signature)):
            first = holders.setdefault(bytes([number]) + band, record)
            if first is not record:
                mine[first.path] = first
    return {path: found.values() for path, found in firsts.items()}


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
    common: dict[str, frozenset[str]] = {}
    for pair in pairs:
        later, earlier = prose_at(pair.later.path), prose_at(pair.earlier.path)
        if later is None or earlier is None:
            continue
        kind = pair.later.metadata.kind
        if kind not in common:
            common[kind] = _common_clauses(groups[kind], corpus)
        likeness: Likeness = compared(later, earlier, common[kind])
        if likeness.share >= LEAST_SHARE:
            yield Resemblance(pair.later, pair.earlier, pair.own, likeness.share, likeness.passages)


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
