"""An attachment read by what it really is, and judged: refused, unread, private or nothing."""

from __future__ import annotations

from bisect import bisect_left

from gongkai.privacy import Sort, private_data_in

from .packages import package_text
from .plain_files import plain_text
from .results import AttachmentReading, Piece, PrivatePlaces, Refused, Text, Unread
from .sorts import OF_ENDING, FileSort, sort_of

LARGEST = 50_000_000
_SHOWN_PLACES = 5
_RUNS = frozenset({FileSort.PROGRAM, FileSort.SCRIPT})


def judged(name: str, data: bytes) -> AttachmentReading:
    """What is known of an attachment with that name; never raises for what the file holds."""
    try:
        text = read_attachment(name, data)
    except Refused as refused:
        return AttachmentReading(refused=str(refused))
    except Unread as unread:
        return AttachmentReading(unread=str(unread), private=_private((_called(name),)))
    except Exception:  # noqa: BLE001  # damaged files lead libraries to raise anything at all
        return AttachmentReading(unread="读取出错", private=_private((_called(name),)))
    pieces = (_called(name), *text.pieces)
    return AttachmentReading(unread=text.unread, private=_private(pieces))


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
    for piece in pieces:
        data = private_data_in(piece.text)
        ends = _line_ends(piece.text) if data and piece.lines else []
        for datum in data:
            counts[datum.sort] = counts.get(datum.sort, 0) + 1
            line = f"第 {bisect_left(ends, datum.start) + 1} {piece.lines}" if piece.lines else ""
            places.setdefault(datum.sort, {})[f"{piece.place}{line}"] = None
    return tuple(
        PrivatePlaces(sort, tuple(places[sort])[:_SHOWN_PLACES], count)
        for sort, count in counts.items()
    )


def _line_ends(text: str) -> list[int]:
    return [at for at, character in enumerate(text) if character == "\n"]
