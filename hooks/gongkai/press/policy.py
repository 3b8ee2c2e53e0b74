"""Content-Security-Policy: a page runs and loads what its own site holds, and nothing else.

The theme writes a few scripts into its pages, one of them other at each depth. They are allowed
by their digests, so that nothing that somebody else wrote into a page ever runs. A page says so
itself; a server may say it for all of them, and only it can forbid frames of others.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from html import escape

import msgspec

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r'\btype="([^"]*)"')
_ELSEWHERE = re.compile(r"\bsrc=")
# A script of any other type is data, which the browser never runs.
_RUNNING = {"", "module", "text/javascript", "application/javascript"}
# The character set must be said first: it is looked for in the first bytes.
_BEGINNING = re.compile(r"<head\b[^>]*>\s*(?:<meta charset=[^>]*>)?", re.IGNORECASE)


class Inline(msgspec.Struct, frozen=True):
    """The digests of what stands in pages themselves and is run or styles them."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()


def inline_of(html: str) -> Inline:
    """What stands in a page."""
    scripts = frozenset(_digest(body) for body in running(html))
    return Inline(scripts, frozenset(_digest(found[1]) for found in _STYLE.finditer(html)))


def joined(found: Iterable[Inline]) -> Inline:
    """What stands in any of several pages."""
    every = tuple(found)
    return Inline(
        frozenset().union(*(one.scripts for one in every)),
        frozenset().union(*(one.styles for one in every)),
    )


def policy(inline: Inline, *, framed_by: str = "") -> str:
    """The policy of pages that hold no more than that.

    ``framed_by`` says who may show them in a frame; a page itself has no say in it.
    """
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", *sorted(inline.scripts))),
        "style-src": " ".join(("'self'", *sorted(inline.styles))),
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }
    if framed_by:
        directives["frame-ancestors"] = framed_by
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def guarded(html: str) -> str:
    """A page that states its policy before anything else that the policy is about."""
    stated = escape(policy(inline_of(html)), quote=False)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{stated}">'
    return _BEGINNING.sub(lambda found: found[0] + meta, html, count=1)


def running(html: str) -> Iterator[str]:
    """The scripts that stand in a page and are run."""
    for attributes, body in _SCRIPT.findall(html):
        stated = _TYPE.search(attributes)
        kind = stated[1].strip().lower() if stated else ""
        if kind in _RUNNING and not _ELSEWHERE.search(attributes):
            yield body


def _digest(text: str) -> str:
    """The digest by which a browser knows a text again."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
