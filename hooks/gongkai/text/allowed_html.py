"""The HTML that a report may hold, as data, and the cleaner that lets nothing else through.

The H rules judge the source by the same list, so that what the cleaner would take away is an
error first.
"""

from __future__ import annotations

import html as entities
import re
from collections import Counter
from collections.abc import Mapping

import nh3

from gongkai.text.targets import is_remote

_NONE: frozenset[str] = frozenset()
_SPANNING = frozenset({"colspan", "rowspan"})

TAGS: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href", "title"}),
    "b": _NONE,
    "blockquote": _NONE,
    "br": _NONE,
    "caption": _NONE,
    "code": _NONE,
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "del": _NONE,
    "em": _NONE,
    "figcaption": _NONE,
    "figure": _NONE,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _NONE),
    "hr": _NONE,
    "i": _NONE,
    "img": frozenset({"alt", "height", "src", "title", "width"}),
    "ins": _NONE,
    "li": frozenset({"value"}),
    "ol": frozenset({"start"}),
    "p": _NONE,
    "pre": _NONE,
    "span": _NONE,
    "strong": _NONE,
    "sub": _NONE,
    "sup": _NONE,
    "table": _NONE,
    "tbody": _NONE,
    "td": _SPANNING,
    "tfoot": _NONE,
    "th": _SPANNING | {"scope"},
    "thead": _NONE,
    "tr": _NONE,
    "u": _NONE,
    "ul": _NONE,
}
"""What an author may write: tags, each with its attributes."""

URL_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Where a link may lead beside places of the site itself."""

# What the Markdown renderer and the press write themselves.
_RENDERED_TAGS = frozenset({"section"})
_ALIGNMENTS = {"gk-left", "gk-center", "gk-right"}
_RENDERED_CLASSES = {
    "a": {"footnote-backref"},
    "hr": {"footnotes-sep"},
    "li": {"footnote-item"},
    "ol": {"footnotes-list"},
    "section": {"footnotes"},
    "sup": {"footnote-ref"},
    "td": _ALIGNMENTS,
    "th": _ALIGNMENTS,
}
_ALIGNED = re.compile(r' style="text-align: ?(left|center|right);?"')
_RENDERED_ID = re.compile(r"(?:L|fn|fnref)\d+(?::\d+)?|s\d+(?:-\d+)*")

_MOST_HARMLESS = 500
_MOST_OPEN = 1500
_MOST_MARKED = 40
_TAG = re.compile(r"<(/?)(?!(?:br|hr|img|col)\b)([A-Za-z][^\s/>]*+)")
_MARKED = re.compile(
    r"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/]", re.IGNORECASE
)


def cleaned(html: str) -> str:
    """The HTML of an article with nothing in it but what the list allows.

    HTML made to exhaust the cleaner comes back as shown text.
    """
    if is_overwhelming(html):
        return f"<p>{entities.escape(html)}</p>"
    return aligned_by_class(_cleaner.clean(html))


def aligned_by_class(html: str) -> str:
    """Cells that say by a class how they are aligned: a page carries no styles of its own."""
    return _ALIGNED.sub(r' class="gk-\1"', html) if "text-align" in html else html


def is_overwhelming(html: str) -> bool:
    """Whether tags are nested, or carried from paragraph to paragraph, beyond any use.

    A browser's algorithm takes time with the square of the open tags, and copies an open `<b x>`
    into every later paragraph.
    """
    starts = html.count("<") - html.count("</")
    if starts <= _MOST_HARMLESS:
        return False
    if sum(1 for _ in _MARKED.finditer(html)) > _MOST_MARKED:
        return True
    if starts <= _MOST_OPEN:
        return False
    opened: Counter[str] = Counter()
    depth = 0
    for closing, name in _TAG.findall(html):
        if not closing:
            opened[name] += 1
            depth += 1
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
        if depth > _MOST_OPEN:
            return True
    return False


def _published(tag: str, name: str, value: str) -> str | None:
    """An attribute's value as it is published, or None where it is taken away."""
    if name == "id":
        return value if _RENDERED_ID.fullmatch(value) else None
    if tag == "img" and name == "src" and is_remote(value):
        return None
    return value


_cleaner = nh3.Cleaner(
    tags={*TAGS, *_RENDERED_TAGS},
    attributes={
        "*": {"id"},
        **{tag: set(names) for tag, names in TAGS.items() if names},
        "td": {*TAGS["td"], "style"},
        "th": {*TAGS["th"], "style"},
    },
    tag_attribute_values={"img": {"loading": {"lazy"}}},
    allowed_classes=_RENDERED_CLASSES,
    filter_style_properties={"text-align"},
    attribute_filter=_published,
    url_schemes=set(URL_SCHEMES),
    link_rel=None,
)
