"""Files that are ZIP inside: docx, xlsx, pptx, ofd, and plain archives; opened with limits."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator

from .results import Piece, Refused, Text, Unread, together
from .sheets import sheets_of
from .xml_text import xml_text

Judge = Callable[[str, bytes], Text]

_MOST_MEMBERS = 5_000
_MOST_BYTES = 200_000_000
_MOST_MEMBER = 60_000_000
_ENCRYPTED, _UTF8 = 0x1, 0x800
_FEW = 10
_PARTS = (
    (re.compile(r"word/document\.xml"), "正文"),
    (re.compile(r"word/(?:header|footer)\d*\.xml"), "页眉页脚"),
    (re.compile(r"word/(?:foot|end)notes\.xml"), "脚注"),
    (
        re.compile(r"(?:word|xl|ppt)/(?:threadedComments/|comments/)?\w*[cC]omments?\w*\.xml"),
        "批注",
    ),
    (re.compile(r"ppt/slides/slide\d+\.xml"), "幻灯片"),
    (re.compile(r"ppt/notesSlides/.*\.xml"), "备注"),
    (re.compile(r"docProps/.*\.xml|customXml/.*\.xml|meta\.xml"), "文档属性"),
    (re.compile(r".*\.rels"), "链接"),
    (re.compile(r"content\.xml|Doc_\d+/.*Content\.xml"), "正文"),
)
_SKIPPED = re.compile(
    r"\[Content_Types\]\.xml|.*(?:theme|[sS]tyles?|settings|fontTable|webSettings|numbering)\w*\.xml|"
    r".*calcChain\.xml|xl/worksheets/sheet\d*\.xml|xl/sharedStrings\.xml"
)
_PROGRAM_NAME = re.compile(
    r"\.(?:exe|bat|cmd|com|scr|js|jse|vbs|vbe|wsf|ps1|jar|msi|lnk|sh|hta|dll|apk|cpl|reg|php|jsp|asp)$",
    re.IGNORECASE,
)


class Package:
    """A ZIP file opened with care."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise Unread("文件已经损坏") from error
        members = [member for member in self._zip.infolist() if not member.is_dir()]
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise Refused("文件加了密码")
        if len(members) > _MOST_MEMBERS or sum(one.file_size for one in members) > _MOST_BYTES:
            raise Unread("内部的文件过多或者过大")
        self.members = {_name(member): member for member in members}

    def read(self, name: str) -> bytes:
        """The bytes of a member.

        Raises:
            Unread: it is damaged, or larger than it says.

        """
        member = self.members[name]
        try:
            with self._zip.open(member) as file:
                data = file.read(_MOST_MEMBER + 1)
        except (
            zipfile.BadZipFile,
            NotImplementedError,
            RuntimeError,
            OSError,
            EOFError,
            zlib.error,
            ValueError,
        ) as error:
            raise Unread("文件已经损坏") from error
        if len(data) > _MOST_MEMBER:
            raise Unread("内部的文件过大")
        return data


def _name(member: zipfile.ZipInfo) -> str:
    """A member's name: without its flag Chinese names are in the code of the system."""
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return member.filename


def package_text(data: bytes, judge: Judge, ending: str) -> Text:
    """The text of a ZIP file: of an office file by its parts, of an archive by its members.

    Raises:
        Refused: it must not be published.
        Unread: nobody could read it.

    """
    package = Package(data)
    what = _what(package)
    if ending in _SHOULD_BE and what not in _SHOULD_BE[ending]:
        raise Refused(f"扩展名是 .{ending}，内容却是 {what or 'zip 压缩包'}")
    return _office_text(package, judge) if what else _archive_text(package, judge)


_SHOULD_BE = {
    "docx": {"docx"},
    "xlsx": {"xlsx"},
    "pptx": {"pptx"},
    "ofd": {"ofd"},
    "wps": {"docx"},
    "et": {"xlsx"},
    "zip": {""},
}


def _what(package: Package) -> str:
    """Which sort of office file a package is, empty for an archive."""
    names = package.members
    for first, what in (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx")):
        if "[Content_Types].xml" in names and any(name.startswith(first) for name in names):
            return what
    if any(name.lower() == "ofd.xml" for name in names):
        return "ofd"
    return "odf" if "mimetype" in names and "content.xml" in names else ""


def _office_text(package: Package, judge: Judge) -> Text:
    if any(name.rpartition("/")[2].lower().startswith("vbaproject") for name in package.members):
        raise Refused("文件里有宏，打开时会运行程序")
    text = together([Text(tuple(_pieces(package))), *_embedded(package, judge)])
    if sum(len(piece.text.split()) for piece in text.pieces if piece.place != "链接") == 0:
        raise Unread("里面没有文字，可能都是图片")
    return text


def _pieces(package: Package) -> Iterator[Piece]:
    yield from sheets_of(package.members, package.read)
    for name in package.members:
        if name.endswith((".xml", ".rels")) and not _SKIPPED.fullmatch(name):
            place = next((word for part, word in _PARTS if part.fullmatch(name)), "其他部分")
            text = xml_text(package.read(name))
            if text.strip():
                yield Piece(place, text, "段")


def _embedded(package: Package, judge: Judge) -> Iterator[Text]:
    """What lies inside as files of their own, and pictures, which nobody reads."""
    for name in package.members:
        if "/embeddings/" in name:
            inner = judge(name.rpartition("/")[2], package.read(name))
            pieces = (piece._replace(place=f"嵌入的文件{piece.place}") for piece in inner.pieces)
            yield Text(tuple(pieces), inner.unread)


def _archive_text(package: Package, judge: Judge) -> Text:
    texts = []
    for name in package.members:
        short = name.rpartition("/")[2]
        if name.startswith("/") or ".." in name.split("/") or "\\" in name:
            raise Refused("压缩包里的文件名会跑到别的文件夹去")
        if _PROGRAM_NAME.search(short):
            raise Refused(f"压缩包里有可执行的文件“{short}”")
        try:
            inner = judge(short, package.read(name))
        except Refused as refused:
            raise Refused(f"压缩包里的“{short}”：{refused}") from refused
        pieces = [Piece("压缩包里的文件名", short.rpartition(".")[0] or short)]
        pieces += [one._replace(place=f"压缩包里的“{short}”{one.place}") for one in inner.pieces]
        texts.append(
            Text(tuple(pieces), f"压缩包里的“{short}”{inner.unread}" if inner.unread else "")
        )
    return together(texts)
