"""One disclosure as data: the JSON beside its page."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from gongkai.figures import Stated
from gongkai.findings import Finding
from gongkai.model import Metadata
from gongkai.packs import Packed
from gongkai.rules import Context


class PublicRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """A disclosure as data, for those who take it away."""

    path: str
    sha256: str
    organ_name: str
    region: str
    metadata: Metadata
    elements: dict[str, str]
    findings: tuple[Finding, ...]
    figures: tuple[Stated, ...] = ()


def public_record(packed: Packed, added: Iterable[Finding], context: Context) -> PublicRecord:
    """A record as those who take it away get it; ``added`` are its findings between files."""
    record = packed.record
    organ = context.register.organs[record.metadata.organ]
    return PublicRecord(
        path=record.path,
        sha256=record.digest,
        organ_name=organ.name,
        region=organ.region,
        metadata=record.metadata,
        elements={state.id: state.state.value for state in record.elements},
        findings=(*record.findings, *added),
        figures=packed.figures,
    )
