"""JSON Schemas of the data files, made from the types that the files are written from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from gongkai.audits.json import LedgerFile

from .catalogue import Catalogue
from .disclosure import PublicRecord
from .words import described

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# The address of each schema, relative to the site's root; it never changes.
SCHEMAS: Mapping[str, type[msgspec.Struct]] = {
    "data/catalogue.schema.json": Catalogue,
    "data/disclosure.schema.json": PublicRecord,
    "data/ledger.schema.json": LedgerFile,
}


def schemas() -> Iterator[tuple[str, bytes]]:
    """Every schema by its address."""
    for address, root in SCHEMAS.items():
        text = msgspec.json.encode(schema_of(root))
        yield address, msgspec.json.format(text, indent=2) + b"\n"


def schema_of(root: type[msgspec.Struct]) -> dict[str, Any]:
    """The schema of a type with every field explained."""
    schema = msgspec.json.schema(root)
    for name, definition in schema["$defs"].items():
        if "properties" in definition:
            _explain(name, definition)
    return {"$schema": _DIALECT, "title": described()[root.__name__].text, **schema}


def _explain(name: str, definition: dict[str, Any]) -> None:
    words = described()[name]
    definition["title"] = words.text
    definition.pop("description", None)
    for field, schema in definition["properties"].items():
        schema["title"], schema["description"] = words.fields[field]
