"""Resemblance: signatures, comparisons and what is done where everything is a copy."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from bench.generate import reports
from factories import AS_OF
from gongkai.corpus import Corpus, Record
from gongkai.edition import Edition
from gongkai.kinds import kinds
from gongkai.law import provisions
from gongkai.model import Metadata, Organ, Region
from gongkai.prose import Block, BlockSort, Prose
from gongkai.register import Register
from gongkai.resemblance import compared, resemblances, signature_of
from gongkai.resemblance.signature import alike, bands
from gongkai.resemblance.words import clauses, own_words, runs, set_phrases
from gongkai.rules import Context
from gongkai.settings import Settings
from gongkai.text.markdown import parse
from gongkai.text.words import prose_of
from gongkai.views import sorts
from gongkai.views.disclosure import surroundings
from gongkai.views.resemblance import Comparison

BODIES = [report.body for report in reports(24)]


def _prose(text: str) -> Prose:
    return prose_of(parse(text), 1)


def _corpus(bodies: dict[str, str], years: dict[str, int] | None = None) -> tuple[Corpus, Register]:
    """A corpus of texts by organ, each of 2024 unless said otherwise."""
    prose = {f"reports/990100/{organ}/2024-fzzf.md": _prose(body) for organ, body in bodies.items()}
    records = [
        Record(
            path,
            "",
            0,
            Metadata(organ, "fzzf", f"990100-{organ}", (years or {}).get(organ, 2024)),
            signature=signature_of(prose[path]),
        )
        for organ, path in zip(bodies, prose, strict=True)
    ]
    organs = {f"990100-{o}": Organ(f"990100-{o}", f"{o}局", "990100") for o in bodies}
    register = Register(regions={"990100": Region("990100", "示例市")}, organs=organs)
    return Corpus(records, frozenset(prose), prose_at=prose.get), register


def test_a_signature_is_the_same_in_every_process() -> None:
    code = (
        "import sys; from gongkai.resemblance import signature_of;"
        "from gongkai.text.markdown import parse; from gongkai.text.words import prose_of;"
        "print(signature_of(prose_of(parse(sys.stdin.read()), 1)).hex())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONPATH": "hooks", "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            cwd=Path(__file__).parent.parent,
            input=BODIES[0],
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert said == {signature_of(_prose(BODIES[0])).hex()}


def test_a_signature_is_small_and_cut_into_bands_without_rest() -> None:
    signature = signature_of(_prose(BODIES[0]))
    assert len(signature) <= 400
    assert b"".join(signature[band] for band in bands()) == signature


def test_the_estimate_is_near_the_truth() -> None:
    for one, other in pairwise(BODIES):
        mixed = one + "\n\n" + other
        first, second = (set(clauses(own_words(_prose(text)))) for text in (one, mixed))
        truth = len(first & second) / len(first | second)
        estimate = alike(signature_of(_prose(one)), signature_of(_prose(mixed)))
        assert estimate == pytest.approx(truth, abs=0.16)


def test_a_text_is_wholly_like_itself_and_a_short_one_like_nothing() -> None:
    whole = _prose(BODIES[0])
    assert alike(signature_of(whole), signature_of(whole)) == 1
    assert compared(whole, whole).share == 1
    assert signature_of(_prose("全年办理信访事项三百件。")) == b""
    assert alike(b"", b"") == 0


def test_headings_tables_numbers_and_set_phrases_are_nobodys_own_words() -> None:
    table = "| 甲乙丙丁戊己 | 庚辛壬癸子丑 |\n|--|--|\n| 寅卯辰巳午未 | 2 |"
    said = "2024年深入学习贯彻习近平法治思想，接待来访群众312批。"
    text = f"## 一、主要做法\n\n{table}\n\n{said}"
    words = own_words(_prose(text))
    assert len(words) == len(_prose(text).text)
    assert [run for _, run in runs(words)] == ["年", "接待来访群众", "批"]


def test_every_set_phrase_says_why_everyone_says_it() -> None:
    cites = {provision.cite for provision in provisions().values()}
    every = [phrase for group in set_phrases() for phrase in group.phrases]
    assert {group.basis for group in set_phrases()} <= cites | {"通行的规范表述"}
    assert len(every) == len(set(every))
    assert all(len(phrase) >= 6 for phrase in every)


def test_a_passage_is_given_as_it_is_written_in_both_texts() -> None:
    later = _prose(f"{BODIES[0]}\n\n2024年接待来访群众312批次，办结率为98.5%，群众反映良好。")
    earlier = _prose(f"2023年接待来访群众97批次，办结率为96%，群众反映良好。\n\n{BODIES[1]}")
    found = [one for one in compared(later, earlier).passages if "群众反映良好" in one.later.text]
    assert [one.later.text for one in found] == [
        "2024年接待来访群众312批次，办结率为98.5%，群众反映良好。"
    ]
    assert [one.earlier.text for one in found] == [
        "2023年接待来访群众97批次，办结率为96%，群众反映良好。"
    ]
    assert found[0].earlier.line == 1


def test_what_a_fifth_of_all_organs_say_is_left_out() -> None:
    said_by_all = "\n\n".join(
        f"这一段是{sign * 3}统一要求写进报告的文字内容。" * 3 for sign in "甲乙丙丁戊己庚辛"
    )
    bodies = {f"o{at}": f"{said_by_all}\n\n{BODIES[at][:900]}" for at in range(8)}
    corpus, register = _corpus(bodies)
    assert resemblances(corpus, register) == ()


def test_where_all_are_copies_each_is_told_of_the_first() -> None:
    bodies = {f"o{at:02d}": BODIES[0].replace("我局", f"{at}局") for at in range(30)}
    corpus, register = _corpus(bodies)
    found = resemblances(corpus, register)
    assert len(found) == 29
    assert {one.earlier.metadata.organ for one in found} == {"990100-o00"}


def test_more_copies_than_anyone_reads_are_told_by_estimate() -> None:
    bodies = {f"o{at:03d}": BODIES[0] for at in range(240)}
    corpus, register = _corpus(bodies)
    read: list[str] = []

    def noted(path: str) -> Prose | None:
        read.append(path)
        return corpus.prose_at(path)

    noting = Corpus(corpus.records, corpus.files, prose_at=noted)
    found = resemblances(noting, register)
    assert len(found) == 239
    assert {one.exact for one in found} == {True, False}
    assert len(set(read)) <= 310
    edition = _edition(noting, register)
    messages = [f.message for f in edition.corpus_findings if f.rule == "R202"]
    assert len(messages) == 239
    assert sum("抽样估计" in message for message in messages) == 39


def test_of_several_earlier_years_alike_the_latest_is_named() -> None:
    prose = _prose(BODIES[0])
    records = [
        Record(
            f"reports/990100/a/{year}-fzzf.md",
            "",
            0,
            Metadata(str(year), "fzzf", "990100-a", year),
            signature=signature_of(prose),
        )
        for year in (2021, 2022, 2023)
    ]
    found = resemblances(Corpus(records, prose_at=lambda _: prose), Register({}, {}))
    assert [(one.later.metadata.year, one.earlier.metadata.year) for one in found] == [
        (2022, 2021),
        (2023, 2022),
    ]


def test_texts_that_are_gone_are_not_judged() -> None:
    corpus, register = _corpus({"a": BODIES[0], "b": BODIES[0]})
    gone = Corpus(corpus.records, corpus.files)
    assert resemblances(gone, register) == ()


def test_organs_that_succeed_one_another_in_a_circle_are_one_organ() -> None:
    corpus, register = _corpus({"a": BODIES[0], "b": BODIES[0]}, {"a": 2023})
    organs = {
        "990100-a": Organ("990100-a", "甲局", "990100", succeeded_by="990100-b"),
        "990100-b": Organ("990100-b", "乙局", "990100", succeeded_by="990100-a"),
    }
    found = resemblances(corpus, Register(regions=register.regions, organs=organs))
    assert [one.own for one in found] == [True]


def _edition(corpus: Corpus, register: Register) -> Edition:
    return Edition(corpus, Context(AS_OF, register, kinds(), Settings()))


def test_a_page_shows_the_passages_of_both_reports() -> None:
    corpus, register = _corpus({"a": BODIES[0], "b": BODIES[0]})
    edition = _edition(corpus, register)
    (page,) = sorts()["resemblance"].pages(edition)
    assert page.url == "resemblances/990100-b-2024-fzzf/"
    assert isinstance(page.view, tuple)
    (comparison,) = page.view
    assert isinstance(comparison, Comparison)
    assert comparison.percent == 100
    lengths = [pair.length for pair in comparison.pairs]
    assert lengths == sorted(lengths, reverse=True)
    assert comparison.pairs[0].later.url.startswith("reports/990100/b/2024-fzzf/#L")
    (index,) = sorts()["resemblances"].pages(edition)
    assert [row.url for row in index.view.rows] == [page.url]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text", ["啊" * 300_000, "啊，" * 300_000, "甲乙丙丁戊己庚辛壬癸子丑" * 30_000, "\n" * 300_000]
)
def test_hostile_texts_are_compared_in_time(text: str) -> None:
    prose = Prose(text, text, (Block(0, len(text), BlockSort.PARAGRAPH),), (0,), (1,))
    signature_of(prose)
    assert compared(prose, prose).share in {0.0, 1.0}


def test_the_page_of_a_report_leads_to_its_passages() -> None:
    corpus, register = _corpus({"a": BODIES[0], "b": BODIES[0]})
    edition = _edition(corpus, register)
    led = [surroundings(record, edition).resemblance for record in corpus.records]
    assert led == ["", "resemblances/990100-b-2024-fzzf/"]
