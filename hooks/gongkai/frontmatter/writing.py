"""Writes front matter: one line a key, in the order of the design, quoted where YAML needs it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import yaml

from gongkai.model import Metadata

_ENDLESS = 2**31 - 1
_PLACE = "line"


class _Dumper(yaml.CSafeDumper):
    """Writes a text on one line, whatever is in it."""


def _text(dumper: yaml.CSafeDumper, value: str) -> yaml.ScalarNode:
    style = None if value.isprintable() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def front_matter_text(values: Mapping[str, object]) -> str:
    """The block with its two lines of ``---``; what is None is left out.

    Known keys come in the order of `Metadata`, unknown ones after them. Reading the block gives
    the same values again.
    """
    known = [key for key in Metadata.__struct_fields__ if key in values]
    keys = [*known, *(key for key in values if key not in known)]
    rows = [f"{key}: {_value(values[key])}" for key in keys if values[key] is not None]
    return "\n".join(("---", *rows, "---", ""))


def _value(value: object) -> str:
    """A value on one line; lists and mappings in flow style."""
    text = yaml.dump(
        _plain(value),
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=True,
        sort_keys=False,
        width=_ENDLESS,
    )
    # A plain value is followed by the mark that ends a document.
    return text.strip().removesuffix("...").rstrip()


def _plain(value: object) -> object:
    """A value as YAML knows values: a group says what it holds, not where it was read."""
    match value:
        case msgspec.Struct():
            fields = ((name, getattr(value, name)) for name in value.__struct_fields__)
            said = {name: _plain(held) for name, held in fields if held not in (None, "")}
            return {name: held for name, held in said.items() if name != _PLACE}
        case list() | tuple():
            return [_plain(item) for item in value]
        case _:
            return value
