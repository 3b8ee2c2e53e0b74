"""The register as the rest of the package asks it: each question answered from an index.

Workers receive a register pickled: fields only, every process makes its own indexes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeVar

import msgspec

from gongkai import regions
from gongkai.model import Organ, Place, Region
from gongkai.text.characters import folded

from .faults import RegisterFault
from .names import agrees, lean

V = TypeVar("V")


class Register(msgspec.Struct, frozen=True, dict=True):
    """登记: regions by code and organs by id, in the order in which they are written.

    ``files`` are the registers that were read; ``lines`` has the lines of keys that stand below
    the line of their entry, such as ``990100-xfj.exempt.0``.
    """

    regions: dict[str, Region]
    organs: dict[str, Organ]
    faults: tuple[RegisterFault, ...] = ()
    files: tuple[str, ...] = ()
    lines: dict[str, int] = {}

    def organ(self, identifier: str) -> Organ | None:
        """The organ of that id."""
        return self.organs.get(identifier)

    def region_name(self, code: str) -> str:
        """The region's registered name; the code itself where there is none."""
        region = self.regions.get(code)
        return region.name if region else code

    def parent_of(self, code: str) -> str | None:
        """The nearest registered region above; levels that are not registered are skipped."""
        return next(iter(self.ancestors(code)), None)

    def ancestors(self, code: str) -> tuple[str, ...]:
        """All registered regions above, the nearest first."""
        return self._above.get(code) or self._derived_ancestors(code)

    def children(self, code: str) -> tuple[str, ...]:
        """The registered regions right below, in the order of codes."""
        return self._below.get(code, ())

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The registered regions with none above them, in the order of codes."""
        return tuple(code for code in sorted(self.regions) if self.parent_of(code) is None)

    def organs_in(self, code: str) -> tuple[Organ, ...]:
        """The organs of the region itself, in the order of the register."""
        return self._organs_by_region.get(code, ())

    def organ_named(self, name: str) -> tuple[Organ, ...]:
        """The organs that bear or bore the name; failing these, a form of it as in 张家界信访局."""
        text = folded(name)
        exact = self._organs_by_name.get(text)
        if exact:
            return exact
        alike = {organ.id: organ for organ in self._organs_by_lean_name.get(lean(text), ())}
        return tuple(
            organ
            for organ in alike.values()
            if any(agrees(folded(known), text) for known in organ.names_in(None))
        )

    def named_at_start(self, text: str) -> tuple[str, tuple[Organ, ...]]:
        """The longest name, present or former, with which a folded text begins, and its organs."""
        for length in range(min(len(text), self._longest_name), 0, -1):
            found = self._organs_by_name.get(text[:length])
            if found:
                return text[:length], found
        return "", ()

    def place_of(self, organ: Organ, key: str) -> Place:
        """Where a key of an organ stands, such as ``exempt.0``."""
        line = self.lines.get(f"{organ.id}.{key}", organ.place.line)
        return Place(organ.place.path, line)

    def _derived_ancestors(self, code: str) -> tuple[str, ...]:
        if not regions.is_code(code):
            return ()
        return regions.ancestors_of(code, self.regions.__contains__)

    @cached_property
    def _above(self) -> Mapping[str, tuple[str, ...]]:
        return {code: self._derived_ancestors(code) for code in self.regions}

    @cached_property
    def _below(self) -> Mapping[str, tuple[str, ...]]:
        pairs = ((above[0], code) for code, above in self._above.items() if above)
        return {code: tuple(sorted(found)) for code, found in _grouped(pairs).items()}

    @cached_property
    def _organs_by_region(self) -> Mapping[str, tuple[Organ, ...]]:
        return _grouped((organ.region, organ) for organ in self.organs.values())

    @cached_property
    def _organs_by_name(self) -> Mapping[str, tuple[Organ, ...]]:
        return _grouped(
            (name, organ)
            for organ in self.organs.values()
            for name in dict.fromkeys(folded(known) for known in organ.names_in(None))
            if name
        )

    @cached_property
    def _organs_by_lean_name(self) -> Mapping[str, tuple[Organ, ...]]:
        return _grouped(
            (lean(name), organ) for name, organs in self._organs_by_name.items() for organ in organs
        )

    @cached_property
    def _longest_name(self) -> int:
        return max((len(name) for name in self._organs_by_name), default=0)


def _grouped(pairs: Iterable[tuple[str, V]]) -> dict[str, tuple[V, ...]]:
    groups: dict[str, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
