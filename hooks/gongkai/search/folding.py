"""The form in which texts and queries are compared: full and half width, brackets, quotes alike.

The script that searches folds in the same way (``theme/assets/search.js``); a test holds the two
together.
"""

from __future__ import annotations

import re

# What is folded, each group to its first character. Full-width ASCII is folded besides.
ALIKE = (
    "([〔【〖「『",
    ")]〕】〗」』",
    '"“”„‟〝〞″',
    "'‘’‚‛′",
    "-—–―‐‑‒−─━",
    "~〜∼",
    "·•・‧∙",
    "《〈",
    "》〉",
    "〇○◯",
)
# Characters that nobody sees.
UNSEEN = "\0\u00ad\u200b\u200c\u200d\u2060\ufeff"
SPACES = " \t\r\f\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# One by one at the speed of C; the rest is rare enough to ask first whether it is there.
_COMMON = tuple(zip("，：；（）！？％“”〔〕—【】[]", ',:;()!?%""()-()()', strict=True))


def _table() -> dict[int, int | None]:
    table: dict[int, int | None] = {
        full: ord(chr(full - 0xFEE0).lower()) for full in range(0xFF01, 0xFF5F)
    }
    table.update({code: code + 32 for code in range(ord("A"), ord("Z") + 1)})
    for group in ALIKE:
        table.update({ord(character): ord(group[0]) for character in group[1:]})
        table.update(
            {ord(c) + 0xFEE0: ord(group[0]) for c in group if "!" <= c <= "~"},
        )
    table.update({ord(character): None for character in UNSEEN})
    return table


_TABLE = _table()
_RARE = re.compile(
    f"[{re.escape(''.join(chr(code) for code in _TABLE if chr(code) not in dict(_COMMON)))}]"
)
_SPACE = re.compile(f"[{SPACES}]")
_RUN = re.compile(f"[{SPACES}]+")
# A space stays only between two words or numbers of the Latin sort.
_DROPPED = re.compile("(?<![0-9a-z]) | (?![0-9a-z])")


def folded(text: str) -> str:
    """A text as it is compared; lines stay lines."""
    for full, half in _COMMON:
        text = text.replace(full, half)
    if _RARE.search(text):
        text = text.translate(_TABLE)
    if _SPACE.search(text):
        text = _DROPPED.sub("", _RUN.sub(" ", text))
    return text
