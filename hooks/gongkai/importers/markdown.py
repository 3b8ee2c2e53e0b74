"""Markdown, as converters and other systems write it, with or without front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from gongkai.metadata import metadata_of
from gongkai.model import Metadata, Source
from gongkai.sources import read_source

from ._draft import LARGEST_TEXT, Draft, Dropped, Importer, Line
from .stages.encodings import text_of
from .stages.lines import raw_lines
from .stages.markdown_lines import markdown_lines

# Masked numbers such as 138****1234 are no bold text.
_BOLD_PAIR = re.compile(r"(?<![0-9*])\*\*(?![\s*])[^*\n]+(?<![\s*])\*\*(?![0-9*])")
_TABLE = re.compile(r"^\|.*\|[ \t]*\r?\n\|(?:\s*:?-{3,}:?\s*\|)+[ \t]*\r?$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[^\n]*\n){0,200}?---[ \t]*\r?(?:\n|$)")
_KEY = re.compile(r"^[A-Za-z_][\w-]*:(?:\s|$)", re.MULTILINE)
_FEWEST_BOLD = 2


def read(data: bytes, name: str) -> Draft:
    """Read a Markdown file."""
    text, notes = text_of(data)
    return markdown_draft(text, name, notes)


def is_markdown(text: str) -> bool:
    """Whether a plain text is Markdown all the same: it marks headings, tables or bold words."""
    if _TABLE.search(text):
        return True
    headings = [line for line in text.splitlines() if re.match(r"#{1,6} +\S", line)]
    if len(headings) > 1:
        return True
    bold = len(_BOLD_PAIR.findall(text))
    return bold >= _FEWEST_BOLD or (bool(headings) and text.lstrip().startswith("#"))


def markdown_draft(text: str, name: str, notes: Sequence[str]) -> Draft:
    """The lines of a Markdown text, its front matter apart."""
    source = _source(text, name)
    if source is None:
        return Draft(lines=tuple(markdown_lines(text, 1)), markdown=True, notes=tuple(notes))
    given = given_by(source)
    dropped = tuple(_not_given(text, source.body_line, given))
    more = (f"原文件头部有{len(dropped)}行没有带入，请按需要补填",) if dropped else ()
    ours = {"kind", "organ"} <= given.keys()
    return Draft(
        lines=_whole(source) if ours else tuple(markdown_lines(source.body, source.body_line)),
        dropped=dropped,
        markdown=True,
        ours=ours,
        given=given,
        notes=(*notes, *more),
    )


def with_marks_read(draft: Draft) -> Draft:
    """A draft of another format, whose text may be Markdown all the same."""
    plain = "\n\n".join(line.text for line in draft.lines if not line.verbatim)
    if draft.markdown or not is_markdown(plain):
        return draft
    return msgspec.structs.replace(
        draft,
        lines=tuple(part for line in draft.lines for part in _read_again(line)),
        markdown=True,
    )


def _read_again(line: Line) -> Iterator[Line]:
    """A line of text as the line of Markdown that it is."""
    if line.verbatim:
        yield line
        return
    for read in markdown_lines(line.text, line.number):
        level = read.level if line.level is None else line.level
        room = read.indent + line.indent
        yield msgspec.structs.replace(line, text=read.text, level=level, indent=room)


def _whole(source: Source) -> tuple[Line, ...]:
    """A body as one piece, which nothing is done to."""
    body = source.body.strip("\n")
    return (Line(source.body_line, body, gap=True, verbatim=True),) if body.strip() else ()


def _source(text: str, name: str) -> Source | None:
    """The text with its front matter read, if it begins with a block that is nothing else."""
    block = _FRONT_MATTER.match(text)
    if block is None or not _KEY.search(block[0]):
        return None
    source = read_source(name, text.encode("utf-8", "surrogatepass"))
    return source if source.readable and given_by(source) else None


def given_by(source: Source) -> Mapping[str, object]:
    """The front matter typed, as far as it is understood."""
    metadata, _faults = metadata_of(source)
    unset = Metadata()
    said = {key: getattr(metadata, key) for key in Metadata.__struct_fields__}
    return {key: value for key, value in said.items() if value != getattr(unset, key)}


def _not_given(text: str, body_line: int, given: Mapping[str, object]) -> Iterator[Dropped]:
    """The lines of the front matter that say what this project has no place for."""
    carried = False
    for number, raw in list(raw_lines(text))[1 : body_line - 2]:
        key = re.match(r"([^\s:：#-][^:：]*)[:：]", raw)
        if key:
            carried = key[1].strip().strip("\"'") in given
        if raw.strip() and not carried:
            yield Dropped(number, raw.strip())


IMPORTER = Importer(suffixes=(".md", ".markdown"), read=read, largest=LARGEST_TEXT)
