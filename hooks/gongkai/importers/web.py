"""Saved web pages (.html, .mht): the article of a portal's page, without what stands around it."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Sequence

from gongkai.decoding import decoded
from gongkai.text.numbering import number_of

from ._draft import Draft, Importer, UnreadableError, library
from ._manuscript import Manuscript
from ._markup import Element
from .stages.labels import starts_with_label
from .stages.organ_words import squeezed
from .web_parts.article import Article, hides_its_text, labelled
from .web_parts.pieces import Piece, Reader

_WHAT = "网页"
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_CHINESE = re.compile(r"gb|936", re.IGNORECASE)
_BEGINNING = 8192
_LARGEST = 8 << 20
_MOST_TAGS, _MOST_ATTRIBUTES = 200_000, 5_000
_LONG_TAG = re.compile(rb"<[^<>]{10000,}")
_BOLD_LEVEL = 7
_LONGEST_HEADING = 60
_LONGEST_BOLD = 40
_NO_HEADING = re.compile(r"[。；;：:，,！？!?、]$|。.")
_TITLE_PARTS = re.compile(r"\s*[_|｜]\s*|\s+[-–—]\s+|--+|\s*-(?=[^-]*$)")
_EMPTY = "网页里没有正文，内容可能要由脚本显示；请在浏览器里打开网页，复制正文存成 .txt 再导入"


def read(data: bytes, _name: str) -> Draft:
    """Read a saved page."""
    if len(data) > _LARGEST:
        raise UnreadableError(f"网页超过 {_LARGEST >> 20} MB，不像一份报告，没有读取")
    # The parser compares each attribute of a tag with all before it.
    crowded = any(len(tag.split()) > _MOST_ATTRIBUTES for tag in _LONG_TAG.findall(data))
    if data.count(b"<") > _MOST_TAGS or crowded:
        raise UnreadableError("网页的内容过多，不像一份报告，没有读取")
    text, notes = _text_of(_page_of(data))
    root = _root(text)
    reader = Reader()
    reader.read(root)
    if hides_its_text(reader.pieces):
        reader = Reader(hidden_too=True)
        reader.read(root)
    article = Article(reader.pieces, _headline(root))
    out = _written(reader.pieces, article, root)
    if not out.lines:
        raise UnreadableError(_EMPTY)
    if reader.pictures:
        _tell_pictures(reader.pictures, out)
    return out.draft(notes)


def _page_of(data: bytes) -> bytes:
    """The page itself, where the file is an archive of a page and its pictures."""
    if not re.match(rb"\s*[\w-]+:", data) or b"multipart/related" not in data[:_BEGINNING].lower():
        return data
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                charset = part.get_content_charset()
                return _with_charset(page, charset)
    raise UnreadableError("文件里没有网页，请在浏览器里另存为“网页，仅 HTML”再导入")


def _with_charset(page: bytes, charset: str | None) -> bytes:
    """The page in UTF-8, where the archive says its encoding."""
    try:
        return page.decode(charset or "ascii").encode()
    except (LookupError, UnicodeError):
        return page


def _text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The page as text: UTF-8 if it is, else as it says, else as its bytes suggest."""
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode(), ()
    except UnicodeDecodeError:
        pass
    stated = _CHARSET.search(data[:_BEGINNING])
    name = stated[1].decode("ascii") if stated else ""
    read = decoded(data)
    if (
        data[:2] not in {b"\xff\xfe", b"\xfe\xff"}
        and name
        and name.lower() not in {"utf-8", "utf8"}
    ):
        codec = "gb18030" if _CHINESE.search(name) else name
        try:
            return data.decode(codec, "replace"), (f"原文件是 {name.upper()} 编码，已转成 UTF-8",)
        except LookupError:
            pass
    if read.text is None:
        return data.decode("utf-8", "replace"), ("网页的编码认不全，读不出的字已显示为“\ufffd”",)
    names = sorted({fault.subject for fault in read.faults if fault.code == "encoding"})
    return read.text, tuple(f"原文件是 {name} 编码，已转成 UTF-8" for name in names)


def _root(text: str) -> Element:
    html = library("lxml.html", _WHAT, "web")
    etree = library("lxml.etree", _WHAT, "web")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    plain = re.sub(r"\A\s*<\?xml[^>]*>", "", text).replace("\0", "")
    try:
        root = html.document_fromstring(plain.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(_EMPTY) from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableError("网页的标签嵌套过深，不像正常的网页，没有读取")
    return root


def _meta(root: Element, *names: str) -> str:
    """What the page says of itself in its head."""
    for found in root.iter("meta"):
        name = found.get("name") or found.get("property") or ""
        if name.lower() in names and (found.get("content") or "").strip():
            return str(found.get("content")).strip()
    return ""


def _headline(root: Element) -> str:
    """The title of the article, as the head of the page tells it."""
    said = _meta(root, "articletitle") or _meta(root, "og:title")
    title = next((found.text_content() for found in root.iter("title")), "")
    return said or re.sub(r"\s+", " ", title).strip()


def _written(pieces: Sequence[Piece], article: Article, root: Element) -> Manuscript:
    out = Manuscript()
    chosen = set(article.chosen())
    if not _has_title(pieces, chosen, article) and chosen:
        title = _TITLE_PARTS.split(_headline(root))[0]
        if title:
            out.paragraph(title)
    dated = any(
        re.search(r"发布|日期|时间", pieces[at].text) for at in chosen if at < article.first
    )
    published = re.match(r"\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}", _meta(root, "pubdate"))
    if published and not dated:
        out.paragraph(f"发布日期：{published[0]}")
    for at, piece in enumerate(pieces):
        if at in chosen:
            _write(piece, out, above=at < article.first)
        else:
            out.number += 1
            out.drop(piece.text, "网页上没有显示" if piece.hidden else "")
            out.gap = True
    return out


def _has_title(pieces: Sequence[Piece], chosen: set[int], article: Article) -> bool:
    """Whether the title stands among what was chosen, whole or in lines."""
    above = [pieces[at] for at in sorted(chosen) if at < article.first + 6]
    if not article.headline or any(piece.level == 1 for piece in above):
        return bool(above) or not article.headline
    return any(
        len(squeezed(piece.text)) > 8 and squeezed(piece.text) in article.headline  # noqa: PLR2004
        for piece in above
    )


def _write(piece: Piece, out: Manuscript, *, above: bool) -> None:
    """Write a piece; what stands above the article is cut where its labels begin."""
    if piece.rows:
        out.table(piece.rows)
        return
    whole = labelled(piece) if above else [piece.text]
    lines = [line for text in whole for line in text.split("\n") if line.strip()]
    for line in lines:
        if len(whole) > 1 and not starts_with_label(line):
            out.number += 1
            out.drop(line)
        else:
            out.paragraph(line, indent=piece.indent, level=_level(piece, line, len(lines)))


def _level(piece: Piece, line: str, count: int) -> int | None:
    """The level of a heading by its element, or by its being bold as a whole."""
    text = line.strip()
    if piece.level is not None:
        return None if len(text) > _LONGEST_HEADING or re.search("。.", text) else piece.level
    number = number_of(text)
    ranked = number is not None and number.rank is not None
    if count > 1 or not piece.is_bold or ranked or len(text) > _LONGEST_BOLD:
        return None
    return None if _NO_HEADING.search(text) else _BOLD_LEVEL


def _tell_pictures(pictures: Sequence[str], out: Manuscript) -> None:
    for said in filter(None, pictures):
        out.drop(said, "图片说明")
    out.note(f"网页里有{len(pictures)}幅图片，没有带入，请核对其中有没有正文的图表")


IMPORTER = Importer(
    suffixes=(".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml"), read=read, name=_WHAT
)
