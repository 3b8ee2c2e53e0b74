"""Valid values that tests bend: one report, one register, and the way from text to findings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

import yaml

PATH = "reports/990100/xfj/2024-fzzf.md"
REGISTER_PATH = "reports/register.yml"
AS_OF = dt.date(2026, 11, 23)

FRONT: Mapping[str, Any] = {
    "title": "示例市信访局2024年法治政府建设年度报告",
    "kind": "fzzf",
    "organ": "990100-xfj",
    "year": "2024",
    "number": "示信发〔2025〕3号",
    "index": '"990100-07-2025-0003"',
    "signed_by": "李某",
    "written": "2025-01-19",
    "published": "2025-01-30",
    "reviewed": "{by: 办公室, date: 2025-01-20}",
    "summary": "示例市信访局2024年推进法治政府建设的情况。",
}

BODY = """\
2024年，市信访局深入学习贯彻习近平法治思想，依法办理群众信访事项。现将2024年度法治政府建设情况报告如下：

## 一、推进法治政府建设的主要举措和成效

全年组织集体学法十二次，办理群众信访事项三百件，全部按期答复，群众满意率稳步提升。

## 二、推进法治政府建设存在的不足和原因

普法形式还不够丰富，主要原因是专业人员配备不足，与群众的期待还有差距。

## 三、党政主要负责人履行推进法治建设第一责任人职责情况

局主要负责人主持召开党组会议研究法治建设工作四次，亲自部署、亲自督办重点任务。

## 四、2025年度推进法治政府建设的主要安排

继续加强业务培训，健全依法分类处理机制，推动信访工作法治化再上新台阶。
"""

WITHOUT_E3 = BODY.replace("第一责任人", "有关").replace("主要负责人", "班子成员")

REGISTER = """\
regions:
  "990000": 示例省
  "990100": 示例市
  "990121": 示例县
organs:
  990000-sft:
    {name: 示例省司法厅, short: 省司法厅, region: "990000", since: 2019, duties: [fzzf, xxgk]}
  990100-xfj:
    {name: 示例市信访局, short: 市信访局, region: "990100", since: 2019, duties: [fzzf, xxgk, xzzf]}
  990100-zf:
    {name: 示例市人民政府, short: 市政府, region: "990100", level: government, since: 2019,
     duties: [fzzf, xxgk]}
  990121-sfj: {name: 示例县司法局, short: 县司法局, region: "990121", since: 2019, duties: [fzzf]}
"""


def report_text(front: Mapping[str, Any] | None = None, body: str | None = None) -> str:
    """The factory's report with some keys replaced; None takes a key away.

    Values are YAML as it is written; lists and mappings are written in flow style.
    """
    keys = {**FRONT, **(front or {})}
    rows = [f"{key}: {_flow(value)}" for key, value in keys.items() if value is not None]
    return "\n".join(["---", *rows, "---", body if body is not None else BODY])


def _flow(value: object) -> str:
    if isinstance(value, str):
        return value
    text = yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=True, width=10_000, sort_keys=False
    ).strip()
    return re.sub(r"\n?\.\.\.$", "", text).strip()
