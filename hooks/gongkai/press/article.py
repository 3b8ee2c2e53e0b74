"""A report's tokens become its article: clean HTML with an anchor per block, and its contents.

Headings take the level that the outline found, not the one that the author's Markdown happened
to have; a bold or bare line that is a heading becomes one. Nothing is reworded.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from html import unescape
from urllib.parse import quote

import msgspec
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from gongkai.filled import FilledTable
from gongkai.model import Section
from gongkai.tables.rendering import rendered_blocks
from gongkai.text.allowed_html import cleaned
from gongkai.text.markdown import markdown
from gongkai.text.targets import is_remote, path_of, scheme_of
from gongkai.text.wide_tables import scrolling

_DEEPEST_HEADING = 6
_DEEPEST_ENTRY = 3
_TITLE_LENGTH = 40
_ANCHORED = {
    "paragraph_open",
    "heading_open",
    "table_open",
    "bullet_list_open",
    "ordered_list_open",
    "blockquote_open",
}
_OPENING = {"paragraph_open", "heading_open"}
_CLOSING = {"paragraph_close", "heading_close"}
_EMPHASIS = {
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "em_open": "<em>",
    "em_close": "</em>",
}
_AFTER_PATH = re.compile(r"[?#].*", re.DOTALL)
_REFERENCE = re.compile(r"\b(href|src)\s*=\s*(?:\"([^\"<>]+)\"|'([^'<>]+)')", re.IGNORECASE)
_POINTING_TAG = re.compile(r"<(a|img)\b[^<>]*>", re.IGNORECASE)
_WITHHELD = "<em>（图片暂不提供）</em>"
_EXAMPLE = re.compile(r'```\w* title="(.*?)"')
_ANCHOR = re.compile(r'id="L(\d+)"')
_WHOLE_PARAGRAPH = {"bold", "bare"}


# The organ, or several, and the day, each a paragraph of its own at the end of a text.
_NUMERAL = r"[\d〇○零一二三四五六七八九十]"
_DAY = rf"{_NUMERAL}{{4}} ?年 ?{_NUMERAL}{{1,2}} ?月 ?{_NUMERAL}{{1,3}} ?日"
_PARAGRAPH, _NAME = r'<p id="L\d+">', "[^<>。，；：]{1,60}"
_SIGNATURE = re.compile(
    rf"(?:{_PARAGRAPH}{_NAME}[局委厅办府室会院所队心站处部团]</p>\n){{0,4}}"
    rf"{_PARAGRAPH}{_NAME}[^<>。，；：]</p>\n{_PARAGRAPH}{_DAY}</p>\s*\Z"
)
_LONGEST_SIGNATURE = 400


class Entry(msgspec.Struct, frozen=True):
    """An entry of an article's contents: level 2 or 3, what it says, the anchor it leads to."""

    level: int
    title: str
    anchor: str


class Article(msgspec.Struct, frozen=True):
    """The text of a disclosure as a page shows it."""

    html: str
    contents: tuple[Entry, ...] = ()

    def anchored_lines(self) -> list[int]:
        """The lines of the source at which the article has an anchor, in order."""
        return [int(line) for line in _ANCHOR.findall(self.html)]


def anchor_at(line: int, anchors: Sequence[int]) -> str:
    """The anchor of the block that a line stands in, if it stands in the text."""
    before = bisect_right(anchors, line)
    return f"L{anchors[before - 1]}" if before else ""


def article_of(
    tokens: list[Token],
    sections: Sequence[Section],
    body_line: int,
    tables: Sequence[FilledTable] = (),
) -> Article:
    """The article that the tokens of a body make; the tokens are used up.

    Blocks that hold a statutory table are shown as the official table.
    """
    by_line = {section.line: section for section in sections}
    above: list[int] = []
    for index, token in enumerate(tokens):
        if token.map and token.level == 0 and token.type in _ANCHORED:
            line = body_line + token.map[0]
            token.attrs["id"] = f"L{line}"
            section = by_line.get(line)
            if section:
                token.meta["anchor"] = section.anchor
                _as_heading(tokens, index, section, above)
        if token.type == "inline":
            # Of most blocks the one child is their text, which stays as it is.
            if token.children and (len(token.children) > 1 or token.children[0].type != "text"):
                _finish(token.children, (token.map or [0])[0] + body_line, by_line)
        elif token.type == "html_block":
            token.content = _moved(token.content)
    shown = rendered_blocks(tables) if tables else {}
    pieces: list[str] = []
    done = 0
    for index, token in enumerate(tokens) if shown else ():
        table = shown.get(token.map[0] + body_line) if token.map and token.level == 0 else None
        if table and token.type == "fence":
            pieces += (_html(tokens[done:index]), table)
            done = index + 1
    pieces.append(_html(tokens[done:] if done else tokens))
    return Article(scrolling("".join(pieces)), contents_of(sections))


def _html(tokens: list[Token]) -> str:
    """The clean HTML of a run of blocks."""
    html = _plain_html(tokens)
    if html is None:
        _place_anchors(tokens)
        parser = markdown()
        html = cleaned(parser.renderer.render(tokens, parser.options, {}))
    return html


def _plain_html(tokens: Sequence[Token]) -> str | None:
    """The HTML of headings and paragraphs, or None where there is anything else.

    It is what the renderer would give; every tag is ours, so that there is nothing to clean.
    """
    pieces: list[str] = []
    for token in tokens:
        if token.type == "inline":
            for child in token.children or ():
                if child.type == "text":
                    pieces.append(escapeHtml(child.content))
                elif child.type in _EMPHASIS:
                    pieces.append(_EMPHASIS[child.type])
                else:
                    return None
        elif token.type in _OPENING and token.level == 0:
            pieces.append(f'<{token.tag} id="{token.attrs["id"]}">')
            if token.meta:
                pieces.append(_anchor(token.meta["anchor"]))
        elif token.type in _CLOSING and token.level == 0:
            pieces.append(f"</{token.tag}>\n")
        else:
            return None
    return "".join(pieces)


def _place_anchors(tokens: Sequence[Token]) -> None:
    """Put the anchors of sections where their blocks begin."""
    for index, token in enumerate(tokens):
        if token.type in _OPENING and "anchor" in token.meta:
            anchor = Token("html_inline", "", 0, content=_anchor(token.meta["anchor"]))
            tokens[index + 1].children = [anchor, *(tokens[index + 1].children or ())]


def _anchor(name: str) -> str:
    return f'<span id="{name}"></span>'


def prose(text: str) -> str:
    """A short text of ours, such as a rule's, as clean HTML."""
    parser = markdown()
    tokens = parser.parse(_EXAMPLE.sub(r"**\1的例子**\n\n```", text))
    for token in tokens:
        if token.type == "inline" and token.children:
            _finish(token.children, 0, {})
    return cleaned(parser.renderer.render(tokens, parser.options, {}))


def contents_of(sections: Sequence[Section]) -> tuple[Entry, ...]:
    """The table of contents: the two highest ranks of the outline."""
    return tuple(
        Entry(section.level, _short(section.number + section.title), section.anchor)
        for section in sections
        if section.level <= _DEEPEST_ENTRY
    )


def page_target(target: str) -> str:
    """A link of a report's source as its page must write it.

    The page of `2024-fzzf.md` stands one folder deeper than the file; other reports are
    folders there, files beside the report stay files.
    """
    path = path_of(target)
    if scheme_of(target) or is_remote(target) or not path or path.startswith("/"):
        return target
    if path.endswith(".md"):
        path = path[: -len(".md")] + "/"
    moved = posixpath.normpath(posixpath.join("..", path)) + ("/" if path.endswith("/") else "")
    after = _AFTER_PATH.search(target)
    return quote(moved) + (after[0] if after else "")


def _short(title: str) -> str:
    return title if len(title) <= _TITLE_LENGTH else title[: _TITLE_LENGTH - 1] + "…"


def _as_heading(tokens: list[Token], index: int, section: Section, above: list[int]) -> None:
    """Give a heading, or a paragraph that is one, the tag of its rank below those ``above``.

    Under 一、 a report may go on with 1.: no rank of tags is skipped, whatever the numbers do.
    """
    token = tokens[index]
    whole = token.type == "paragraph_open" and section.form in _WHOLE_PARAGRAPH
    if token.type == "heading_open" or (whole and "\n" not in tokens[index + 1].content):
        while above and above[-1] >= section.level:
            above.pop()
        above.append(section.level)
        tag = f"h{min(len(above) + 1, _DEEPEST_HEADING)}"
        token.tag = tokens[index + 2].tag = tag
        token.hidden = tokens[index + 2].hidden = False
        if section.form == "bold":
            children = tokens[index + 1].children or []
            tokens[index + 1].children = [c for c in children if not c.type.startswith("strong")]


def _finish(children: list[Token], line: int, by_line: Mapping[int, Section]) -> None:
    """Point links at pages; let lines run together as Chinese does, but for lines of their own."""
    for at, child in enumerate(children):
        if child.type == "html_inline":
            line += child.content.count("\n")
            child.content = _moved(child.content)
        elif child.type == "link_open":
            child.attrs["href"] = page_target(str(child.attrGet("href") or ""))
        elif child.type == "image":
            child.attrs["src"] = page_target(str(child.attrGet("src") or ""))
            child.attrs["loading"] = "lazy"
        elif child.type in {"softbreak", "hardbreak"}:
            line += 1
            if line in by_line:
                anchors = _anchor(f"L{line}") + _anchor(by_line[line].anchor)
                child.type, child.content = "html_inline", f"<br>{anchors}"
            elif child.type == "softbreak" and _joins(children, at):
                child.type, child.content = "text", ""


def _moved(html: str) -> str:
    """Raw HTML with its links and images pointed at pages; it is cleaned afterwards."""
    return _REFERENCE.sub(
        lambda found: f'{found[1]}="{escapeHtml(page_target(unescape(found[2] or found[3])))}"',
        html,
    )


def _joins(children: list[Token], at: int) -> bool:
    """Whether the line end between two Chinese characters would show as an unwanted space."""
    before = children[at - 1].content[-1:] if at else ""
    after = children[at + 1].content[:1] if at + 1 < len(children) else ""
    return before > "\u2e7f" and after > "\u2e7f"


def signed(html: str) -> str:
    """An article with the organ and the day that end it marked, to stand where papers have them.

    Papers of the state are signed at the right below the text (GB/T 9704, 落款).
    """
    found = _SIGNATURE.search(html, max(len(html) - _LONGEST_SIGNATURE, 0))
    if found is None:
        return html
    return html[: found.start()] + found[0].replace('">', '" class="gk-signed">')


def without_links(html: str, targets: Collection[str]) -> str:
    """An article without its links to some targets, and without its pictures from there."""
    if not targets:
        return html
    places = {page_target(target) for target in targets}

    def kept(found: re.Match[str]) -> str:
        leads = any(unescape(one[2] or one[3]) in places for one in _REFERENCE.finditer(found[0]))
        if not leads:
            return found[0]
        return _WITHHELD if found[1].lower() == "img" else "<a>"

    return _POINTING_TAG.sub(kept, html)
