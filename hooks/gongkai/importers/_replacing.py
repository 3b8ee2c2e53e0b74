"""What a report hands on to the one that takes its place: nothing that people wrote is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from gongkai.frontmatter.keys import KEYS
from gongkai.frontmatter.writing import front_matter_text
from gongkai.model import Original
from gongkai.sources import read_source

from ._keeping import sha256_of
from ._making import Made
from .markdown import given_by

_OF_FILES = frozenset({"original", "attachments"})


class Replacement(msgspec.Struct, frozen=True):
    """The new report with what it took over, what is to be said of it, and a file to take away.

    ``orphan`` is the old original where the new report has another; None where it stays.
    """

    made: Made
    notes: tuple[str, ...] = ()
    orphan: Path | None = None


def replacement(target: Path, made: Made) -> Replacement:
    """Take over what stands in the front matter there and the new source does not say.

    Corrections, waivers and reviews are of the clerks; so is an index number that no file has.
    """
    if target.is_symlink() or not target.is_file():
        return Replacement(made)
    old = given_by(read_source(target.name, target.read_bytes()))
    new = made.front_matter
    handed = [key for key in old if key not in new and key not in _OF_FILES]
    changed = [
        key
        for key in old
        if key in new and key not in _OF_FILES and not _same(key, old[key], new[key])
    ]
    orphan, words = _orphan(target, old, new)
    front = {**new, **{key: old[key] for key in handed}}
    attachments = _attachments(target, old, new, orphan)
    if attachments:
        front["attachments"] = attachments
    result = msgspec.structs.replace(
        made.result, missing=tuple(key for key in made.result.missing if key not in handed)
    )
    return Replacement(
        msgspec.structs.replace(made, result=result, front_matter=front),
        tuple(_notes(handed, changed, words)),
        orphan,
    )


def _same(key: str, old: object, new: object) -> bool:
    return front_matter_text({key: old}) == front_matter_text({key: new})


def _notes(handed: Sequence[str], changed: Sequence[str], words: str) -> Iterator[str]:
    if handed:
        yield f"原来写有、这个文件里没有的，照旧保留，请核对：{_named(handed)}"
    if changed:
        yield f"与原来不同，按这个文件改写了：{_named(changed)}"
    if words:
        yield words


def _named(keys: Sequence[str]) -> str:
    return "、".join(KEYS[key].label for key in keys)


def _orphan(
    target: Path, old: Mapping[str, object], new: Mapping[str, object]
) -> tuple[Path | None, str]:
    """The old original and what becomes of it, if the new report has another one."""
    original = old.get("original")
    if not isinstance(original, Original) or original.file in {"", _file_of(new.get("original"))}:
        return None, ""
    path = target.with_name(Path(original.file).name)
    if path.is_symlink() or not path.is_file():
        return None, ""
    if sha256_of(path.read_bytes()) != original.sha256:
        return None, f"原来的原件 {path.name} 与导入时不同，没有删去，请核对后自行处理"
    return path, f"原来的原件 {path.name} 不再使用，随之删去"


def _file_of(original: object) -> str:
    """The name of an original, as it was read or as an import says it."""
    if isinstance(original, Original):
        return original.file
    return str(original.get("file", "")) if isinstance(original, Mapping) else ""


def _attachments(
    target: Path, old: Mapping[str, object], new: Mapping[str, object], orphan: Path | None
) -> list[str]:
    """The attachments of the new report, then those of the old one that are still there."""
    names = [*_texts(old.get("attachments")), *_texts(new.get("attachments"))]
    gone = orphan.name if orphan is not None else ""
    mine = _file_of(new.get("original"))
    return [
        name
        for name in dict.fromkeys(names)
        if name != gone and (name == mine or target.with_name(Path(name).name).is_file())
    ]


def _texts(value: object) -> Iterator[str]:
    return map(str, value) if isinstance(value, (list, tuple)) else iter(())
