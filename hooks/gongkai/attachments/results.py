"""What came of reading an attachment: its text with places, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec

from gongkai.privacy import Sort


class Piece(NamedTuple):
    """A part of a file's text: where it stands, and a word for its lines (段, 行), if any."""

    place: str
    text: str
    lines: str = ""


class Refused(Exception):  # noqa: N818  # an outcome that ends reading, not a mistake of ours
    """A file that is not to be published; says why."""


class Unread(Exception):  # noqa: N818
    """A file in which nobody could look for private data; says why."""


class Text(NamedTuple):
    """The pieces of a file; ``unread`` says what part of it could not be read."""

    pieces: tuple[Piece, ...]
    unread: str = ""


Reader = Callable[[bytes], Text]


class PrivatePlaces(msgspec.Struct, frozen=True):
    """Where in an attachment private data of a sort stands, in words, the first few; how often.

    ``more`` says that counting was broken off.
    """

    sort: Sort
    places: tuple[str, ...]
    count: int
    more: bool = False


class AttachmentReading(msgspec.Struct, frozen=True):
    """What is known of an attachment: nothing of its text is kept.

    ``refused`` says why it must not be published, ``unread`` why nobody could read it.
    ``sha256`` is the digest of its bytes, empty where they were not read to the end.
    """

    refused: str = ""
    unread: str = ""
    private: tuple[PrivatePlaces, ...] = ()
    sha256: str = ""

    @property
    def barred(self) -> bool:
        """Whether the file may not be published at all."""
        return bool(self.refused or self.private)


def together(texts: Iterable[Text]) -> Text:
    """Several texts as one."""
    read = list(texts)
    unread = next((text.unread for text in read if text.unread), "")
    return Text(tuple(piece for text in read for piece in text.pieces), unread)
