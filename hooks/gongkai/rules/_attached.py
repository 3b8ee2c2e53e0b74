"""Attachments as their rules see them: each with the records and lines that point to it."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.attachments import AttachmentReading
from gongkai.corpus import Corpus, Record
from gongkai.model import Link

_NAMES = {"image": "图片", "attachment": "附件"}


def readings(corpus: Corpus) -> Iterator[tuple[Record, Link, AttachmentReading]]:
    """Each attachment of each record, once, at the first line that points to it."""
    for path, reading in corpus.attachments.items():
        seen = set()
        for record, link in corpus.pointers.get(path, ()):
            if record.path not in seen:
                seen.add(record.path)
                yield record, link, reading


def called(link: Link) -> str:
    """What the target of a link is called."""
    return _NAMES.get(link.what, "文件")
