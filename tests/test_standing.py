"""How far a region is, and an organ through the years: what was due shows, there or not."""

from __future__ import annotations

import datetime as dt

import pytest

from factories import AS_OF
from gongkai.corpus import Corpus, Record
from gongkai.edition import Edition
from gongkai.kinds import kinds
from gongkai.ledger import Status, Summary, ledger_of
from gongkai.model import Metadata, Organ, Region
from gongkai.register import Register
from gongkai.rules import Context
from gongkai.settings import Settings
from gongkai.views._ledger import _percent
from gongkai.views._standing import standing_of, tile_of
from gongkai.views._timeline import Span, timeline
from gongkai.views.holes import ways

YEAR = AS_OF.year - 1


def _summary(**counts: int) -> Summary:
    statuses = {status: counts.get(status.name.lower(), 0) for status in Status}
    return Summary(sum(statuses.values()), statuses, 0)


def _edition(*published: tuple[int, str, dt.date | None]) -> Edition:
    """Two counties of a city, an organ in the first that owes since two years ago."""
    regions = {"990000": "甲省", "990100": "甲市", "990101": "甲县", "990102": "乙县"}
    organ = Organ("990101-sfj", "甲县司法局", "990101", duties=("fzzf",), since=YEAR - 1)
    register = Register(
        regions={code: Region(code, name) for code, name in regions.items()},
        organs={organ.id: organ},
    )
    records = []
    for year, kind, day in published:
        annual = kind == "fzzf"
        name = f"{year}-fzzf" if annual else f"{day}-item"
        meta = Metadata(
            f"甲县司法局{year}" if annual else "公告",
            kind,
            organ.id,
            year if annual else None,
            category=None if annual else 7,
            published=day,
        )
        records.append(Record(f"reports/990101/sfj/{name}.md", "", 0, meta))
    context = Context(as_of=AS_OF, register=register, kinds=kinds(), settings=Settings())
    return Edition(Corpus(records), context)


def test_the_parts_of_a_bar_fill_it_in_the_order_of_the_ledger() -> None:
    standing = standing_of(_summary(on_time=5, late=2, missing=1))
    assert standing is not None
    assert [(part.status, part.count) for part in standing.parts] == [
        ("on-time", 5),
        ("late", 2),
        ("missing", 1),
    ]
    assert [part.start for part in standing.parts] == [0, 62.5, 87.5]
    assert sum(part.width for part in standing.parts) == pytest.approx(100)
    assert (standing.owed, standing.there) == (8, 7)


def test_a_status_that_nobody_has_is_no_part_of_a_bar() -> None:
    standing = standing_of(_summary(missing=3))
    assert standing is not None
    assert [(part.status, part.start, part.width) for part in standing.parts] == [
        ("missing", 0, 100)
    ]


@pytest.mark.parametrize("summary", [None, _summary(not_due=4), _summary(exempt=2)])
def test_where_nothing_was_due_there_is_no_bar(summary: Summary | None) -> None:
    assert standing_of(summary) is None


def test_a_tile_of_a_region_without_organs_leads_to_no_ledger() -> None:
    ledger = ledger_of(_edition())
    assert tile_of("990102", ledger, YEAR).ledger == ""
    assert tile_of("990101", ledger, YEAR).ledger == "ledger/990101/"


def test_the_home_page_begins_below_the_only_province() -> None:
    shown = ways(_edition())
    assert shown.whole is not None
    assert shown.whole.name == "甲省"
    assert [(tile.name, tile.below) for tile in shown.regions] == [
        ("甲市", (("甲县", "regions/990101/"), ("乙县", "regions/990102/")))
    ]


def test_counties_and_the_city_itself_add_up_to_the_city() -> None:
    ledger = ledger_of(_edition())
    of_city, own = ledger.summaries["990100", "", YEAR], ledger.own_summary("990100", "", YEAR)
    assert own is None
    assert ledger.own_summary("990101", "fzzf", YEAR) == of_city
    assert ledger.own_summary("990101", "xxgk", YEAR) is None


@pytest.mark.parametrize(
    ("share", "shown"),
    [(None, None), (0.0, 0), (0.001, 1), (0.5, 50), (22 / 24, 92), (0.999, 99), (1.0, 100)],
)
def test_a_share_is_rounded_but_never_to_all_or_none(
    share: float | None, shown: int | None
) -> None:
    assert _percent(share) == shown


def test_a_duty_that_was_not_met_stands_in_its_year_beside_what_was_published() -> None:
    edition = _edition((YEAR, "zdgk", dt.date(YEAR, 5, 1)))
    spans = _spans(edition)
    assert [span.name for span in spans] == [f"{YEAR}年", f"{YEAR - 1}年"]
    owed, item = spans[0].moments
    assert (owed.row, owed.cell.status if owed.cell else "") == (None, "missing")
    assert (item.row.title if item.row else "", item.cell) == ("公告", None)


def test_a_report_stands_with_what_became_of_its_duty_and_once_only() -> None:
    day = dt.date(YEAR + 1, 2, 1)
    edition = _edition((YEAR, "fzzf", day))
    first = _spans(edition)[0]
    assert len(first.moments) == 1
    row = first.moments[0].row
    assert row is not None
    assert row.title == f"甲县司法局{YEAR}"


def _spans(edition: Edition) -> tuple[Span, ...]:
    organ = edition.register.organs["990101-sfj"]
    entries = sorted(ledger_of(edition).by_organ[organ.id], key=lambda one: -one.duty.year)
    return timeline(entries, edition.by_organ.get(organ.id, ()), edition)
