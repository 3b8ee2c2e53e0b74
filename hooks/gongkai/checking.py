"""Rules applied: what they found is stamped with their cards, weighed by date, and waived.

A rule that crashes is a failure of the run (`RuleCrash`), never silence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import TypeVar

import msgspec

from gongkai.corpus import Corpus
from gongkai.errors import RuleCrash
from gongkai.findings import Finding, Found, Severity
from gongkai.guarding import Comparison
from gongkai.model import Disclosure, Metadata, Source, Waiver
from gongkai.privacy import masked_message
from gongkai.register import Register
from gongkai.rules import (
    Context,
    CorpusRule,
    DisclosureRule,
    GuardRule,
    RegisterRule,
    Rule,
    SourceRule,
    rules,
)

REGISTER = "reports/register.yml"

R = TypeVar("R", bound=Rule)

_DATA_ASKED_FOR = frozenset({"M104", "M105"})


def source_findings(source: Source, context: Context) -> list[Finding]:
    """What is wrong with how a file is written."""
    return [
        _stamped(rule, found, source.path)
        for rule in _chosen(SourceRule, context.settings.checks)
        for found in _run(rule, source.path, rule.check, source)
    ]


def disclosure_findings(disclosure: Disclosure, context: Context) -> list[Finding]:
    """What is wrong with one disclosure, its own waivers applied."""
    meta = disclosure.metadata
    findings = []
    # What is left of a withdrawn text need not be whole: often nothing but its reason is left.
    gone = meta.as_of(context.as_of).withdrawn is not None
    for rule in _holding(context.settings.checks, meta.kind, meta.year):
        if gone and _asks_for_more(rule):
            continue
        for found in _run(rule, disclosure.path, rule.check, disclosure, context):
            finding = _stamped(rule, found, disclosure.path)
            weighed = _weighed(finding, rule, meta, context)
            findings.append(waived(weighed, meta.waivers, context.as_of))
    return findings


def corpus_findings(corpus: Corpus, context: Context) -> list[Finding]:
    """What is wrong between the files; the waivers of the file concerned are applied."""
    findings = []
    for rule in _chosen(CorpusRule, context.settings.checks):
        for found in _run(rule, "reports", rule.check, corpus, context):
            finding = _stamped(rule, found, found.path or "reports")
            record = corpus.by_path.get(finding.path)
            waivers = record.metadata.waivers if record else ()
            findings.append(waived(finding, waivers, context.as_of))
    return findings


def register_findings(register: Register, context: Context) -> list[Finding]:
    """What is wrong with the register."""
    return [
        _stamped(rule, found, found.path or REGISTER)
        for rule in _chosen(RegisterRule, context.settings.checks)
        for found in _run(rule, REGISTER, rule.check, register)
    ]


def guard_findings(comparison: Comparison) -> list[Finding]:
    """What changed since an earlier version and may not, or not without a word."""
    every = (rule for rule in rules().values() if isinstance(rule, GuardRule))
    return [
        _stamped(rule, found, found.path or "reports")
        for rule in every
        for found in _run(rule, "reports", rule.check, comparison)
    ]


def waived(finding: Finding, waivers: Iterable[Waiver], as_of: dt.date) -> Finding:
    """The finding, marked as waived if one of the waivers accepts it on that day."""
    for waiver in waivers:
        if (
            waiver.rule == finding.rule
            and waiver.element in (None, finding.element)
            and (waiver.until is None or as_of <= waiver.until)
            and rules()[finding.rule].waivable
        ):
            return msgspec.structs.replace(finding, waived=True)
    return finding


def blocks(finding: Finding) -> bool:
    """Whether a finding keeps a text from being published without a mark."""
    return finding.severity is Severity.ERROR and not finding.waived


def stops(finding: Finding) -> bool:
    """Whether a finding ends a build whatever `on_error` says: unread, private or hostile."""
    rule = rules()[finding.rule]
    return blocks(finding) and _always_runs(rule)


@cache
def _chosen(card: type[R], groups: tuple[str, ...]) -> tuple[R, ...]:
    """The rules of a card that run: those of the groups asked for, and those that always do."""
    return tuple(
        rule
        for rule in rules().values()
        if isinstance(rule, card) and (rule.group in groups or _always_runs(rule))
    )


@lru_cache(maxsize=256)
def _holding(groups: tuple[str, ...], kind: str, year: int | None) -> tuple[DisclosureRule, ...]:
    """The rules that judge the disclosures of a kind and year."""
    return tuple(rule for rule in _chosen(DisclosureRule, groups) if rule.holds_for(kind, year))


def _asks_for_more(rule: Rule) -> bool:
    """Whether a rule asks for parts or data that a text should have: of one that stands."""
    return rule.group == "S" or rule.id in _DATA_ASKED_FOR


def _always_runs(rule: Rule) -> bool:
    """Whether no setting switches a rule off: unread, private and hostile content always stops."""
    return rule.reading or rule.group in "PH" or isinstance(rule, RegisterRule)


def _run(
    rule: Rule, path: str, check: Callable[..., Iterator[Found]], *subject: object
) -> list[Found]:
    try:
        return list(check(*subject))
    except Exception as error:
        raise RuleCrash(
            f"规则 {rule.id}（{rule.title}）在核查 {path} 时自身出错，这次核查没有结论："
            f"{type(error).__name__}: {masked_message(str(error))}"
        ) from error


def _stamped(rule: Rule, found: Found, path: str) -> Finding:
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        path=found.path or path,
        line=max(found.line, 1),
        column=max(found.column, 1),
        message=masked_message(found.message),
        basis=found.basis or rule.basis,
        hint=masked_message(found.hint) if found.hint else rule.hint,
        element=found.element,
    )


def _weighed(finding: Finding, rule: Rule, meta: Metadata, context: Context) -> Finding:
    """A text published before its rule was in force gets a warning at most."""
    if finding.severity is not Severity.ERROR:
        return finding
    in_force = rule.in_force
    if rule.group == "S" and in_force is None:
        kind = context.kinds.get(meta.kind)
        pack = kind.pack(meta.year) if kind else None
        in_force = pack.in_force if pack else None
    published = meta.published or meta.written
    if in_force and published and published < in_force:
        return msgspec.structs.replace(finding, severity=Severity.WARNING)
    return finding
