"""Takes the files of a proposal into a checkout: reports and their originals, nothing else.

Run as `python -m gongkai.submissions.accepting PROPOSAL ROOT` by the job that may write. What was
prepared read files of strangers and is not trusted: only new files in the places of reports are
taken, never through a link, never over one that is there. Standard library only, so that nothing
need be installed where the rights are.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

_PLACE = re.compile(
    r"reports/\d{6}/[a-z0-9][a-z0-9_-]{0,60}/\d{4}-[a-z0-9][a-z0-9-]{0,80}"
    r"\.(?:md|docx|doc|wps|pdf|ofd|txt)",
    re.ASCII,
)
_MOST_FILES = 2
_ARGUMENTS = 2
_LARGEST = 64 << 20
_LONGEST_WORDS = 60_000


class Refused(Exception):  # noqa: N818  # an outcome, not a mistake of ours
    """The proposal holds what no proposal holds; says what."""


def accept(proposal: Path, root: Path) -> list[str]:
    """Copy the files of a proposal into the root; their paths.

    Raises:
        Refused: one of them may not be taken; then none is.

    """
    told = json.loads((proposal / "proposal.json").read_text(encoding="utf-8"))
    paths = [str(path) for path in told.get("files", [])]
    faults = list(_faults(paths, proposal, root))
    if faults:
        raise Refused("；".join(faults))
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(proposal / "files" / path, root / path)
    return paths


def _faults(paths: list[str], proposal: Path, root: Path) -> Iterator[str]:
    if len(paths) > _MOST_FILES or len({Path(path).stem for path in paths}) > 1:
        yield "文件过多"
    if paths and sum(path.endswith(".md") for path in paths) != 1:
        yield "应当只有一份公开件"
    for words in ("title.txt", "body.md", "comment.md"):
        said = proposal / words
        if said.is_symlink() or (said.exists() and said.stat().st_size > _LONGEST_WORDS * 4):
            yield f"{words} 不像说明"
    for path in paths:
        source, target = proposal / "files" / path, root / path
        if not _PLACE.fullmatch(path):
            yield "有文件不在公开件的位置"
        elif any(one.is_symlink() for one in (source, target, *_folders(target, root))):
            yield f"{path} 经过链接"
        elif not source.is_file() or source.stat().st_size > _LARGEST:
            yield f"{path} 不是文件，或者过大"
        elif target.exists():
            yield f"{path} 已经存在"


def _folders(target: Path, root: Path) -> Iterator[Path]:
    """The folders from a file up to the root."""
    yield from (one for one in target.parents if one.is_relative_to(root) and one != root)


def main(arguments: list[str]) -> int:
    """Accept a proposal; say its files, or why not."""
    if len(arguments) != _ARGUMENTS or arguments[0].startswith("-"):
        sys.stderr.write("用法：python -m gongkai.submissions.accepting 提案文件夹 项目文件夹\n")
        return 2
    try:
        paths = accept(Path(arguments[0]), Path(arguments[1]))
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    sys.stdout.write("".join(f"{path}\n" for path in paths))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
