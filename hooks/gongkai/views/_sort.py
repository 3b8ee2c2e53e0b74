"""The card on which a sort of page is declared, and the page it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gongkai.edition import Edition
from gongkai.press.article import Entry


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page: where it stands, what it is called, what its template is given.

    ``url`` is relative to the site's root and ends with a slash. ``trail`` are the pages above
    it, from the highest down, as (name, url); ``contents`` its table of contents. ``column`` is
    the list that it belongs to, as (name, description), where it is no list itself, and ``labels``
    what 国办发〔2017〕47号 wants said of an article; ``terms`` say it in the words of Dublin Core.
    ``feed`` is true where a feed stands beside it.
    """

    url: str
    title: str
    view: object
    description: str = ""
    trail: tuple[tuple[str, str], ...] = ()
    contents: tuple[Entry, ...] = ()
    column: tuple[str, str] | None = None
    labels: tuple[tuple[str, str], ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    feed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """A sort of page.

    ``template`` names a file of ``theme/views/`` without its ending. ``under`` is the address of
    the page in the navigation that leads to pages of this sort; the sort whose only page stands
    there has ``index`` set. ``title`` is the name of that page or of this sort. All pages of a
    sort stand ``depth`` folders deep, so that the links of their letterhead hold for all.
    """

    id: str
    template: str
    under: str
    title: str
    pages: Callable[[Edition], Iterator[Page]]
    depth: int = 2
    index: bool = False
