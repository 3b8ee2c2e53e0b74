"""The required elements of a disclosure, each with what its kind asks and how it is present."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.kinds import Element
from gongkai.model import Disclosure, ElementState, Section

from ._rule import Context


def required_elements(
    disclosure: Disclosure, context: Context
) -> Iterator[tuple[Element, ElementState]]:
    """Each required element of the disclosure's kind and year, in the order of the kind."""
    kind = context.kinds.get(disclosure.metadata.kind)
    pack = kind.pack(disclosure.metadata.year) if kind else None
    if pack is None or not pack.elements:
        return
    states = {state.id: state for state in disclosure.elements}
    for element in pack.elements:
        if element.required and element.id in states:
            yield element, states[element.id]


def section_at(disclosure: Disclosure, line: int) -> Section | None:
    """The innermost section that holds a line."""
    around = [section for section in disclosure.sections if section.line <= line <= section.end]
    return around[-1] if around else None
