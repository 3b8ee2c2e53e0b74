"""OFD files made at run time, as writers lay text out: a text object for every line of a page."""

from __future__ import annotations

from html import escape

from word_files import zipped

_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE, LEADING = 5.6, 10.0
LEFT, TOP, RIGHT, BOTTOM = 28.0, 37.0, 182.0, 262.0


def _width(text: str) -> float:
    return sum(SIZE if ord(char) >= 0x2E80 or char in "“”—…" else SIZE / 2 for char in text)


def _cut(paragraph: str) -> list[str]:
    """A paragraph as lines, set in by two characters."""
    lines, line = [], "　　"
    for char in paragraph:
        if _width(line + char) > RIGHT - LEFT and char not in "，。；：、）》”":
            lines.append(line)
            line = ""
        line += char
    return [*lines, line]


def text_object(text: str, x: float, y: float, extra: str = "") -> str:
    """A line of text."""
    steps = " ".join(f"{_width(char):g}" for char in text[:-1])
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y - SIZE} {_width(text):g} {SIZE * 1.2}" Font="1" '
        f'Size="{SIZE}" {extra}><ofd:TextCode X="0" Y="{SIZE}" DeltaX="{steps}">{escape(text)}'
        "</ofd:TextCode></ofd:TextObject>"
    )


def ofd_file(
    text: str,
    *,
    backwards: bool = False,
    layers: str = "",
    extra: dict[str, str | bytes] | None = None,
) -> bytes:
    """An OFD file with that text, page by page, with page numbers at the foot."""
    pages: list[list[str]] = [[]]
    y = TOP
    for paragraph in filter(None, text.splitlines()):
        for line in _cut(paragraph):
            if y > BOTTOM:
                pages.append([])
                y = TOP
            shown = line.lstrip("　")
            pages[-1].append(text_object(shown, LEFT + _width(line) - _width(shown), y))
            y += LEADING
    files: dict[str, str | bytes] = {
        "OFD.xml": f'<?xml version="1.0" encoding="UTF-8"?><ofd:OFD {_SPACE} Version="1.0" DocType="OFD">'
        "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>"
        "0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
        + "".join(
            f'<ofd:Page ID="{number}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
            for number in range(len(pages))
        )
        + "</ofd:Pages></ofd:Document>",
    }
    for number, objects in enumerate(pages):
        foot = text_object(f"— {number + 1} —", 98, 285)
        content = "".join(reversed([*objects, foot]) if backwards else [*objects, foot])
        files[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f'<ofd:Page {_SPACE}><ofd:Content><ofd:Layer Type="Body">{content}</ofd:Layer>{layers}'
            "</ofd:Content></ofd:Page>"
        )
    return zipped({**files, **(extra or {})})
