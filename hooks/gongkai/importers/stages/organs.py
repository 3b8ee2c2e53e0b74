"""Whose report it is: the names that a text gives, weighed against each other and the register."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from gongkai import regions
from gongkai.model import Organ, Region
from gongkai.regions import infer_code

from .organ_index import OrganIndex
from .organ_words import is_organ_name

_RELATIVE = re.compile(r"[省市县区州镇乡我本][^省市县区]{1,20}$")


class Naming(msgspec.Struct, frozen=True):
    """What a text says of the body that speaks: names in the order of how much they count.

    ``place`` is the division that a title names without a body (某县2024年…情况报告);
    ``publishers`` are those whom a portal names, who need not be those who speak; ``context`` is
    the text's beginning, in which superior divisions may be named.
    """

    names: tuple[str, ...]
    place: str = ""
    publishers: tuple[str, ...] = ()
    context: str = ""


class Speaker(msgspec.Struct, frozen=True):
    """The body that a report is of: registered, or only its name and the codes it may belong to.

    ``candidates`` are the organs that the names may mean where they leave a choice.
    """

    name: str = ""
    organ: Organ | None = None
    regions: tuple[str, ...] = ()
    candidates: tuple[Organ, ...] = ()
    notes: tuple[str, ...] = ()


def registered(index: OrganIndex, identifier: str) -> Speaker:
    """The organ of that id; only the id if it is not registered."""
    organ = index.register.organ(identifier)
    return Speaker(organ.name, organ, (organ.region,)) if organ else Speaker(identifier)


def asked_for(index: OrganIndex, identifier: str, named: Speaker) -> Speaker:
    """The organ of that id, with a word of it where the text names another body."""
    asked = registered(index, identifier)
    if asked.organ is None or named.organ == asked.organ:
        return asked
    if named.organ is None and (not named.regions or asked.organ.region in named.regions):
        return asked
    note = f"文中写的机关是“{named.name}”，按指定的“{asked.name}”导入，请核对是不是拿错了文件"
    return msgspec.structs.replace(asked, notes=(note,))


def speaker(index: OrganIndex, naming: Naming) -> Speaker:
    """The body that the text's own names mean, or the government of the place that it names."""
    if naming.place and not naming.names:
        found = _government_of(index, naming)
        if found.name:
            return found
    every = msgspec.structs.replace(naming, names=(*naming.names, *naming.publishers))
    return _named(index, every)


def _named(index: OrganIndex, naming: Naming) -> Speaker:
    """The body that the names mean."""
    doubtful: tuple[Organ, ...] = ()
    unknown = ""
    for name in naming.names:
        if unknown and not _abbreviates(unknown, name):
            continue
        found = _narrowed(index, index.organs(name), naming, name)
        if len(found) == 1:
            return Speaker(found[0].name, found[0], (found[0].region,))
        doubtful = doubtful or found
        if not found and not unknown and not _is_relative(index, name):
            unknown = name
    name = _fullest(naming.names)
    codes = _regions_of(index, name, naming.context) if name else ()
    return Speaker(name, None, codes, doubtful or (index.resembling(name) if name else ()))


def _abbreviates(short: str, name: str) -> bool:
    """Whether a name is cut from a longer one, as 某市卫健委 from 某市卫生健康委员会."""
    rest = iter(name)
    return len(short) < len(name) and all(character in rest for character in short)


def _government_of(index: OrganIndex, naming: Naming) -> Speaker:
    """A title that names a division and no body is of the people's government there."""
    name = f"{naming.place}人民政府"
    if not _regions_of(index, name, ""):
        return Speaker()
    meant = _named(index, Naming((name,), context=naming.context))
    note = f"标题只写了“{naming.place}”，没有写机关，按{meant.name}导入，请核对"
    return msgspec.structs.replace(meant, notes=(note,))


def _narrowed(
    index: OrganIndex, found: tuple[Organ, ...], naming: Naming, name: str
) -> tuple[Organ, ...]:
    """Of several, those that another name or the text around supports."""
    if len(found) < 2:  # noqa: PLR2004  # one needs no choice
        return found
    for other in naming.names:
        both = tuple(organ for organ in index.organs(other) if organ in found)
        if other != name and len(both) == 1:
            return both
    supported = tuple(
        organ
        for organ in found
        if (region := index.register.regions.get(organ.region)) and region.name in naming.context
    )
    return supported or found


def _is_relative(index: OrganIndex, name: str) -> bool:
    """Whether a name such as 县信访局 says nothing without its division."""
    return _RELATIVE.match(name) is not None or not _regions_of(index, name, "")


def _regions_of(index: OrganIndex, name: str, context: str) -> tuple[str, ...]:
    """The codes of the division that a name begins with; registered ones go before."""
    own = _registered_regions(tuple(index.register.regions.values()), name)
    if own:
        return own
    codes = infer_code(name)
    supported = tuple(code for code in codes if _names_above(code) & _words_of(context, codes))
    return supported or codes


def _names_above(code: str) -> frozenset[str]:
    above = (regions.division(whole) for whole in regions.ancestors_of(code))
    return frozenset(found.name for found in above if found is not None)


def _words_of(context: str, codes: Sequence[str]) -> frozenset[str]:
    """The divisions above any of the codes that the context names."""
    every = frozenset(name for code in codes for name in _names_above(code))
    return frozenset(name for name in every if name in context)


def _registered_regions(known: Sequence[Region], name: str) -> tuple[str, ...]:
    """The registered divisions of the last, that is narrowest, name of one that the name holds."""
    held = [region for region in known if region.name and region.name in name]
    if not held:
        return ()
    ends = {region.code: name.rfind(region.name) + len(region.name) for region in held}
    last = [region for region in held if ends[region.code] == max(ends.values())]
    longest = max(len(region.name) for region in last)
    return _within_others([region for region in last if len(region.name) == longest], held)


def _within_others(found: Sequence[Region], held: Sequence[Region]) -> tuple[str, ...]:
    """Of divisions of one name those within a division that is named too, if any."""
    above = [region.code.rstrip("0") for region in held if region not in found]
    within = [region.code for region in found if any(map(region.code.startswith, above))]
    return tuple(sorted(within or [region.code for region in found]))


def _fullest(names: Sequence[str]) -> str:
    """The first name that is the name of a body with its division, else the first of a body."""
    bodies = [name for name in names if is_organ_name(name)]
    absolute = (name for name in bodies if not _RELATIVE.match(name))
    return next(absolute, bodies[0] if bodies else "")
