"""Reads a draft: the stages in their order, from raw lines to front matter and body."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from gongkai.frontmatter.writing import front_matter_text
from gongkai.kinds import kinds

from ._draft import Draft, Dropped, Joined, Line
from ._remedies import Remedies
from .stages.annexes import annexes_named
from .stages.body import with_tables, written
from .stages.clearing import cleared
from .stages.escaping import without_footnotes
from .stages.facts import Evidence, facts_of, naming_of
from .stages.headings import OpensElement, blocks
from .stages.joining import joined
from .stages.kind_and_year import opens_element, sort_of
from .stages.labels import days_within
from .stages.letterhead import letterhead_of
from .stages.organ_index import OrganIndex
from .stages.organs import Speaker, asked_for, registered, speaker
from .stages.signature import signature_of

_CONTEXT = 600
_SHOWN = 5
_Entry = TypeVar("_Entry", Dropped, Joined)


class Reading(msgspec.Struct, frozen=True):
    """A report understood: its front matter, its body, whose it is, and what was done to it."""

    front_matter: dict[str, object]
    body: str
    speaker: Speaker
    dropped: tuple[Dropped, ...] = ()
    joined: tuple[Joined, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole file."""
        return front_matter_text(self.front_matter) + (f"\n{self.body}" if self.body else "")


def understood(
    draft: Draft, index: OrganIndex, wanted: Mapping[str, object], remedies: Remedies
) -> Reading:
    """Make a report of a draft; what is ``wanted`` goes before what the text says."""
    if draft.ours:
        return _put_in_order(draft, index, wanted)
    clearing = cleared(draft.lines)
    known = {**draft.given, **wanted}
    kind = kinds().get(str(known.get("kind")))
    of_item = kind is not None and not kind.annual
    head = letterhead_of(
        clearing.lines,
        str(draft.given.get("title", "")),
        of_item=of_item,
    )
    joining = joined(head.lines, head.above)
    lines = joining.lines
    evidence = Evidence(head, clearing.fields, signature_of(lines), draft.given)
    facts, notes = facts_of(evidence)
    sort = sort_of(evidence.title, lines, known, remedies)
    organ = _speaker(index, evidence, lines, wanted)
    found = {**facts, "kind": sort.kind, "year": sort.year, **wanted}
    if of_item:
        found["year"] = None  # forms ask for it all the same
    body = _body(
        lines if draft.markdown else with_tables(lines),
        opens_element(sort.kind, sort.year),
        markdown=draft.markdown,
    )
    dropped = _in_order((*draft.dropped, *clearing.dropped, *head.dropped))
    more = (*_unread_days(dropped, found), *_annexes(lines, dropped, remedies))
    return Reading(
        _front_matter(found, organ),
        body,
        organ,
        dropped=dropped,
        joined=_in_order((*head.joined, *joining.joined)),
        notes=(*draft.notes, *head.notes, *sort.notes, *organ.notes, *notes, *more),
    )


def _unread_days(dropped: Sequence[Dropped], found: Mapping[str, object]) -> Iterator[str]:
    """Say where a day of publication stands among what was dropped and could not be read."""
    if not found.get("published"):
        days = (day for entry in dropped for day in days_within(entry.text, "published"))
        for name, day in itertools.islice(days, 1):
            yield f"去掉的内容里写有“{name}：{day}”，没有采用，请核对补填"


def _annexes(
    lines: Sequence[Line], dropped: Sequence[Dropped], remedies: Remedies
) -> Iterator[str]:
    """Ask for the files that the text names, be it in lines that were dropped."""
    every = (*(line.text for line in lines), *(entry.text for entry in dropped))
    names = annexes_named(every)
    if names:
        said = "".join(f"“{name}”" for name in names[:_SHOWN])
        etc = f"等 {len(names)} 个" if len(names) > _SHOWN else ""
        yield f"文中写有附件{said}{etc}，没有随文带入；{remedies.annex}"


def _in_order(entries: Iterable[_Entry]) -> tuple[_Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.line))


def _body(lines: Sequence[Line], opens: OpensElement, *, markdown: bool) -> str:
    return written(blocks(lines, opens, markdown=markdown), markdown=markdown)


def _put_in_order(draft: Draft, index: OrganIndex, wanted: Mapping[str, object]) -> Reading:
    """One of this project's files: front matter and text stay as they are."""
    found = {**draft.given, **wanted}
    organ = registered(index, str(found.get("organ", "")))
    body = "".join(f"{line.text}\n" for line in draft.lines)
    return Reading(_front_matter(found, organ), body, organ, draft.dropped, notes=draft.notes)


def _speaker(
    index: OrganIndex, evidence: Evidence, lines: Sequence[Line], wanted: Mapping[str, object]
) -> Speaker:
    """The organ that is wanted, else the one that the text names."""
    opening = "".join(line.text for line in lines[:3])[:_CONTEXT]
    named = speaker(index, naming_of(evidence, f"{evidence.title}\n{opening}"))
    if "organ" in wanted:
        return asked_for(index, str(wanted["organ"]), named)
    return named


def _front_matter(found: Mapping[str, object], speaker: Speaker) -> dict[str, object]:
    """The keys in the order of the design, without those that nobody knows."""
    order = ("title", "kind", "organ", "year")
    organ = speaker.organ.id if speaker.organ else None
    every = {**{key: found.get(key) for key in order}, **found, "organ": organ}
    return {
        key: without_footnotes(value) if isinstance(value, str) else value
        for key, value in every.items()
        if value not in (None, "", ())
    }
