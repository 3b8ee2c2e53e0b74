"""The site map: every page, disclosures with the day of their last change."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from gongkai.edition import Edition
from gongkai.views.addresses import report_url

NAME = "sitemap.xml"


def site_map(edition: Edition, address: str, pages: Iterable[str]) -> str:
    """The site map of a site at that address; ``pages`` are relative to it.

    A page that is no disclosure has no day: what changes on it changes with every build.
    """
    days = _days(edition)
    rows = (
        f"<url><loc>{escape(address.rstrip('/'))}/{escape(page)}</loc>"
        + (f"<lastmod>{days[page]}</lastmod>" if days.get(page) else "")
        + "</url>\n"
        for page in sorted({*pages, *days})
    )
    opening = '<?xml version="1.0" encoding="UTF-8"?>\n'
    scheme = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'{opening}<urlset xmlns="{scheme}">\n{"".join(rows)}</urlset>\n'


def _days(edition: Edition) -> dict[str, str]:
    """The last day on which each disclosure was published, corrected or withdrawn."""
    changed = ((one.path, one.metadata.changed) for one in edition.published)
    return {report_url(path): day.isoformat() if day else "" for path, day in changed}
