"""Tables that may be wider than a phone: each scrolls by itself, by keys, too, and has a name."""

from __future__ import annotations

import re

_TABLE = re.compile(r'<table( id="L\d+")?>((?:(?!<table\b).)*?)</table>', re.DOTALL)


def scrolling(html: str) -> str:
    """HTML whose plain tables stand in boxes that scroll, counted from the first.

    Tables that say by a class what they are have boxes already; one within another is let be.
    """
    if "<table" not in html:
        return html
    number = 0

    def boxed(found: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return (
            f'<div{found[1] or ""} class="gk-scroll" tabindex="0" role="region"'
            f' aria-label="表格{number}"><table class="gk-table">{found[2]}</table></div>'
        )

    return _TABLE.sub(boxed, html)
