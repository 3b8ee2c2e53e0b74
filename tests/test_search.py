"""The index of the search: nothing that a page shows is missed, nothing else is found."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import pytest

from factories import BODY, PATH, REGISTER, REGISTER_PATH, report_text
from gongkai.corpus import Record
from gongkai.packs import read_pack
from gongkai.search.passages import Passage, passages
from gongkai.search.postings import CHUNK, HEADINGS, NAMES, SECTIONS, WORDS, Gathering
from gongkai.search.shards import Joining
from gongkai.search.texts import Head, deflated, deflated_dictionary, dictionary_of, text_of
from search_building import write_index
from search_reader import Reader, cover, folded, gram_of, inflated, terms_of
from site_building import REPOSITORY, contents

ALIKE = [
    ("２０２４年", "2024年"),
    ("示信发〔2025〕3号", "示信发[2025]3号"),
    ("示信发〔2025〕3号", "示信发【2025】3号"),
    ("示信发〔2025〕3号", "示信发（２０２５）３号"),
    ("ＡＢＣ", "abc"),
    ("“放管服”", '"放管服"'),
    ("2024 年", "2024年"),
    ("示　例", "示例"),
    ("一、 总体", "一、总体"),
    ("二○二四", "二〇二四"),
    ("信\u200b访", "信访"),
    ("《条例》", "〈条例〉"),
    ("98％", "98%"),
]


@pytest.mark.parametrize(("written", "typed"), ALIKE)
def test_what_readers_hold_to_be_alike_is_folded_alike(written: str, typed: str) -> None:
    assert folded(written) == folded(typed)


@pytest.mark.parametrize(
    ("one", "other"), [("12 345", "12345"), ("甲、乙", "甲乙"), ("第1", "第I")]
)
def test_what_is_not_alike_stays_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_folding_twice_changes_nothing() -> None:
    text = "（一）２０２４ 年 〔2025〕3号 “放 管 服” Rule  of Law ——\u3000完"
    assert folded(folded(text)) == folded(text)


def test_words_are_terms_and_what_stands_in_quotes_is_one() -> None:
    assert terms_of("信访　第一责任人") == ["信访", "第一责任人"]
    assert terms_of('"rule of law" 信访') == ["rule of law", "信访"]
    assert terms_of("“信 访”") == ["信访"]
    assert terms_of("坚持“放管服”改革") == ['坚持"放管服"改革']
    assert terms_of("信访 信访") == ["信访"]


HTML = [
    (
        '<p id="L3">一段<strong>粗体</strong>和<a href="x">链接</a>。</p>\n',
        [(3, "一段粗体和链接。")],
    ),
    (
        '<h2 id="L5"><span id="s1"></span>一、成效</h2>\n<p id="L7">话</p>\n',
        [(5, "一、成效"), (7, "话")],
    ),
    (
        '<table id="L9"><tr><td>甲</td><td>乙<br>丙</td></tr></table>',
        [(9, "甲"), (9, "乙丙")],
    ),
    ('<p id="L2">前<br><span id="L3"></span>一、后</p>', [(2, "前"), (3, "一、后")]),
    ('<ul id="L4"><li>一<ul><li>二</li></ul></li></ul>', [(4, "一"), (4, "二")]),
    ('<p id="L2">a &lt;b&gt; c &amp; d</p>', [(2, "a <b> c & d")]),
    ('<p id="L2">one<br>two 中<br>文</p>', [(2, "one two 中文")]),
    ('<p id="L2">字<img src="x" alt="a>b" title="<">后</p>', [(2, "字后")]),
    ("<p>没有锚</p>", [(0, "没有锚")]),
    ("", []),
]


@pytest.mark.parametrize(("html", "expected"), HTML)
def test_passages_are_what_a_page_shows_with_the_anchor_above(
    html: str, expected: list[tuple[int, str]]
) -> None:
    assert [(one.line, one.text) for one in passages(html)] == expected


def test_headings_are_told_from_other_passages() -> None:
    html = (
        '<h3 id="L1">一</h3><p id="L2">二</p><blockquote id="L3"><h4>三</h4><p>四</p></blockquote>'
    )
    assert [one.heading for one in passages(html)] == [True, False, True, False]


def test_postings_that_were_gathered_apart_are_joined(tmp_path: Path) -> None:
    chance = Random(1)  # noqa: S311  # a test wants the same ones each time
    sizes = [5, CHUNK, 1, 77, *[3] * 70, CHUNK]
    held: dict[int, list[set[int]]] = {}
    joinings = [Joining() for _ in range(SECTIONS)]
    start = 0
    for chunk, size in enumerate(sizes):
        gathering = Gathering()
        for place in range(size):
            rare = ["罕见"] if chunk in {0, 73} else []
            words = [text for text in ("常见", "半数3号。") if chance.random() < len(text) / 5]
            for field, lines in ((WORDS, words + rare), (HEADINGS, words[:1]), (NAMES, rare)):
                gathering.add(place, field, lines)
                for gram in {gram for line in lines for gram in cover(line)}:
                    for one in {WORDS, field}:
                        held.setdefault(gram, [set(), set(), set()])[one].add(start + place)
                for gram in {gram_of(unit) for unit in "".join(lines) if field == NAMES}:
                    held.setdefault(gram, [set(), set(), set()])[NAMES].add(start + place)
        for joining, section in zip(joinings, gathering.sections(), strict=True):
            joining.add(chunk, section)
        start += size
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "root.json").write_text(json.dumps({"sizes": sizes}))
    reader = Reader(tmp_path)
    read: dict[int, list[set[int]]] = {}
    for joining in joinings:
        for data in joining.shards():
            read.update(reader.entries(data))
    assert read == held


def test_a_section_is_cut_into_shards_by_the_bits_that_a_reader_goes_by(tmp_path: Path) -> None:
    chance = Random(2)  # noqa: S311  # a test wants the same ones each time
    common = [chr(code) for code in range(0x4E00, 0x5600)]
    gathering, joining = Gathering(), Joining()
    gathering.add(0, WORDS, ["".join(chance.choices(common, k=200_000))])
    joining.add(0, gathering.sections()[7])
    shards = joining.shards()
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "root.json").write_text(json.dumps({"sizes": [1]}))
    reader = Reader(tmp_path)
    assert len(shards) > 4
    assert max(map(len, shards)) < 1.5 * min(map(len, shards))
    for number, data in enumerate(shards):
        for mixed in (gram >> 20 for gram in reader.entries(data)):
            assert (mixed >> 28, (mixed & 0xFFFFFFF) * len(shards) >> 28) == (7, number)


def test_a_text_is_inflated_after_what_all_texts_share() -> None:
    texts = [f"全面推进依法行政，健全工作机制。第{n}件事项按期办结。" * 9 for n in range(5)]
    dictionary = dictionary_of(texts)
    whole = inflated(deflated_dictionary(dictionary) + deflated("按期办结\n完", dictionary))
    assert whole == dictionary + "按期办结\n完".encode("utf-16-le")
    assert len(dictionary_of(["字" * 90_000, "字" * 90_000])) <= 32_000
    assert dictionary_of([]) == b""


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration province with its index in ``site``."""
    root = tmp_path_factory.mktemp("search")
    shutil.copytree(REPOSITORY / "reports", root / "reports")
    write_index(root, root / "site")
    return root


class _Text(HTMLParser):
    """All that a browser would show of a piece of HTML, blocks run together."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def _articles(root: Path) -> dict[str, tuple[Record, str]]:
    """What was read of each report, with the HTML of its article, by address."""
    found = {}
    for pack in sorted((root / ".cache/gongkai/packs").iterdir()):
        for path, packed in read_pack(pack).items():
            withdrawn = packed.record.metadata.withdrawn
            html = "" if withdrawn else packed.article.html
            found[path.removesuffix(".md") + "/"] = (packed.record, html)
    return found


def test_passages_hold_every_word_of_every_page(demonstration: Path) -> None:
    for _, html in _articles(demonstration).values():
        shown = _Text()
        shown.feed(html)
        words = "".join(passage.text for passage in passages(html))
        without_notes = re.sub(r"\[\d+\]|↩︎?", "", shown.text)
        assert "".join(words.split()) == "".join(without_notes.split())


def test_passages_lead_to_anchors_that_are_there(demonstration: Path) -> None:
    for _, html in _articles(demonstration).values():
        assert all(f'id="L{one.line}"' in html for one in passages(html))


def test_any_words_from_the_middle_of_any_text_are_found_where_they_stand(
    demonstration: Path,
) -> None:
    reader = Reader(demonstration / "site")
    chance = Random(7)  # noqa: S311  # a test wants the same ones each time
    texts = {
        url: [*(folded(passage.text) for passage in passages(html)), *_names(record)]
        for url, (record, html) in _articles(demonstration).items()
    }
    every = [text for found in texts.values() for text in found if len(text) > 1]
    for _ in range(200):
        text = chance.choice(every)
        length = min(len(text), chance.choice((2, 2, 3, 3, 4, 5, 7, 12, 30)))
        start = chance.randint(0, len(text) - length)
        query = text[start : start + length]
        (term,) = terms_of(f'"{query}"') if '"' not in query else terms_of(query) or [""]
        if term != query.strip():
            continue
        true = {url for url, found in texts.items() if any(term in one for one in found)}
        assert reader.search(f'"{term}"' if " " in term else term) == true, term


def _names(record: Record) -> list[str]:
    meta = record.metadata
    return [folded(name) for name in (meta.title, meta.number, meta.index) if name]


def test_numbers_and_names_are_found_however_they_are_typed(demonstration: Path) -> None:
    reader = Reader(demonstration / "site")
    numbered = {
        url: record.metadata.number
        for url, (record, _) in _articles(demonstration).items()
        if "〔" in record.metadata.number
    }
    url, number = next(iter(numbered.items()))
    for brackets in ("〔〕", "[]", "［］", "【】", "()"):
        typed = number.replace("〔", brackets[0]).replace("〕", brackets[1])
        assert url in reader.search(typed)
    assert reader.search("示例市信访局") >= {url for url in numbered if "/990100/xfj/" in url}


def test_a_single_character_is_looked_for_in_titles_and_names(demonstration: Path) -> None:
    reader = Reader(demonstration / "site")
    assert reader.search("县")
    assert all(any("县" in name for name in reader.text(n).names) for n in reader.candidates("县"))


def test_a_withdrawn_text_is_found_by_its_title_alone(tmp_path: Path) -> None:
    gone = report_text({"withdrawn": {"date": "2025-06-01", "reason": "数据有误"}})
    reader = _reader(tmp_path, {PATH: gone})
    assert reader.search("示例市信访局2024年") == {"reports/990100/xfj/2024-fzzf/"}
    assert reader.search("群众满意率") == set()


def test_bold_words_table_cells_and_broken_lines_are_found(tmp_path: Path) -> None:
    body = (
        BODY + "\n共收到**信访事项**三百\n二十件。\n\n| 甲项 | 乙项 |\n|---|---|\n| 丙数 | 丁数 |\n"
    )
    reader = _reader(tmp_path, {PATH: report_text(body=body)})
    for query in ("收到信访事项三百二十件", "甲项", "丁数", "丙数 乙项"):
        assert len(reader.search(query)) == 1, query
    assert reader.search("丙数丁数") == set()


def test_a_number_at_a_clause_end_is_not_sought_where_its_pieces_stand_apart(
    tmp_path: Path,
) -> None:
    together = report_text(body=BODY + "\n开展培训3次，与各乡镇会商。\n")
    apart = report_text({"year": 2023}, body=BODY + "\n会商3次，办案5次，与各乡镇会商。\n")
    other = PATH.replace("2024", "2023")
    reader = _reader(tmp_path, {PATH: together, other: apart})
    assert len(reader.candidates("3次，与")) == 1
    assert len(reader.candidates("次，与各")) == 2
    assert reader.search("培训3次，与各乡镇") == {PATH.removesuffix(".md") + "/"}


def test_the_index_is_named_by_its_content_and_the_same_each_time(
    demonstration: Path, tmp_path: Path
) -> None:
    write_index(demonstration, tmp_path)
    once, twice = contents(demonstration / "site/search"), contents(tmp_path / "search")
    assert once == twice
    assert all(
        re.search(r"[0-9a-f]{12,16}(/[0-9a-f]+)?\.bin$", name)
        for name in once
        if name != "root.json"
    )


def test_an_index_of_nothing_is_an_index(tmp_path: Path) -> None:
    reader = _reader(tmp_path, {})
    assert reader.search("信访") == set()


def test_a_name_of_several_lines_breaks_no_text() -> None:
    head = Head("reports/a/", "题\n目\t一", "局", "号\u2028外", "")
    rows = ((3, True, "一、正文"), (5, False, "话"), (2, False, "前"))
    found = [Passage(*row) for row in rows]
    lines = text_of(head, found)
    assert lines.split("\n")[1:] == ["题目\t一", "局", "号外", "", "3#一、正文", ":话", "-3:前"]


def _reader(root: Path, reports: dict[str, str]) -> Reader:
    for path, text in {REGISTER_PATH: REGISTER, **reports}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    write_index(root, root / "site")
    return Reader(root / "site")
