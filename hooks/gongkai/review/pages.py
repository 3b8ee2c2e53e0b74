"""What a review shows, gathered before anything is written: one page an import, and the index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from markupsafe import Markup

from gongkai.findings import Finding, Severity
from gongkai.frontmatter.keys import KEYS
from gongkai.importers import ImportResult, Line, Made, Outcome, plain
from gongkai.kinds import kinds
from gongkai.model import State
from gongkai.privacy import masked
from gongkai.register import Register
from gongkai.text.dates import dates_in

from .alignment import Pair, SourceLine, aligned, bare
from .blocks import Block, shown_markdown, text_of
from .judging import Judged

_OUTCOMES: Mapping[Outcome, str] = {
    Outcome.WRITTEN: "已写出",
    Outcome.PLANNED: "可以写出（试看）",
    Outcome.UNCHANGED: "没有变化",
    Outcome.LEFT: "没有写出",
}
_STATES: Mapping[str, str] = {
    State.SECTION: "有单独的标题",
    State.MENTION: "只在行文中提到",
    State.ABSENT: "没有找到",
}
_EMPTY = "有标题，下面几乎没有内容"
_OURS = frozenset({"attachments", "original"})
_HEAD, _FOOT = 6, 8
_LONGEST_QUOTE = 60


class Fact(msgspec.Struct, frozen=True):
    """A key of the front matter: what it is called, its value, whence it came."""

    label: str
    value: str
    whence: str
    findings: tuple[Finding, ...] = ()


class Part(msgspec.Struct, frozen=True):
    """A part that the law asks for, and how it is there."""

    name: str
    state: str
    absent: bool
    missing: bool


class Left(msgspec.Struct, frozen=True):
    """A line of the source as it is shown."""

    line: SourceLine
    html: Markup


class Row(msgspec.Struct, frozen=True):
    """A row of the comparison: lines, blocks, and what a check finds there."""

    lines: tuple[Left, ...]
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]


class Review(msgspec.Struct, frozen=True):
    """One import as a colleague judges it."""

    name: str
    title: str
    source: str
    outcome: str
    left: bool
    written: str
    original: str
    sha256: str
    as_of: dt.date
    alone: bool
    needs: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    parts: tuple[Part, ...] = ()
    rows: tuple[Row, ...] = ()
    elsewhere: tuple[Finding, ...] = ()
    dropped: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    joined: int = 0
    lost: int = 0
    counts: dict[str, int] = {}

    @property
    def urgent(self) -> bool:
        """Whether a person must do something about it, and not only look at it."""
        missing = any(part.missing for part in self.parts)
        return bool(self.left or self.needs or self.lost or missing or self.counts["错误"])


def review_of(one: Judged, name: str, register: Register, as_of: dt.date) -> Review:
    """What the page of an import shows; private numbers are masked on it."""
    result = one.imported.result
    made = one.imported.made
    text = text_of(result.written or result.source, masked(one.text)) if one.text else None
    blocks = text.blocks if text else ()
    facts = tuple(_facts(one, text.source.lines if text else {}, register))
    # A kind is judged from the whole: no line of a source is taken into it.
    told = {fact.label: fact.value for fact in facts if fact.label != KEYS["kind"].label}
    pairs = aligned(_masked(made.lines), _masked_result(result), blocks, told)
    rows = tuple(_rows(pairs, one.findings))
    shown = {id(finding) for row in rows for finding in row.findings}
    shown |= {id(finding) for fact in facts for finding in fact.findings}
    open_ = [finding.severity for finding in one.findings if not finding.waived]
    return Review(
        name,
        masked(str(result.front_matter.get("title", ""))) or result.source,
        result.source,
        _OUTCOMES[one.imported.outcome],
        one.imported.outcome is Outcome.LEFT,
        result.written or "",
        made.keeping.name,
        made.keeping.sha256,
        as_of,
        one.alone,
        needs=tuple(masked(why) for why in one.imported.why),
        missing=tuple(KEYS[key].label if key in KEYS else key for key in result.missing),
        facts=facts,
        parts=tuple(_parts(made)),
        rows=rows,
        elsewhere=tuple(
            sorted(
                (finding for finding in one.findings if id(finding) not in shown),
                key=lambda finding: (finding.waived, finding.severity.weight),
            )
        ),
        dropped=tuple(masked(entry.text) for entry in result.dropped),
        notes=tuple(masked(note) for note in result.notes if note not in one.imported.why),
        joined=len(result.joined),
        lost=sum(line.lost for pair in pairs for line in pair.lines),
        counts={severity.word: open_.count(severity) for severity in Severity},
    )


def _masked(lines: Sequence[Line]) -> list[Line]:
    return [msgspec.structs.replace(line, text=masked(line.text)) for line in lines]


def _masked_result(result: ImportResult) -> ImportResult:
    dropped = tuple(
        msgspec.structs.replace(entry, text=masked(entry.text)) for entry in result.dropped
    )
    return msgspec.structs.replace(result, dropped=dropped)


def _facts(one: Judged, lines: Mapping[str, int], register: Register) -> Iterator[Fact]:
    """The front matter, key by key, then what it lacks."""
    result = one.imported.result
    at = {number: key.partition(".")[0] for key, number in lines.items()}
    said: dict[str, object] = dict(result.front_matter)
    if one.imported.made.keeping.name:
        said["original"] = one.imported.made.keeping.name
    for key, value in said.items():
        if key not in KEYS or key == "attachments":
            continue
        yield Fact(
            KEYS[key].label,
            masked(shown_value(key, value, register)),
            _whence(key, value, one),
            tuple(finding for finding in one.findings if at.get(finding.line) == key),
        )


def shown_value(key: str, value: object, register: Register) -> str:
    """A value of the front matter as people read it: names for ids."""
    text = str(value)
    if key == "kind" and text in kinds():
        return kinds()[text].name
    organ = register.organ(text) if key == "organ" else None
    if organ is not None:
        return f"{organ.name}（{organ.id}）"
    return "、".join(map(str, value)) if isinstance(value, (list, tuple)) else text


def _whence(key: str, value: object, one: Judged) -> str:
    """Where a value came from: what a person said, or the lines of the source that tell it."""
    if key in _OURS:
        return "程序填写"
    if key in one.request.asked.wanted:
        return "导入时指定"
    lines = one.imported.made.lines
    if key == "organ":
        # A body speaks at the head and at the foot of its text.
        lines = (*lines[:_HEAD], *lines[_HEAD:][-_FOOT:])
    told = _title_lines(lines, str(value)) if key == "title" else ()
    told = told or [line for line in lines if _tells(line, key, value, one)]
    if not told:
        return "从标题和全文判断"
    shown = told if key == "title" else told[:2]
    numbers = "、".join(str(line.number) for line in shown)
    quote = masked(plain("".join(line.text for line in shown) if key == "title" else told[0].text))
    quote = quote if len(quote) <= _LONGEST_QUOTE else quote[: _LONGEST_QUOTE - 1] + "…"
    return f"原件第 {numbers} 行：{quote}"


def _tells(line: Line, key: str, value: object, one: Judged) -> bool:
    if line.verbatim:
        return False
    if isinstance(value, dt.date):
        return any(found.date == value for found in dates_in(line.text))
    said = str(value)
    if key == "organ":
        organ = one.imported.result.organ
        said = organ.name if organ else said
    elif key == "kind":
        said = str(one.imported.result.front_matter.get("title", ""))
    wanted = bare(said)
    return bool(wanted) and wanted in bare(line.text)


def _title_lines(lines: Sequence[Line], title: str) -> Sequence[Line]:
    """The lines one below the other that make up a title; none where none do."""
    wanted = bare(title)
    for at in range(len(lines)):
        rest, run = wanted, []
        for line in lines[at:]:
            here = bare(line.text)
            if line.verbatim or not here or not rest.startswith(here):
                break
            rest = rest.removeprefix(here)
            run.append(line)
            if not rest:
                return run
    return ()


def _parts(made: Made) -> Iterator[Part]:
    result = made.result
    kind = kinds().get(str(result.front_matter.get("kind")))
    year = result.front_matter.get("year")
    pack = kind.pack(year if isinstance(year, int) else None) if kind else None
    for element in pack.elements if pack else ():
        state = result.elements.get(element.id, State.ABSENT)
        absent = state == State.ABSENT
        said = _EMPTY if element.id in made.empty else _STATES.get(state, state)
        said += "" if element.required or not absent else "，可以没有"
        yield Part(element.name, said, absent=absent, missing=absent and element.required)


def _rows(pairs: Sequence[Pair], findings: Sequence[Finding]) -> Iterator[Row]:
    for pair in pairs:
        here = tuple(
            finding
            for finding in findings
            if any(block.first <= finding.line <= block.last for block in pair.blocks)
        )
        yield Row(tuple(map(_left, pair.lines)), pair.blocks, here)


def _left(line: SourceLine) -> Left:
    return Left(line, shown_markdown(line.text) if line.verbatim else Markup.escape(line.text))
