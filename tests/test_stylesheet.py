"""The style sheet: every part is in it, once, and it means what its parts say."""

from __future__ import annotations

from gongkai.press.stylesheet import FOLDER, ORDER, stylesheet


def test_every_file_of_styles_is_part_of_the_sheet() -> None:
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(ORDER)


def test_every_file_of_styles_says_first_what_it_is_for() -> None:
    for name in ORDER:
        assert (FOLDER / f"{name}.css").read_text(encoding="utf-8").startswith("/* "), name


def test_what_only_authors_read_is_left_out() -> None:
    sheet = stylesheet()
    assert "/*" not in sheet
    assert "\n" not in sheet.strip()
    assert sheet.count("{") == sheet.count("}")


def test_texts_that_styles_print_keep_their_blanks() -> None:
    assert 'content: "— " counter(page) " —"' in stylesheet()
