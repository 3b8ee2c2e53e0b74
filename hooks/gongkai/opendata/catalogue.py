"""公开目录: what was published, a row for each disclosure, as JSON and as CSV."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from urllib.parse import quote

import msgspec
from msgspec.structs import astuple

from gongkai.corpus import Record
from gongkai.edition import Edition
from gongkai.findings import Severity
from gongkai.spreadsheets import MARK, csv_text, plain
from gongkai.views.addresses import report_url

from .parts import parted, year_and_region
from .words import columns_of

# Where the files of the whole stand, but for their endings; those of its parts add the part.
WHOLE = "data/catalogue"
_VERSION = 1


class CatalogueRow(msgspec.Struct, frozen=True):
    """A disclosure in the catalogue; its fields are the columns of the CSV, in this order."""

    path: str
    url: str
    title: str
    kind: str
    kind_name: str
    organ: str
    organ_name: str
    region: str
    region_name: str
    year: int | None
    category: int | None
    number: str
    index: str
    written: dt.date | None
    published: dt.date | None
    corrections: int
    corrected: dt.date | None
    withdrawn: dt.date | None
    withdrawn_reason: str
    summary: str
    source: str
    elements: dict[str, str]
    characters: int
    errors: int
    warnings: int
    infos: int
    waived: int
    size: int
    sha256: str
    markdown: str
    json: str


class Catalogue(msgspec.Struct, frozen=True):
    """The catalogue of a year and a region, with what lies below the region; or of everything."""

    version: int
    as_of: dt.date
    licence: str
    year: int | None
    region: str
    region_name: str
    disclosures: tuple[CatalogueRow, ...]


def catalogues(edition: Edition, root: str) -> Iterator[tuple[str | None, Catalogue]]:
    """The catalogue of each part of the corpus, by its name; last, without one, that of all.

    ``root`` leads from their files to the site's root.
    """
    everything: list[CatalogueRow] = []
    for part, records in parted(edition.published, edition.register).items():
        year, region = year_and_region(part)
        rows = tuple(_row(record, edition, root) for record in records)
        everything += rows
        yield part, _catalogue(edition, year, region, rows)
    yield None, _catalogue(edition, None, "", tuple(everything))


def _catalogue(
    edition: Edition, year: int | None, region: str, rows: tuple[CatalogueRow, ...]
) -> Catalogue:
    return Catalogue(
        version=_VERSION,
        as_of=edition.context.as_of,
        licence=edition.context.settings.site.licence,
        year=year,
        region=region,
        region_name=edition.register.region_name(region),
        disclosures=rows,
    )


def as_json(table: Catalogue) -> bytes:
    """The catalogue as one JSON object."""
    return msgspec.json.encode(table) + b"\n"


def as_csv(table: Catalogue) -> bytes:
    """The rows of the catalogue below a line of heads."""
    heads = [column.name for column in columns_of(CatalogueRow)]
    rows = (
        [plain(value) if type(value) is str else _cell(value) for value in astuple(row)]
        for row in table.disclosures
    )
    return f"{MARK}{csv_text([heads, *rows])}".encode()


def _row(record: Record, edition: Edition, root: str) -> CatalogueRow:
    meta, organ = record.metadata, edition.organ(record)
    findings = edition.findings_of(record)
    open_ones = [finding.severity for finding in findings if not finding.waived]
    gone = meta.withdrawn
    address = quote(report_url(record.path))
    handed_out = f"{root}{address.rstrip('/')}" if not gone else ""
    return CatalogueRow(
        path=record.path,
        url=f"{root}{address}",
        title=meta.title,
        kind=meta.kind,
        kind_name=edition.context.kinds[meta.kind].name,
        organ=organ.id,
        organ_name=organ.name,
        region=organ.region,
        region_name=edition.register.region_name(organ.region),
        year=meta.year,
        category=meta.category,
        number=meta.number,
        index=meta.index,
        written=meta.written,
        published=meta.published,
        corrections=len(meta.corrections),
        corrected=max((one.date for one in meta.corrections), default=None),
        withdrawn=gone.date if gone else None,
        withdrawn_reason=gone.reason if gone else "",
        summary="" if gone else meta.summary,
        source="" if gone else meta.source,
        elements={state.id: state.state.value for state in record.elements},
        characters=record.han,
        errors=open_ones.count(Severity.ERROR),
        warnings=open_ones.count(Severity.WARNING),
        infos=open_ones.count(Severity.INFO),
        waived=len(findings) - len(open_ones),
        size=record.size,
        sha256=record.digest,
        markdown=f"{handed_out}.md" if handed_out else "",
        json=f"{handed_out}.json" if handed_out else "",
    )


def _cell(value: object) -> str | int:
    """A value as a cell; what nobody stated is an empty one."""
    if value is None:
        return ""
    if isinstance(value, int):
        return value
    if isinstance(value, dict):
        return ";".join([f"{name}={state}" for name, state in value.items()])
    return plain(str(value))
