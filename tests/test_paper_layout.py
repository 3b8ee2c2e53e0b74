"""Reports look as papers of the state do: whole words in titles, the signature at the right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.press.article import article_of, signed
from gongkai.text.markdown import parse
from gongkai.views._title import title_parts

ORGAN = "示例市信访局"


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("示例市信访局2025年法治政府建设年度报告", "示例市信访局 2025年 法治政府建设 年度报告"),
        (
            "示例市信访局2025年政府信息公开工作年度报告",
            "示例市信访局 2025年 政府信息公开 工作年度报告",
        ),
        ("示例市信访局2024年度行政执法总体情况", "示例市信访局 2024年度 行政执法 总体情况"),
        ("关于2024年度法治政府建设情况的报告", "关于2024年度 法治政府建设 情况的报告"),
        ("示例市信访局关于2024年度报告的说明", "示例市信访局 关于2024年度报告的说明"),
        ("会议纪要", "会议纪要"),
    ],
)
def test_a_title_is_broken_between_its_words(title: str, parts: str) -> None:
    assert " ".join(title_parts(title, ORGAN)) == parts


@given(st.text("示例市信访局2025年度工作报告关于总体情况的", max_size=30))
def test_nothing_of_a_title_is_lost(title: str) -> None:
    assert "".join(title_parts(title, ORGAN)) == title


def _shown(text: str) -> str:
    return signed(article_of(parse(text), (), 1).html)


@pytest.mark.parametrize(
    "signature",
    [
        "示例市信访局\n\n2026年1月20日",
        "示例市信访局 示例市司法局\n\n二〇二六年一月二十日",
        "中共示例市委信访局（公章）\n\n2026年12月31日",
        "示例市信访局\n\n示例市司法局\n\n2026 年 1 月 20 日",
    ],
)
def test_organ_and_day_at_the_end_are_the_signature(signature: str) -> None:
    shown = _shown(f"全年受理信访事项12件。\n\n{signature}")
    assert shown.count('" class="gk-signed">') == len(signature.split("\n\n")[:3])
    assert '<p id="L1">' in shown


@pytest.mark.parametrize(
    "text",
    [
        "2026年1月20日",
        "全年受理信访事项12件。\n\n2026年1月20日",
        "示例市信访局\n\n2026年1月20日\n\n附件：统计表",
        "示例市信访局\n\n## 2026年1月20日",
        "- 示例市信访局\n\n2026年1月20日",
        "示例市信访局\n\n**2026年1月20日**",
        "",
    ],
)
def test_what_is_no_signature_stays_where_it_is(text: str) -> None:
    assert "gk-signed" not in _shown(text)
