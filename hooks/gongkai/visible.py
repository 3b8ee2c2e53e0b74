"""Text that was read from files, made safe to show: nothing in it can steer a terminal or a log."""

from __future__ import annotations

_SPACES = "\t\n\v\f\r\x85\u2028\u2029"
_STEERING = (
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *map(chr, range(0x200E, 0x2010)),
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2066, 0x206A)),
    *map(chr, range(0xD800, 0xE000)),
    "\ufffe",
    "\uffff",
)
_SHOWN = {
    **dict.fromkeys(map(ord, _STEERING), "\ufffd"),
    **dict.fromkeys(map(ord, _SPACES), " "),
}


def visible(text: str) -> str:
    """The text on one line, with a replacement mark for each character that is not to be shown."""
    # What is translated counts as not printable, all of it; blanks of Chinese texts do as well.
    return text if text.isprintable() else text.translate(_SHOWN)
