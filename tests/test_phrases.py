"""The shipped phrases hold together; an operator's own list is read, or named where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from factories import AS_OF, PATH, REGISTER, REGISTER_PATH, report_text
from gongkai.checking import disclosure_findings
from gongkai.errors import UsageError
from gongkai.inspection import task_for
from gongkai.reading import read_report
from gongkai.settings import Settings
from gongkai.wording.mistakes import Known, known_mistakes
from gongkai.wording.phrases import SHORTEST, Phrase, operators_list, shipped
from gongkai.wording.reading import reader

LIST = """\
serious:
  - 示例精神
other:
  - {phrase: 三个示范区建设, any: inside, beside: [三个示范点建设]}
"""


def _root(tmp_path: Path, phrases: str) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / REGISTER_PATH).write_text(REGISTER, encoding="utf-8")
    (tmp_path / "phrases.yml").write_text(phrases, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("phrase", shipped(), ids=lambda phrase: phrase.phrase)
def test_a_text_may_end_or_begin_within_a_phrase(phrase: Phrase) -> None:
    for text in (phrase.phrase[:-1], phrase.phrase[1:]):
        assert all(slip.end <= len(text) for slip in reader().read(text).slips)


def test_the_last_character_is_missed_at_the_end_of_a_title() -> None:
    found = reader().read("落实双随机、一公")
    assert [slip.phrase.phrase for slip in found.slips] == ["双随机、一公开"]


@pytest.mark.parametrize("phrase", shipped(), ids=lambda phrase: phrase.phrase)
def test_a_phrase_and_the_words_beside_it_are_no_slips(phrase: Phrase) -> None:
    for text in (phrase.phrase, *phrase.beside):
        found = reader().read(f"按照{text}，{text}的要求。")
        assert not found.slips
        assert not found.mistakes


def test_no_phrase_is_listed_twice_or_too_short() -> None:
    phrases = [phrase.phrase for phrase in shipped()]
    assert len(phrases) == len(set(phrases))
    assert min(map(len, phrases)) >= SHORTEST


@pytest.mark.parametrize("known", known_mistakes(), ids=lambda known: known.wrong)
def test_the_right_word_of_a_mistake_is_none(known: Known) -> None:
    found = reader().read(f"，{known.wrong}，")
    assert found.mistakes or found.slips
    assert not reader().read(f"，{known.right}，").mistakes


def test_an_operators_phrases_are_held_to_as_well(tmp_path: Path) -> None:
    root = _root(tmp_path, LIST)
    task = task_for(root, Settings(phrases="phrases.yml"), AS_OF)
    body = "弘扬示列精神，推进三个示范取建设，三个示范点建设，法治攻府。\n"
    reading = read_report(PATH, report_text(body=body).encode(), task.context)
    assert reading.disclosure
    found = disclosure_findings(reading.disclosure, task.context)
    said = [(one.rule, one.message) for one in found if one.rule in {"W101", "W201"}]
    assert said == [
        ("W101", "“示列精神”应为“示例精神”"),
        ("W201", "“三个示范取建设”应为“三个示范区建设”"),
        ("W201", "“法治攻府”应为“法治政府”"),
    ]


def test_what_was_checked_by_another_list_is_checked_anew(tmp_path: Path) -> None:
    root = _root(tmp_path, LIST)
    settings = Settings(phrases="phrases.yml")
    before = task_for(root, settings, AS_OF).key
    assert task_for(root, settings, AS_OF).key == before
    (root / "phrases.yml").write_text("other: [另一个表述]", encoding="utf-8")
    assert task_for(root, settings, AS_OF).key != before


def test_without_a_setting_there_is_no_list(tmp_path: Path) -> None:
    assert operators_list(tmp_path, "") == ""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"serious: ]", "第 1 行附近不符合 YAML 的写法"),
        (b"- a\n- b", "写法不对：应当是 serious 和 other 两个清单"),
        ("others: [示例精神]".encode(), "写法不对"),
        ("other: [{phrase: 示例精神, any: maybe}]".encode(), "写法不对"),
        ("other: [示例]".encode(), "“示例”太短"),
        ("other: [示例精神]".encode("gb18030"), "请另存为 UTF-8"),
        (None, "不存在或者打不开"),
    ],
)
def test_a_list_that_cannot_be_read_is_named(tmp_path: Path, data: bytes | None, said: str) -> None:
    if data is not None:
        (tmp_path / "own.yml").write_bytes(data)
    with pytest.raises(UsageError, match=r"own\.yml") as refused:
        operators_list(tmp_path, "own.yml")
    assert said in str(refused.value)
