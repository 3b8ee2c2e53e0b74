"""The search as the page's script does it, in Python: reads what the build wrote below search/."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from gongkai.search.folding import folded as folded_units

_FOUR = 8
_TERM = re.compile(r'"([^"]+)"(?!\S)|“([^”]+)”(?!\S)|(\S+)')


def folded(text: str) -> str:
    """A text as it is compared."""
    return folded_units(text).tobytes().decode("utf-16-le", "surrogatepass")


def terms_of(query: str) -> list[str]:
    """The terms of a query, folded."""
    found = (folded(one[1] or one[2] or one[3]) for one in _TERM.finditer(query))
    return list(dict.fromkeys(term for term in found if term))


def gram_of(text: str) -> int:
    """The gram of one to four UTF-16 units."""
    return _gram(text.encode("utf-16-le", "surrogatepass"))


def _gram(units: bytes) -> int:
    """The number of a gram: the mixed bits of a pair, and what is beyond it."""
    lead = 0
    if len(units) == _FOUR:
        lead, units = units[0] - ord("0") + 1, units[2:]
    pair, beyond = int.from_bytes(units[:4], "little"), int.from_bytes(units[4:], "little")
    beyond |= lead << 16
    return (pair * 2654435761 + beyond * 2246822519 & 0xFFFFFFFF) << 20 | beyond


@dataclass(frozen=True)
class Text:
    """A text as it was fetched."""

    url: str
    names: list[str]
    passages: list[tuple[int, str]]

    def holds(self, term: str) -> bool:
        """Whether the text or, for a single character, its names hold the term."""
        texts = self.names + ([text for _, text in self.passages] if len(term) > 1 else [])
        return any(term in folded(text) for text in texts)


class Reader:
    """An index on disk."""

    def __init__(self, site: Path) -> None:
        self.folder = site / "search"
        self.root = json.loads((self.folder / "root.json").read_text(encoding="utf-8"))
        self.starts = [0, *accumulate(self.root["sizes"])]
        self.count = self.starts[-1]
        self.fetched: dict[str, int] = {}

    def read(self, name: str) -> bytes:
        """A file of the index; its size is noted."""
        data = (self.folder / name).read_bytes()
        self.fetched[name] = len(data)
        return data

    @cached_property
    def names(self) -> dict[str, list[list[str]]]:
        """What organs, regions and kinds are called."""
        found: dict[str, list[list[str]]] = json.loads(inflated(self.read(self.root["names"])))
        return found

    @cached_property
    def columns(self) -> list[bytes]:
        """What facets and order need."""
        data = inflated(self.read(self.root["columns"]))
        return [data[at : at + self.count] for at in range(0, len(data), self.count)]

    def postings(self, gram: int) -> list[set[int]]:
        """The reports that hold a gram: anywhere, in title or names, in headings."""
        mixed = gram >> 20
        folder, count = self.root["sections"][mixed >> 28]
        shard = (mixed & 0xFFFFFFF) * count >> 28
        data = inflated(self.read(f"shards/{folder}/{shard:x}.bin"))
        return self.entries(data).get(gram, [set(), set(), set()])

    def entries(self, data: bytes) -> dict[int, list[set[int]]]:
        """What a shard says of each of its grams."""
        found: dict[int, list[set[int]]] = {}
        at = mixed = 0

        def value() -> int:
            nonlocal at
            number = shift = 0
            while True:
                octet = data[at]
                at += 1
                number |= (octet & 127) << shift
                shift += 7
                if octet < 128:
                    return number

        while at < len(data):
            head = data[at]
            at += 1
            size = 31 + value() if head >> 3 == 31 else head >> 3
            mixed += value()
            gram = mixed << 20
            if head & 1:
                gram |= int.from_bytes(data[at : at + 3], "little")
                at += 3
            rows = found.setdefault(gram, [set(), set(), set()])
            rows[head >> 1 & 3] = self._numbers(data[at : at + size])
            at += size
        return found

    def _numbers(self, row: bytes) -> set[int]:
        found: set[int] = set()
        chunk, at = -1, 0
        while at < len(row):
            head = row[at]
            at += 1
            if head == 0xBF:
                chunk += 63
                continue
            chunk += (head & 63) + 1
            start, size = self.starts[chunk], self.root["sizes"][chunk]
            if head >= 0xC0:
                width = -(-size // 8)
                flags = int.from_bytes(row[at : at + width], "little")
                found |= {start + place for place in range(size) if flags >> place & 1}
                at += width
            else:
                while at < len(row) and row[at] < 128:
                    found.add(start + row[at])
                    at += 1
        return found

    def candidates(self, query: str) -> set[int]:
        """The reports that may hold all terms of a query."""
        found = set(range(self.count))
        for term in terms_of(query):
            field = 1 if len(term) == 1 else 0
            for gram in cover(term):
                found &= self.postings(gram)[field]
        return found

    def text(self, number: int) -> Text:
        """A report's text."""
        chunk = next(at for at, end in enumerate(self.starts[1:]) if end > number)
        place = number - self.starts[chunk]
        name = f"texts/{self.root['texts'][chunk]}/{place:x}.bin"
        begin = self.read(self.root["dictionary"])
        text = inflated(begin + self.read(name))[self.root["shared"] :].decode("utf-16-le")
        lines = text.split("\n")
        line, passages = 0, []
        for row in lines[5:]:
            step, words = re.fullmatch(r"(-?\w*)[#:](.*)", row, re.DOTALL).groups()  # type: ignore[union-attr]
            line += int(step, 36) if step else 2
            passages.append((line, words))
        return Text(lines[0].split("\t")[0], lines[1:5], passages)

    def search(self, query: str) -> set[str]:
        """The addresses of the reports that hold all terms of a query."""
        terms = terms_of(query)
        texts = (self.text(number) for number in self.candidates(query))
        return {text.url for text in texts if all(map(text.holds, terms))}


def cover(term: str) -> list[int]:
    """The grams of a term."""
    units = term.encode("utf-16-le", "surrogatepass")
    length = len(units) // 2
    if length == 1:
        return [_gram(units)]
    sizes = ((at, size) for size in (2, 3, 4) for at in range(length - size + 1))
    parts = (units[2 * at : 2 * (at + size)] for at, size in sizes)
    return [_gram(part) for part in parts if _is_gram(part)]


def _is_gram(units: bytes) -> bool:
    """Whether so many UTF-16 units are held as one gram."""
    codes = memoryview(units).cast("H")
    digit = ord("0") <= codes[0] <= ord("9")
    if len(codes) == 4:
        return digit and not _is_han(codes[2])
    return len(codes) == 2 or digit or not _is_han(codes[1])


def _is_han(code: int) -> bool:
    return 0x4E00 <= code <= 0x9FFF


def inflated(data: bytes) -> bytes:
    """A raw deflated stream."""
    return zlib.decompress(data, -15)
