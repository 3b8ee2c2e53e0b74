from __future__ import annotations

import datetime as dt

from hypothesis import example, given
from hypothesis import strategies as st

from gongkai import regions
from gongkai.regions.national import histories

CODES = st.from_regex(r"[0-9]{6}", fullmatch=True).filter(regions.is_code)
KNOWN = st.sampled_from(sorted(regions.divisions()))
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2030, 12, 31))
# Nearly names: pieces that real names are made of, in any order, between arbitrary text.
PIECES = st.sampled_from(
    [
        *("泰宁县", "张家界", "武陵源区", "和县", "城区", "长治", "久安", "公安", "会同", "北京"),
        *("朝阳", "海南", "内蒙古", "应城市", "适", "市", "县", "区", "局", "路", "驻", "自治县"),
        *("信访局", "人民政府", "2024年", "，", "\n"),
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=12).map("".join)


@given(CODES)
def test_the_chain_of_parents_ends_within_two_steps_at_a_higher_level(code: str) -> None:
    levels = ["county", "prefecture", "province"]
    above, steps = regions.parent_of(code), 0
    while above is not None:
        assert levels.index(regions.level_of(above)) > levels.index(regions.level_of(code))
        assert regions.is_within(code, above)
        code, above, steps = above, regions.parent_of(above), steps + 1
    assert steps <= 2


@given(st.text())
def test_only_what_is_a_code_has_a_level(text: str) -> None:
    try:
        regions.level_of(text)
    except ValueError:
        assert not regions.is_code(text)
    else:
        assert regions.is_code(text)


@given(CODES)
def test_the_known_parent_is_the_first_ancestor_and_exists(code: str) -> None:
    ancestors = regions.ancestors_of(code)
    assert regions.known_parent_of(code) == (ancestors[0] if ancestors else None)
    assert all(regions.is_known(ancestor) for ancestor in ancestors)


def test_every_division_below_a_province_has_one_in_the_list() -> None:
    for code in regions.divisions():
        top = (code, *regions.ancestors_of(code))[-1]
        assert regions.level_of(top) == "province", code


@given(TEXTS)
def test_names_stand_in_the_text_where_they_say_in_order_and_apart(text: str) -> None:
    end = 0
    for mention in regions.find_names(text):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert len(mention.text) >= 2
        assert mention.codes
        end = mention.end


@given(TEXTS, TEXTS, st.none() | DAYS)
@example("朝阳信访局", "", None)
def test_inference_returns_known_codes_once_the_most_specific_first(
    text: str, hint: str, on: dt.date | None
) -> None:
    found = regions.infer_code(text, hint, on)
    named = {code for mention in regions.find_names(text) for code in mention.codes}
    assert set(found) <= named
    assert bool(found) == bool(named)
    assert len(set(found)) == len(found)
    levels = ["county", "prefecture", "province"]
    depths = [levels.index(regions.level_of(code)) for code in found]
    assert depths == sorted(depths)


@given(TEXTS, TEXTS)
def test_a_hint_only_ever_narrows(text: str, hint: str) -> None:
    assert set(regions.infer_code(text, hint)) <= set(regions.infer_code(text))


def test_every_full_name_after_those_above_it_leads_back_to_its_code_or_successor() -> None:
    for code, division in regions.divisions().items():
        chain = [code, *regions.ancestors_of(code)]
        name = "".join(regions.divisions()[part].name for part in reversed(chain))
        (found,) = regions.infer_code(f"{name}信访局")
        assert found == code or (found == division.successor and not division.in_force())


@given(KNOWN, DAYS)
def test_on_any_day_a_code_stands_for_one_of_its_records_or_for_nothing(
    code: str, on: dt.date
) -> None:
    found = regions.division(code, on)
    if found is None:
        assert not any(record.in_force(on) for record in histories()[code])
    else:
        assert found in histories()[code]
        assert found.in_force(on)
