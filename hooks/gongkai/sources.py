"""Raw files to sources: decoded, taken apart at the fences, the front matter read. Never raises.

Everything that is wrong with how a file is written becomes a fault; whether its values make
sense is for `metadata`.
"""

from __future__ import annotations

import hashlib

import msgspec

from .decoding import decoded
from .frontmatter.blocks import LONGEST, Block, cleaned, parsed
from .frontmatter.fences import Fenced, fenced, refenced
from .frontmatter.mending import mended, unslipped
from .model import Fault, Source


def read_source(path: str, data: bytes) -> Source:
    """The file as text, with a fault for everything that is wrong with how it is written.

    Lines are those an editor counts; the line ends of the body are those of Unix.
    """
    decoding = decoded(data)
    unread = Source(
        path=path,
        digest=hashlib.sha256(data).hexdigest(),
        size=len(data),
        front_matter={},
        lines={},
        body=decoding.text or "",
        body_line=1,
        faults=decoding.faults,
        readable=False,
        text=decoding.text or "",
    )
    if decoding.text is None:
        return unread
    whole = fenced(decoding.text)
    if whole is None:
        return _bare(unread)
    return _read(unread, decoding.text, whole)


def unopened(path: str, code: str, detail: str = "") -> Source:
    """The source of a file whose bytes were not to be had; ``code`` is the fault that says why."""
    return Source(
        path=path,
        digest="",
        size=0,
        front_matter={},
        lines={},
        body="",
        body_line=1,
        faults=(Fault(code, detail=detail),),
        readable=False,
    )


def _read(unread: Source, text: str, whole: Fenced) -> Source:
    """The source with its front matter, ended earlier where that is what was meant."""
    front, faults = cleaned(whole.front, whole.front_line)
    block = parsed(front, whole.front_line) if len(front) <= LONGEST else None
    if isinstance(block, Block):
        return _filled(unread, whole, unslipped(block, front, whole.front_line), faults)
    ended = refenced(text, whole) or whole
    front, faults = cleaned(ended.front, ended.front_line)
    if len(front) > LONGEST:
        return _filled(unread, ended, None, [Fault("too-long", ended.front_line)])
    mending = mended(front, ended.front_line)
    if mending is not None:
        return _filled(unread, ended, mending, faults)
    if ended is not whole:
        return _bare(unread)
    return _filled(unread, whole, None, [*faults, Fault("no-keys", whole.front_line)])


def _bare(unread: Source) -> Source:
    """The source of a text without front matter."""
    faults = (*unread.faults, Fault("no-front-matter"))
    return msgspec.structs.replace(unread, faults=faults)


def _filled(unread: Source, parts: Fenced, block: Block | None, faults: list[Fault]) -> Source:
    """The source with what was found between the fences and below them."""
    found = (*unread.faults, *parts.faults, *faults, *(block.faults if block else ()))
    return msgspec.structs.replace(
        unread,
        front_matter=block.values if block else {},
        lines=block.lines if block else {},
        body=parts.body,
        body_line=parts.body_line,
        faults=found,
        readable=block is not None,
    )
