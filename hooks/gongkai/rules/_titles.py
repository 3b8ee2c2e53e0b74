"""What a title says: which organ, which years; titles are folded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.kinds import Kind
from gongkai.model import Organ
from gongkai.register import agrees
from gongkai.text.characters import folded
from gongkai.text.dates import years_in

_DIGITS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# The year of a document number says when it was issued, not what it reports on.
_NUMBER = re.compile(r"[〔\[(](?:19|20)\d\d[〕\])]\d+号")
_STOP = re.compile(r"关于|(?:19|20)\d\d年?度?|[〇○零一二三四五六七八九]{4}年度?|[《》“”\"()、，,:]")
_VERB = re.compile(r"^(?:报送|呈报|上报|印发|公布|公开|发布|转发|开展|落实|推进)+")
_ORGAN_END = re.compile(r"(?:[局厅委办部院署府会社队室所省市县区盟旗]|中心|机关|公司)$")
_LONGEST_PART = 60


def title_years(title: str) -> tuple[int, ...]:
    """The years that a folded title names, in order."""
    text = _NUMBER.sub("", title)
    return tuple(sorted({*(int(year) for year in _DIGITS.findall(text)), *years_in(text)}))


def names_organ(
    title: str, organ: Organ, year: int | None, kind: Kind, *, besides: str = ""
) -> bool:
    """Whether a folded title names the organ by a name of that year, or a form of it.

    ``besides`` is another organ's name with which the title begins: 例山县人民政府 does not stand
    in the title where 例山县人民政府办公室 does.
    """
    names = [folded(name) for name in organ.names_in(year)]
    rest = title.removeprefix(besides)
    if any(name in rest for name in names):
        return True
    forms = (*names, folded(organ.short))
    return any(agrees(name, part) for part in _parts(title, kind) for name in forms if name)


def is_titled(title: str, kind: Kind) -> bool:
    """Whether a folded title is one of that kind."""
    return all(re.search(pattern, title) for pattern in kind.title)


def named_organ(title: str, kind: Kind) -> str:
    """What stands in a folded title where the organ is named; nothing if no organ is."""
    return next((part for part in _parts(title, kind) if _ORGAN_END.search(part)), "")


def _parts(title: str, kind: Kind) -> Iterator[str]:
    """The passages in which a title can name its organ, whole and without the kind's words."""
    for passage in _STOP.split(title):
        whole = _VERB.sub("", passage)[:_LONGEST_PART]
        if whole:
            yield whole
        for pattern in kind.title[:1]:
            before = re.split(pattern, whole, maxsplit=1)[0]
            if before and before != whole:
                yield before
