"""Where letterheads are laid out: a source for each, at the depth of the pages that it is for."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.views import Sort, disclosure, sorts

from . import letterheads

# The key of the front matter by which a page of holes is known again.
META = "gongkai"
_FOLDER = "0/"


def source_of(sort: Sort) -> str:
    """The source of a sort's letterhead: its page in the navigation, or one of its depth."""
    if sort.index:
        return f"{sort.under}index.md"
    return f"{_FOLDER}{'0/' * (sort.depth - 2)}{sort.id}.md"


def named_in(nav: object) -> Iterator[str]:
    """Every source that the navigation of mkdocs.yml names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        yield from (source for value in nav.values() for source in named_in(value))
    elif isinstance(nav, list):
        yield from (source for item in nav for source in named_in(item))


def sort_at(source: str) -> Sort | None:
    """The sort of generated page that stands at that source, such as ``kinds/xxgk.md``."""
    folder = f"{source.partition('/')[0]}/"
    depth = source.count("/") + 1
    found = (s for s in sorts().values() if s.under == folder and s.depth == depth and not s.index)
    return next(found, None)


def front_matter(source: str, key: str, title: str) -> str:
    """A page of holes: an index with its title, or the letterhead of many pages."""
    index = not source.startswith(_FOLDER)
    hidden = "[navigation]" if key == disclosure.SORT.id else "[navigation, toc]"
    lines = (
        f"title: {title if index else letterheads.TITLE}",
        f"description: {letterheads.DESCRIPTION}",
        f"hide: {hidden}",
        f"{META}: {key}",
    )
    return "\n".join(("---", *lines, "---", ""))
