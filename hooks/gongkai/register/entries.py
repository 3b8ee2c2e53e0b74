"""A YAML block to regions and organs, typed by match; what is wrong is left empty and a fault."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from gongkai import regions
from gongkai.frontmatter.blocks import Block, path_of
from gongkai.frontmatter.intentions import key_meant
from gongkai.frontmatter.key_lines import COLONS
from gongkai.frontmatter.keys import Key, Need, Shape
from gongkai.model import Exemption, FormerName, Level, Organ, Place, Region

from .faults import RegisterFault
from .keys import EXEMPT_KEYS, NAME_KEYS, ORGAN_KEYS, TOP_KEYS

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SAFE_ID = re.compile(r"\w[\w-]*")
# In {name：示例市信访局, region: "990100"} YAML takes all up to the comma for a key.
_WIDE_COLON = re.compile(rf"(?P<key>\w+)\s*(?P<colon>[{COLONS}])\s*(?P<value>.*)", re.DOTALL)
_NO_YEAR = 0


class Entries(msgspec.Struct, frozen=True):
    """What one register says: regions and organs, faults, lines below those of the entries."""

    regions: tuple[Region, ...]
    organs: tuple[Organ, ...]
    faults: tuple[RegisterFault, ...]
    lines: dict[str, int]


def entries_of(path: str, block: Block) -> Entries:
    """The entries of the register with that path. Never raises."""
    reader = _Reader(path, block)
    top = reader.group(block.values, "", TOP_KEYS)
    found = tuple(reader.regions(top.get("regions")))
    organs = tuple(reader.organs(top.get("organs")))
    return Entries(found, organs, tuple(reader.faults), _lines_below(block))


def _lines_below(block: Block) -> dict[str, int]:
    """The lines of organs' keys that do not stand on the line of their organ."""
    lines: dict[str, int] = {}
    for path, line in block.lines.items():
        section, _, rest = path.partition(".")
        if section == "organs" and "." in rest:
            identifier = rest.partition(".")[0]
            if block.lines.get(f"organs.{identifier}") != line:
                lines[rest] = line
    return lines


class _Reader:
    """The values of one block, read one after the other while faults are gathered."""

    def __init__(self, path: str, block: Block) -> None:
        self._path = path
        self._lines = block.lines
        self.faults: list[RegisterFault] = []

    def regions(self, values: object) -> Iterator[Region]:
        """Every region that has a code and a name."""
        for code, name in self._section(values, "regions"):
            at = path_of("regions.", code)
            if not regions.is_code(code):
                self._fault("not-a-code", at, code)
            elif not isinstance(name, str):
                self._fault("wrong-type", at, Shape.TEXT.value)
            elif not name.strip():
                self._fault("missing-key", at, "名称")
            else:
                yield Region(code, name.strip(), self._place(at))

    def organs(self, values: object) -> Iterator[Organ]:
        """Every organ whose id can be part of an address."""
        for identifier, value in self._section(values, "organs"):
            at = path_of("organs.", identifier)
            if not _SAFE_ID.fullmatch(identifier):
                self._fault("unsafe-id", at, identifier)
            elif not isinstance(value, dict):
                self._fault("wrong-type", at, Shape.RECORD.value)
            else:
                yield self._organ(identifier, self.group(value, f"{at}.", ORGAN_KEYS), f"{at}.")

    def group(
        self, values: dict[str, object], prefix: str, keys: tuple[Key, ...]
    ) -> dict[str, object]:
        """The values of known keys that say something; unknown and missing keys are faults."""
        known = {key.name: key for key in keys}
        said = {name: value for name, value in values.items() if name in known}
        for name in [name for name in values if name not in known]:
            wide = _WIDE_COLON.fullmatch(name)
            if wide and wide["key"] in known:
                self._fault("colon", path_of(prefix, name), wide["colon"])
                said.setdefault(wide["key"], wide["value"])
            else:
                meant = key_meant(name, keys)
                nearest = f"{meant.name}（{meant.label}）" if meant else ""
                self._fault("unknown-key", path_of(prefix, name), nearest)
        for key in keys:
            # A line without a value: the value was refused, and reading has said so.
            refused = key.name not in said and f"{prefix}{key.name}" in self._lines
            if key.need is Need.REQUIRED and not said.get(key.name) and not refused:
                self._fault("missing-key", f"{prefix}{key.name}", key.label)
        return {name: value for name, value in said.items() if value != ""}

    def _section(self, values: object, name: str) -> Iterable[tuple[str, object]]:
        if isinstance(values, dict):
            return values.items()
        if values is not None:
            self._fault("wrong-type", name, Shape.RECORD.value)
        return ()

    def _organ(self, identifier: str, said: dict[str, object], at: str) -> Organ:
        code = identifier.partition("-")[0]
        return Organ(
            id=identifier,
            name=self._text(said, "name", at),
            region=self._region(said, at) or (code if regions.is_code(code) else ""),
            short=self._text(said, "short", at),
            level=self._level(said, at),
            names=tuple(self._names(said, f"{at}names")),
            uscc=self._text(said, "uscc", at),
            since=self._year(said, "since", at),
            until=self._year(said, "until", at),
            succeeded_by=self._text(said, "succeeded_by", at),
            duties=self._texts(said, "duties", at),
            exempt=tuple(self._exempt(said, f"{at}exempt")),
            contact=self._text(said, "contact", at),
            office=self._text(said, "office", at),
            place=self._place(at.removesuffix(".")),
        )

    def _text(self, said: dict[str, object], name: str, at: str) -> str:
        match said.get(name):
            case None:
                return ""
            case str(text):
                return text.strip()
        self._fault("wrong-type", f"{at}{name}", Shape.TEXT.value)
        return ""

    def _region(self, said: dict[str, object], at: str) -> str:
        code = self._text(said, "region", at)
        if code and not regions.is_code(code):
            self._fault("not-a-code", f"{at}region", code)
            return ""
        return code

    def _level(self, said: dict[str, object], at: str) -> Level:
        level = self._text(said, "level", at)
        if level and level not in tuple(Level):
            self._fault("wrong-type", f"{at}level", " 或者 ".join(Level))
            return Level.DEPARTMENT
        return Level(level or Level.DEPARTMENT)

    def _year(self, said: dict[str, object], name: str, at: str) -> int | None:
        text = self._text(said, name, at)
        if text and not _YEAR.fullmatch(text):
            self._fault("wrong-type", f"{at}{name}", Shape.YEAR.value)
            return None
        return int(text) if text else None

    def _texts(self, said: dict[str, object], name: str, at: str) -> tuple[str, ...]:
        match said.get(name):
            case None:
                return ()
            case list(items) if all(isinstance(item, str) and item.strip() for item in items):
                return tuple(dict.fromkeys(str(item).strip() for item in items))
            case str(text):
                self._fault("wrong-type", f"{at}{name}", f"清单，如 [{text}]")
                return (text.strip(),)
        self._fault("wrong-type", f"{at}{name}", Shape.TEXTS.value)
        return ()

    def _names(self, said: dict[str, object], at: str) -> Iterator[FormerName]:
        for item, within in self._records(said, at, NAME_KEYS):
            name, until = self._text(item, "name", within), self._year(item, "until", within)
            yield FormerName(name, until or _NO_YEAR)

    def _exempt(self, said: dict[str, object], at: str) -> Iterator[Exemption]:
        for item, within in self._records(said, at, EXEMPT_KEYS):
            yield Exemption(
                kind=self._text(item, "kind", within),
                year=self._year(item, "year", within) or _NO_YEAR,
                basis=self._text(item, "basis", within),
                approved_by=self._text(item, "approved_by", within),
            )

    def _records(
        self, said: dict[str, object], at: str, keys: tuple[Key, ...]
    ) -> Iterator[tuple[dict[str, object], str]]:
        """Each group of a list with its key path; one group alone is read as a list of one."""
        value = said.get(at.rpartition(".")[2])
        items = value if isinstance(value, list) else [value]
        if value is not None and not isinstance(value, list):
            self._fault("wrong-type", at, Shape.RECORDS.value)
        for number, item in enumerate(items):
            within = f"{at}.{number}" if isinstance(value, list) else at
            if isinstance(item, dict):
                yield self.group(item, f"{within}.", keys), f"{within}."
            elif item is not None and isinstance(value, list):
                self._fault("wrong-type", within, Shape.RECORD.value)

    def _place(self, key: str) -> Place:
        """Where a key stands; for one that is missing, where its group does."""
        while key and key not in self._lines:
            key = key.rpartition(".")[0]
        return Place(self._path, self._lines.get(key, 1))

    def _fault(self, code: str, key: str, detail: str) -> None:
        self.faults.append(RegisterFault(code, self._place(key), key, detail))
