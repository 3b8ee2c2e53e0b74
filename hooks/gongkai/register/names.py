"""Names of organs compared as people write them: 张家界武陵源区信访局 is 张家界市武陵源区信访局.

A form may leave out 省, 市, 自治区 or 人民政府, and what stands before its own region; it may not
put another word in their place, so 吉林省信访局 is never 吉林市信访局. Names and texts are folded.
"""

from __future__ import annotations

import re
from functools import lru_cache

_PARTY = re.compile(r"^中共|(?<=[省市县区州盟旗])委(?!员)(?=.)")
_GOVERNMENT = re.compile(r"人民政府(?=.)")
_OMITTED = re.compile(r"人民政府$|自治区(?=.)|[省市](?=.)")
_SHORTEST_END = 3


def lean(name: str) -> str:
    """The name without what forms leave out; equal for forms of one name, not only for these."""
    return _OMITTED.sub("", _plain(name))


def agrees(name: str, form: str) -> bool:
    """Whether a text that stands where an organ is named is a form of that name."""
    if name == form or (len(form) >= _SHORTEST_END and name.endswith(form)):
        return True
    name, form = _plain(name), _plain(form)
    return bool(_forms_of(name).fullmatch(form) or _forms_of(form).fullmatch(name))


def _plain(name: str) -> str:
    """中共泰宁县委信访局 and 泰宁县人民政府信访局 are both 泰宁县信访局."""
    return _GOVERNMENT.sub("", _PARTY.sub("", name))


@lru_cache(maxsize=4096)
def _forms_of(name: str) -> re.Pattern[str]:
    """Matches the name with any of the parts that may be left out left out."""
    pattern, end = "", 0
    for part in _OMITTED.finditer(name):
        pattern += f"{re.escape(name[end : part.start()])}(?:{part[0]})?"
        end = part.end()
    return re.compile(pattern + re.escape(name[end:]))
