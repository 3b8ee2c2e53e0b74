"""What importing keeps, whatever comes: nothing is lost, nothing raises, nothing drifts."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.importers import ImportResult, import_files
from gongkai.register import Register, load_register

SAMPLES = Path(__file__).parent.parent / "samples" / "text"

# Lines that mean something to an importer, in any order and company.
LINES = [
    "示例市信访局2024年法治政府建设年度报告",
    "示例市信访局",
    "2024年法治政府建设",
    "情况报告",
    "例山县应急管理局关于2023年度法治政府建设情况的报告",
    "示例市信访局文件",
    "示信发〔2025〕3号",
    "示信发[2025]03号　　签发人：赵 某",
    "签发人：李　某 王某某",
    "发布时间：2025-01-30 09:30",
    "发布时间：",
    "2025-01-30",
    "索引号：990100/2025-0003　文号：无　发布机构：示例市信访局",
    "索引号",
    "有效性",
    "浏览量：",
    "123",
    "1",
    "2",
    "— 3 —",
    "第4页 共5页",
    "【字体：大 中 小】【打印】【关闭】",
    "大",
    "首页 > 政务公开 > 正文",
    "扫一扫在手机打开当前页",
    "相关链接",
    "上一篇：没有了",
    "版权所有：示例市人民政府",
    "市委、市政府：",
    "2024年，市信访局依法办理群众信访事项。现将2024年法治政府建设情况报告如下：",
    "一、主要举措和成效",
    "二、存在的不足和原因。",
    "（一）规范办理。一是严格程序。二是强化督办",
    "（二）加强宣传，提升群众的法治意识",
    "1.健全制度；",
    "1. 修订办法。年内修订3件。2. 组织培训。",
    "三、第一责任人职责情况",
    "主要负责人主持会议研究法治建设工作四次，听取汇报两次，并对重点任务",
    "进行督办。",
    "，推动落实。",
    "二〇二五年一月十九日",
    "示例市信访局 2025年1月19日",
    "示例市信访局办公室　　2025年1月20日印发",
    "抄送：市委办公室。",
    "机关\t件数\t比率",
    "合计\t12\t3.5%",
    "# 一、标题",
    "#### **四、计划**",
    "**（一）加粗。**正文**重点**内容。",
    "- 第一项",
    "| 甲 | 乙 |",
    "| --- | --- |",
    "```",
    "> 引文",
    "***",
    "---",
    "\f",
    "",
    "",
    "　　缩进的一段文字，讲的是依法行政的具体做法，句子没有写完",
    "标 题：示例市信访局2024年法治政府建设年度报告",
    "<script>alert(1)</script>",
    "a_b*c\\d`e[f](g)&amp;<h>",
]

nearly_reports = st.lists(
    st.tuples(st.sampled_from(LINES), st.sampled_from(["\n", "\n\n", "\n　　", "\r\n"])),
    max_size=30,
).map(lambda parts: "".join(line + end for line, end in parts))
texts = st.one_of(nearly_reports, st.text(max_size=300))
some = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@cache
def _register() -> Register:
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder, "reports")
        reports.mkdir()
        text = (SAMPLES / "register.yml").read_text(encoding="utf-8")
        (reports / "register.yml").write_text(text, encoding="utf-8")
        return load_register(Path(folder))


def _imported(data: bytes, name: str, **wanted: object) -> tuple[ImportResult, str]:
    """The result of importing a file, and the text that was written; empty if none was."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, name)
        source.write_bytes(data)
        (result,) = import_files(
            [source],
            root=Path(folder),
            out="reports",
            register=_register(),
            organ=str(wanted.get("organ", "990100-xfj")),
            kind="fzzf",
            year=2024,
        )
        written = Path(folder, result.written).read_text(encoding="utf-8") if result.written else ""
        return result, written


def _body(text: str) -> str:
    return text.partition("\n---\n")[2]


def _visible(text: str) -> Counter[str]:
    """The characters that a reader sees, without the marks of Markdown."""
    unmarked = re.sub(r"[\s#*_\\|`<>~\-=+&\u200b-\u200f\u2028\u2029\ufeff]", "", text)
    return Counter(char for char in unmarked if char.isprintable())


@some
@given(texts)
@pytest.mark.parametrize("name", ["原文.txt", "原文.md"])
def test_every_character_stands_in_the_body_the_front_matter_or_the_dropped_list(
    name: str, text: str
) -> None:
    result, written = _imported(text.encode(), name)
    if not written:
        assert result.notes
        return
    kept = written + "".join(entry.text for entry in result.dropped)
    assert not _visible(text) - _visible(kept)


@some
@given(st.one_of(st.binary(max_size=300), texts.map(lambda text: text.encode("gb18030", "ignore"))))
def test_importing_never_raises_whatever_the_bytes(data: bytes) -> None:
    result, written = _imported(data, "原文.txt")
    assert bool(result.written) == bool(written)
    assert written or result.notes


@some
@given(texts)
def test_importing_an_imported_report_again_changes_nothing(text: str) -> None:
    _, once = _imported(text.encode(), "原文.txt")
    if once:
        _, twice = _imported(once.encode(), "一次.md")
        assert twice == once


@some
@given(texts)
def test_dropped_and_joined_lines_are_lines_of_the_file_in_order(text: str) -> None:
    result, _ = _imported(text.encode(), "原文.txt")
    count = len(re.split(r"\r\n|\r|\n", text))
    dropped = [entry.line for entry in result.dropped]
    joined = [entry.line for entry in result.joined]
    assert dropped == sorted(dropped)
    assert joined == sorted(joined)
    assert all(1 <= line <= count for line in dropped + joined)


@some
@given(texts)
def test_dates_are_never_invented(text: str) -> None:
    result, _ = _imported(re.sub(r"[\d〇]", "", text).encode(), "原文.txt")
    assert not {"written", "published"} & result.front_matter.keys()
