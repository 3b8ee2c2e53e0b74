"""Page numbers and running heads of scans: found by their form and by being repeated."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence

from gongkai.importers._draft import Line

from .shapes import begins_anew, has_comma, is_date, is_finished

_DASH = r"[-－—–―─~～·•.…\s]"
_PAGE_NUMBER = re.compile(
    rf"{_DASH}*[-－—–―─]{_DASH}*\d{{1,3}}{_DASH}*[-－—–―─]{_DASH}*"
    r"|第\s*\d{1,3}\s*页(?:[\s,，/／(（]*共?\s*\d{1,3}\s*页[)）]?)?"
    r"|共\s*\d{1,3}\s*页[\s,，/／]*第\s*\d{1,3}\s*页"
    r"|(?:Page|PAGE|page|P\.?)\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?"
)
_OF = re.compile(r"(\d{1,3})\s*[/／]\s*(\d{1,3})")
_BARE = re.compile(r"\d{1,3}")
_LONE = re.compile(r"[\[【［·•]?\s*\d{1,3}(?:\s*[/／]\s*\d{1,3})?\s*[\]】］·•]?")
_MEASURE = re.compile(
    "(?!人员|人民|部门|个别|条例|年度|起草|日常|家庭|类型|级别|场所|期间|处理|处罚)"
    "[，,。；、%％年月日余多件次个人名项起家场份条批户宗万亿元部期篇处辆台小天岁类级]"
)
_SHORTEST_CUT = 16
_SHORTEST_HEAD = 4
_LONGEST_HEAD = 60
_SENTENCE_END = tuple("。；！？：，、")


def is_page_number(text: str) -> bool:
    """Whether the line is a page number by its form alone: — 1 —, 第3页 共10页."""
    return _PAGE_NUMBER.fullmatch(text) is not None


def page_marks(lines: Sequence[Line]) -> frozenset[int]:
    """The places in the list of page numbers and of the running heads beside them."""
    numbers = {at for at, line in enumerate(lines) if is_page_number(line.text)}
    numbers |= _counting(lines, _BARE) | _counting(lines, _OF)
    numbers |= _within_sentences(lines)
    return frozenset(numbers | _running_heads(lines, numbers))


def _counting(lines: Sequence[Line], form: re.Pattern[str]) -> set[int]:
    """Bare numbers, if all of the file count up by one from 1 or 2, so that no table is meant."""
    found = [(at, match) for at, line in enumerate(lines) if (match := form.fullmatch(line.text))]
    values = [int(match[1] if match.lastindex else match[0]) for _, match in found]
    begins = bool(values) and values[0] in {1, 2}
    steady = all(after == before + 1 for before, after in itertools.pairwise(values))
    apart = all(after - before > 1 for (before, _), (after, _) in itertools.pairwise(found))
    if len(values) > 1 and begins and steady and apart:
        return {at for at, _ in found}
    return set()


def _within_sentences(lines: Sequence[Line]) -> set[int]:
    """Numbers alone on a line where the sentence around them goes on without them."""
    return {
        at
        for at in range(1, len(lines) - 1)
        if _LONE.fullmatch(lines[at].text)
        and _is_cut(lines[at - 1].text)
        and _goes_on(lines[at + 1].text)
    }


def _is_cut(text: str) -> bool:
    """Whether running text stops within a sentence."""
    running = has_comma(text) or len(text) >= _SHORTEST_CUT or "。" in text
    return running and not is_finished(text) and not is_date(text) and "\t" not in text


def _goes_on(text: str) -> bool:
    """Whether a line can be the rest of a sentence; 3 and 件 below it are a count."""
    ends = is_finished(text) or has_comma(text) or len(text) >= _SHORTEST_CUT or "。" in text
    return ends and not begins_anew(text) and not _MEASURE.match(text)


def _running_heads(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    """Short lines that stand beside a page number or at a page's edge more than once."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if at not in numbers and _could_head(line):
            places[re.sub(r"\s", "", line.text)].append(at)
    found: set[int] = set()
    for repeated in places.values():
        beside = [at for at in repeated if _is_beside(at, numbers)]
        if len(repeated) > 1 and len(beside) > 1:
            found.update(beside)
    return found


def _is_beside(at: int, numbers: set[int]) -> bool:
    return at - 1 in numbers or at + 1 in numbers


def _could_head(line: Line) -> bool:
    return (
        _SHORTEST_HEAD <= len(line.text) <= _LONGEST_HEAD
        and not line.text.endswith(_SENTENCE_END)
        and not line.verbatim
    )
