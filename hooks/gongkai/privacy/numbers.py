"""Numbers of persons: identity, mobile and bank card numbers, told from codes and amounts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from stdnum import luhn
from stdnum.cn import ric, uscc

from .data import PrivateDatum, Sort
from .runs import LINE, SIGN, Window, windows
from .surroundings import Surroundings
from .words import Issuer, words

_IDENTITY, _OLD_IDENTITY, _MOBILE = 18, 15, 11
_FIRST_BIRTH, _LAST_BIRTH = 1900, 2035
# Codes of cases begin like an identity number, with a region and the day: nobody of that age yet
# stands in a report.
_CODES_SINCE = 2012
_SPLIT = {(3, 4, 4), (3, 8), (7, 4), (4, 4, 3)}
_MONEY = "¥￥$€"
_LATIN_BEFORE = re.compile(r"[0-9A-Za-z_\\=#]$|(?<![0-9])/$")
_LATIN_AFTER = re.compile(r"[A-Za-z_/=#]|号(?!码)|\.[A-Za-z]")
_LABELLED_CARD = re.compile(r"(?:卡号?|存折)[ (（:为是)）]*$")
_PERSONAL_CARD = re.compile("[卡折]")
_QUERY = re.compile(r"[=:]\+?$")
_NEAR = 14
# 手机1380013800024小时开机
_DAY_LONG = "24"
_CARD_GROUP = 4
_FIRST_CODE = 1980


def numbers_in(text: str) -> Iterator[PrivateDatum]:
    """The private numbers of a plain text, in their order."""
    around = Surroundings(text)
    for run in windows(text):
        done = -1
        for starting in run:
            for window in starting:
                if window.start <= done:
                    break
                sort = _sort(window, around)
                if sort is not None:
                    done = window.end - 1
                    yield PrivateDatum(sort, window.start, window.end, "*" * len(window.digits))
                    break


def _sort(window: Window, around: Surroundings) -> Sort | None:
    """What sort of private number the window is, if any."""
    if window.digits[0] == "0" and not window.digits.startswith(("0086", "01")):
        return None
    if _is_identity(window, around):
        return Sort.IDENTITY
    if _is_mobile(window, around):
        return Sort.MOBILE
    return Sort.CARD if _is_card(window, around) else None


def _is_identity(window: Window, around: Surroundings) -> bool:
    digits = window.digits
    if len(digits) not in {_IDENTITY, _OLD_IDENTITY} or not words().province.match(digits):
        return False
    if len(digits) == _OLD_IDENTITY:
        fits = LINE not in window.joints and _is_day(f"19{digits[6:12]}")
        return fits and _names_identity(window, around)
    if not _is_day(digits[6:14]) or digits[17] != ric.calc_check_digit(digits):
        alone = not (window.joints or window.before or window.after)
        return alone and _names_identity(window, around)
    if _names_identity(window, around):
        return True
    if SIGN in (window.before, window.after):
        return False
    said = _said(window, around)
    coded = _is_code(said) and int(digits[6:10]) >= _CODES_SINCE
    return not coded and not ("信用代码" in said and uscc.is_valid(digits))


def _names_identity(window: Window, around: Surroundings) -> bool:
    """Whether the words before say that an identity number follows."""
    return words().identity.search(_said(window, around)) is not None


def _is_mobile(window: Window, around: Surroundings) -> bool:
    digits, sizes = _bare(window)
    if not words().mobile.fullmatch(digits):
        return False
    said = _said(window, around)
    if around.address(window.start):
        return bool(_QUERY.search(said))
    if _is_code(said) or _heads_amounts(window, around):
        return False
    if words().telephone.search(said[-_NEAR:]):
        return True
    parted = len(sizes) > 1 and (sizes not in _SPLIT or LINE in window.joints)
    trunk = len(window.digits) == _MOBILE + 1
    return not parted and not trunk and not _is_part(window, around)


def _bare(window: Window) -> tuple[str, tuple[int, ...]]:
    """The digits of a telephone number and their groups, without what stands before or behind."""
    digits, sizes = window.digits, window.sizes
    if digits.endswith(_DAY_LONG) and len(digits) == _MOBILE + len(_DAY_LONG):
        digits, sizes = digits[: -len(_DAY_LONG)], (*sizes[:-1], sizes[-1] - len(_DAY_LONG))
    for prefix in ("0086", "86", "0"):
        if digits.startswith(prefix) and len(digits) == _MOBILE + len(prefix):
            first = sizes[0] - len(prefix)
            return digits[len(prefix) :], (first, *sizes[1:]) if first else sizes[1:]
    return digits, sizes


def _is_card(window: Window, around: Surroundings) -> bool:
    digits = window.digits
    issuer = _issuer(digits)
    if issuer is None or LINE in window.joints:
        return False
    said = _said(window, around)
    named = words().card.search(said) is not None
    if _is_public(window, around, named=named):
        return False
    if not luhn.is_valid(digits):
        return _LABELLED_CARD.search(said) is not None
    return named or not (
        issuer.cue
        or _is_code(said)
        or around.address(window.start)
        or _is_like_code(window, around)
    )


def _issuer(digits: str) -> Issuer | None:
    if not digits.isdigit():
        return None
    for start, issuer in words().issuers:
        if len(digits) in issuer.lengths and start.match(digits):
            return issuer
    return None


def _is_public(window: Window, around: Surroundings, *, named: bool) -> bool:
    """Whether the words before speak of an account into which people pay a body."""
    said = words().public_account.findall(around.line_before(window.start))
    personal = named and _PERSONAL_CARD.search(_said(window, around))
    return bool(said) and (not personal or any("账" in word or "户" in word for word in said))


def _is_like_code(window: Window, around: Surroundings) -> bool:
    """Whether the digits are grouped or composed as those of codes are."""
    digits, sizes = window.digits, window.sizes
    if len(sizes) > 1 and set(sizes[:-1]) != {_CARD_GROUP}:
        return True
    regional = words().province.match(digits) is not None
    dated = regional and _FIRST_CODE <= int(digits[6:10]) <= _LAST_BIRTH
    return dated or uscc.is_valid(digits) or _is_part(window, around)


def _said(window: Window, around: Surroundings) -> str:
    """The heading of the column, and the clause before the number."""
    return f"{around.heading(window.start)} {around.clause(window.start)}".rstrip()


def _heads_amounts(window: Window, around: Surroundings) -> bool:
    return words().amount.search(around.heading(window.start)) is not None


def _is_code(said: str) -> bool:
    return words().code.search(said) is not None


def _is_part(window: Window, around: Surroundings) -> bool:
    """Whether the number is part of a longer code, or an amount."""
    if SIGN in (window.before, window.after):
        return True
    text, start, end = around.text, window.start, window.end
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before and (before[-1] in _MONEY or before[-1] == "第" or _LATIN_BEFORE.search(before)):
        return True
    return bool(_LATIN_AFTER.match(after) or words().unit.match(text, end))


def _is_day(digits: str) -> bool:
    """Whether eight digits are a day on which somebody may have been born."""
    try:
        day = dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return _FIRST_BIRTH <= day.year <= _LAST_BIRTH
