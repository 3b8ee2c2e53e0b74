"""The body of an issue as the form writes it: what the clerk said, and what is attached.

It is text from anyone. Nothing in it is executed or believed: addresses are taken only where
they lead to the forge's own store of uploads.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import msgspec

LABELS = {
    "organ": "公开主体",
    "kind": "公开种类",
    "year": "报告年度",
    "category": "公开类别",
    "published": "发布日期",
    "file": "报告文件",
    "text": "报告正文",
    "reviewed": "公开审查",
}
"""The headings under which the form writes what was entered, in its order."""

_LONGEST = 200_000
_NO_ANSWER = "_No response_"
_LINK = re.compile(r"\[(?P<name>[^\[\]\n]{0,300})\]\((?P<url>https://[^\s()<>\"']{1,500})\)")
_BARE = re.compile(r"https://[^\s()<>\"'\[\]]{1,500}")
_UPLOADS = re.compile(r"/user-attachments/(?:files/\d{1,20}/[\w.%+-]+|assets/[\w-]+)", re.ASCII)


class Upload(msgspec.Struct, frozen=True):
    """A file in the forge's store: the name that the clerk gave it, and where it is."""

    name: str
    url: str


class Form(msgspec.Struct, frozen=True):
    """What the form says; empty where nothing was entered.

    ``refused`` are addresses that do not lead to the forge's own store.
    """

    organ: str = ""
    kind: str = ""
    year: str = ""
    category: str = ""
    published: str = ""
    text: str = ""
    uploads: tuple[Upload, ...] = ()
    refused: tuple[str, ...] = ()


def form_of(body: str, forge: str = "https://github.com") -> Form:
    """Read the body of an issue on that forge."""
    sections = _sections(body.replace("\r\n", "\n")[:_LONGEST])
    uploads: dict[str, Upload] = {}
    refused: dict[str, None] = {}
    file = sections.get("file", "")
    named = [(match["name"], match["url"]) for match in _LINK.finditer(file)]
    bare = [("", url) for url in _BARE.findall(_LINK.sub(" ", file))]
    for name, url in (*named, *bare):
        if is_upload(url, forge):
            uploads[url] = Upload(name or url.rpartition("/")[2], url)
        else:
            refused[url] = None
    return Form(
        _line(sections.get("organ", "")),
        _line(sections.get("kind", "")),
        _line(sections.get("year", "")),
        _line(sections.get("category", "")),
        _line(sections.get("published", "")),
        sections.get("text", ""),
        tuple(uploads.values()),
        tuple(refused),
    )


def is_upload(url: str, forge: str) -> bool:
    """Whether an address leads to the forge's own store of uploads."""
    parts, own = urlsplit(url), urlsplit(forge)
    plain = not parts.query and not parts.fragment and "/.." not in parts.path
    same = parts.scheme == "https" and parts.netloc == own.netloc
    return plain and same and bool(_UPLOADS.fullmatch(parts.path))


def _sections(body: str) -> dict[str, str]:
    """What stands under each heading of the form, in its order; the text may hold any heading."""
    at = 0
    found: dict[str, str] = {}
    starts: list[tuple[str, int, int]] = []
    for key, label in LABELS.items():
        heading = re.compile(rf"^### {label}[ \t]*$", re.MULTILINE)
        matches = list(heading.finditer(body, at))
        if matches:
            # What comes last in the form is what comes last, whatever was pasted before it.
            match = matches[-1] if key == "reviewed" else matches[0]
            starts.append((key, match.start(), match.end()))
            at = match.end()
    ends = [start for _key, start, _begin in starts[1:]]
    for (key, _start, begin), end in zip(starts, [*ends, len(body)], strict=False):
        value = body[begin:end].strip()
        found[key] = "" if value == _NO_ANSWER else value
    return found


def _line(text: str) -> str:
    """An answer that is a line."""
    return " ".join(text.split())[:100]
