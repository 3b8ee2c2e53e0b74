"""Organs that a person names on the command line: their ids, and what was probably meant."""

from __future__ import annotations

from gongkai.errors import UsageError
from gongkai.model import Organ
from gongkai.register import Register

from .chinese import nearest


def registered(identifier: str, register: Register) -> Organ:
    """The organ of that id.

    Raises:
        UsageError: there is none; the message names the likeliest.

    """
    organ = register.organ(identifier)
    if organ is not None:
        return organ
    named = register.organ_named(identifier)
    near = f"，它的编号是 {named[0].id}" if named else nearest(identifier, register.organs)
    raise UsageError(f"登记文件里没有编号为“{identifier}”的公开主体{near}")
