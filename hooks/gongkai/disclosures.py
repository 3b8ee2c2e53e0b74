"""A source and its typed front matter become a disclosure, with what was made out of its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from markdown_it.token import Token

from gongkai.kinds import Kind
from gongkai.model import Disclosure, Fragment, Link, Metadata, Source
from gongkai.tables.reading import tables_of, weighed
from gongkai.text.characters import han_count
from gongkai.text.elements import element_states
from gongkai.text.html_tags import tags_in
from gongkai.text.markdown import parse
from gongkai.text.outline import outline
from gongkai.text.words import prose_of

_LINKING = {"link_open": ("href", "link"), "image": ("src", "image")}


def disclosure_of(
    source: Source, metadata: Metadata, kinds: Mapping[str, Kind]
) -> tuple[Disclosure, list[Token]]:
    """The disclosure that a readable source holds, and the tokens it was read from."""
    tokens = parse(source.body)
    words = partial(prose_of, tokens, source.body_line)
    tables = tables_of(tokens, source.body, source.body_line, metadata)
    sections = outline(tokens, source.body_line)
    if tables:
        sections = weighed(sections, tables, words())
    kind = kinds.get(metadata.kind)
    pack = kind.pack(metadata.year) if kind else None
    states = (
        element_states(pack, sections, source.body, source.body_line, metadata.year) if pack else ()
    )
    attachments = (
        Link(target, source.lines.get(f"attachments.{index}", 1), what="attachment")
        for index, target in enumerate(metadata.attachments)
    )
    # Every link, image and tag of Markdown and of HTML has one of these signs.
    pointing = "<" in source.body or "[" in source.body
    links, fragments = _pointers(tokens, source.body_line) if pointing else ([], [])
    return (
        Disclosure(
            path=source.path,
            digest=source.digest,
            size=source.size,
            metadata=metadata,
            lines=source.lines,
            body=source.body,
            body_line=source.body_line,
            sections=sections,
            elements=states,
            links=(*attachments, *links),
            html=tuple(fragments),
            tables=tables,
            han=han_count(source.body),
            words=words,
        ),
        tokens,
    )


def _pointers(tokens: list[Token], body_line: int) -> tuple[list[Link], list[Fragment]]:
    """Every link, image and piece of raw HTML of the text, with its line."""
    links: list[Link] = []
    fragments: list[Fragment] = []
    line = body_line
    for token in tokens:
        if token.map:
            line = body_line + token.map[0]
        if token.type == "html_block":
            fragments.append(Fragment(token.content, line))
            links.extend(_linked(token.content, line))
        elif token.type == "inline":
            for at, child in _with_lines(token.children or [], line):
                if child.type == "html_inline":
                    fragments.append(Fragment(child.content, at))
                    links.extend(_linked(child.content, at))
                elif child.type in _LINKING:
                    attribute, what = _LINKING[child.type]
                    links.append(Link(str(child.attrGet(attribute) or ""), at, what=what))
    return links, fragments


def _linked(html: str, line: int) -> Iterator[Link]:
    """The links and images of raw HTML, each at its line."""
    for tag in tags_in(html):
        for attribute in tag.attributes:
            if (tag.name, attribute.name) in {("a", "href"), ("img", "src")}:
                at = line + html.count("\n", 0, attribute.offset)
                yield Link(
                    attribute.value, at, what="image" if tag.name == "img" else "link", raw=True
                )


def _with_lines(children: list[Token], line: int) -> Iterator[tuple[int, Token]]:
    for child in children:
        yield line, child
        if child.type in {"softbreak", "hardbreak"}:
            line += 1
        elif child.type == "html_inline":
            line += child.content.count("\n")
