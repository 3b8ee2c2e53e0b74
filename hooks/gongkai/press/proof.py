"""``gongkai.json``: the proof, carried by the site, that it was checked, and with what outcome.

An engine that ignores hooks publishes without it; whoever publishes asks for it first.
"""

from __future__ import annotations

import hashlib
from importlib import metadata

import msgspec

from gongkai import __version__
from gongkai.edition import Edition
from gongkai.findings import Severity

NAME = "gongkai.json"


class Counts(msgspec.Struct, frozen=True):
    """How much was read, shown and found."""

    files: int
    published: int
    organs: int
    errors: int
    warnings: int
    infos: int
    waived: int


class Proof(msgspec.Struct, frozen=True):
    """What was checked, by which versions, and the verdict: ``clean`` or ``marked``.

    ``sources`` is the SHA-256 of the lines ``<sha256 of a file>  <path>`` of every file read, in
    the order of paths; ``marked`` are the paths published with errors in plain sight.
    """

    version: int
    gongkai: str
    engine: dict[str, str]
    as_of: str
    on_error: str
    verdict: str
    counts: Counts
    sources: str
    marked: tuple[str, ...]


def proof_of(edition: Edition) -> Proof:
    """The proof of an edition."""
    records = edition.corpus.records
    lines = "".join(f"{record.digest}  {record.path}\n" for record in records)
    counts = Counts(
        files=len(records),
        published=len(edition.published),
        organs=len(edition.register.organs),
        errors=edition.count(Severity.ERROR),
        warnings=edition.count(Severity.WARNING),
        infos=edition.count(Severity.INFO),
        waived=sum(finding.waived for finding in edition.findings),
    )
    return Proof(
        version=1,
        gongkai=__version__,
        engine=_engine(),
        as_of=edition.context.as_of.isoformat(),
        on_error=edition.context.settings.on_error.value,
        verdict="marked" if edition.marked else "clean",
        counts=counts,
        sources=hashlib.sha256(lines.encode()).hexdigest(),
        marked=tuple(sorted(edition.marked)),
    )


def encoded(proof: Proof) -> bytes:
    """The proof as the file holds it."""
    return msgspec.json.format(msgspec.json.encode(proof), indent=2) + b"\n"


def _engine() -> dict[str, str]:
    """Versions of what lays out the site."""
    found = {}
    for name in ("mkdocs", "mkdocs-material", "markdown-it-py", "nh3"):
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found
