"""Small files of every sort, made here rather than kept: nothing binary lies in the repository."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from typing import NamedTuple

IDENTITY = "110101190001010014"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(members: Mapping[str, str | bytes], *, compressed: bool = False) -> bytes:
    buffer = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def encrypted_zip(name: str = "a.txt") -> bytes:
    """An archive whose only member claims to be encrypted."""
    data = bytearray(zipped({name: "x"}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        where = data.index(signature) + at
        data[where] |= 1
    return bytes(data)


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{cells}</w:tbl>"


def docx(body: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A text with other parts beside it; the names of XML parts of Word lack their folder."""
    document = f"<w:document {_W}><w:body>{body}</w:body></w:document>"
    others = {
        name: f"<w:part {_W}>{content}</w:part>" if isinstance(content, str) else content
        for name, content in (parts or {}).items()
    }
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **others})


def cell(place: str, value: str | float) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def xlsx(rows: Mapping[int, Sequence[str | int | float]], hidden: str = "") -> bytes:
    """A workbook of a sheet 名单 with rows by number, and perhaps a hidden sheet of one cell."""
    written = "".join(
        f'<row r="{number}">'
        + "".join(cell(f"{chr(65 + at)}{number}", value) for at, value in enumerate(row))
        + "</row>"
        for number, row in rows.items()
    )
    sheet = "<worksheet><sheetData>{}</sheetData></worksheet>"
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="名单" r:id="a"/>'
            '<sheet name="底稿" state="hidden" r:id="b"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": "<Relationships>"
            '<Relationship Id="a" Target="worksheets/sheet1.xml"/>'
            '<Relationship Id="b" Target="worksheets/sheet2.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": sheet.format(written),
            "xl/worksheets/sheet2.xml": sheet.format(f'<row r="1">{cell("A1", hidden)}</row>'),
        }
    )


def pdf(pages: Sequence[str], *, encrypted: bool = False, picture: bool = False) -> bytes:
    """A PDF of ASCII pages; with ``picture`` each names a picture, as scans do."""
    resources = "<< /Font << /F1 3 0 R >>"
    resources += " /XObject << /I 4 0 R >> >>" if picture else " >>"
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /Length 0 >>\nstream\n\nendstream",
    ]
    for at, text in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET" if text else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources} "
            f"/Contents {6 + 2 * at} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    body += "".join(f"{place:010} 00000 n \n" for place in places)
    lock = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -1 >> " if encrypted else ""
    body += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {lock}>>\nstartxref\n{start}\n%%EOF\n"
    )
    return body.encode()


class _Stream(NamedTuple):
    name: str
    kind: int
    start: int
    size: int
    right: int = 0xFFFFFFFF
    child: int = 0xFFFFFFFF

    @property
    def entry(self) -> bytes:
        wide = self.name.encode("utf-16-le") + b"\0\0"
        head = wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide), self.kind, 1)
        tree = struct.pack("<III", 0xFFFFFFFF, self.right, self.child)
        return head + tree + bytes(36) + struct.pack("<II", self.start, self.size) + bytes(4)


def ole(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with streams of at least 4,096 bytes, one after the other."""
    sector, free, end, fat_mark = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    chains: list[int] = []
    entries: list[bytes] = []
    data = b""

    count = len(padded)
    entries.append(_Stream("Root Entry", 5, end, 0, child=1).entry)
    for number, (name, content) in enumerate(padded.items(), 1):
        sectors = -(-len(content) // sector)
        start = len(chains)
        chains += [*range(start + 1, start + sectors), end]
        data += content.ljust(sectors * sector, b"\0")
        right = number + 1 if number < count else free
        entries.append(_Stream(name, 2, start, len(content), right).entry)
    directory = b"".join(entries)
    directory = directory.ljust(-(-len(directory) // sector) * sector, b"\0")
    first = len(chains)
    chains += [*range(first + 1, first + len(directory) // sector), end]
    fat_at = len(chains)
    chains.append(fat_mark)
    fat = struct.pack(f"<{len(chains)}I", *chains).ljust(sector, b"\xff")
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHHHIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, 1, first)
    header += struct.pack("<IIIIII", 0, 4096, end, 0, end, 0)
    header += struct.pack("<I", fat_at) + b"\xff" * (108 * 4)
    return header + data + directory + fat
