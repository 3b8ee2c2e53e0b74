"""订阅: Atom feeds (RFC 4287) of what was published, corrected or withdrawn, the latest first.

There is one for the site and one beside the page of each region, organ and kind. Its days are
those that the files state, never a clock's; what states no day is in no feed, since an entry must
have one. Ids outlive a change of the site's address.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from gongkai.corpus import Record
from gongkai.edition import Edition, newest_first
from gongkai.views.addresses import kind_url, organ_url, region_url, report_url
from gongkai.visible import visible

from .templates import xml

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


def write_feeds(edition: Edition, where: Where, out: Path) -> dict[str, str]:
    """Write every feed beside its page; the digests by path."""
    authority = _authority(edition, where)
    entries: dict[tuple[str, str], Markup] = {}
    digests = {}
    recent = _recent(edition)
    for feed in _feeds(edition, where):
        base = where.to_root(feed)
        records = recent.get(feed.url, [])
        for record in records:
            if (base, record.path) not in entries:
                entries[base, record.path] = _entry(record, edition, base, authority)
        text = xml(
            "feed.xml",
            title=visible(feed.title),
            author=visible(feed.author),
            rights=visible(edition.context.settings.site.licence),
            id=f"tag:{authority},{_ID_YEAR}:{quote(feed.url)}{NAME}",
            page=f"{base}{quote(feed.url)}",
            updated=_time(records[0].metadata.changed if records else _NEVER),
            most=_MOST,
            entries=[entries[base, record.path] for record in records],
        )
        path, data = f"{feed.url}{NAME}", text.encode()
        (out / feed.url).mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(data)
        digests[path] = hashlib.sha256(data).hexdigest()
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
    dated = ((day, one) for one in edition.published if (day := one.metadata.changed))
    recent: dict[str, list[Record]] = {}
    for _, record in sorted(dated, key=lambda pair: (-pair[0].toordinal(), newest_first(pair[1]))):
        organ = edition.organ(record)
        above = (organ.region, *edition.register.ancestors(organ.region))
        pages = ("", kind_url(record.metadata.kind), organ_url(organ.id), *map(region_url, above))
        for page in pages:
            found = recent.setdefault(page, [])
            if len(found) < _MOST:
                found.append(record)
    return recent


def _entry(record: Record, edition: Edition, base: str, authority: str) -> Markup:
    meta = record.metadata
    text = xml(
        "feed_entry.xml",
        id=f"tag:{authority},{_ID_YEAR}:{quote(record.path.removesuffix('.md'))}",
        title=visible(meta.title),
        withdrawn=meta.withdrawn is not None,
        link=f"{base}{quote(report_url(record.path))}",
        published=_time(meta.published) if meta.published else "",
        updated=_time(meta.changed),
        author=visible(edition.organ(record).name),
        kind=edition.context.kinds[meta.kind],
        summary=visible("\u3000".join(_said(record))),
    )
    return Markup(text)  # noqa: S704  # it comes from a template that escapes


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
