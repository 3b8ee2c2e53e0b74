"""The bytes of a register to a YAML block, and all that is wrong with them as text and as YAML."""

from __future__ import annotations

from gongkai.decoding import decoded
from gongkai.frontmatter.blocks import Block, Broken, cleaned, parsed
from gongkai.model import Fault

from .recovery import recovered


def block_of(data: bytes) -> tuple[Block, tuple[Fault, ...]]:
    """What the bytes of a register say, and what is wrong with them. Never raises."""
    read = decoded(data)
    if read.text is None:
        return Block({}, {}), read.faults
    text, faults = cleaned(read.text.removeprefix("\ufeff"), 1)
    block = parsed(text, 1)
    if isinstance(block, Broken):
        block, broken = recovered(text)
        faults = [*faults, *broken]
    return block, (*read.faults, *faults, *block.faults)
