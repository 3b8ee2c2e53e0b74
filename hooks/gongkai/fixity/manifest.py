"""``manifest.sha256``: every file of a site with its digest, as ``sha256sum -c`` reads it.

The form is strict, so that not a byte of the list itself may differ: lower case, two spaces, LF,
sorted by the bytes of paths, and names that hold a backslash or a line end escaped as GNU
coreutils escape them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

NAME = "manifest.sha256"

_LINE = re.compile(r"(\\?)([0-9a-f]{64})  ([^\n]+)", re.ASCII | re.DOTALL)
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_ESCAPED = re.compile(r"\\(.?)")
_MEANT = {"\\": "\\", "n": "\n", "r": "\r"}
_NEEDS_ESCAPING = re.compile(r"[\\\n\r]")
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of a list that does not hold, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A list as it was read: the digests by path, and what is wrong with the list."""

    digests: Mapping[str, str]
    faults: tuple[Fault, ...]


def encoded(digests: Mapping[str, str]) -> bytes:
    """The list as the file holds it."""
    lines = {_bytes(path): _line(path, digest) for path, digest in digests.items()}
    return b"".join(_bytes(lines[path]) for path in sorted(lines))


def _line(path: str, digest: str) -> str:
    if not _NEEDS_ESCAPING.search(path):
        return f"{digest}  {path}\n"
    name = _NEEDS_ESCAPING.sub(lambda found: _ESCAPES[found[0]], path)
    return f"\\{digest}  {name}\n"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def decoded(data: bytes) -> Manifest:
    """The list that a file holds; whatever the bytes are, it is read to the end."""
    digests: dict[str, str] = {}
    faults: list[Fault] = []
    text = data.decode("utf-8", "surrogateescape")
    *lines, rest = text.split("\n")
    if rest:
        lines.append(rest)
        faults.append(Fault(len(lines), "最后一行没有写完"))
    if not lines:
        faults.append(Fault(1, "清单是空的"))
    for number, line in enumerate(lines, 1):
        read = _entry(line)
        if isinstance(read, str):
            faults.append(Fault(number, read))
        elif read[0] in digests:
            faults.append(Fault(number, f"“{read[0]}”列了两次"))
        else:
            digests[read[0]] = read[1]
    if not faults and encoded(digests) != data:
        faults.append(Fault(1, "各行没有按路径排列，或者换了写法"))
    return Manifest(digests, tuple(faults))


def _entry(line: str) -> tuple[str, str] | str:
    """The path and digest of a line, or why it is none."""
    found = _LINE.fullmatch(line)
    if found is None:
        return "这一行不是“64位摘要值、两个空格、路径”"
    path: str | None = found[3]
    if found[1]:
        path = _unescaped(found[3])
    if path is None:
        return "路径里的“\\”写法不对"
    return (path, found[2]) if _inside(path) else f"“{path}”不是站点里的路径"


def _unescaped(name: str) -> str | None:
    if any(found[1] not in _MEANT for found in _ESCAPED.finditer(name)):
        return None
    return _ESCAPED.sub(lambda found: _MEANT[found[1]], name)


def _inside(path: str) -> bool:
    """Whether a path names a file below the site's folder, on any system, and not the list."""
    if path == NAME or "\0" in path or _DRIVE.match(path):
        return False
    return not {"", ".", ".."} & set(path.split("/"))
