"""Statutory tables as portals, editors and clerks write them: numbers in, Markdown source out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

Numbers = Sequence[str]

GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("", (("（一）予以公开", "open"),)),
    ("", (("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "partly"),)),
    (
        "（三）不予公开",
        (
            ("1.属于国家秘密", "secret"),
            ("2.其他法律行政法规禁止公开", "forbidden"),
            ("3.危及“三安全一稳定”", "security"),
            ("4.保护第三方合法权益", "third-party"),
            ("5.属于三类内部事务信息", "internal"),
            ("6.属于四类过程性信息", "process"),
            ("7.属于行政执法案卷", "case-file"),
            ("8.属于行政查询事项", "query"),
        ),
    ),
    (
        "（四）无法提供",
        (
            ("1.本机关不掌握相关政府信息", "not-held"),
            ("2.没有现成信息需要另行制作", "to-make"),
            ("3.补正后申请内容仍不明确", "unclear"),
        ),
    ),
    (
        "（五）不予处理",
        (
            ("1.信访举报投诉类申请", "complaint"),
            ("2.重复申请", "repeated"),
            ("3.要求提供公开出版物", "printed"),
            ("4.无正当理由大量反复申请", "mass"),
            ("5.要求行政机关确认或重新出具已获取信息", "confirm"),
        ),
    ),
    (
        "（六）其他处理",
        (
            (
                "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                "overdue",
            ),
            (
                "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
                "unpaid",
            ),
            ("3.其他", "other"),
        ),
    ),
    ("", (("（七）总计", "total"),)),
)
OUTER = {
    "received": "一、本年新收政府信息公开申请数量",
    "carried-in": "二、上年结转政府信息公开申请数量",
    "carried-out": "四、结转下年度继续办理",
}
RESULTS = tuple(row for _, members in GROUPS for _, row in members)
ROWS = ("received", "carried-in", *RESULTS, "carried-out")
APPLICANTS = (
    "自然人",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
    "总计",
)
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


def pipe(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a Markdown table."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]) + "\n"


def pipe_full(cells: Mapping[str, Numbers]) -> str:
    """Every row with the whole of its label."""
    rows = [["项目", *APPLICANTS]]
    rows += [[OUTER[row], *cells[row]] for row in ("received", "carried-in")]
    for group, members in GROUPS:
        rows += [[f"三、本年度办理结果{group}{name}", *cells[row]] for name, row in members]
    rows.append([OUTER["carried-out"], *cells["carried-out"]])
    return pipe(rows)


def pipe_short(cells: Mapping[str, Numbers]) -> str:
    """Groups as rows of their own without numbers, an empty corner."""
    rows = [["", *APPLICANTS], [OUTER["received"], *cells["received"]]]
    rows.append([OUTER["carried-in"], *cells["carried-in"]])
    rows.append(["三、本年度办理结果", *[""] * 7])
    for group, members in GROUPS:
        if group:
            rows.append([group, *[""] * 7])
        rows += [[name, *cells[row]] for name, row in members]
    rows.append([OUTER["carried-out"], *cells["carried-out"]])
    return pipe(rows)


def pipe_spilled(cells: Mapping[str, Numbers]) -> str:
    """What a converter makes of merged cells: the first holds the words, the rest are empty."""
    blank = [""] * 3
    rows = [[CORNER, "", "", "申请人情况", *[""] * 6]]
    rows.append([*blank, "自然人", "法人或其他组织", "", "", "", "", "总计"])
    rows.append([*blank, "", *APPLICANTS[1:6], ""])
    rows += [[OUTER[row], "", "", *cells[row]] for row in ("received", "carried-in")]
    first = "三、本年度办理结果"
    for group, members in GROUPS:
        side = group
        for name, row in members:
            labels = [first, side, name] if group else [first, name, ""]
            rows.append([*labels, *cells[row]])
            first, side = "", ""
    rows.append([OUTER["carried-out"], "", "", *cells["carried-out"]])
    return pipe(rows)


class Markup:
    """How a maker of portals writes rows and cells."""

    def __init__(
        self,
        before: str = "<table>",
        after: str = "</table>",
        row: str = "<tr>{}</tr>",
        cell: Callable[[str, int, int], str] | None = None,
        join: str = "\n",
    ) -> None:
        self.before, self.after, self.row, self.join = before, after, row, join
        self.cell = cell or _plain

    def table(self, rows: Sequence[Sequence[tuple[str, int, int]]]) -> str:
        """The table of rows of (words, columns, rows)."""
        lines = [self.row.format("".join(self.cell(*cell) for cell in row)) for row in rows]
        return self.join.join([self.before, *lines, self.after]) + "\n"


def _spans(columns: int, rows: int) -> str:
    return (f' colspan="{columns}"' if columns > 1 else "") + (
        f' rowspan="{rows}"' if rows > 1 else ""
    )


def _plain(words: str, columns: int, rows: int) -> str:
    return f"<td{_spans(columns, rows)}>{words}</td>"


def _word(words: str, columns: int, rows: int) -> str:
    return (
        f'<td width="{57 * columns}"{_spans(columns, rows)} valign="center" style="border: 1.0pt '
        f'solid windowtext; padding: 0pt 5.4pt;"><p class="MsoNormal" style="text-align:center;">'
        f'<span style="font-family:宋体;font-size:9pt">{words}</span><span lang="EN-US">'
        f"<o:p></o:p></span></p></td>"
    )


def _spaced(words: str, columns: int, rows: int) -> str:
    shown = f"&nbsp;{words}&nbsp;" if words.isdigit() else words.replace("公开", "公开<br/>", 1)
    return f"<td align='center'{_spans(columns, rows)}>\n    {shown}\n  </td>"


def _loud(words: str, columns: int, rows: int) -> str:
    """Upper case, attributes without quotes, no end tags."""
    return f"<TD COLSPAN={columns} ROWSPAN={rows} ALIGN=middle>{words}"


def _wide(words: str, columns: int, rows: int) -> str:
    """Full-width digits, half-width brackets, spaces in short words."""
    wide = words.translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})
    if not words.isdigit():
        wide = words.replace("（", "(").replace("）", ")").replace("自然人", "自 然 人")
    return f"<td{_spans(columns, rows)}><strong>{wide}</strong></td>"


def _thousands(words: str, columns: int, rows: int) -> str:
    shown = f"{int(words):,}" if words.isdigit() else words.replace("、", "，").replace(".", "．")
    tag = "td" if words.isdigit() else "th"
    return f"<{tag}{_spans(columns, rows)}>{shown}</{tag}>"


MAKERS = {
    "朴素": Markup(),
    "字处理软件粘贴": Markup(
        '<table class="MsoNormalTable" border="1" cellspacing="0" style="border-collapse:collapse">'
        "\n<tbody>",
        "</tbody></table>",
        '<tr style="height:28.1500pt;">{}</tr>',
        _word,
    ),
    "空格和换行": Markup(
        '<div class="TRS_Editor"><table border="1" width="100%"><tbody>',
        "</tbody></table></div>",
        "<tr>\n  {}\n</tr>",
        _spaced,
    ),
    "大写无引号": Markup("<TABLE BORDER=1>", "</TABLE>", "<TR>{}", _loud),
    "全角数字": Markup("<table>\n<tbody>", "</tbody>\n</table>", "<tr>{}</tr>", _wide),
    "一行到底": Markup("<table><tbody>", "</tbody></table>", "<tr>{}</tr>", _plain, ""),
    "千分位": Markup(
        "<table>\n<caption>统计表（单位：件）</caption>", "</table>", "<tr>{}</tr>", _thousands
    ),
    "行间空行": Markup("<table>", "</table>", "<tr>{}</tr>", _plain, "\n\n"),
}


def html(cells: Mapping[str, Numbers], maker: Markup) -> str:
    """The official form with its merged cells."""
    rows: list[list[tuple[str, int, int]]] = [
        [(CORNER, 3, 3), ("申请人情况", 7, 1)],
        [("自然人", 1, 2), ("法人或其他组织", 5, 1), ("总计", 1, 2)],
        [(name, 1, 1) for name in APPLICANTS[1:6]],
    ]
    rows += [
        [(OUTER[row], 3, 1), *((text, 1, 1) for text in cells[row])]
        for row in ("received", "carried-in")
    ]
    first = [("三、本年度办理结果", 1, len(RESULTS))]
    for group, members in GROUPS:
        side = [(group, 1, len(members))] if group else []
        for name, row in members:
            label = [(name, 1 if group else 2, 1)]
            rows.append([*first, *side, *label, *((text, 1, 1) for text in cells[row])])
            first, side = [], []
    rows.append([(OUTER["carried-out"], 3, 1), *((text, 1, 1) for text in cells["carried-out"])])
    return maker.table(rows)


def html_slid(cells: Mapping[str, Numbers]) -> str:
    """The official form with merged cells miscounted: entries do not stand below their heads."""
    whole = html(cells, MAKERS["朴素"])
    for label in OUTER.values():
        whole = whole.replace(f'<td colspan="3">{label}', f"<td>{label}")
    return whole.replace('rowspan="8">（三）', 'rowspan="7">（三）').replace(
        'rowspan="22">三、', 'rowspan="23">三、'
    )


def html_wrapped(cells: Mapping[str, Numbers]) -> str:
    """The official form in a table for layout, as old portals lay out their pages."""
    return f'<table width="980"><tr><td>\n{html(cells, MAKERS["空格和换行"])}</td></tr></table>\n'


def html_disputes(cells: Sequence[Numbers], maker: Markup) -> str:
    """Section four: fifteen cells in one line."""
    heads = [(name, 1, 1) for name in OUTCOMES]
    return maker.table(
        [
            [("行政复议", 5, 1), ("行政诉讼", 10, 1)],
            [
                *((name, 1, 2) for name in OUTCOMES),
                ("未经复议直接起诉", 5, 1),
                ("复议后起诉", 5, 1),
            ],
            [*heads, *heads],
            [(text, 1, 1) for row in cells for text in row],
        ]
    )


def pipe_disputes(cells: Sequence[Numbers]) -> str:
    """Section four with a row for each sort."""
    names = ("行政复议", "行政诉讼：未经复议直接起诉", "行政诉讼：复议后起诉")
    rows = [[name, *row] for name, row in zip(names, cells, strict=True)]
    return pipe([["类别", *OUTCOMES], *rows])


def pipe_disputes_spilled(cells: Sequence[Numbers]) -> str:
    """What a converter makes of the fifteen cells: the words of merged cells, then empty ones."""
    blank = [""] * 4
    return pipe(
        [
            ["行政复议", *blank, "行政诉讼", *blank, "", *blank],
            [*OUTCOMES, "未经复议直接起诉", *blank, "复议后起诉", *blank],
            ["", *blank, *OUTCOMES, *OUTCOMES],
            [text for row in cells for text in row],
        ]
    )


def pipe_disputes_down(cells: Sequence[Numbers]) -> str:
    """Section four with a row for each number."""
    names = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")
    rows = [
        [name, outcome, text]
        for name, row in zip(names, cells, strict=True)
        for outcome, text in zip(OUTCOMES, row, strict=True)
    ]
    return pipe([["类别", "结果", "件数"], *rows])


def html_publication(cells: Sequence[Numbers], maker: Markup) -> str:
    """Section two in one table."""
    parts = (
        ("第二十条第（一）项", ("本年制发件数", "本年废止件数", "现行有效件数"), (0, 1)),
        ("第二十条第（五）项", ("本年处理决定数量",), (2,)),
        ("第二十条第（六）项", ("本年处理决定数量",), (3, 4)),
        ("第二十条第（八）项", ("本年收费金额（单位：万元）",), (5,)),
    )
    rows: list[list[tuple[str, int, int]]] = []
    for heading, columns, members in parts:
        width = 3 // len(columns)
        rows.append([(heading, 4, 1)])
        rows.append([("信息内容", 1, 1), *((name, width, 1) for name in columns)])
        rows += [
            [(PUBLISHED[at], 1, 1), *((text, width, 1) for text in cells[at])] for at in members
        ]
    return maker.table(rows)


PUBLISHED = ("规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费")


def pipe_publication(cells: Sequence[Numbers]) -> str:
    """Section two as four tables."""
    one = pipe(
        [
            ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
            [PUBLISHED[0], *cells[0]],
            [PUBLISHED[1], *cells[1]],
        ]
    )
    five = pipe([["信息内容", "本年处理决定数量"], [PUBLISHED[2], *cells[2]]])
    six = pipe(
        [["信息内容", "本年处理决定数量"], [PUBLISHED[3], *cells[3]], [PUBLISHED[4], *cells[4]]]
    )
    eight = pipe([["信息内容", "本年收费金额（单位：万元）"], [PUBLISHED[5], *cells[5]]])
    return f"{one}\n{five}\n{six}\n{eight}"


def block(cells: Mapping[str, Numbers], form: str) -> str:
    """The block, with numbers parted by spaces, as lists, or as mappings."""
    ways: dict[str, Callable[[Numbers], str]] = {
        "空格": " ".join,
        "清单": lambda row: f"[{', '.join(row)}]",
        "逐列": lambda row: (
            "{" + ", ".join(f"{a}: {b}" for a, b in zip(APPLICANTS, row, strict=True)) + "}"
        ),
    }
    told = ways[form]
    rows = ["```公开表 依申请公开"]
    if form != "逐列":
        rows.append(f"列: {' '.join(APPLICANTS)}")
    rows += [f"{OUTER[row]}: {told(cells[row])}" for row in ("received", "carried-in")]
    rows.append("三、本年度办理结果:")
    for group, members in GROUPS:
        rows += [f"  {group}:"] if group else []
        rows += [f"  {'  ' if group else ''}{name}: {told(cells[row])}" for name, row in members]
    rows.append(f"{OUTER['carried-out']}: {told(cells['carried-out'])}")
    return "\n".join([*rows, "```\n"])


CLASSES = (
    "警告、通报批评",
    "罚款",
    "没收违法所得、没收非法财物",
    "暂扣许可证、执照，降低资质等级",
    "吊销许可证、执照",
    "限制开展生产经营活动",
    "责令停产停业、责令关闭、限制从业",
    "行政拘留",
    "其他行政处罚",
)
OLD_CLASSES = (
    "警告",
    "罚款",
    "没收违法所得、没收非法财物",
    "暂扣许可证或者执照",
    "吊销许可证、执照",
    "责令停产停业",
    "行政拘留",
    "其他",
)
COUNTS = ("合计（宗）", "罚没金额（万元）")


def html_penalties(numbers: Numbers, maker: Markup, *, organ: str = "") -> str:
    """The penalties of a year in one line, with the organ's name before them or without."""
    first = [("行政处罚实施机关", 1, 2)] if organ else []
    rows: list[list[tuple[str, int, int]]] = [
        [*first, ("行政处罚种类（宗）", 9, 1), *((name, 1, 2) for name in COUNTS)],
        [(name, 1, 1) for name in CLASSES],
        [*([(organ, 1, 1)] if organ else []), *((text, 1, 1) for text in numbers)],
    ]
    return maker.table(rows)


def pipe_penalties_down(numbers: Numbers) -> str:
    """The penalties of a year, a class to a line."""
    rows = [[name, text] for name, text in zip((*CLASSES, *COUNTS), numbers, strict=True)]
    return pipe([["处罚种类", "数量"], *rows])


def pipe_penalties_numbered(numbers: Numbers) -> str:
    """The penalties of a year below a line that numbers the columns."""
    return pipe(
        [
            ["单位", *CLASSES, *COUNTS],
            ["甲", *map(str, range(1, 12))],
            ["本机关", *numbers],
        ]
    )


def pipe_penalties_old(numbers: Numbers) -> str:
    """The classes before the law of 2021; there was no restriction of business."""
    kept = [*numbers[:5], *numbers[6:]]
    return pipe([["单位", *OLD_CLASSES, *COUNTS], ["全局", *kept]])
