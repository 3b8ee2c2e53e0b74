"""发文字号 taken apart: in the standard form, nearly so, or in another form."""

from __future__ import annotations

import re
import unicodedata

import msgspec

_STANDARD = re.compile(r"[一-鿿]{2,12}〔((?:19|20)[0-9]{2})〕[1-9][0-9]{0,4}号")
_NEARLY = re.compile(
    r"(?P<agency>[一-鿿]{2,12})(?P<open>[\[({〔【〖〈《「])(?P<year>(?:(?:19|20)[0-9]{2}|[0-9]{2}))年?"
    r"(?P<close>[\])}〕】〗〉》」])第?(?P<serial>0*[1-9][0-9]{0,4})号?"
)
_FUTURE = 50
_YEAR_LENGTH = 4
_ONLY_SIX_CORNERED = 2013


class Number(msgspec.Struct, frozen=True):
    """A document number: its year if it has the standard form or nearly, and what is proper.

    ``square`` marks a number whose only difference is that its year stands in [ ].
    """

    text: str
    year: int | None = None
    proper: str = ""
    square: bool = False

    @property
    def is_standard(self) -> bool:
        """Whether it is written as the standard has it."""
        return self.text == self.proper


def number_of(text: str) -> Number:
    """The number that a text states."""
    standard = _STANDARD.fullmatch(text)
    if standard:
        return Number(text, int(standard[1]), text)
    nearly = _NEARLY.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    if nearly is None:
        return Number(text)
    agency, year, serial = nearly["agency"], _year(nearly["year"]), nearly["serial"].lstrip("0")
    proper = f"{agency}〔{year}〕{serial}号"
    return Number(text, year, proper, square=text == f"{agency}[{year}]{serial}号")


def _year(digits: str) -> int:
    """24 is 2024, 98 is 1998."""
    year = int(digits)
    if len(digits) == _YEAR_LENGTH:
        return year
    return year + (2000 if year < _FUTURE else 1900)


def is_old_form(number: Number) -> bool:
    """Whether it has the square brackets that were in use here and there before 2013."""
    return number.square and number.year is not None and number.year < _ONLY_SIX_CORNERED
