"""What sort of report it is and of which year: by its title, and by what its opening says it is."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from gongkai.importers._draft import Line
from gongkai.importers._remedies import Remedies
from gongkai.kinds import Element, Kind, kinds
from gongkai.text.characters import folded
from gongkai.text.dates import years_in

from .organ_words import organ_phrase, squeezed
from .shapes import is_numbered

_STATEMENT = re.compile("现[将就把]|(?:报告|汇报|公布|公开|说明|总结)如下")
_SENTENCE_END = re.compile("[。；！？]")
_OPENING_LINES = 8
_PERIOD = re.compile(
    r"第?[一二三四1-4]、?季度|[上下]半年|半年度?|前三季度|\d{1,2}[-—至到]\d{1,2}月份?"
    r"|20\d\d年?度?[-—－–~～至到、和]+20\d\d年?度?|十[一二三四五六七八九]五(?=”?(?:期间|时期))|(?:近|过去)[三五]年"
)
_FIRST_YEAR = 2000
_LONGEST_TITLE = 80


class Sort(msgspec.Struct, frozen=True):
    """The kind and the report year, as far as the text says them."""

    kind: str = ""
    year: int | None = None
    notes: tuple[str, ...] = ()


def sort_of(
    title: str, lines: Sequence[Line], known: Mapping[str, object], remedies: Remedies
) -> Sort:
    """Read the kind and the year from the title and the opening, save what is known already.

    The notes say what disagreed and what was not found.
    """
    statement = _statement(lines)
    kind, year = known.get("kind"), known.get("year")
    kind_notes: tuple[str, ...] = ()
    year_notes: tuple[str, ...] = ()
    if kind is None:
        kind, kind_notes = _kind(_without_office(title), statement)
        kind_notes = kind_notes if kind else (f"认不出是哪一种公开件，{remedies.kind}",)
    if kind in kinds() and not kinds()[str(kind)].annual:
        return Sort(str(kind), None, kind_notes)
    if isinstance(year, int):
        year_notes = _not_as_titled(title, year)
    else:
        year, year_notes = _year(title, statement, lines)
        year_notes = year_notes if year else (f"认不出报告的年度，{remedies.year}",)
    return Sort(str(kind), year, (*kind_notes, *year_notes, *_not_of_a_year(title, year)))


def _not_as_titled(title: str, year: int) -> tuple[str, ...]:
    """Say that a title names another year than the one that a person or a list stated."""
    titled = _first(title)
    if titled in {None, year}:
        return ()
    return (f"标题写的年度是{titled}，指定的是{year}，按指定的{year}导入，请核对",)


def _not_of_a_year(title: str, year: object) -> tuple[str, ...]:
    """Say that a title speaks of less than a year or of several, where one year was taken."""
    found = _PERIOD.search(squeezed(title))
    if found is None or year is None:
        return ()
    return (f"标题写的是“{found[0]}”，不是一个年度，按{year}年的年度报告导入，请核对",)


def opens_element(kind: str, year: int | None) -> Callable[[str], bool]:
    """Tell whether a heading opens a required part: of that kind, or of any if it is unknown."""
    asked = [kinds()[kind]] if kind in kinds() else list(kinds().values())
    elements = [element for one in asked for element in _elements(one, year)]
    return lambda heading: any(_opens(element, folded(heading)) for element in elements)


def _elements(kind: Kind, year: int | None) -> tuple[Element, ...]:
    pack = kind.pack(year) or kind.pack(None)
    return pack.elements if pack else ()


def _opens(element: Element, heading: str) -> bool:
    taken_back = element.not_heading_pattern
    if taken_back is not None and taken_back.search(heading):
        return False
    return element.heading_pattern.search(heading) is not None


def _statement(lines: Sequence[Line]) -> str:
    """What the opening says that the text is: 现将2024年法治政府建设情况报告如下."""
    for line in itertools.islice(lines, _OPENING_LINES):
        if is_numbered(line.text):
            break
        found = _STATEMENT.search(line.text)
        if found:
            return _sentence_at(line.text, found.start())
    return ""


def _sentence_at(text: str, at: int) -> str:
    """The sentence of a text that a place is in."""
    start = max((end.end() for end in _SENTENCE_END.finditer(text, 0, at)), default=0)
    end = _SENTENCE_END.search(text, at)
    return text[start : end.start() if end else len(text)]


def _kind(title: str, statement: str) -> tuple[str, tuple[str, ...]]:
    by_title = [kind.id for kind in _annual() if _is_titled(kind, folded(title))]
    said = folded(statement)
    by_text = [kind for kind, pattern in _statements().items() if pattern.search(said)]
    if by_text and not set(by_text) & set(by_title):
        return by_text[0], _disagreement(by_title, by_text[0])
    both = [kind for kind in by_title if kind in by_text] or by_title
    return (both[0], ()) if both else _kind_of_subject(title, statement)


def _without_office(title: str) -> str:
    """The title with its organ's field left out: 综合行政执法局 reports on other things too."""
    organ = organ_phrase(title)
    return squeezed(title).replace(organ, organ.replace("行政执法", ""), 1) if organ else title


def _kind_of_subject(title: str, statement: str) -> tuple[str, tuple[str, ...]]:
    """The kind that a title speaks of without calling itself a report, if it is only one."""
    for text in (folded(title), folded(statement)):
        found = [kind for kind in _annual() if kind.title and re.search(kind.title[0], text)]
        if len(found) == 1:
            name = found[0].name
            return found[0].id, (f"标题没有写成{name}的样子，按内容归入{name}，请核对",)
    return "", ()


def _disagreement(by_title: Sequence[str], kind: str) -> tuple[str, ...]:
    if not by_title:
        return ()
    titled, said = kinds()[by_title[0]].name, kinds()[kind].name
    return (f"标题写的是{titled}，正文开头写明是{said}，按正文归入{said}，请核对标题",)


def _annual() -> Iterator[Kind]:
    return (kind for kind in kinds().values() if kind.annual)


def _is_titled(kind: Kind, title: str) -> bool:
    return bool(kind.title) and all(re.search(pattern, title) for pattern in kind.title)


@cache
def _statements() -> Mapping[str, re.Pattern[str]]:
    """What a text of each kind says that it is."""
    return {kind.id: re.compile("|".join(kind.says)) for kind in _annual() if kind.says}


def _year(title: str, statement: str, lines: Sequence[Line]) -> tuple[int | None, tuple[str, ...]]:
    titled, said = _first(title), _first(statement)
    if titled is not None:
        if said is not None and said != titled:
            return titled, (f"标题写的年度是{titled}，正文开头写的是{said}，按标题，请核对",)
        return titled, ()
    if said is not None:
        return said, (f"标题没有年度，按正文开头写的{said}年",)
    return _opening_year(lines)


def _opening_year(lines: Sequence[Line]) -> tuple[int | None, tuple[str, ...]]:
    """The year that the first sentence of the text begins with: 2024年，市信访局……"""
    for line in lines[:_OPENING_LINES]:
        year = _first(line.text[:12])
        if year is not None:
            return year, (f"标题没有年度，按正文开头的{year}年，请核对",)
    return None, ()


def _first(text: str) -> int | None:
    """The first year that a text names, be it without 年 in a title: 2024 年度, （2024）."""
    named = next((year for year in years_in(text) if year >= _FIRST_YEAR), None)
    if named is not None or len(text) > _LONGEST_TITLE:
        return named
    bare = re.search(r"(?<!\d)20\d\d(?!\d)", folded(text))
    return int(bare[0]) if bare else None
