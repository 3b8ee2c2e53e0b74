r"""What a link target is: a scheme, another host or a path, however it was disguised.

Browsers read `java\tscript:`, `&#106;avascript:` and `\\host` as what they stand for, and so do
these functions; where they are in doubt they see through one disguise too many.
"""

from __future__ import annotations

import html
import posixpath
import re
from urllib.parse import unquote

ROOT = "reports"
_LONGEST_DISGUISE = 400
_ROUNDS = 3
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\\]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_DRIVE = re.compile(r"[A-Za-z][:|](?:[\\/]|$)")


def scheme_of(target: str) -> str:
    """The scheme that a browser would make out, in lower case; empty for a path."""
    start = _decoded(html.unescape(target[:_LONGEST_DISGUISE]))
    found = _SCHEME.match(_INVISIBLE.sub("", start).lower())
    return found[1] if found else ""


def is_remote(target: str) -> bool:
    """Whether a target is of the web or, with `//`, of another host."""
    return scheme_of(target) in {"http", "https", "ftp"} or _slashed(target).startswith("//")


def is_drive(target: str) -> bool:
    r"""Whether a target begins with a drive of one machine, such as `C:\`."""
    return _DRIVE.match(_decoded(target[:_LONGEST_DISGUISE]).lstrip(" /\\")) is not None


def path_of(target: str) -> str:
    """The path of a local target, decoded, with `/`; no query, no fragment."""
    return _slashed(_decoded(re.split(r"[?#]", target, maxsplit=1)[0]))


def place_of(folder: str, target: str) -> str:
    """Where a local target lies, relative to the root; it begins with `..` if it leaves that.

    An absolute path counts from the root.
    """
    path = path_of(target)
    if path.startswith("/"):
        return posixpath.normpath(path.lstrip("/") or ".")
    return posixpath.normpath(posixpath.join(folder, path))


def leaves_reports(folder: str, target: str) -> bool:
    """Whether a local target lies outside the folder of reports."""
    place = place_of(folder, target)
    return place != ROOT and not place.startswith(f"{ROOT}/")


def _decoded(text: str) -> str:
    for _ in range(_ROUNDS):
        if "%" not in text:
            break
        text = unquote(text)
    return text


def _slashed(target: str) -> str:
    return target.strip().replace("\\", "/")
