"""What became of imported files: at length for a few, in short for many, and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from gongkai.frontmatter.keys import KEYS
from gongkai.importers import (
    Dropped,
    Imported,
    ImportResult,
    Outcome,
    Remedies,
    lines_for,
    unregistered,
)
from gongkai.kinds import kinds
from gongkai.model import State
from gongkai.privacy import masked
from gongkai.visible import visible

# Where files lie is said as it is: programs go there.
_PATHS = frozenset({"source", "written", "original"})
_STATES: Mapping[str, str] = {State.MENTION: "只在行文中提到", State.ABSENT: "没有找到"}
_EMPTY = "有标题，下面几乎没有内容"
_AT_LENGTH = 10
_SEVERAL = 2
_SHOWN_OTHERS = 20
_SHOWN_LINES = 10


def as_json(imported: Sequence[Imported]) -> str:
    """One object a file, in a list."""
    return _encoded([msgspec.to_builtins(one.result) for one in imported])


def as_summary(imported: Sequence[Imported], passed_over: Sequence[Path]) -> str:
    """What went where and what needs a person, for programs."""
    rows = [
        {
            "source": one.result.source,
            "outcome": one.outcome.value,
            "written": one.result.written,
            "original": one.made.keeping.name or None,
            "sha256": one.made.keeping.sha256 or None,
            "needs": list(_needs(one)),
        }
        for one in imported
    ]
    counts = {outcome.value: _count(imported, outcome) for outcome in Outcome}
    needing = sum(bool(row["needs"]) for row in rows)
    return _encoded(
        {
            "version": 1,
            "summary": {"files": len(rows), **counts, "needs": needing},
            "files": rows,
            "passed_over": [path.as_posix() for path in passed_over],
        }
    )


def as_text(imported: Sequence[Imported], passed_over: Sequence[Path], *, dry_run: bool) -> str:
    """What became of each file, for people."""
    at_length = len(imported) <= _AT_LENGTH
    together = _register_lines(imported)
    imported = [_referred(one) for one in imported] if together else imported
    lines: list[str] = []
    for one in imported:
        lines.append(f"{visible(one.result.source)} → {_whither(one)}")
        if at_length:
            lines.extend(f"    {line}" for line in _details(one))
            lines.append("")
    if not at_length:
        lines.extend(("", *_needing(imported)))
    lines.extend(together)
    lines.extend(_others(passed_over))
    lines.extend(_closing(imported, dry_run=dry_run))
    return masked("\n".join(lines) + "\n")


def _register_lines(imported: Sequence[Imported]) -> list[str]:
    """What the register lacks for several files, said once: they may be of the same organs."""
    entries = [one.made.entry for one in imported if one.made.entry]
    if len(entries) < _SEVERAL:
        return []
    organs = len({entry.name for entry in entries})
    said = f"没有登记的机关有 {organs} 个，涉及 {len(entries)} 个文件。{Remedies().register}"
    return [said, *lines_for(entries).splitlines(), ""]


def _referred(one: Imported) -> Imported:
    """A file of an organ that is not registered, with a word of where the entry stands."""
    entry = one.made.entry
    if entry is None:
        return one
    note = f"{unregistered(entry)}登记的写法列在最后。"
    result = msgspec.structs.replace(one.result, notes=(*one.result.notes[:-1], note))
    return msgspec.structs.replace(one, result=result, why=(note,))


def _whither(one: Imported) -> str:
    if one.outcome is Outcome.UNCHANGED:
        return f"{one.result.written}（没有变化）"
    return one.result.written or "没有写出"


def _needing(imported: Sequence[Imported]) -> Iterator[str]:
    """The files that a person must look to, each with the reasons."""
    needing = [(one, tuple(_needs(one))) for one in imported]
    needing = [(one, needs) for one, needs in needing if needs]
    if not needing:
        return
    yield f"需要人处理的 {len(needing)} 个："
    for one, needs in needing:
        yield f"  {visible(one.result.source)}"
        for need in needs:
            yield from (f"    {line}" for line in need.splitlines())
    yield ""


def _others(passed_over: Sequence[Path]) -> Iterator[str]:
    """The files of folders that were not taken for reports."""
    if passed_over:
        shown = "、".join(visible(path.name) for path in passed_over[:_SHOWN_OTHERS])
        etc = "等" if len(passed_over) > _SHOWN_OTHERS else ""
        yield f"文件夹里另有 {len(passed_over)} 个文件不是能导入的类型，没有读取：{shown}{etc}"


def _closing(imported: Sequence[Imported], *, dry_run: bool) -> Iterator[str]:
    done = Outcome.PLANNED if dry_run else Outcome.WRITTEN
    written, left = _count(imported, done), _count(imported, Outcome.LEFT)
    unchanged = _count(imported, Outcome.UNCHANGED)
    verb, then = ("可以写出", "（只是试看，没有写文件）") if dry_run else ("已写出", "")
    same = f"，{unchanged} 个没有变化" if unchanged else ""
    yield f"共 {len(imported)} 个文件：{written} 个{verb}，{left} 个没有写出{same}{then}"
    if written and not dry_run:
        yield "下一步：对照原文核对，补写缺少的内容，再运行 gongkai check"


def _count(imported: Sequence[Imported], outcome: Outcome) -> int:
    return sum(one.outcome is outcome for one in imported)


def _needs(one: Imported) -> Iterator[str]:
    """Why a person must look to a file, what its text lacks, and what else is to be said.

    What did not change was told when it came.
    """
    if one.outcome is Outcome.UNCHANGED:
        return
    yield from one.why
    if one.made.place:
        yield from _element_lines(one)
        yield from _missing(one.result)
    yield from (note for note in one.result.notes if note not in one.why)


def _details(one: Imported) -> Iterator[str]:
    result = one.result
    meta = result.front_matter
    if meta.get("title"):
        yield f"标题：{visible(str(meta['title']))}"
    yield from _element_lines(one)
    if result.dropped:
        yield "没有放进正文的内容："
        yield from (f"    {_where(entry)}　{visible(entry.text)}" for entry in result.dropped)
    if result.joined:
        lines = "、".join(str(join.line) for join in result.joined[:_SHOWN_LINES])
        etc = f"等 {len(result.joined)} 处" if len(result.joined) > _SHOWN_LINES else ""
        yield f"接上的断行：第 {lines} 行{etc}"
    yield from _missing(result)
    if one.made.keeping.name and one.outcome in {Outcome.WRITTEN, Outcome.PLANNED}:
        yield f"原件：{one.made.keeping.name}，SHA-256 {one.made.keeping.sha256}"
    for note in result.notes:
        yield from f"注意：{note}".splitlines()


def _where(entry: Dropped) -> str:
    return f"第 {entry.page} 页" if entry.page else f"第 {entry.line} 行"


def _missing(result: ImportResult) -> Iterator[str]:
    if result.missing:
        yield f"文中没有，请核实补写：{'、'.join(_label(key) for key in result.missing)}"


def _element_lines(one: Imported) -> Iterator[str]:
    """The required elements without a section of their own: those are for the clerk to mend."""
    result = one.result
    kind = kinds().get(str(result.front_matter.get("kind")))
    year = result.front_matter.get("year")
    pack = kind.pack(year if isinstance(year, int) else None) if kind else None
    for element in pack.elements if pack else ():
        state = _STATES.get(result.elements.get(element.id, ""))
        if state and element.required:
            said = _EMPTY if element.id in one.made.empty else state
            yield f"{said}：{element.name}（{element.id}）"


def _encoded(said: object) -> str:
    return json.dumps(_shown(said), ensure_ascii=False, indent=2) + "\n"


def _shown(said: Any, key: str = "") -> Any:  # noqa: ANN401  # JSON of any shape
    """What an import says, without the private numbers that the file holds."""
    if isinstance(said, dict):
        return {masked(name): _shown(value, name) for name, value in said.items()}
    if isinstance(said, (list, tuple)):
        return [_shown(value, key) for value in said]
    if not isinstance(said, str) or key in _PATHS:
        return said
    # The label tells an index number from a person's.
    label = f"{_label(key)}："
    return masked(f"{label}{said}").removeprefix(label)


def _label(name: str) -> str:
    key = KEYS.get(name)
    return f"{key.label}（{name}）" if key else name
