from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from bench import peers, prose, trees
from bench.generate import YEARS, offices_for, reports
from bench.importing import LENGTH, write_sources
from bench.measure import Measurement, measured
from bench.places import offices
from bench.results import Heaviest, Results, heaviest_page, markdown
from bench.slots import chance_of, filled
from bench.vocabulary import Vocabulary
from gongkai.findings import Severity
from gongkai.importers import import_files
from gongkai.inspection import check
from gongkai.register import load_register
from gongkai.settings import GROUPS, settings_at

FEW = 70


def test_the_same_reports_come_every_time() -> None:
    assert list(reports(FEW)) == list(reports(FEW))


def test_fewer_reports_are_the_first_of_more() -> None:
    assert list(reports(10)) == list(islice(reports(FEW), 10))


def test_another_seed_gives_other_texts() -> None:
    assert {report.body for report in reports(7, seed=2)}.isdisjoint(r.body for r in reports(7))


def test_no_two_texts_are_alike() -> None:
    assert len({report.body for report in reports(FEW)}) == FEW


def test_reports_have_3000_to_4000_characters() -> None:
    assert all(3000 <= prose.length(report.body) <= 4000 for report in reports(FEW))


def test_reports_are_of_seven_years_and_as_many_counties_as_needed() -> None:
    assert {report.year for report in reports(FEW)} == set(YEARS)
    assert len({report.office.code for report in reports(FEW)}) == FEW // 7
    assert len(offices_for(20_000)) == 2_858


def test_names_of_organs_do_not_repeat() -> None:
    every = offices(2_858)
    assert len({office.name for office in every}) == len(every)


def test_more_organs_than_the_country_has_regions_are_refused() -> None:
    with pytest.raises(ValueError, match="not 5000"):
        offices(5_000)


def test_there_are_at_least_150_different_sentences() -> None:
    assert len(prose.templates()) >= 150


@pytest.mark.parametrize("year", YEARS)
def test_every_slot_of_every_sentence_is_filled(year: int) -> None:
    words = Vocabulary(offices(1)[0], year, "")
    said = [filled(template, chance_of("1"), words) for template in prose.templates()]
    assert not [sentence for sentence in said if re.search(r"[{}]", sentence)]


@pytest.mark.parametrize(
    ("template", "holds"),
    [
        ("{a=20-90} {b<a} {a-b}", lambda a, b, left: b <= a and left == a - b),
        ("{a=20-90} {b~a} {c~a-b} {a-b-c}", lambda a, b, c, left: b + c + left == a),
        ("{3-9} {3-9}", lambda a, b: 3 <= a <= 9 and 3 <= b <= 9),
        ("{a=40-40} {b<a} {b/a}", lambda a, b, rate: rate == round(100 * b / a, 2)),
    ],
)
def test_the_figures_of_a_sentence_agree(template: str, holds: Callable[..., bool]) -> None:
    for seed in range(50):
        said = filled(template, chance_of(str(seed)), {})
        figures = [float(text.rstrip("%")) for text in said.split()]
        assert holds(*figures), said


def test_a_word_that_is_drawn_does_not_come_twice_in_a_sentence() -> None:
    for seed in range(50):
        first, second = filled(
            "{名} {名}", chance_of(str(seed)), {"名": lambda c: c.choice("甲乙")}
        ).split()
        assert first != second


def test_a_generated_root_has_no_error(tmp_path: Path) -> None:
    trees.write_gongkai(tmp_path, FEW, reports(FEW))
    outcome = check(tmp_path, paths=None, as_of=dt.date.fromisoformat(trees.AS_OF))
    assert len(outcome.files) == FEW
    assert not [found for found in outcome.findings if found.severity is Severity.ERROR]


def test_pages_and_all_differ_in_their_settings(tmp_path: Path) -> None:
    trees.write_settings(tmp_path)
    pages = settings_at(tmp_path)
    assert (pages.checks, pages.search, pages.downloads) == (tuple("MSTLH"), False, False)
    (tmp_path / trees.ALL).replace(tmp_path / trees.PAGES)
    every = settings_at(tmp_path)
    assert (every.checks, every.search, every.downloads) == (tuple(GROUPS), True, True)


def test_every_system_gets_the_same_texts(tmp_path: Path) -> None:
    peers.prepare(tmp_path, 7, {"gongkai", "hugo", "material"})
    bodies = [
        sorted(path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in files)
        for files in (
            (tmp_path / "gongkai" / "reports").rglob("*.md"),
            (tmp_path / "hugo" / "content").rglob("*.md"),
            (tmp_path / "material" / "docs").rglob("*-fzzf.md"),
        )
    ]
    assert bodies[0] == bodies[1] == bodies[2] == sorted(report.body for report in reports(7))


def test_sources_that_are_there_are_not_written_again(tmp_path: Path) -> None:
    peers.prepare(tmp_path, 7, {"hugo"})
    page = next((tmp_path / "hugo" / "content").rglob("*.md"))
    page.write_text("kept", encoding="utf-8")
    peers.prepare(tmp_path, 7, {"hugo"})
    assert page.read_text(encoding="utf-8") == "kept"
    peers.prepare(tmp_path, 8, {"hugo"})
    assert page.read_text(encoding="utf-8") != "kept"


def test_a_failed_command_is_reported_with_its_last_words(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "print('坏了', flush=True); raise SystemExit(3)")
    run = measured([command, (sys.executable, "-c", "open('ran', 'w')")], tmp_path, {})
    assert run.failure == "退出码 3\n坏了"
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory needs Linux")
def test_memory_that_processes_share_is_counted_once(tmp_path: Path) -> None:
    program = (
        "import os, time\nheld = bytearray(60_000_000)\n"
        "for _ in range(3):\n    if not os.fork(): time.sleep(0.6); os._exit(0)\n"
        "time.sleep(0.6)"
    )
    run = measured([(sys.executable, "-c", program)], tmp_path, {})
    assert not run.failure
    assert 60_000_000 < run.peak < 120_000_000
    assert run.wall >= 0.6 > run.cpu


def test_the_account_has_medians_ratios_and_limits() -> None:
    results = Results()
    for size, factor in ((10, 1), (100, 12)):
        for wall in (1.0, 9.0, 2.0):
            results.add(size, "gongkai-pages", Measurement(wall * factor, 1, 600_000_000))
            results.add(size, "hugo", Measurement(2.0, 1, 5))
            results.add(size, "gongkai", Measurement(4.0, 1, 5))
            results.add(size, "hugo-pagefind", Measurement(7.0, 1, 5))
    results.pages[10] = Heaviest("reports/1/2/3", 30_000, 10_000)
    text = markdown(results)
    assert "| gongkai-pages | 3 | 2.00 | 1.00 9.00 2.00 | 1.00 | 600 | 1.00 | – |" in text
    assert "| 10 份：gongkai-pages 用时不超过 Hugo 的 1.1 倍 | 1.00 | 达到 |" in text
    assert "| 10 份：gongkai 用时不超过 hugo-pagefind 的 0.5 倍 | 0.57 | **没有达到** |" in text
    assert "| 10 份：内存低于 500 MB | 600 MB | **没有达到** |" in text
    assert "不超过 24 KB | 17.0 KB（reports/1/2/3） | 达到 |" in text
    assert "| gongkai-pages：100 份的用时不超过 10 份的 11 倍 | 12.0 | **没有达到** |" in text


def test_runs_that_failed_are_no_part_of_the_medians() -> None:
    results = Results()
    results.add(10, "hugo", Measurement(1, 1, 1, "退出码 1"))
    assert results.middle(10, "hugo") is None
    assert "| hugo | 0 | 失败 |" in markdown(results)


def test_the_heaviest_page_is_the_one_with_most_beside_its_source(tmp_path: Path) -> None:
    for name, source, html in (("a", 1_000, 2_000), ("b", 100, 1_900)):
        (tmp_path / "reports").mkdir(exist_ok=True)
        (tmp_path / "reports" / f"{name}.md").write_text("x" * source)
        (tmp_path / "site" / "reports" / name).mkdir(parents=True)
        (tmp_path / "site" / "reports" / name / "index.html").write_text("x" * html)
    assert heaviest_page(tmp_path, tmp_path / "site") == Heaviest("reports/b", 1_900, 100)


def test_the_word_reports_are_long_enough_and_find_their_places(tmp_path: Path) -> None:
    write_sources(tmp_path, 8)
    register = load_register(tmp_path)
    files = sorted((tmp_path / "sources").iterdir())
    results = import_files(files, root=tmp_path, out="reports", register=register)
    assert all(result.written for result in results)
    for result in results:
        assert len((tmp_path / str(result.written)).read_text(encoding="utf-8")) >= LENGTH
