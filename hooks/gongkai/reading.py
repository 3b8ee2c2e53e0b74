"""One file through every stage that needs no other file: bytes to findings, tokens and record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it.token import Token

from gongkai.charts import comparable, measures_of
from gongkai.checking import disclosure_findings, source_findings
from gongkai.corpus import Record
from gongkai.disclosures import disclosure_of
from gongkai.figures import Stated, among, stated
from gongkai.findings import Finding, Severity
from gongkai.metadata import with_metadata
from gongkai.model import Disclosure, Metadata, Source
from gongkai.prose import Prose
from gongkai.resemblance import annual_kinds, signature_of
from gongkai.rules import Context, figures
from gongkai.sources import read_source
from gongkai.tables.reading import compared
from gongkai.text.markdown import parse
from gongkai.text.words import prose_of

# These say that something is missing from a table, not that a number in it is wrong.
_LACKING = frozenset({"F401", "F402", "F405", "F406"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A file after reading and checking; no disclosure where nothing could be made out.

    ``comparable`` are the places, among these figures, of those that may stand beside other years'.
    """

    source: Source
    metadata: Metadata
    findings: tuple[Finding, ...]
    disclosure: Disclosure | None = None
    tokens: list[Token] = field(default_factory=list)
    signature: bytes = b""
    figures: tuple[Stated, ...] = ()
    comparable: tuple[int, ...] = ()


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
    compared = "R" in context.settings.checks and metadata.kind in annual_kinds()
    signature = signature_of(disclosure.prose) if compared else b""
    counted = "F" in context.settings.checks
    found = figures(disclosure) if counted else ()
    rows = stated(found, disclosure.prose)
    alike = comparable(found, disclosure.prose, _disputed(findings))
    return Reading(
        source,
        metadata,
        tuple(findings),
        disclosure,
        tokens,
        signature,
        tuple(rows.values()),
        among(rows, alike),
    )


def _disputed(findings: Iterable[Finding]) -> frozenset[int]:
    """The lines in which a number is at fault, whether or not someone accepts it."""
    return frozenset(
        finding.line
        for finding in findings
        if finding.rule[0] == "F"
        and finding.rule not in _LACKING
        and finding.severity is not Severity.INFO
    )


def prose_at(root: Path, path: str) -> Prose | None:
    """The words of a file's text, or None where they are not to be had."""
    try:
        source = read_source(path, (root / path).read_bytes())
    except OSError:
        return None
    return prose_of(parse(source.body), source.body_line)


def record_of(reading: Reading, day: dt.date) -> Record:
    """What the cross-file stages keep of a reading, as it stood on a day."""
    source, disclosure = reading.source, reading.disclosure
    if disclosure is None:
        return Record(
            path=source.path,
            digest=source.digest,
            size=source.size,
            metadata=reading.metadata.as_of(day),
            findings=reading.findings,
            readable=False,
        )
    return Record(
        path=source.path,
        digest=source.digest,
        size=source.size,
        metadata=reading.metadata.as_of(day),
        lines=source.lines,
        elements=disclosure.elements,
        links=disclosure.links,
        findings=reading.findings,
        tables=compared(disclosure.tables),
        measures=measures_of(disclosure.tables, _disputed(reading.findings)),
        han=disclosure.han,
        signature=reading.signature,
    )
