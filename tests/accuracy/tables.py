"""How well statutory tables are read and checked: every filling in every form, whole and spoilt."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import yaml

import portals
from accuracy.scores import Score, score
from factories import PATH, report_text
from gongkai.findings import Finding
from gongkai.kinds import kinds
from gongkai.model import Disclosure
from gongkai.reading import read_report
from gongkai.register import Register
from gongkai.rules import Context
from gongkai.settings import Settings

DATA = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
COLUMNS = ("person", "business", "research", "charity", "legal", "others", "all")
OUTCOMES = ("upheld", "corrected", "otherwise", "pending", "all")
DISPUTES = ("review", "direct", "after")
PUBLISHED = ("rules", "documents", "licences", "penalties", "coercion", "charges")
STOCK = ("made", "repealed", "valid")
SINGLE = {"licences": "decisions", "penalties": "decisions", "coercion": "decisions"}

Place = tuple[str, str]
Numbers = dict[Place, str]


def scores() -> Iterator[Score]:
    """Cells of tables, sums that fail, and statements that contradict."""
    samples = [
        (form, numbers)
        for filling in DATA["fillings"]
        for sort, numbers in _numbers(filling).items()
        for form in _forms(sort)
        for numbers in (numbers, _spoilt(numbers, f"{filling['name']}{sort}"))
    ]
    read = [(numbers, _disclosure(form(numbers))) for form, numbers in samples]
    yield score("统计表的格子", ((_cells(n), _cells_read(found[0])) for n, found in read))
    yield score("统计表的勾稽关系", ((_sums(n), found[1]) for n, found in read))
    yield score("正文与统计表对照", _statements())
    yield score("行政处罚合计", _penalties())


def _numbers(filling: dict[str, Any]) -> dict[str, Numbers]:
    """The three tables of a filling, each as texts by row and column."""
    rows = {row: filling["rows"].get(row, [0] * 7) for row in portals.ROWS}
    published: Numbers = {}
    for row, entry in zip(PUBLISHED, filling["publication"], strict=True):
        columns = STOCK if isinstance(entry, list) else (SINGLE.get(row, "fees"),)
        entries = entry if isinstance(entry, list) else [entry]
        published |= {(row, c): str(value) for c, value in zip(columns, entries, strict=True)}
    return {
        "applications": {
            (row, column): str(value)
            for row, values in rows.items()
            for column, value in zip(COLUMNS, values, strict=True)
        },
        "disputes": {
            (row, column): str(value)
            for row, values in zip(DISPUTES, filling["disputes"], strict=True)
            for column, value in zip(OUTCOMES, values, strict=True)
        },
        "publication": published,
    }


def _spoilt(numbers: Numbers, seed: str) -> Numbers:
    """The numbers with one digit changed."""
    chance = random.Random(seed)  # noqa: S311  # the same samples in every run
    place = chance.choice(list(numbers))
    text = numbers[place]
    at = chance.choice([n for n, sign in enumerate(text) if sign.isdigit()])
    digit = chance.choice([d for d in "123456789" if d != text[at]])
    return numbers | {place: text[:at] + digit + text[at + 1 :]}


def _forms(sort: str) -> list[Callable[[Numbers], str]]:
    """Every way of writing a table of that sort, with the heading that it stands under."""
    makers = portals.MAKERS.values()
    rows: Sequence[str]
    columns: Sequence[str]
    if sort == "applications":
        whole = (
            portals.pipe_full,
            portals.pipe_short,
            portals.pipe_spilled,
            portals.html_slid,
            portals.html_wrapped,
        )
        found: list[Callable[[Any], str]] = [
            *whole,
            *(partial(portals.html, maker=maker) for maker in makers),
            *(partial(portals.block, form=form) for form in ("空格", "清单", "逐列")),
        ]
        heading, rows, columns = "三、收到和处理政府信息公开申请情况", portals.ROWS, COLUMNS
    elif sort == "disputes":
        found = [
            portals.pipe_disputes,
            portals.pipe_disputes_down,
            portals.pipe_disputes_spilled,
            *(partial(portals.html_disputes, maker=maker) for maker in makers),
        ]
        heading, rows, columns = "四、政府信息公开行政复议、行政诉讼情况", DISPUTES, OUTCOMES
    else:
        found = [
            portals.pipe_publication,
            *(partial(portals.html_publication, maker=maker) for maker in makers),
        ]
        heading, rows, columns = "二、主动公开政府信息情况", PUBLISHED, ()
    return [partial(_written, form, heading, rows, columns) for form in found]


def _written(
    form: Callable[[Any], str],
    heading: str,
    rows: Sequence[str],
    columns: Sequence[str],
    numbers: Numbers,
) -> str:
    lists = {
        row: [text for (one, _), text in numbers.items() if one == row]
        if not columns
        else [numbers[row, column] for column in columns]
        for row in rows
    }
    told = lists if rows == portals.ROWS else list(lists.values())
    return f"## {heading}\n\n{form(told)}"


def _disclosure(body: str, year: int = 2024) -> tuple[Disclosure, list[tuple[str, str]]]:
    """What a body is read as, and the sums that are said to fail: rule and subject."""
    front = {
        "kind": "xxgk",
        "title": f"示例市信访局{year}年政府信息公开工作年度报告",
        "year": str(year),
    }
    context = Context(
        as_of=dt.date(2026, 11, 23), register=Register({}, {}), kinds=kinds(), settings=Settings()
    )
    reading = read_report(PATH, report_text(front, body).encode(), context)
    assert reading.disclosure is not None
    found = [
        (finding.rule, re.findall("“(.*?)”", finding.message)[0])
        for finding in reading.findings
        if "F301" <= finding.rule <= "F304"
    ]
    return reading.disclosure, found


def _penalties() -> Iterator[tuple[list[str], list[str]]]:
    """Tables of penalties, whole and spoilt, with whether their classes add up."""
    makers = list(portals.MAKERS.values())
    forms: list[Callable[[Sequence[str]], str]] = [
        portals.pipe_penalties_down,
        portals.pipe_penalties_numbered,
        portals.pipe_penalties_old,
        *(partial(portals.html_penalties, maker=maker) for maker in makers),
        *(partial(portals.html_penalties, maker=maker, organ="示例市信访局") for maker in makers),
    ]
    for region, rule in (("330100", "F306"), ("420100", "F407"), ("440100", "F407")):
        for counts in DATA["penalties"]:
            whole = [str(count) for count in counts]
            named = {("", str(n)): text for n, text in enumerate(whole[:-1]) if n != 5}
            spoilt = {int(n): text for (_, n), text in _spoilt(named, region + whole[0]).items()}
            wrong = [spoilt.get(n, text) for n, text in enumerate(whole)]
            for numbers in (whole, wrong):
                fails = sum(map(int, numbers[:9])) != int(numbers[9])
                for form in forms:
                    body = f"## 一、行政执法数据\n\n{form(numbers)}"
                    front = {
                        "kind": "xzzf",
                        "organ": f"{region}-xfj",
                        "title": "示例市信访局2024年行政执法年度总体情况",
                    }
                    found = [f.rule for f in _findings(front, body) if f.rule in {"F306", "F407"}]
                    yield [rule] if fails else [], found


def _findings(front: dict[str, str], body: str) -> tuple[Finding, ...]:
    context = Context(
        as_of=dt.date(2026, 11, 23), register=Register({}, {}), kinds=kinds(), settings=Settings()
    )
    return read_report(PATH, report_text(front, body).encode(), context).findings


def _cells(numbers: Numbers) -> list[tuple[Place, Decimal]]:
    return [(place, Decimal(text)) for place, text in numbers.items()]


def _cells_read(disclosure: Disclosure) -> list[tuple[Place, Decimal | None]]:
    return [
        ((cell.row, cell.column), cell.value) for table in disclosure.tables for cell in table.cells
    ]


def _sums(numbers: Numbers) -> list[tuple[str, str]]:
    """The identities that the numbers break, worked out from the law's own words."""
    if ("received", "all") in numbers:
        return list(_sums_of_applications({place: int(text) for place, text in numbers.items()}))
    if ("review", "all") in numbers:
        names = dict(zip(DISPUTES, ("行政复议", "未经复议直接起诉", "复议后起诉"), strict=True))
        return [
            ("F304", names[row])
            for row in DISPUTES
            if int(numbers[row, "all"]) != sum(int(numbers[row, one]) for one in OUTCOMES[:-1])
        ]
    return []


def _sums_of_applications(numbers: dict[Place, int]) -> Iterator[tuple[str, str]]:
    outer = {"received": "本年新收", "carried-in": "上年结转", "carried-out": "结转下年度"}
    names = {
        row: re.sub(r"^\d\.|^（.）|（.*）$", "", name)
        for _, members in portals.GROUPS
        for name, row in members
    }
    names |= {
        "total": "办理结果总计",
        "other": "其他处理：其他",
        "overdue": "逾期不补正不再处理",
        "unpaid": "逾期未缴费不再处理",
        "confirm": "要求确认或重新出具已获取信息",
        "security": "危及‘三安全一稳定’",
    } | outer
    for column, name in zip(COLUMNS, portals.APPLICANTS, strict=True):
        came = numbers["received", column] + numbers["carried-in", column]
        if came != numbers["total", column] + numbers["carried-out", column]:
            yield "F301", name
        parts = (numbers[row, column] for row in portals.RESULTS if row != "total")
        if numbers["total", column] != sum(parts):
            yield "F302", name
    for row in portals.ROWS:
        if numbers[row, "all"] != sum(numbers[row, column] for column in COLUMNS[:-1]):
            yield "F303", names[row]


def _statements() -> Iterator[tuple[list[str], list[str]]]:
    """Sentences beside the tables of a filling, with the numbers that are rightly doubted."""
    filling = _numbers(DATA["fillings"][2])
    shown: dict[str, list[str]] = {row: [] for row in portals.ROWS}
    for (row, _), text in filling["applications"].items():
        shown[row].append(text)
    disputes = [
        [text for (one, _), text in filling["disputes"].items() if one == row] for row in DISPUTES
    ]
    body = (
        "## 一、总体情况\n\n{E1}\n\n## 三、收到和处理政府信息公开申请情况\n\n"
        f"{portals.pipe_full(shown)}\n"
        "## 四、政府信息公开行政复议、行政诉讼情况\n\n"
        f"{portals.pipe_disputes(disputes)}\n{{E4}}\n"
    )
    for element, sentences in DATA["sentences"].items():
        for sentence in sentences:
            texts = {"E1": "政府信息公开工作有序推进，各项任务全部完成。", "E4": ""}
            disclosure = body.format(**texts | {element: texts[element] + sentence["text"]})
            yield sentence["there"], list(_doubted(disclosure))


def _doubted(body: str) -> Iterator[str]:
    front = {"kind": "xxgk", "title": "示例市信访局2024年政府信息公开工作年度报告", "year": "2024"}
    for finding in _findings(front, body):
        if finding.rule == "F404":
            passage = re.findall("正文说“(.*?)”，统计表中", finding.message)[0]
            numbers = re.findall(r"\d+", passage)
            yield numbers[-1] if numbers else passage
