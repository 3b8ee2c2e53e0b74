"""网页标签: the META labels that a government site carries (国办发〔2017〕47号, annex).

Three of the site on every page, four of the column on lists and articles, three of the content on
articles. A site that says nothing of itself in its settings is not such a site and carries none;
one that does must say all of it, and no label is ever empty. A report that states no day of
publication has no PubDate: it is said to be missing where the report is checked (M104), and a
made-up day would be worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from html import escape

from gongkai.errors import UsageError
from gongkai.regions import is_known
from gongkai.settings import SiteSettings

Labels = tuple[tuple[str, str], ...]
_COLUMN_TYPE = "政府信息公开"
_NOTHING = {"", "null", "none", "无"}
_ID_CODE = re.compile(r"\d{10}|bm\d{8}", re.ASCII)


def site_labels(site: SiteSettings) -> Labels:
    """The labels of every page; none where the settings say nothing of the site.

    Raises:
        UsageError: the settings say some of it and leave out the rest, or no code is one.

    """
    said = {"name": site.name, "domain": site.domain, "id_code": site.id_code}
    if not any(said.values()):
        return ()
    missing = [f"site.{name}" for name, value in said.items() if value.strip().lower() in _NOTHING]
    if missing:
        raise UsageError(
            f"mkdocs.yml 的 extra.gongkai 里没有写 {'、'.join(missing)}：网页标签要求"
            "网站名称（name）、网站域名（domain）、网站标识码（id_code）写全"
        )
    if not _ID_CODE.fullmatch(site.id_code):
        raise UsageError(
            f"mkdocs.yml 的 extra.gongkai 里 site.id_code 写的是“{site.id_code}”：网站标识码是"
            "十位数字（国务院部门是 bm 加八位数字），请照标识码证书填写，并加引号"
        )
    return (("SiteName", site.name), ("SiteDomain", site.domain), ("SiteIDCode", site.id_code))


def unknown_division(site: SiteSettings, registered: Collection[str]) -> str:
    """What is odd about a site's code: its first six digits are no place that anybody knows."""
    code = site.id_code[:6]
    if not code.isdecimal() or code in registered or is_known(code):
        return ""
    return (
        f"网站标识码 {site.id_code} 的前六位 {code} 不是行政区划代码，登记的地区里也没有："
        "请对照标识码证书核实 mkdocs.yml 的 site.id_code"
    )


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
