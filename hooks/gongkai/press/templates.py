"""The templates of pages: Jinja with autoescape, compiled once in each process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from gongkai.press.article import Entry
from gongkai.press.bytecode import keep_compiled
from gongkai.press.letterheads import Letterhead
from gongkai.press.qr import qr_image
from gongkai.press.rows import FILTERS
from gongkai.views import Page
from gongkai.views.pictures import Picture

VIEWS = Path(__file__).parent.parent / "theme" / "views"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(VIEWS),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        # All are kept: each page asks for those that its own imports.
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["drawn"] = _drawn
    environment.filters["qr"] = qr_image
    environment.filters.update(FILTERS)
    keep_compiled(environment)
    # Chinese as it is takes half the bytes; what could end a script is escaped all the same.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment


def _drawn(picture: Picture) -> Markup:
    """The picture, drawn."""
    # Loaded with the first picture: its library takes long to load, and reports have no pictures.
    from gongkai.press.drawing import drawn  # noqa: PLC0415

    return drawn(picture)


@cache
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.html")


def compile_ahead(template: str) -> None:
    """Compile a template and the macros of all, for workers that begin as copies of this process.

    They would each take as long about it.
    """
    _template(template)
    environment = _environment()
    for name in environment.list_templates(filter_func=lambda name: name.startswith("_")):
        environment.get_template(name)


def content(template: str, page: Page, base: str) -> str:
    """The content of a page; ``base`` leads from it to the site's root."""
    return _template(template).render(page=page, view=page.view, base=base)


def hole(name: str, view: object, base: str) -> str:
    """What a hole of a hand-written page is filled with."""
    return _template(f"hole_{name}").render(view=view, base=base)


def printed(page: Page, template: str, head: Letterhead) -> str:
    """A whole page."""
    base = "../" * page.url.count("/")
    return head.filled(page, content(template, page, base), _entries(page.contents, head))


def _entries(contents: tuple[Entry, ...], head: Letterhead) -> str:
    """The table of contents, entries of the lower rank below those of the higher."""
    if not contents:
        return ""
    top = min(entry.level for entry in contents)
    groups: list[tuple[Entry, list[Entry]]] = []
    for entry in contents:
        if entry.level == top or not groups:
            groups.append((entry, []))
        else:
            groups[-1][1].append(entry)
    return "".join(
        head.entry(
            entry.anchor,
            entry.title,
            "".join(head.entry(lower.anchor, lower.title) for lower in below),
        )
        for entry, below in groups
    )
