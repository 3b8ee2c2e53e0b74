"""What stands above a text: the title, over however many lines, masthead, number, signer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from gongkai.importers._draft import Dropped, Joined, Line
from gongkai.text.dates import dates_in, years_in

from .organ_words import is_organ_name, organ_phrase, squeezed
from .shapes import begins_body, is_date

_NUMBER = re.compile(
    r"(?P<number>[\u4e00-\u9fffA-Za-z]{1,16}\s*[〔\[【（(［﹝]\s*(?:19|20)\d\d\s*[〕\]】）)］﹞]\s*"
    r"(?:第\s*)?[\dXx×]{1,5}\s*号)"
)
_SIGNER = re.compile(r"签\s*发\s*人?\s*[:：]\s*(?P<names>[\u4e00-\u9fff·、，,\s]{1,40})")
_MASTHEAD = re.compile(r"(?P<organ>[\u4e00-\u9fff、]{3,40})文件(?:[（(].{0,10}[)）])?")
_TITLE_END = re.compile(
    r"(?:报告|年报|情况|总结|汇报|公报|公告|通告|公示|通报|说明|名录|清单|目录|方案|通知|意见|办法|指南|规定|数据|统计表|一览表)"
    r"(?:书|表)?(?:[（(][^（）()]{1,20}[）)])?$"
)
_TITLE_SAYS = re.compile(r"(?:19|20)\d\d|[一二][〇○零九]|法治|依法行政|信息公开|政务公开|行政执法")
_CONTINUES = re.compile(r"(?:的|和|及|与|暨)|(?:年度)?(?:工作)?(?:情况|报告|总结|年报|说明)$")
_YEAR_SUBTITLE = re.compile(r"[（(][^（）()]*(?:19|20)\d\d\s*年?度?[）)]")
_MARKUP = re.compile(r"^[*_#\s]+|(?<![*_#\s])[*_#\s]+$")
_LONGEST_TITLE_LINE = 80
_LONGEST_REST = 16
_MOST_TITLE_LINES = 5


class Letterhead(msgspec.Struct, frozen=True):
    """What the lines above the text say, and the lines that are left.

    ``above`` of the lines stand above the text and mean nothing known. ``organ`` is the name in
    a masthead (红头); ``signed_by`` holds names parted by 、.
    """

    lines: tuple[Line, ...]
    above: int = 0
    title: str = ""
    number: str = ""
    signed_by: str = ""
    organ: str = ""
    dropped: tuple[Dropped, ...] = ()
    joined: tuple[Joined, ...] = ()
    notes: tuple[str, ...] = ()


def letterhead_of(
    lines: Sequence[Line], given_title: str = "", *, of_item: bool = False
) -> Letterhead:
    """Read and take off what stands above the text; a title given elsewhere is only taken off.

    An item's title may speak of anything; that of an annual report, of its year or its field.
    """
    end = next((at for at, line in enumerate(lines) if begins_body(line)), len(lines))
    reading = _Reading(lines[:end], of_item=of_item)
    reading.read_marks()
    reading.read_title(given_title)
    reading.note_dates()
    left = reading.left()
    return Letterhead(
        lines=(*left, *lines[end:]),
        above=len(left),
        title=reading.title,
        number=reading.number,
        signed_by=reading.signed_by,
        organ=reading.organ,
        dropped=tuple(reading.dropped),
        joined=tuple(reading.joined),
        notes=tuple(reading.notes),
    )


class _Reading:
    """The lines above the text while they are being understood."""

    def __init__(self, lines: Sequence[Line], *, of_item: bool) -> None:
        self.lines = lines
        self.of_item = of_item
        self.taken: set[int] = set()
        self.title = self.number = self.signed_by = self.organ = ""
        self.dropped: list[Dropped] = []
        self.joined: list[Joined] = []
        self.notes: list[str] = []

    def left(self) -> tuple[Line, ...]:
        return tuple(line for at, line in enumerate(self.lines) if at not in self.taken)

    def read_marks(self) -> None:
        """Take the masthead, the number and the signer."""
        for at, line in enumerate(self.lines):
            bare = squeezed(_plain(line.text))
            masthead = _MASTHEAD.fullmatch(bare)
            if masthead and is_organ_name(masthead["organ"]) and not self.organ:
                self.organ = masthead["organ"]
                self._drop(at)
            else:
                self._read_number_and_signer(at, _plain(line.text))

    def _read_number_and_signer(self, at: int, text: str) -> None:
        number, signer = _NUMBER.search(text), _SIGNER.search(text)
        rest = text
        for match in (number, signer):
            rest = rest.replace(match[0], "", 1) if match else rest
        if rest.strip() or not (number or signer):
            return
        says_only_number = number is not None and not self.number and not signer
        if number and not self.number:
            self.number = squeezed(number["number"])
        if signer and not self.signed_by:
            self.signed_by = _names(signer["names"])
        if says_only_number:
            self.taken.add(at)
        else:
            self._drop(at)

    def read_title(self, given: str) -> None:
        """Take the title; where it stands more than once, the fullest of them."""
        titles = list(self._titles()) or list(self._only_line())
        if given:
            self.title = given
        elif titles:
            # Of equals the last is the document's own; the first is the portal's headline.
            best = max(reversed(titles), key=lambda places: _fullness(self._text(places)))
            self.title = self._text(best)
            self.taken.update(best)
            self.joined.extend(
                Joined(self.lines[at].number)
                for at in best[:-1]
                if not is_organ_name(_plain(self.lines[at].text))
            )
        for places in titles:
            if self.taken.isdisjoint(places):
                self._drop_other(places)
        if titles:
            self._drop_above(titles[-1][0])

    def _drop_above(self, title: int) -> None:
        """Drop what nobody knows above the title: columns and names of the site it was on."""
        unknown = [at for at in range(title) if at not in self.taken]
        for at in unknown:
            self._drop(at)
        if unknown:
            self.notes.append("标题上方的内容没有进正文，列在去掉的内容里，请核对")

    def note_dates(self) -> None:
        """Say that a date without a label is nobody's: it may be of writing or of publication."""
        for at, line in enumerate(self.lines):
            if at not in self.taken and (is_date(line.text) or _is_organ_and_date(line.text)):
                self.notes.append(
                    f"标题旁的日期“{line.text}”没有写明是成文日期还是发布日期，没有采用，请核对补填"
                )
                # 2025-01-30 is a portal's way; a date in words stands there as part of the text.
                if "年" not in line.text and is_date(line.text):
                    self._drop(at)

    def _drop_other(self, places: Sequence[int]) -> None:
        """Drop a title that repeats the one taken, or says the same in other words."""
        text = self._text(places)
        for at in places:
            self._drop(at)
        # What names neither body nor year is a piece of the page, of columns run together.
        if squeezed(text) != squeezed(self.title) and any(_fullness(text)):
            self.notes.append(f"标题另有一种写法“{text}”，未采用")

    def _titles(self) -> Iterator[tuple[int, ...]]:
        """Every title above the text, as the places of its lines."""
        for block in self._blocks():
            begin = 0
            while title := self._title_in(block[begin:]):
                yield title
                begin = block.index(title[-1]) + 1

    def _only_line(self) -> Iterator[tuple[int, ...]]:
        """The line above an item's text, where there is but one: titles of items end anyhow."""
        left = [at for block in self._blocks() for at in block]
        if self.of_item and len(left) == 1:
            yield (left[0],)

    def _blocks(self) -> Iterator[list[int]]:
        """Runs of lines that could be parts of a title."""
        block: list[int] = []
        for at, line in enumerate(self.lines):
            fits = at not in self.taken and len(line.text) <= _LONGEST_TITLE_LINE
            if fits and not is_date(line.text) and not _is_organ_and_date(line.text):
                block.append(at)
            else:
                yield block
                block = []
        yield block

    def _title_in(self, block: Sequence[int]) -> tuple[int, ...]:
        """The first title of a block: from the organ's line to the line that ends like a title."""
        for index, at in enumerate(block):
            if not _TITLE_END.search(squeezed(_plain(self.lines[at].text))):
                continue
            last = self._extended(block, index)
            for first in range(index, max(-1, index - _MOST_TITLE_LINES), -1):
                places = tuple(block[first : last + 1])
                if self.of_item or _TITLE_SAYS.search(self._text(places)):
                    return self._with_organ(block, first, places)
        named = [at for at in block if self._could_be_title(at)]
        return (named[0],) if len(named) == 1 else ()

    def _could_be_title(self, at: int) -> bool:
        """Whether a line that does not end like a title names an organ and its year."""
        text = self._text((at,))
        if _is_organ_and_date(text):
            return False
        return bool(organ_phrase(text)) and bool(years_in(text)) and bool(_TITLE_SAYS.search(text))

    def _extended(self, block: Sequence[int], index: int) -> int:
        """The last line of a title that seems to end at ``index`` but goes on."""
        while index + 1 < len(block):
            following = squeezed(_plain(self.lines[block[index + 1]].text))
            if not _is_rest_of_title(following):
                break
            index += 1
        return index

    def _with_organ(
        self, block: Sequence[int], first: int, places: tuple[int, ...]
    ) -> tuple[int, ...]:
        """The title with the lines above it that tell its organ or its year, if it does not."""
        while first > 0 and not organ_phrase(self._text(places)):
            above = _plain(self.lines[block[first - 1]].text)
            tells_year = bool(years_in(above)) and not years_in(self._text(places))
            if not (tells_year or organ_phrase(above + self._text(places))):
                break
            first -= 1
            places = (block[first], *places)
        return places

    def _text(self, places: Sequence[int]) -> str:
        return _joined_text([_plain(self.lines[at].text) for at in places])

    def _drop(self, at: int) -> None:
        self.taken.add(at)
        self.dropped.append(Dropped(self.lines[at].number, self.lines[at].text))


def _plain(text: str) -> str:
    """A line without the marks of Markdown around it."""
    return _MARKUP.sub("", text).replace("**", "")


def _joined_text(parts: Sequence[str]) -> str:
    """The parts of a title without spaces, save between words of Latin letters."""
    return re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", "".join(parts))


def _is_rest_of_title(text: str) -> bool:
    if _YEAR_SUBTITLE.fullmatch(text):
        return True
    short = len(text) <= _LONGEST_REST and not is_organ_name(text)
    return short and _CONTINUES.match(text) is not None


def _fullness(title: str) -> tuple[bool, bool]:
    """How much a title says: the organ, the year."""
    return bool(organ_phrase(title)), bool(years_in(title))


def _is_organ_and_date(text: str) -> bool:
    """Whether a line names a body and a day and nothing else, as some print below a title."""
    return any(
        not text[found.end :].strip("（）() ")
        and is_organ_name(text[: found.start].strip("（）() "))
        for found in dates_in(text)
    )


def _names(text: str) -> str:
    """Names of persons: 李　涛 is one, 李涛 王小明 are two."""
    names: list[str] = []
    for part in re.split(r"[、，,]", text):
        single = ""
        for piece in part.split():
            single += piece
            if len(piece) > 1 or len(single) > 1:
                names.append(single)
                single = ""
        if single:
            names.append(single)
    return "、".join(names)
