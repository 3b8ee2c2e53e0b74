"""The rows of long tables and lists, written as text.

A province has some hundred thousand cells. A template asks for each value by name, escapes it,
wraps it and calls a macro cell by cell, which takes five times as long. So templates hold the
frame of a table and its heads, and have its rows from these filters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup

from gongkai.views import _ledger as ledger
from gongkai.views._listing import Group, Row
from gongkai.views._timeline import Moment
from gongkai.views.organ import Due
from gongkai.views.pictures import Bar
from gongkai.views.pictures import Row as Numbers
from gongkai.views.region import Cell, OrganRow

from .html_text import html_text

_FAULTS = frozenset({"有问题", "未公开"})
_GONE = "已撤下"
_LOWEST_HEADING = 6
_NOTHING = '<span class="gk-none">无</span>'
_NOT_OWED = '<span class="gk-none" title="没有这项义务">—</span>'


def _rows(row: Callable[..., str]) -> Callable[[Iterable[object], str], Markup]:
    """A filter that writes each of many in a line of its own; it is told the way to the root."""

    def written(many: Iterable[object], base: str) -> Markup:
        return Markup("".join([row(one, base) for one in many]))  # noqa: S704  # all is escaped

    return written


def _link(url: str, words: str, base: str) -> str:
    """Words that lead to a page, where they lead anywhere."""
    said = html_text(words)
    return f'<a href="{base}{html_text(url)}">{said}</a>' if url else said


def _row(head: str, cells: Iterable[str]) -> str:
    """A row of a table."""
    written = "".join([f"<td>{cell}</td>" for cell in cells])
    return f'<tr><th scope="row">{head}</th>{written}</tr>\n'


def _disclosures(rows: Iterable[Row], base: str) -> Markup:
    """Disclosures as a list."""
    listed = "".join([_disclosure(row, base) for row in rows])
    return Markup(f'<ol class="gk-list">\n{listed}</ol>')  # noqa: S704  # all is escaped


def _group(group: Group, base: str, opened: bool, level: int = 2) -> Markup:  # noqa: FBT001  # as templates call it
    """A group of a list that readers fold, with its own disclosures and the groups below it."""
    head = f"<h{level}>{html_text(group.name)}</h{level}>"
    lower = min(level + 1, _LOWEST_HEADING)
    rows = _disclosures(group.rows, base) if group.rows else ""
    below = "".join([_group(one, base, opened, lower) for one in group.groups])
    return Markup(  # noqa: S704  # all is escaped
        f'<details class="gk-group"{" open" if opened else ""}>\n'
        f'<summary>{head}<span class="gk-count">{group.count}件</span></summary>\n'
        f"{rows}{below}</details>"
    )


def _marks(marks: Iterable[str]) -> str:
    return "".join(
        [f'<span class="gk-mark{_look(mark)}">{html_text(mark)}</span>' for mark in marks]
    )


def _look(mark: str) -> str:
    if mark in _FAULTS:
        return " gk-mark--error"
    return " gk-mark--gone" if mark == _GONE else ""


def _disclosure(row: Row, base: str) -> str:
    """A disclosure in a list."""
    day = html_text(row.date)
    when = (
        f'<time datetime="{day}">{day}</time>'
        if day
        else '<span class="gk-list__none">未注明日期</span>'
    )
    by = f'<span class="gk-list__by">{html_text(row.organ)}</span>'
    return f"<li>{_link(row.url, row.title, base)}{_marks(row.marks)}{by}{when}</li>\n"


def _moment(moment: Moment, base: str) -> str:
    """A disclosure or a duty of an organ's year."""
    row, cell = moment.row, moment.cell
    said = ""
    if row is None:
        what = f'<span class="gk-moment__none">{html_text(moment.kind)}</span>'
    else:
        what = f"{_link(row.url, row.title, base)}{_marks(row.marks)}"
        day = html_text(row.date)
        said = f'<time datetime="{day}">{day}</time>发布' if day else "未注明发布日期"
    if cell is None:
        return f'<li class="gk-moment">\n{what}<p class="gk-small">{said}</p>\n</li>\n'
    # A sign that is the word's own beginning, as 撤 of 已撤下, would be said twice.
    sign = "" if cell.sign[0] in cell.word else f'<span aria-hidden="true">{cell.sign}</span> '
    said += f'{"，" if row else ""}<span class="gk-moment__state">{sign}{cell.word}</span>'
    said += f"（应当在{moment.due}以前公开）"
    opening = f'<li class="gk-moment gk-moment--{cell.status}">'
    return f'{opening}\n{what}<p class="gk-small">{said}</p>\n</li>\n'


def _line(line: ledger.Line, base: str) -> str:
    """An organ against the years of a kind."""
    cells = [_sign(cell, base) if cell else _NOT_OWED for cell in line.cells]
    return _row(_link(line.url, line.name, base), cells)


def _sign(cell: ledger.Cell, base: str) -> str:
    """A duty as a sign, with words for those who do not see it."""
    tag, to = ("a", f' href="{base}{html_text(cell.url)}"') if cell.url else ("span", "")
    return (
        f'<{tag}{to} class="gk-cell gk-cell--{cell.status}" title="{html_text(cell.detail)}">'
        f'<span aria-hidden="true">{cell.sign}</span>'
        f'<span class="gk-said">{cell.word}</span></{tag}>'
    )


def _count(row: ledger.Count, base: str) -> str:
    """What is counted, and its numbers."""
    return _row(_link(row.url, row.name, base), row.cells)


def _failing(row: ledger.Failing, base: str) -> str:
    """A duty that was not met, in full."""
    cells = (
        html_text(row.kind),
        str(row.year),
        row.due,
        _link(row.cell.url, f"{row.cell.sign} {row.cell.word}", base),
        row.published or "—",
        html_text(row.lacking) or "—",
    )
    return _row(_link(row.organ_url, row.organ, base), cells)


def _due(row: Due, base: str) -> str:
    """A duty in an organ's record."""
    said = f"缺少：{html_text(row.lacking)}<br>" if row.lacking else ""
    said += f"仅提及：{html_text(row.mentioned)}<br>" if row.mentioned else ""
    said += f"{row.errors}个错误 " if row.errors else ""
    said += f"{row.warnings}个警告 " if row.warnings else ""
    said += f'<span class="gk-small">{html_text(row.notes)}</span>' if row.notes else ""
    cells = (
        html_text(row.kind),
        row.due,
        _link(row.cell.url, f"{row.cell.sign} {row.cell.word}", base),
        row.published or "—",
        said,
    )
    return _row(str(row.year), cells)


def _organ(row: OrganRow, base: str) -> str:
    """An organ of a region against the years, each with what was published."""
    name = _link(row.url, row.name, base)
    note = f'<span class="gk-small">{html_text(row.note)}</span>' if row.note else ""
    cells = "".join(
        [
            f"<td>{'<br>'.join([_item(one, base) for one in cell]) or _NOTHING}</td>"
            for cell in row.cells
        ]
    )
    return f'<tr><th scope="row">{name}{note}</th>\n{cells}<td>{row.items}件</td></tr>\n'


def _item(item: Cell, base: str) -> str:
    said = f'title="{html_text(item.title)}">{html_text(item.label)}'
    if item.url:
        return f'<a href="{base}{html_text(item.url)}" {said}</a>{_marks(item.marks)}'
    return f"<span {said}</span>{_marks(item.marks)}"


def _bar(bar: Bar, base: str) -> str:
    """A number under its picture, and where it was taken from."""
    source = _link(bar.source, bar.title, base) if bar.source else html_text(bar.note)
    return _row(_link(bar.url, bar.name, base), (html_text(bar.shown) or "—", source))


def _numbers(row: Numbers, base: str) -> str:
    """A count that is not drawn: its numbers, each with the way to its place."""
    return _row(html_text(row.name), [_number(cell, base) for cell in row.cells])


def _number(bar: Bar, base: str) -> str:
    if not bar.source:
        return f'<span class="gk-none" title="{html_text(bar.note)}">—</span>'
    to = html_text(bar.source)
    to = to if to.startswith("#") else f"{base}{to}"
    title = f' title="{html_text(bar.title)}"' if bar.title else ""
    return f'<a href="{to}"{title}>{html_text(bar.shown)}</a>'


FILTERS: Mapping[str, Callable[..., Markup]] = {
    "disclosures": _disclosures,
    "group": _group,
    "moments": _rows(_moment),
    "lines": _rows(_line),
    "counts": _rows(_count),
    "failing": _rows(_failing),
    "dues": _rows(_due),
    "organs": _rows(_organ),
    "bars": _rows(_bar),
    "numbers": _rows(_numbers),
}
