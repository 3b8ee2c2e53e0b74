"""Reads the characters of a PDF in a process of its own, which may not take more than its share.

Run as a script: the PDF on standard input, JSON on standard output. It imports nothing of this
package, so that it starts fast.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import math
import sys
from typing import Any

_MEMORY = 700 << 20
_SECONDS = 60
_MOST_PAGES = 500
_MOST_CHARACTERS = 2_000_000
_INVISIBLE = 3
_FAINT = 0.72
_HEAVY = 600
_THIN = 2.5
_MOST_RULES = 2000
_MOST_SEGMENTS = 500
_MOST_COMMENTS, _LONGEST_COMMENT = 500, 100_000
_FIRST_HAN = 0x2E80
_QUARTER = 90


def main() -> None:
    """Read standard input, write what it holds, or the word for what is wrong."""
    _limit()
    data = sys.stdin.buffer.read()
    try:
        answer = _read(data)
    except MemoryError:
        answer = {"error": "memory"}
    json.dump(answer, sys.stdout, ensure_ascii=True, separators=(",", ":"))


def _limit() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  # only some systems have it

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(data: bytes) -> dict[str, Any]:
    import pypdfium2 as pdfium  # noqa: PLC0415  # after the limits

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        return {"error": "locked" if locked else "broken"}
    if len(document) > _MOST_PAGES:
        return {"error": "long"}
    pages, count = [], 0
    for number in range(len(document)):
        try:
            page = _page(document[number], pdfium.raw)
        except pdfium.PdfiumError:
            return {"error": "broken"}
        count += len(page["glyphs"])
        if count > _MOST_CHARACTERS:
            return {"error": "long"}
        pages.append(page)
    producer = document.get_metadata_dict().get("Producer", "")
    return {"pages": pages, "producer": producer}


def _page(page: Any, raw: Any) -> dict[str, Any]:  # noqa: ANN401  # the library has no types
    """The characters of a page: text, left, right, baseline, size, angle, look."""
    text = page.get_textpage()
    left, bottom, right, top = page.get_bbox()
    turn = page.get_rotation()
    frame = (left, bottom, right, top)
    glyphs = []
    for at in range(raw.FPDFText_CountChars(text)):
        if raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        code = raw.FPDFText_GetUnicode(text, at)
        glyphs.append([code, *_place(text, at, raw, frame, turn)])
    wide, high = right - left, top - bottom
    if turn in {90, 270}:
        wide, high = high, wide
    pictures = sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    rules = _rules(page, raw, frame) if turn == 0 else []
    return {
        "width": wide,
        "height": high,
        "glyphs": glyphs,
        "pictures": pictures,
        "rules": rules,
        "comments": _comments(page, raw),
    }


def _comments(page: Any, raw: Any) -> list[str]:  # noqa: ANN401
    """What people wrote on a page beside its text: notes, and words at marks."""
    found: list[str] = []
    kinds = {
        raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_HIGHLIGHT,
        raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_SQUIGGLY, raw.FPDF_ANNOT_STRIKEOUT,
        raw.FPDF_ANNOT_CARET, raw.FPDF_ANNOT_STAMP,
    }  # fmt: skip
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_COMMENTS)):
        note = raw.FPDFPage_GetAnnot(page, at)
        if not note:
            continue
        if raw.FPDFAnnot_GetSubtype(note) in kinds:
            size = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
            if 2 < size <= _LONGEST_COMMENT:  # noqa: PLR2004  # two bytes end an empty one
                buffer = ctypes.create_string_buffer(size)
                place = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
                raw.FPDFAnnot_GetStringValue(note, b"Contents", place, size)
                found.append(buffer.raw[: size - 2].decode("utf-16-le", "replace"))
        raw.FPDFPage_CloseAnnot(note)
    return found


def _rules(page: Any, raw: Any, frame: tuple[float, float, float, float]) -> list[list[float]]:  # noqa: ANN401
    """The level and upright lines of a page, from its upper left corner: x, y to x, y."""
    left, _bottom, _right, top = frame
    found: list[list[float]] = []
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        bounds = path.get_bounds()
        thin = min(bounds[2] - bounds[0], bounds[3] - bounds[1]) <= _THIN
        lines = [tuple(bounds)] if thin else _sides(path, raw)
        for x0, y0, x1, y1 in lines:
            level, upright = abs(y1 - y0) <= _THIN, abs(x1 - x0) <= _THIN
            if level != upright:
                ends = x0 - left, top - y1, x1 - left, top - y0
                found.append([round(value, 1) for value in ends])
        if len(found) > _MOST_RULES:
            return []
    return found


def _sides(path: Any, raw: Any) -> list[tuple[float, float, float, float]]:  # noqa: ANN401
    """The straight lines of a path that is drawn and not only filled."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, mode, stroked)
    count = raw.FPDFPath_CountSegments(path)
    if not stroked.value or not 0 < count <= _MOST_SEGMENTS:
        return []
    matrix = path.get_matrix()
    lines: list[tuple[float, float, float, float]] = []
    last = start = (0.0, 0.0)
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        sort = raw.FPDFPathSegment_GetType(segment)
        if sort == raw.FPDF_SEGMENT_LINETO:
            lines.append(_line(last, point))
        elif sort == raw.FPDF_SEGMENT_MOVETO:
            start = point
        last = point
        if raw.FPDFPathSegment_GetClose(segment):
            lines.append(_line(point, start))
    return lines


def _line(
    one: tuple[float, float], other: tuple[float, float]
) -> tuple[float, float, float, float]:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[0], other[0]),
        max(one[1], other[1]),
    )


def _place(
    text: Any,  # noqa: ANN401
    at: int,
    raw: Any,  # noqa: ANN401
    frame: tuple[float, float, float, float],
    turn: int,
) -> list[float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, at, box)
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, matrix)
    size = raw.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
    angle = (math.degrees(math.atan2(matrix.b, matrix.a)) - turn) % 360
    code = raw.FPDFText_GetUnicode(text, at)
    # Boxes hug the ink where a font tells no widths: a Chinese character is as wide as high.
    wide = size if code >= _FIRST_HAN else max(box.right - x.value, 0.0)
    tall = size if code >= _FIRST_HAN else max(box.top - y.value, 0.0)
    start = _turned(x.value, y.value, frame, turn)
    end = _turned(x.value + wide, y.value, frame, turn)
    if turn in {90, 270}:
        end = _turned(x.value, y.value + (tall if turn == _QUARTER else -tall), frame, turn)
    base = _turned(x.value, y.value, frame, turn)[1]
    edges = sorted((start[0], end[0]))
    look = _look(text, at, raw)
    return [*(round(value, 2) for value in (*edges, base, size, angle)), look]


def _turned(
    x: float, y: float, frame: tuple[float, float, float, float], turn: int
) -> tuple[float, float]:
    """A place on the page as it is shown, from its upper left corner."""
    left, bottom, right, top = frame
    return {
        0: (x - left, top - y),
        90: (y - bottom, x - left),
        180: (right - x, y - bottom),
        270: (top - y, right - x),
    }[turn]


def _look(text: Any, at: int, raw: Any) -> int:  # noqa: ANN401
    """1 for what is not painted, 2 for what is faint, 4 for what is bold."""
    found = raw.FPDFText_GetTextObject(text, at)
    unpainted = bool(found) and raw.FPDFTextObj_GetTextRenderMode(found) == _INVISIBLE
    shades = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFText_GetFillColor(text, at, *shades)
    red, green, blue, alpha = (shade.value / 255 for shade in shades)
    light = 1 - alpha * (1 - (0.3 * red + 0.59 * green + 0.11 * blue))
    bold = raw.FPDFText_GetFontWeight(text, at) >= _HEAVY
    return int(unpainted) + 2 * int(light > _FAINT) + 4 * int(bold)


if __name__ == "__main__":
    main()
