"""Lines that open a key of the front matter, spelled right or wrong.

The YAML parser knows only right ones; to mend a front matter, and to see where one ends that was
never closed, the others must be known too: `title：x`, `title:x`, `ｔｉｔｌｅ: x`, `标题：x`.
"""

from __future__ import annotations

import re

import msgspec

from .intentions import key_meant, plain_name
from .keys import KEYS, Key

COLONS = "：﹕∶︰︓"
_LINE = re.compile(
    r"(?P<indent>[ \t\u3000\xa0]*)"
    r"(?P<key>\"[^\"]{1,60}\"|'[^']{1,60}'|\w[\w\- ]{0,59}?)"
    rf"(?P<gap>[ \t\u3000\xa0]*)(?P<colon>[:{COLONS}])(?P<value>.*)"
)
_BLANKS = " \t"


class KeyLine(msgspec.Struct, frozen=True):
    """A line that opens a key: what stands there, and the known key that it means, if any."""

    indent: str
    name: str
    colon: str
    value: str
    column: int
    meant: Key | None

    @property
    def is_plain(self) -> bool:
        """Whether YAML sees a key here too."""
        return self.colon == ":" and self.value[:1] in ("", " ", "\t")

    @property
    def spelled(self) -> str:
        """The key as it should be written."""
        return self.meant.name if self.meant else self.name


def key_line(line: str, *, strict: bool = False) -> KeyLine | None:
    """The key that a line opens, or None.

    Where YAML sees none, a word before a full-width colon, or before one without a space, counts
    as a key if it is known; unless ``strict``, so does any word before a full-width colon.
    """
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    name = match["key"].strip()
    found = KeyLine(
        match["indent"],
        name,
        match["colon"],
        match["value"],
        match.start("colon") + 1,
        _known(name),
    )
    if found.is_plain or (found.meant and not found.value.startswith("//")):
        return found
    return found if found.colon != ":" and not strict else None


def _known(name: str) -> Key | None:
    """The key that a name stands for without any doubt."""
    plain = plain_name(name)
    if plain in KEYS:
        return KEYS[plain]
    meant = key_meant(name, KEYS.values())
    return meant if meant and plain in meant.also else None
