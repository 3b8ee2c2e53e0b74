"""The card at the head of a disclosure's page, and the labels in its source."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai import law
from gongkai.corpus import Record
from gongkai.kinds import Kind
from gongkai.model import Metadata
from gongkai.rules import Context

from .addresses import category_url, kind_url, organ_url, year_url


def card(
    record: Record, kind: Kind, context: Context, deadline: str = ""
) -> tuple[tuple[str, str, str], ...]:
    """The rows of the card as (name, text, address); what the file does not say is left blank.

    ``deadline`` says by when it was due and whether it was there by then.
    """
    meta = record.metadata
    organ = context.register.organs[meta.organ]
    category = law.categories().get(meta.category or 0)
    rows = (
        ("索引号", meta.index, ""),
        ("发文字号", meta.number, ""),
        ("发布机构", organ.name, organ_url(organ.id)),
        ("公开种类", kind.name, kind_url(kind.id)),
        ("所属年度", f"{meta.year}年", year_url(meta.year)) if meta.year else None,
        ("公开类别", category.short, category_url(category.number)) if category else None,
        ("成文日期", meta.written.isoformat() if meta.written else "", ""),
        ("发布日期", meta.published.isoformat() if meta.published else "未注明", ""),
        ("公开期限", deadline, "") if deadline else None,
        ("有效性", "已撤下" if meta.withdrawn else "有效", ""),
        ("签发人", meta.signed_by, "") if meta.signed_by else None,
    )
    return tuple((name, text or "无", url) for row in rows if row for name, text, url in [row])


def labels(meta: Metadata, source: str) -> Iterator[tuple[str, str]]:
    """The content labels of 国办发〔2017〕47号; a day that nobody stated is not made up."""
    yield "ArticleTitle", meta.title
    if meta.published:
        yield "PubDate", f"{meta.published} 00:00"
    yield "ContentSource", source
    yield "Keywords", f"{source},{meta.title}"
