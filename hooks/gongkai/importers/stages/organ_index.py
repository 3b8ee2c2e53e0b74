"""Finds the organs of a register by the names that texts give them: in full, short, or cut."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from gongkai import regions
from gongkai.model import Organ
from gongkai.register import Register

from .organ_words import squeezed, without_party

# Where the name of a division ends within the name of a body.
_DIVISION_END = re.compile(r"(?<=[省市县区州盟旗])(?=[\u4e00-\u9fff]{4})")
_LEVEL = re.compile(r"^[省市县区州]")


class OrganIndex:
    """The names of a register beyond those that it answers to itself."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._short: dict[str, list[Organ]] = defaultdict(list)
        self._tails: dict[str, list[Organ]] = defaultdict(list)
        for organ in register.organs.values():
            for short in self._shorts_of(organ):
                self._short[short].append(organ)
            for name in organ.names_in(None):
                for _, tail in _cut(squeezed(name)):
                    self._tails[tail].append(organ)

    def organs(self, name: str) -> tuple[Organ, ...]:
        """The organs of that name, by the strictest reading that finds any."""
        bare = squeezed(name)
        readings = (
            lambda: self.register.organ_named(bare),
            lambda: self.register.organ_named(_in_full(bare)),
            lambda: self._below_named_division(bare),
            lambda: self._tails.get(bare, ()),
            lambda: self._short.get(bare, ()),
            lambda: self.register.organ_named(without_party(bare)),
        )
        return next((_distinct(found) for reading in readings if (found := reading())), ())

    def resembling(self, name: str) -> tuple[Organ, ...]:
        """Organs of one division that a name may be short for: 某市卫健委, 某市卫生健康委员会."""
        bare = squeezed(name)
        found = []
        for organ in self.register.organs.values():
            region = self.register.regions.get(organ.region)
            prefix = region.name if region is not None else ""
            full = squeezed(organ.name)
            if not prefix or not (bare.startswith(prefix) and full.startswith(prefix)):
                continue
            if _is_short_for(bare[len(prefix) :], full[len(prefix) :]):
                found.append(organ)
        return _distinct(found)

    def _below_named_division(self, name: str) -> tuple[Organ, ...]:
        """Organs registered without the division above them that the text puts before."""
        for division, tail in _cut(name):
            found = self.register.organ_named(tail)
            within = tuple(organ for organ in found if self._may_lie_in(organ, division))
            if within:
                return within
        return ()

    def _may_lie_in(self, organ: Organ, division: str) -> bool:
        """Whether a division that a text names is above an organ, as far as anybody knows."""
        names = [self.register.region_name(code) for code in self.register.ancestors(organ.region)]
        if regions.is_code(organ.region):
            above = (regions.division(code) for code in regions.ancestors_of(organ.region))
            names += [found.name for found in above if found is not None]
        return not names or any(division.endswith(name) for name in names)

    def _shorts_of(self, organ: Organ) -> Iterator[str]:
        """县卫健委, and 泰宁县卫健委 for that of 泰宁县."""
        short = squeezed(organ.short)
        if not short:
            return
        yield short
        region = self.register.regions.get(organ.region)
        if region is not None and _LEVEL.match(short):
            yield f"{region.name}{_LEVEL.sub('', short)}"


def _is_short_for(short: str, full: str) -> bool:
    """Whether a name is the other with characters left out, from the first to the last."""
    rest = iter(full)
    last = full.removesuffix("员会")
    same = short[:1] == full[:1] and short[-1:] == last[-1:]
    return 1 < len(short) < len(full) and same and all(character in rest for character in short)


def _in_full(name: str) -> str:
    """县政府办公室 and 县卫生健康委 in full."""
    name = re.sub("(?<!人民)政府", "人民政府", name)
    return f"{name}员会" if name.endswith("委") else name


def _cut(name: str) -> Iterator[tuple[str, str]]:
    """A name parted after each division that it begins with: 永州市, 蓝山县信访局."""
    for match in _DIVISION_END.finditer(name):
        yield name[: match.start()], name[match.start() :]


def _distinct(organs: Iterable[Organ]) -> tuple[Organ, ...]:
    return tuple({organ.id: organ for organ in organs}.values())
