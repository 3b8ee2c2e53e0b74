"""Kinds are data, and the data hold together: packs, elements, due dates, bases."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import msgspec
import pytest

from gongkai.kinds import Kind, kinds, kinds_in
from gongkai.law import categories, cite, provisions
from gongkai.model import Level

FOLDER = Path(__file__).parent.parent / "hooks" / "gongkai" / "kinds"
EVERY = pytest.mark.parametrize("kind", kinds().values(), ids=kinds())


def test_the_four_kinds_are_there() -> None:
    assert set(kinds()) == {"fzzf", "xxgk", "xzzf", "zdgk"}


@EVERY
def test_every_basis_of_a_kind_is_a_provision(kind: Kind) -> None:
    keys = {kind.basis}
    for pack in kind.packs:
        keys |= {pack.basis, *(e.basis for e in pack.elements), *(d.basis for d in pack.due)}
    assert keys <= set(provisions())


@EVERY
def test_patterns_are_regular_expressions(kind: Kind) -> None:
    for pattern in (*kind.title, *kind.says):
        re.compile(pattern)
    for pack in kind.packs:
        for element in pack.elements:
            assert element.heading_pattern.pattern
            assert element.hint


@EVERY
def test_each_year_is_judged_by_one_pack(kind: Kind) -> None:
    for year in range(2010, 2040):
        assert sum(pack.holds_in(year) for pack in kind.packs) == 1


@pytest.mark.parametrize(
    ("kind", "level", "due"),
    [
        ("fzzf", Level.DEPARTMENT, dt.date(2025, 3, 31)),
        ("fzzf", Level.GOVERNMENT, dt.date(2025, 3, 31)),
        ("xxgk", Level.DEPARTMENT, dt.date(2025, 1, 31)),
        ("xxgk", Level.GOVERNMENT, dt.date(2025, 3, 31)),
        ("xzzf", Level.DEPARTMENT, dt.date(2025, 1, 31)),
    ],
)
def test_the_report_of_2024_is_due_on_the_day_of_the_law(
    kind: str, level: Level, due: dt.date
) -> None:
    found = kinds()[kind].due(2024, level)
    assert found is not None
    assert found.date(2024) == due


def test_items_have_no_due_date_but_working_days() -> None:
    assert kinds()["zdgk"].due(2024, Level.DEPARTMENT) is None
    assert kinds()["zdgk"].working_days == 20


def test_a_file_more_in_the_folder_is_a_kind_more(tmp_path: Path) -> None:
    for file in FOLDER.glob("*.yml"):
        shutil.copy(file, tmp_path)
    text = (tmp_path / "zdgk.yml").read_text(encoding="utf-8")
    (tmp_path / "ysgk.yml").write_text(text.replace("id: zdgk", "id: ysgk"), encoding="utf-8")
    assert set(kinds_in(tmp_path)) == {*kinds(), "ysgk"}


def test_a_misspelt_key_of_a_kind_is_refused(tmp_path: Path) -> None:
    text = (FOLDER / "zdgk.yml").read_text(encoding="utf-8")
    (tmp_path / "zdgk.yml").write_text(text.replace("annual:", "anual:"), encoding="utf-8")
    with pytest.raises(msgspec.ValidationError, match="anual"):
        kinds_in(tmp_path)


def test_no_unconfirmed_article_is_printed() -> None:
    for provision in provisions().values():
        assert provision.confirmed or not re.search("第.{1,4}条", provision.cite)
    with pytest.raises(KeyError):
        cite("no such provision")


def test_the_categories_are_the_fifteen_of_the_regulation() -> None:
    assert list(categories()) == list(range(1, 16))
