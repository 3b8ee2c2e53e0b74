"""What is taken away from a disclosure's page: how it is cited, and what programs read of it.

Everything here was stated by the file or the register; what was not is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gongkai.model import Metadata


@dataclass(frozen=True, slots=True)
class TakeAway:
    """How a disclosure is cited, and itself as linked data (schema.org).

    ``address`` is the whole address of its page, empty where nobody said where the site stands.
    """

    citation: str = ""
    address: str = ""
    linked_data: Mapping[str, object] = field(default_factory=dict)


def take_away(meta: Metadata, organ: str, address: str) -> TakeAway:
    """What the disclosure of an organ of that name gives."""
    data = dict(_linked_data(meta, organ, address))
    return TakeAway(citation(meta, organ, address), address, data)


def citation(meta: Metadata, organ: str, address: str) -> str:
    """The disclosure as an electronic resource in the form of GB/T 7714."""
    parts = (
        organ,
        f"{meta.title}[EB/OL]",
        f"({meta.published})" if meta.published else "",
        address,
    )
    return ". ".join(filter(None, parts)) + ("" if address else ".")


def terms(meta: Metadata, organ: str) -> Iterator[tuple[str, str]]:
    """The disclosure in the words of Dublin Core, what collectors of citations read."""
    yield "title", meta.title
    yield "creator", organ
    if meta.published:
        yield "issued", meta.published.isoformat()


def _linked_data(meta: Metadata, organ: str, address: str) -> Iterator[tuple[str, object]]:
    yield "@context", "https://schema.org"
    yield "@type", "Report" if meta.year else "DigitalDocument"
    yield "name", meta.title
    yield "publisher", {"@type": "GovernmentOrganization", "name": organ}
    if meta.withdrawn:
        yield "creativeWorkStatus", "已撤下"
    stated = {
        "url": address,
        "identifier": [*filter(None, (meta.index, meta.number))],
        "temporalCoverage": str(meta.year or ""),
        "dateCreated": str(meta.written or ""),
        "datePublished": str(meta.published or ""),
        "dateModified": str(meta.changed) if meta.corrections or meta.withdrawn else "",
    }
    yield from ((name, said) for name, said in stated.items() if said)
