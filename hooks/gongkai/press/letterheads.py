"""Letterheads: pages that the theme laid out once, cut at their holes.

A hole is a word that occurs in no text. The engine is given pages made of holes; what comes out
is cut here into the pieces between them, so that filling a page is joining pieces.
"""

from __future__ import annotations

import re
from html import escape
from typing import TypeVar

import msgspec

from gongkai.errors import GongkaiError
from gongkai.views import Page

from .labels import Labels, as_html, column_labels
from .policy import guarded, running

TITLE, CONTENT, ENTRY, ANCHOR, DESCRIPTION, ADDRESS, LABELS, HEAD = (
    f"gongkai{name}hole"
    for name in ("title", "content", "entry", "anchor", "description", "address", "labels", "head")
)
# The theme writes a heading of its own unless the content holds one.
HEADING = "<!--<h1-->"
_ENTRIES = "gongkaientrieshole"
_HOLES = re.compile(f"({TITLE}|{CONTENT}|{_ENTRIES}|{DESCRIPTION}|{ADDRESS}|{LABELS}|{HEAD})")
_ITEM = re.compile(
    rf"<li class=\"md-nav__item\">\s*<a href=\"#{ANCHOR}\"(?:(?!</li>).)*</li>", re.DOTALL
)

_BLANK = re.compile(r"(?<=>)\s*\n\s*|\s*\n\s*(?=<)")

_TERMS = '<link rel="schema.DCTERMS" href="http://purl.org/dc/terms/">'

T = TypeVar("T")


class Letterhead(msgspec.Struct, frozen=True):
    """The pieces of a page around its holes, and of one entry of its table of contents.

    ``pieces`` alternate: text, name of a hole, text …; ``item`` holds an entry's HTML before
    its anchor, between anchor and title, and after its title.
    """

    pieces: tuple[str, ...]
    item: tuple[str, str, str]

    def filled(self, page: Page, content: str, entries: str) -> str:
        """The page with its holes filled; content and entries are HTML."""
        fill = {
            TITLE: escape(page.title),
            DESCRIPTION: escape(page.description or page.title),
            ADDRESS: escape(page.url),
            LABELS: as_html(
                (*column_labels(*(page.column or (page.title, page.description))), *page.labels)
            ),
            HEAD: _head(page),
            CONTENT: content,
            _ENTRIES: entries,
        }
        return "".join(fill.get(piece, piece) for piece in self.pieces)

    def entry(self, anchor: str, title: str, below: str = "") -> str:
        """One entry of the table of contents, with the entries below it."""
        before, between, after = self.item
        end = after.rindex("</li>")
        nested = f'<div class="md-nav"><ul class="md-nav__list">{below}</ul></div>' if below else ""
        return f"{before}#{anchor}{between}{escape(title)}{after[:end]}{nested}</li>"


def _head(page: Page) -> str:
    """What a page says of itself to programs: its feed, and what Dublin Core has words for."""
    said = _TERMS if page.terms else ""
    said += as_html((f"DCTERMS.{name}", text) for name, text in page.terms)
    if page.feed:
        title = escape(page.title)
        feed = f'type="application/atom+xml" title="{title}" href="feed.xml"'
        said += f'<link rel="alternate" {feed}>'
    return said


def labelled(html: str, labels: str) -> str:
    """A page of the theme with labels in its head."""
    return html.replace("</head>", f"{labels}</head>", 1)


def letterhead(html: str, site: Labels = (), *, guard: bool = True) -> Letterhead:
    """Cut a page of the theme at its holes; pages of a site with labels have their own, too.

    ``guard`` has it state its policy, which must not be changed by what is filled in.

    Raises:
        GongkaiError: the theme did not show the content, so that nothing could be filled in, or
            wrote what is filled in into a script.

    """
    html = labelled(html, (as_html(site) + LABELS if site else "") + HEAD)
    # The theme's line ends stand on every page; between Chinese words and tags nobody misses them.
    html = _BLANK.sub("", html.replace(HEADING, ""))
    found = _ITEM.search(html)
    item = ('<li><a href="', '">', "</a></li>")
    if found:
        before, _, rest = found.group().partition(f"#{ANCHOR}")
        between, _, after = rest.partition(ENTRY)
        item = (before, between, after)
        html = html.replace(found.group(), _ENTRIES)
    if CONTENT not in html:
        raise GongkaiError("主题没有输出正文，版头无法套印：请检查 mkdocs.yml 的 theme 设置")
    if guard and any(_HOLES.search(script) for script in running(html)):
        raise GongkaiError(
            "主题把标题或者地址写进了脚本，内容安全策略无法放行：请改为写在网页的属性里，由脚本读取"
        )
    # What is left of the entry is the theme's skip link: the text begins where it leads.
    html = html.replace(f"#{ANCHOR}", "#gk-text")
    return Letterhead(tuple(_HOLES.split(guarded(html) if guard else html)), item)
