"""What is private: its sorts, and one piece of it in a text."""

from __future__ import annotations

import enum
from typing import NamedTuple


class Sort(enum.StrEnum):
    """The sorts of private data that are looked for."""

    IDENTITY = "identity"
    MOBILE = "mobile"
    CARD = "card"
    ADDRESS = "address"

    @property
    def word(self) -> str:
        """What people call it."""
        return _WORDS[self]


_WORDS = {
    Sort.IDENTITY: "身份证号",
    Sort.MOBILE: "手机号码",
    Sort.CARD: "银行卡号",
    Sort.ADDRESS: "家庭住址",
}


class PrivateDatum(NamedTuple):
    """A piece of private data: its span of the text, and what may be shown in its place."""

    sort: Sort
    start: int
    end: int
    masked: str
