"""The rows that are written as text: whatever a file says is escaped, as templates would."""

from __future__ import annotations

import pytest

from gongkai.press.rows import FILTERS
from gongkai.views import _ledger as ledger
from gongkai.views import region
from gongkai.views._listing import Group, Row
from gongkai.views._timeline import Moment
from gongkai.views.organ import Due
from gongkai.views.pictures import Bar
from gongkai.views.pictures import Row as Numbers

BAD = "<b>&\"'"
BASE = "../../"
ROW = Row(BAD, BAD, BAD, BAD, BAD, (BAD, "有问题", "已撤下"))
CELL = ledger.Cell("√", "按时公开", "on-time", BAD, BAD)
BAR = Bar(BAD, None, BAD, BAD, BAD, BAD, BAD)
ROWS = {
    "disclosures": ROW,
    "moments": Moment(ROW, CELL, BAD, "2025-03-31"),
    "lines": ledger.Line(BAD, BAD, (CELL, None)),
    "counts": ledger.Count(BAD, BAD, ("1", "—"), 1, None),
    "failing": ledger.Failing(BAD, BAD, BAD, 2024, "2025-03-31", CELL, "", BAD),
    "dues": Due(BAD, 2024, "2025-03-31", CELL, "", BAD, BAD, 1, 1, BAD),
    "organs": region.OrganRow(BAD, BAD, ((region.Cell(BAD, BAD, BAD, (BAD,)),), ()), 0, BAD),
    "bars": BAR,
    "numbers": Numbers(BAD, (BAR,)),
}


@pytest.mark.parametrize("name", ROWS)
def test_what_files_say_is_escaped_in_rows(name: str) -> None:
    written = str(FILTERS[name]([ROWS[name]], BASE))
    assert "&lt;b&gt;&amp;&#34;&#39;" in written
    assert BAD not in written
    assert "<b>" not in written


def test_what_files_say_is_escaped_in_groups() -> None:
    inner = Group(BAD, "", (ROW,))
    written = str(FILTERS["group"](Group(BAD, "", (ROW,), (inner,)), BASE, True))  # noqa: FBT003  # as templates call it
    assert "<b>" not in written
    assert written.count("<h3>&lt;b&gt;") == 1


def test_rows_of_every_sort_are_held_to_this() -> None:
    assert FILTERS.keys() == {*ROWS, "group"}


def test_headings_of_groups_go_no_lower_than_html_has_them() -> None:
    group = Group("乙", "", (ROW,))
    for _ in range(6):
        group = Group("甲", "", (), (group,))
    written = str(FILTERS["group"](group, BASE, False))  # noqa: FBT003  # as templates call it
    assert "<h6>乙</h6>" in written
    assert "<h7>" not in written
