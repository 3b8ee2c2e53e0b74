"""网页标签: the META labels that a government site carries (国办发〔2017〕47号, annex).

Three of the site on every page, four of the column on lists and articles, three of the content on
articles. A site that says nothing of itself in its settings is not such a site and carries none;
one that does must say all of it, and no label is ever empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from gongkai.errors import UsageError
from gongkai.settings import SiteSettings

Labels = tuple[tuple[str, str], ...]
_COLUMN_TYPE = "政府信息公开"


def site_labels(site: SiteSettings) -> Labels:
    """The labels of every page; none where the settings say nothing of the site.

    Raises:
        UsageError: the settings say some of it and leave out the rest.

    """
    said = {"name": site.name, "domain": site.domain, "id_code": site.id_code}
    if not any(said.values()):
        return ()
    missing = [f"site.{name}" for name, value in said.items() if not value.strip()]
    if missing:
        raise UsageError(
            f"mkdocs.yml 的 extra.gongkai 里没有写 {'、'.join(missing)}：网页标签要求"
            "网站名称（name）、网站域名（domain）、网站标识码（id_code）写全"
        )
    return (("SiteName", site.name), ("SiteDomain", site.domain), ("SiteIDCode", site.id_code))


def column_labels(name: str, description: str) -> Labels:
    """The labels of a column, for lists and articles."""
    return (
        ("ColumnName", name),
        ("ColumnDescription", description or name),
        ("ColumnKeywords", f"{name},{_COLUMN_TYPE}"),
        ("ColumnType", _COLUMN_TYPE),
    )


def as_html(labels: Iterable[tuple[str, str]]) -> str:
    """The labels as elements of a page's head."""
    return "".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in labels)
