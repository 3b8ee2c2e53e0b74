"""The rules: one module each, found by walking this folder; the module is the only entry."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache

from ._figures import figures
from ._rule import Context, CorpusRule, DisclosureRule, GuardRule, RegisterRule, Rule, SourceRule

__all__ = [
    "Context",
    "CorpusRule",
    "DisclosureRule",
    "GuardRule",
    "RegisterRule",
    "Rule",
    "SourceRule",
    "explanation",
    "figures",
    "rules",
]


def _declared() -> Iterator[tuple[Rule, str]]:
    for module in pkgutil.iter_modules(__path__):
        if not module.name.startswith("_"):
            loaded = importlib.import_module(f"{__name__}.{module.name}")
            yield loaded.RULE, loaded.__doc__ or ""


@cache
def _catalogue() -> Mapping[str, tuple[Rule, str]]:
    declared = sorted(_declared(), key=lambda entry: entry[0].id)
    return {rule.id: (rule, text) for rule, text in declared}


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id, in the order of ids."""
    return {identifier: rule for identifier, (rule, _) in _catalogue().items()}


def explanation(identifier: str) -> str:
    """What a rule asks and why, with a failing and a passing example, as Markdown.

    Raises:
        KeyError: there is no rule of that id.

    """
    return _catalogue()[identifier][1]
