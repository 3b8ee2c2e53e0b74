"""公开义务: register × kinds × calendar. No report is needed for a duty to be there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from gongkai.kinds import Kind
from gongkai.law import cite
from gongkai.model import Exemption, Organ
from gongkai.rules import Context
from gongkai.workdays import is_published, is_workday


class Duty(msgspec.Struct, frozen=True):
    """An organ owes a report of a kind for a year by a day.

    ``due`` does not move for holidays; ``due_on_holiday`` says that it fell on a day off,
    ``provisional`` that the holidays of its year are not known yet.
    """

    organ: str
    region: str
    kind: str
    year: int
    due: dt.date
    basis: str
    due_on_holiday: bool = False
    provisional: bool = False
    exemption: Exemption | None = None


def duties_of(context: Context, first_year: int) -> Iterator[Duty]:
    """Every duty whose report year was over on the day, by region, organ, kind and year.

    ``first_year`` stands in for organs of which the register does not say since when they owe.
    """
    organs = sorted(context.register.organs.values(), key=lambda one: (one.region, one.id))
    for organ in organs:
        for identifier in context.kinds:
            kind = context.kinds[identifier]
            if kind.annual and identifier in organ.duties:
                yield from _of_organ(organ, kind, first_year, context.as_of)


def next_duties(context: Context) -> Iterator[Duty]:
    """The duties of the year that is under way: what falls due next."""
    year = context.as_of.year
    for organ in context.register.organs.values():
        for kind in context.kinds.values():
            duty = duty_of(organ, kind, year)
            if duty and duty.exemption is None:
                yield duty


def duty_of(organ: Organ, kind: Kind, year: int) -> Duty | None:
    """What an organ owes of a kind for a year: nothing before it began or after it ended."""
    if not kind.annual or kind.id not in organ.duties:
        return None
    if (organ.since or 0) > year or (organ.until is not None and year > organ.until):
        return None
    due = kind.due(year, organ.level)
    if due is None:
        return None
    day = due.date(year)
    exempt = (item for item in organ.exempt if item.kind == kind.id and item.year == year)
    return Duty(
        organ=organ.id,
        region=organ.region,
        kind=kind.id,
        year=year,
        due=day,
        basis=cite(due.basis),
        due_on_holiday=not is_workday(day),
        provisional=not is_published(day.year),
        exemption=next(exempt, None),
    )


def _of_organ(organ: Organ, kind: Kind, first_year: int, day: dt.date) -> Iterator[Duty]:
    last = day.year - 1 if organ.until is None else min(organ.until, day.year - 1)
    for year in range(organ.since or first_year, last + 1):
        duty = duty_of(organ, kind, year)
        if duty:
            yield duty
