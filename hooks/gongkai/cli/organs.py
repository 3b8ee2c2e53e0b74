"""Organs that a person names on the command line: their ids, and what was probably meant."""

from __future__ import annotations

from gongkai.errors import UsageError
from gongkai.model import Organ
from gongkai.register import Register

from .chinese import nearest


def registered(identifier: str, register: Register) -> Organ:
    """The organ of that id, or of that name if one alone bears or bore exactly this name.

    Raises:
        UsageError: there is none, or several; the message names the likeliest.

    """
    organ = register.organ(identifier)
    if organ is not None:
        return organ
    named = register.organ_named(identifier)
    if len(named) == 1 and identifier in named[0].names_in(None):
        return named[0]
    if named:
        listed = "、".join(f"{one.name}（{one.id}）" for one in named)
        raise UsageError(f"“{identifier}”可能是{listed}，请写编号")
    known = [*register.organs, *(one.name for one in register.organs.values())]
    near = nearest(identifier, known)
    raise UsageError(
        f"登记文件里没有编号或者名称为“{identifier}”的公开主体{near}"
        "；还没有登记的，请维护人员先登记在 reports/register.yml 的 organs 下（写法见《报送指南》）"
    )
