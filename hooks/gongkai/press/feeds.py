"""订阅: Atom feeds (RFC 4287) of what was published, corrected or withdrawn, the latest first.

There is one for the site and one beside the page of each region, organ and kind. Its days are
those that the files state, never a clock's; what states no day is in no feed, since an entry must
have one. Ids outlive a change of the site's address.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from gongkai.corpus import Record
from gongkai.edition import Edition
from gongkai.site_files import Digests, write_file
from gongkai.views.addresses import kind_url, organ_url, region_url
from gongkai.visible import visible

from .html_text import html_text

NAME = "feed.xml"
_MOST = 50
# The year in which these ids were laid down, as RFC 4151 wants it; it never changes.
_ID_YEAR = 2026
_NO_DOMAIN = "gongkai.invalid"
# The time of a feed in which nothing has happened yet.
_NEVER = dt.date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's own words; ``url`` is the page that it belongs to, relative to the site's root."""

    url: str
    title: str
    author: str


@dataclass(frozen=True, slots=True)
class Where:
    """Where the site will stand, empty where nobody said, and what it is called."""

    address: str = ""
    name: str = ""

    def to_root(self, feed: Feed) -> str:
        """What leads from a feed to the site's root: its address, or folders upwards."""
        if self.address:
            return f"{self.address.rstrip('/')}/"
        return "../" * feed.url.count("/")


def write_feeds(edition: Edition, where: Where, out: Path) -> Digests:
    """Write every feed beside its page; the digests by path."""
    authority = _authority(edition, where)
    entries: dict[tuple[str, str], str] = {}
    digests: Digests = {}
    recent = _recent(edition)
    for feed in _feeds(edition, where):
        base = where.to_root(feed)
        records = recent.get(feed.url, [])
        for record in records:
            if (base, record.path) not in entries:
                entries[base, record.path] = _entry(record, edition, base, authority)
        updated = records[0].metadata.changed if records else _NEVER
        head = _head(feed, base, authority, updated, edition.context.settings.site.licence)
        written = "".join(entries[base, record.path] for record in records)
        digests |= write_file(out, f"{feed.url}{NAME}", f"{head}{written}</feed>".encode())
    return digests


def _feeds(edition: Edition, where: Where) -> Iterator[Feed]:
    register, site = edition.register, edition.context.settings.site
    host = site.host or where.name
    yield Feed("", where.name, host)
    for kind in edition.context.kinds.values():
        yield Feed(kind_url(kind.id), f"{kind.name} - {where.name}", host)
    for code in register.regions:
        yield Feed(region_url(code), f"{register.region_name(code)} - {where.name}", host)
    for organ in register.organs.values():
        yield Feed(organ_url(organ.id), f"{organ.name} - {where.name}", organ.name)


def _recent(edition: Edition) -> Mapping[str, list[Record]]:
    """The latest of each feed, by the page that it belongs to."""
    dated = [(day, one) for one in edition.published if (day := one.metadata.changed)]
    # What happened on one day stays in the order of lists, in which the published are.
    dated.sort(key=lambda pair: pair[0], reverse=True)
    recent: dict[str, list[Record]] = {}
    for _, record in dated:
        organ = edition.organ(record)
        above = (organ.region, *edition.register.ancestors(organ.region))
        pages = ("", kind_url(record.metadata.kind), organ_url(organ.id), *map(region_url, above))
        for page in pages:
            found = recent.setdefault(page, [])
            if len(found) < _MOST:
                found.append(record)
    return recent


def _head(feed: Feed, base: str, authority: str, updated: dt.date | None, licence: str) -> str:
    """What a feed says of itself."""
    place = quote(feed.url)
    page = html_text(f"{base}{place}")
    subtitle = f"新公开、更正、撤下的公开件，最近{_MOST}件；没有注明发布日期的不在其中。"
    return _lines(
        '<?xml version="1.0" encoding="UTF-8"?>',
        # For whoever opens it in a browser: what this is, and what to do with it.
        f'<?xml-stylesheet type="text/css" href="{base}assets/feed.css"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
        f"<id>tag:{authority},{_ID_YEAR}:{place}{NAME}</id>",
        f"<title>{html_text(visible(feed.title))}</title>",
        f"<subtitle>{subtitle}</subtitle>",
        f'<link rel="self" type="application/atom+xml" href="{page}{NAME}"/>',
        f'<link rel="alternate" type="text/html" href="{page or "./"}"/>',
        f"<updated>{_time(updated)}</updated>",
        f"<author><name>{html_text(visible(feed.author))}</name></author>",
        f"<rights>{html_text(visible(licence))}</rights>" if licence else "",
    )


def _entry(record: Record, edition: Edition, base: str, authority: str) -> str:
    """What a feed says of a disclosure."""
    meta = record.metadata
    place = quote(record.path.removesuffix(".md"))
    gone = "（已撤下）" if meta.withdrawn else ""
    kind = edition.context.kinds[meta.kind]
    summary = html_text(visible("\u3000".join(_said(record))))
    return _lines(
        "<entry>",
        f"<id>tag:{authority},{_ID_YEAR}:{place}</id>",
        f"<title>{gone}{html_text(visible(meta.title))}</title>",
        f'<link rel="alternate" type="text/html" href="{html_text(base)}{place}/"/>',
        f"<published>{_time(meta.published)}</published>" if meta.published else "",
        f"<updated>{_time(meta.changed)}</updated>",
        f"<author><name>{html_text(visible(edition.organ(record).name))}</name></author>",
        f'<category term="{kind.id}" label="{html_text(kind.name)}"/>',
        f"<summary>{summary}</summary>" if summary else "",
        "</entry>",
    )


def _said(record: Record) -> Iterator[str]:
    """What an entry says of its disclosure; of a withdrawn one nothing but that."""
    meta = record.metadata
    if meta.withdrawn:
        yield f"已于{meta.withdrawn.date}撤下。原因：{meta.withdrawn.reason}"
        return
    for correction in reversed(meta.corrections):
        yield f"{correction.date}更正：{correction.note}"
    if meta.summary:
        yield meta.summary


def _lines(*lines: str) -> str:
    """Those of the lines that say anything."""
    return "".join([f"{line}\n" for line in lines if line])


def _time(day: dt.date | None) -> str:
    """The beginning of a day in Shanghai."""
    return f"{day}T00:00:00+08:00"


def _authority(edition: Edition, where: Where) -> str:
    """The domain in whose name ids are given: the site's as it is set, else of its address."""
    stated = edition.context.settings.site.domain or urlsplit(where.address).hostname or ""
    name = stated.strip().lower()
    try:
        domain = name.encode("idna").decode()
    except UnicodeError:
        return _NO_DOMAIN
    return domain if domain and domain == quote(domain, safe="") else _NO_DOMAIN
