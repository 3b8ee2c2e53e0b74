"""到期日历: what falls due next as iCalendar (RFC 5545), for each region and each organ.

The files are made of a few fixed lines; the day of the answer stands in for the clock, so that the
same sources give the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from gongkai.ledger import Duty, Ledger

_WIDTH = 75  # octets of a line, its end not counted
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_REMINDER_DAYS = 14


def calendars(ledger: Ledger) -> Mapping[str, bytes]:
    """The calendar of each region (with what lies below it) and each organ, by file."""
    register = ledger.edition.register
    by_organ: dict[str, list[Duty]] = {}
    by_region: dict[str, list[Duty]] = {}
    for duty in ledger.coming:
        by_organ.setdefault(duty.organ, []).append(duty)
        for code in (duty.region, *register.ancestors(duty.region)):
            by_region.setdefault(code, []).append(duty)
    files = {}
    for organ, found in by_organ.items():
        name = f"{register.organs[organ].name}公开到期日历"
        files[f"organs/{organ}.ics"] = calendar(name, _events(found, ledger), ledger.as_of)
    for code, found in by_region.items():
        name = f"{register.region_name(code)}公开到期日历"
        files[f"ledger/{code}.ics"] = calendar(name, _grouped(found, ledger), ledger.as_of)
    return files


Event = tuple[str, dt.date, str, str]


def _events(duties: Iterable[Duty], ledger: Ledger) -> Iterator[Event]:
    kinds = ledger.edition.context.kinds
    for duty in duties:
        title = f"{duty.year}年度{kinds[duty.kind].name}最后期限"
        yield f"{duty.organ}-{duty.year}-{duty.kind}", duty.due, title, f"依据：{duty.basis}"


def _grouped(duties: Iterable[Duty], ledger: Ledger) -> Iterator[Event]:
    """One event for all organs of a region that owe the same on the same day."""
    kinds = ledger.edition.context.kinds
    groups: dict[tuple[dt.date, str, int], list[Duty]] = {}
    for duty in duties:
        groups.setdefault((duty.due, duty.kind, duty.year), []).append(duty)
    for (day, kind, year), found in groups.items():
        title = f"{year}年度{kinds[kind].name}最后期限（{len(found)}个机关）"
        yield f"{found[0].region}-{year}-{kind}-{day}", day, title, f"依据：{found[0].basis}"


def calendar(name: str, events: Iterable[Event], stamp: dt.date) -> bytes:
    """A calendar of days; each event reminds two weeks before."""
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Gongkai//gongkai//ZH",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{name.translate(_ESCAPES)}",
    )
    told = [
        f"BEGIN:VEVENT\r\n{_folded(f'UID:{identifier}@gongkai')}{_event(day, title, text, stamp)}"
        for identifier, day, title, text in events
    ]
    return "".join([*map(_folded, head), *told, "END:VCALENDAR\r\n"]).encode()


@lru_cache(maxsize=1024)
def _event(day: dt.date, title: str, text: str, stamp: dt.date) -> str:
    """The lines of an event below its id: all organs that owe the same have the same."""
    title, text = title.translate(_ESCAPES), text.translate(_ESCAPES)
    lines = (
        f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{title}",
        f"DESCRIPTION:{text}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"TRIGGER:-P{_REMINDER_DAYS}D",
        f"DESCRIPTION:{title}",
        "END:VALARM",
        "END:VEVENT",
    )
    return "".join(map(_folded, lines))


def _folded(line: str) -> str:
    """A line with its end, cut between characters where the standard allows it to be no longer."""
    if len(line.encode()) <= _WIDTH:
        return f"{line}\r\n"
    pieces = []
    piece, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _WIDTH:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += width
    return "".join(f"{one}\r\n" for one in (*pieces, piece))
