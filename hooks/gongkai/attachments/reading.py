"""An attachment read by what it really is, and judged: refused, unread, private or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from gongkai.privacy import Sort, private_data_in

from .packages import package_text
from .plain_files import plain_text
from .results import AttachmentReading, Piece, PrivatePlaces, Refused, Text, Unread
from .sorts import OF_ENDING, FileSort, sort_of

LARGEST = 50_000_000
# So many are enough to know what a file is.
_MOST_COUNTED = 1_000
_SHOWN_PLACES = 5
_MOST_TEXT = 5_000_000
_PART = 100_000
_HEADING_ROWS, _LONGEST_HEADING = 4, 4_000
_RUNS = frozenset({FileSort.PROGRAM, FileSort.SCRIPT})


def judged(name: str, data: bytes) -> AttachmentReading:
    """What is known of an attachment with that name; never raises for what the file holds."""
    reading = _judged(name, data)
    if len(data) > LARGEST:
        return reading
    return msgspec.structs.replace(reading, sha256=hashlib.sha256(data).hexdigest())


def _judged(name: str, data: bytes) -> AttachmentReading:
    try:
        text = read_attachment(name, data)
    except Refused as refused:
        return AttachmentReading(refused=str(refused))
    except Unread as unread:
        return AttachmentReading(unread=str(unread), private=_private((_called(name),)))
    except Exception:  # noqa: BLE001  # damaged files lead libraries to raise anything at all
        return AttachmentReading(unread="读取出错", private=_private((_called(name),)))
    pieces = (_called(name), *text.pieces)
    too_long = sum(len(piece.text) for piece in pieces) > _MOST_TEXT
    if too_long:
        pieces = tuple(_shortened(pieces))
    missed = text.unread or ("文字过多，没有读完" if too_long else "")
    return AttachmentReading(unread=missed, private=_private(pieces))


def _shortened(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces as far as they are read."""
    left = _MOST_TEXT
    for piece in pieces:
        yield piece._replace(text=piece.text[:left])
        left = max(0, left - len(piece.text))


def _called(name: str) -> Piece:
    return Piece("文件名", name.rpartition(".")[0] or name)


def read_attachment(name: str, data: bytes, *, inside: bool = False) -> Text:
    """The text of a file; ``inside`` says that it lies in another, where archives are not opened.

    Raises:
        Refused: it must not be published, whatever it says.
        Unread: nobody could read it.

    """
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if not data:
        raise Unread("文件是空的")
    sort = sort_of(data)
    if sort in _RUNS:
        raise Refused(f"内容是{sort}")
    if ending in OF_ENDING and sort not in OF_ENDING[ending]:
        raise Refused(f"扩展名是 .{ending}，内容却是{sort}")
    if len(data) > LARGEST:
        raise Unread(f"超过 {LARGEST // 1_000_000} MB")
    return _text_of(sort, data, ending, inside=inside)


def _text_of(sort: FileSort, data: bytes, ending: str, *, inside: bool) -> Text:
    match sort:
        case FileSort.PDF:
            # Importing it takes longer than a check without any PDF.
            from .pdf_files import pdf_text  # noqa: PLC0415

            return pdf_text(data)
        case FileSort.OLE:
            from .ole_files import ole_text  # noqa: PLC0415

            return ole_text(data, ending)
        case FileSort.ZIP:
            return package_text(data, _nested if inside else _inside, ending)
        case FileSort.TEXT | FileSort.HTML | FileSort.RTF:
            return plain_text(data, ending)
        case FileSort.IMAGE:
            raise Unread("是图片")
        case _:
            raise Unread(f"是{sort}")


def _inside(name: str, data: bytes) -> Text:
    """The text of a file in a package; what nobody could read is said, and reading goes on."""
    try:
        return read_attachment(name, data, inside=True)
    except Unread as unread:
        return Text((), str(unread))


def _nested(_name: str, _data: bytes) -> Text:
    return Text((), "一层套一层，没有读完")


def _private(pieces: tuple[Piece, ...]) -> tuple[PrivatePlaces, ...]:
    """Where private data stands, by sort; of the places no more than a person looks up."""
    counts: dict[Sort, int] = {}
    places: dict[Sort, dict[str, None]] = {}
    found = ((piece, *one) for piece in pieces for one in _data_of(piece.text))
    more = False
    for piece, sort, line in found:
        counts[sort] = counts.get(sort, 0) + 1
        if len(places.setdefault(sort, {})) < _SHOWN_PLACES:
            where = f"第 {line} {piece.lines}" if piece.lines else ""
            places[sort][f"{piece.place}{where}"] = None
        if counts[sort] >= _MOST_COUNTED:
            more = True
            break
    return tuple(
        PrivatePlaces(sort, tuple(places[sort]), count, more) for sort, count in counts.items()
    )


def _data_of(text: str) -> Iterator[tuple[Sort, int]]:
    """What is private in a text with the line of each; a long one is gone through in parts."""
    heading = "".join(text[:_LONGEST_HEADING].splitlines(keepends=True)[:_HEADING_ROWS])
    if not heading.startswith("|"):
        heading = ""
    start, line = 0, 1
    while start < len(text):
        end = text.find("\n", start + _PART) + 1 or len(text)
        # The heading says of the later rows too what stands in their columns.
        before = heading if start else ""
        part = before + text[start:end]
        at = len(before)
        for datum in private_data_in(part):
            if datum.start >= len(before):
                line += part.count("\n", at, datum.start)
                at = datum.start
                yield datum.sort, line
        line += part.count("\n", at)
        start = end
