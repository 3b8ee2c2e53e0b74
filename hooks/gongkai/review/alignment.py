"""Source beside report: where each line of a source went, and from which lines a block came."""

from __future__ import annotations

import bisect
import html
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from gongkai.importers import ImportResult, Line, plain

from .blocks import Block

LOST = "没有找到去处，请核对"
LEFT_OUT = "没有放进正文"
_LABEL = 12  # what a label and a clock time beside a value take at most
_MARKUP = re.compile(r"<[^<>]*>|\\(?=[!-/:-@\[-`{-~])")
_SILENT = re.compile(r"[\W_]+")


class SourceLine(msgspec.Struct, frozen=True):
    """A line of the source and what became of it.

    ``fate`` is empty for a line of the text; else it says in words where it went. ``rest`` is
    what of it was not left out, without marks.
    """

    number: int
    text: str
    rest: str = ""
    verbatim: bool = False
    joined: bool = False
    left_out: bool = False
    fate: str = ""

    @property
    def lost(self) -> bool:
        """Whether nobody knows where it went."""
        return self.fate == LOST


class Pair(msgspec.Struct, frozen=True):
    """Lines of the source beside the blocks that they became; one of the two may be empty."""

    lines: tuple[SourceLine, ...]
    blocks: tuple[Block, ...]


def aligned(
    lines: Sequence[Line],
    result: ImportResult,
    blocks: Sequence[Block],
    facts: Mapping[str, str],
) -> list[Pair]:
    """Every line and every block in order, side by side.

    ``facts`` are the values of the front matter by what people call them.
    """
    whole = _Whole(blocks)
    known = {name: bare(value) for name, value in facts.items() if bare(value)}
    pairs: list[Pair] = []
    done = 0
    for line in _source_lines(lines, result):
        fact = _fact(line, known)
        span = None if line.left_out or (fact and not done) else whole.find(line)
        if span is None:
            pairs.append(Pair((_with_fate(line, fact),), ()))
            continue
        first, last = span
        if first >= done:
            pairs.extend(Pair((), (block,)) for block in blocks[done:first])
            pairs.append(Pair((line,), tuple(blocks[first : last + 1])))
        elif pairs[-1].blocks:
            more = tuple(blocks[done : last + 1])
            pairs[-1] = Pair((*pairs[-1].lines, line), (*pairs[-1].blocks, *more))
        else:
            pairs.append(Pair((line,), tuple(blocks[done : last + 1])))
        done = max(done, last + 1)
    pairs.extend(Pair((), (block,)) for block in blocks[done:])
    return pairs


def bare(text: str) -> str:
    """A text without white space, marks and markup: what is the same in source and report."""
    return _SILENT.sub("", html.unescape(_MARKUP.sub("", text)))


def _with_fate(line: SourceLine, fact: str) -> SourceLine:
    """A line with what became of it, where it did not become text."""
    if line.left_out:
        also = f"写入“{fact}”，其余" if fact else ""
        return msgspec.structs.replace(line, fate=f"{also}{LEFT_OUT}")
    if not line.rest:
        return line
    return msgspec.structs.replace(line, fate=f"写入“{fact}”" if fact else LOST)


def _fact(line: SourceLine, known: Mapping[str, str]) -> str:
    """The name of the fact that a line tells; empty where it tells none.

    What was left out tells a whole value or none: part of a title may stand in any menu.
    """
    rest = bare(line.text) if line.left_out else line.rest
    return next(
        (
            name
            for name, value in known.items()
            if (rest and rest in value and not line.left_out)
            or (value in rest and len(rest) <= len(value) + _LABEL)
        ),
        "",
    )


def _source_lines(lines: Sequence[Line], result: ImportResult) -> Iterator[SourceLine]:
    """The lines of the source in order, with what the format itself left out among them."""
    dropped: dict[int, list[str]] = {}
    for entry in result.dropped:
        dropped.setdefault(entry.line, []).append(entry.text)
    joined = {entry.line for entry in result.joined}
    for number, group in itertools.groupby(lines, key=lambda line: line.number):
        for earlier in sorted(at for at in dropped if at < number):
            yield from _left_out(earlier, dropped.pop(earlier))
        gone = dropped.pop(number, [])
        for line in group:
            rest = bare(plain(line.text))
            own = [
                text for text in gone if text == line.text or (bare(text) and bare(text) in rest)
            ]
            for text in own:
                rest = rest.replace(bare(text), "", 1)
            gone = [text for text in gone if text not in own]
            yield SourceLine(
                number,
                plain(line.text),
                rest,
                line.verbatim,
                number in joined,
                left_out=bool(own) and not rest,
            )
        yield from _left_out(number, gone)
    for number in sorted(dropped):
        yield from _left_out(number, dropped[number])


def _left_out(number: int, texts: Sequence[str]) -> Iterator[SourceLine]:
    return (SourceLine(number, text, left_out=True) for text in texts)


class _Whole:
    """The text of all blocks in one piece, searched from where the last line was found."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        texts = [bare(block.text) for block in blocks]
        self.starts = [0, *itertools.accumulate(map(len, texts))][:-1]
        self.text = "".join(texts)
        self.cursor = 0

    def find(self, line: SourceLine) -> tuple[int, int] | None:
        """The first and the last block that a line became; None where there is none."""
        if not line.rest:
            return None
        at = self.text.find(line.rest, self.cursor)
        if at < 0:
            return self._next_table() if line.verbatim else None
        self.cursor = at + len(line.rest)
        return self._block_at(at), self._block_at(self.cursor - 1)

    def _block_at(self, at: int) -> int:
        return bisect.bisect_right(self.starts, at) - 1

    def _next_table(self) -> tuple[int, int] | None:
        """The next table: what was one in the source may be written otherwise."""
        here = self._block_at(self.cursor) if self.blocks else 0
        for number in range(here, len(self.blocks)):
            if self.blocks[number].table:
                self.cursor = self.starts[number] + len(bare(self.blocks[number].text))
                return number, number
        return None
