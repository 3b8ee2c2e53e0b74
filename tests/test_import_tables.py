"""Tables that the law prescribes become blocks of data when a portal's page is imported."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import portals
from accuracy.tables import COLUMNS, DATA, _numbers
from factories import AS_OF, REGISTER, REGISTER_PATH
from gongkai.importers import import_files
from gongkai.kinds import kinds
from gongkai.reading import read_report
from gongkai.register import load_register
from gongkai.rules import Context
from gongkai.settings import Settings

PAGE = """<html><head><meta charset="utf-8"><title>年报</title></head><body>
<div class="nav"><a href="/">首页</a><a href="/zw">政务公开</a></div>
<div class="article"><h1>示例市信访局2024年政府信息公开工作年度报告</h1>
<p>本报告根据《中华人民共和国政府信息公开条例》编制，统计期限自2024年1月1日起至12月31日止。</p>
<p>一、总体情况</p><p>2024年，市信访局主动公开政府信息三十六条，依申请公开工作平稳有序，平台运行正常。</p>
<p>三、收到和处理政府信息公开申请情况</p>{table}
<p>五、存在的主要问题及改进情况</p><p>主动公开内容还不够丰富，下一步将健全发布审查机制，提高公开质量。</p>
</div></body></html>"""


@pytest.mark.parametrize("maker", portals.MAKERS)
def test_the_table_of_applications_becomes_a_block_cell_by_cell(tmp_path: Path, maker: str) -> None:
    numbers = _numbers(DATA["fillings"][0])["applications"]
    rows = {row: [numbers[row, column] for column in COLUMNS] for row in portals.ROWS}
    (tmp_path / REGISTER_PATH).parent.mkdir(parents=True)
    (tmp_path / REGISTER_PATH).write_text(REGISTER, encoding="utf-8")
    page = tmp_path / "nianbao.html"
    table = portals.html(rows, maker=portals.MAKERS[maker])
    page.write_text(PAGE.format(table=table), encoding="utf-8")
    register = load_register(tmp_path)
    [result] = import_files([page], root=tmp_path, out="reports", register=register)
    assert result.written is not None, result.notes
    data = (tmp_path / result.written).read_bytes()
    assert "```公开表 依申请公开\n" in data.decode()
    assert "<table" not in data.decode()
    context = Context(as_of=AS_OF, register=register, kinds=kinds(), settings=Settings())
    disclosure = read_report(result.written, data, context).disclosure
    assert disclosure is not None
    read = {(cell.row, cell.column): cell.value for one in disclosure.tables for cell in one.cells}
    assert read == {place: Decimal(value) for place, value in numbers.items()}
