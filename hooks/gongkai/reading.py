"""One file through every stage that needs no other file: bytes to findings, tokens and record."""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it.token import Token

from gongkai.checking import disclosure_findings, source_findings
from gongkai.corpus import Record
from gongkai.disclosures import disclosure_of
from gongkai.findings import Finding
from gongkai.metadata import with_metadata
from gongkai.model import Disclosure, Metadata, Source
from gongkai.rules import Context
from gongkai.sources import read_source
from gongkai.tables.reading import compared


@dataclass(frozen=True, slots=True)
class Reading:
    """A file after reading and checking; no disclosure where nothing could be made out."""

    source: Source
    metadata: Metadata
    findings: tuple[Finding, ...]
    disclosure: Disclosure | None = None
    tokens: list[Token] = field(default_factory=list)


def read_report(path: str, data: bytes, context: Context) -> Reading:
    """Read and check the bytes of one file.

    Raises:
        RuleCrash: a rule failed of itself.

    """
    return reading_of(read_source(path, data), context)


def reading_of(source: Source, context: Context) -> Reading:
    """Check a source, as far as it could be read.

    Raises:
        RuleCrash: a rule failed of itself.

    """
    source, metadata = with_metadata(source)
    if not source.readable:
        return Reading(source, metadata, tuple(source_findings(source, context)))
    disclosure, tokens = disclosure_of(source, metadata, context.kinds)
    findings = [*source_findings(source, context), *disclosure_findings(disclosure, context)]
    return Reading(source, metadata, tuple(findings), disclosure, tokens)


def record_of(reading: Reading) -> Record:
    """What the cross-file stages keep of a reading."""
    source, disclosure = reading.source, reading.disclosure
    if disclosure is None:
        return Record(
            path=source.path,
            digest=source.digest,
            size=source.size,
            metadata=reading.metadata,
            findings=reading.findings,
            readable=False,
        )
    return Record(
        path=source.path,
        digest=source.digest,
        size=source.size,
        metadata=reading.metadata,
        lines=source.lines,
        elements=disclosure.elements,
        links=disclosure.links,
        findings=reading.findings,
        tables=compared(disclosure.tables),
        han=disclosure.han,
    )
