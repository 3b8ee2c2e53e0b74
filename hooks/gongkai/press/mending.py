"""What the engine and the theme write wrongly, mended once in each page that they lay out.

Each item is a fault that the checkers of the World Wide Web Consortium or of accessibility name;
the theme's own files stay as they are.
"""

from __future__ import annotations

import re

from gongkai.text.allowed_html import aligned_by_class
from gongkai.text.wide_tables import scrolling

_LANGUAGE = ('<html lang="zh"', '<html lang="zh-CN"')
_TOGGLE = re.compile(r'(<input\b[^>]*\btype="checkbox"[^>]*?) autocomplete="off"')
# The label of the theme's table of contents opens a drawer that only pages in the navigation have.
_CONTENTS = re.compile(r'<label class="md-nav__title" for="__toc">(.*?)</label>', re.DOTALL)
_CONTENTS_DRAWER = 'id="__toc"'
# Long contents scroll beside the text, by keys, too.
_BESIDE = re.compile(r'(md-sidebar--secondary"[^>]*>\s*<div class="md-sidebar__scrollwrap")')
# The way past the navigation comes first; then the drawer, which keys can open without scripts.
_SEARCH_TOGGLE = re.compile(r'\s*<input\b[^>]*\bid="__search"[^>]*>')
_SKIP = re.compile(
    r'(<body\b[^>]*>)(.*?)(<div data-md-component="skip">.*?</div>)', re.DOTALL | re.IGNORECASE
)
_SKIP_WORDS = re.compile(r'(class="md-skip">)[^<]*')
_DRAWER = ('id="__drawer"', 'id="__drawer" aria-label="展开导航"')
# Names in the navigation are never cut short here, and each would pay for it on every page.
_CUT_SHORT = re.compile(
    r'(<a\b[^>]*\bclass="md-nav__link[^>]*>)\s*<span class="md-ellipsis">([^<]*)</span>\s*(?=</a>)'
)
_GENERATOR = re.compile(r'<meta name="generator"[^>]*>\s*')


def mended(html: str) -> str:
    """A page of the theme without the faults that are known."""
    html = html.replace(*_LANGUAGE, 1)
    html = _TOGGLE.sub(r"\1", html)
    html = _SKIP.sub(r"\1\3\2", _SEARCH_TOGGLE.sub("", html), count=1)
    html = _SKIP_WORDS.sub(r"\1跳到正文", html, count=1)
    html = html.replace(*_DRAWER, 1)
    if _CONTENTS_DRAWER not in html:
        html = _CONTENTS.sub(r'<span class="md-nav__title">\1</span>', html)
    html = _CUT_SHORT.sub(lambda found: found[1] + found[2].strip(), html)
    html = _GENERATOR.sub("", html, count=1)
    html = _BESIDE.sub(r'\1 tabindex="0"', html)
    html = html.replace(' tabindex=""', ' tabindex="0"')
    return scrolling(aligned_by_class(html))
