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


def mended(html: str) -> str:
    """A page of the theme without the faults that are known."""
    html = html.replace(*_LANGUAGE, 1)
    html = _TOGGLE.sub(r"\1", html)
    if _CONTENTS_DRAWER not in html:
        html = _CONTENTS.sub(r'<span class="md-nav__title">\1</span>', html)
    html = _BESIDE.sub(r'\1 tabindex="0"', html)
    html = html.replace(' tabindex=""', ' tabindex="0"')
    return scrolling(aligned_by_class(html))
