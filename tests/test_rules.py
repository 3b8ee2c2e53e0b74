"""Every rule against its table of cases, and guards over all of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from checkouts import Checkout
from factories import AS_OF, PATH, REGISTER, REGISTER_PATH, report_text
from gongkai.attachments import judged
from gongkai.checking import (
    corpus_findings,
    disclosure_findings,
    register_findings,
    source_findings,
)
from gongkai.corpus import Corpus
from gongkai.findings import Finding
from gongkai.guard import guard
from gongkai.kinds import kinds
from gongkai.law import provisions
from gongkai.reading import read_report, record_of
from gongkai.register import load_register
from gongkai.rules import (
    Context,
    CorpusRule,
    DisclosureRule,
    GuardRule,
    RegisterRule,
    Rule,
    SourceRule,
    explanation,
    rules,
)
from gongkai.settings import Settings

HERE = Path(__file__).parent
TABLES = HERE / "tables"
MODULES = HERE.parent / "hooks" / "gongkai" / "rules"


def _cases() -> Iterator[Any]:
    for rule in rules().values():
        for table in TABLES.glob(f"{rule.id.lower()}_*.yml"):
            cases = yaml.safe_load(table.read_text(encoding="utf-8"))
            for name, case in cases.items():
                yield pytest.param(rule, case, id=f"{rule.id}-{name}")


def _bytes(case: dict[str, Any]) -> bytes:
    if "bytes_hex" in case:
        return bytes.fromhex(case["bytes_hex"])
    text = case.get("text")
    if text is None:
        text = report_text(case.get("front"), case.get("body"))
        text += case.get("body", "") * (case.get("times", 1) - 1)
    return str(text).encode(case.get("encoding", "utf-8"))


def _context(root: Path, case: dict[str, Any]) -> Context:
    register = root / REGISTER_PATH
    register.parent.mkdir(parents=True, exist_ok=True)
    text = case.get("register", REGISTER)
    if isinstance(text, str):
        register.write_bytes(text.encode(case.get("register_encoding", "utf-8")))
    for path, extra in (case.get("registers") or {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(extra, encoding="utf-8")
    as_of = case.get("as_of", AS_OF)
    day = as_of if isinstance(as_of, dt.date) else dt.date.fromisoformat(str(as_of))
    today = dt.date.fromisoformat(str(case.get("today", dt.date.min)))
    register_read = load_register(root)
    return Context(
        as_of=day, register=register_read, kinds=kinds(), settings=Settings(), today=today
    )


def _findings(rule: Rule, case: dict[str, Any], root: Path) -> list[Finding]:
    """What that rule alone says of a case."""
    if isinstance(rule, GuardRule):
        return [f for f in _guarded(case, root) if f.rule == rule.id]
    context = _context(root, case)
    if isinstance(rule, RegisterRule):
        return [f for f in register_findings(context.register, context) if f.rule == rule.id]
    readings = [
        read_report(item.get("path", PATH), _bytes(item), context)
        for item in [case, *case.get("files", [])]
    ]
    first = readings[0]
    if isinstance(rule, SourceRule):
        return [f for f in source_findings(first.source, context) if f.rule == rule.id]
    if isinstance(rule, DisclosureRule):
        assert first.disclosure is not None, [f.message for f in first.findings]
        return [f for f in disclosure_findings(first.disclosure, context) if f.rule == rule.id]
    assert isinstance(rule, CorpusRule)
    contents: dict[str, str] = case.get("contents", {})
    paths = frozenset({*(r.source.path for r in readings), *case.get("tree", []), *contents})
    attachments = {
        path: judged(path.rpartition("/")[2], text.encode()) for path, text in contents.items()
    }
    prose = {r.source.path: r.disclosure.prose for r in readings if r.disclosure}
    records = [record_of(reading, context.as_of) for reading in readings]
    corpus = Corpus(records, paths, attachments, prose.get)
    return [f for f in corpus_findings(corpus, context) if f.rule == rule.id]


def _guarded(case: dict[str, Any], root: Path) -> tuple[Finding, ...]:
    """What guard says where the files of `then` were committed and those of `now` lie there.

    A file of `now` without content is gone; what only `then` names is still there.
    """
    checkout = Checkout(root)
    day = dt.date.fromisoformat(str(case.get("committed", "2026-11-01")))
    checkout.commit({REGISTER_PATH: REGISTER, **_texts(case.get("then", {}))}, day)
    checkout.write(_texts(case.get("now", {})))
    as_of = dt.date.fromisoformat(str(case.get("as_of", AS_OF)))
    return guard(root, base="HEAD", as_of=as_of).findings


def _texts(files: dict[str, Any]) -> dict[str, str | None]:
    return {
        path: report_text(text.get("front"), text.get("body")) if isinstance(text, dict) else text
        for path, text in files.items()
    }


@pytest.mark.parametrize(("rule", "case"), list(_cases()))
def test_a_rule_says_what_its_table_says(rule: Rule, case: dict[str, Any], tmp_path: Path) -> None:
    found = _findings(rule, case, tmp_path)
    several = len({finding.path for finding in found}) > 1
    said = [
        f"{finding.path}:{finding.line}: {finding.message}"
        if several
        else f"{finding.line}: {finding.message}"
        for finding in sorted(found, key=lambda finding: finding.order)
    ]
    assert said == case["findings"]


@pytest.mark.parametrize("rule", rules().values(), ids=rules())
def test_every_rule_has_a_table_with_a_pass_and_a_failure(rule: Rule) -> None:
    tables = list(TABLES.glob(f"{rule.id.lower()}_*.yml"))
    assert len(tables) == 1, f"{rule.id} has no table of cases"
    cases = yaml.safe_load(tables[0].read_text(encoding="utf-8")).values()
    assert any(case["findings"] for case in cases)
    assert any(not case["findings"] for case in cases)


def test_every_table_belongs_to_a_rule_module() -> None:
    modules = {path.stem for path in MODULES.glob("[a-z]*.py")}
    assert {path.stem for path in TABLES.glob("*.yml")} <= modules


@pytest.mark.parametrize("path", sorted(MODULES.glob("[a-z]*.py")), ids=lambda path: path.stem)
def test_a_module_is_named_after_its_rule(path: Path) -> None:
    assert path.stem.partition("_")[0].upper() in rules()


@pytest.mark.parametrize("rule", rules().values(), ids=rules())
def test_a_rule_rests_on_something_that_may_be_printed(rule: Rule) -> None:
    confirmed = {p.cite for p in provisions().values() if p.confirmed}
    for basis in re.split("；", rule.basis):
        assert basis in confirmed or basis == "本站《报送指南》"
    assert rule.hint
    assert not rule.title.endswith("。")


@pytest.mark.parametrize("rule", rules().values(), ids=rules())
def test_private_and_hostile_findings_can_never_be_waived(rule: Rule) -> None:
    if rule.group in "PH" or rule.reading:
        assert not rule.waivable


def _examples(rule: Rule) -> dict[str, str]:
    found = re.findall(
        r'```\w* title="(不通过|通过)"\n(.*?)\n?```', explanation(rule.id), flags=re.DOTALL
    )
    return dict(found)


@pytest.mark.parametrize("rule", rules().values(), ids=rules())
def test_the_examples_on_a_rule_page_are_true(rule: Rule, tmp_path: Path) -> None:
    examples = _examples(rule)
    assert set(examples) == {"不通过", "通过"}
    for verdict, example in examples.items():
        root = tmp_path / ("fails" if verdict == "不通过" else "passes")
        found = _findings(rule, _example_case(rule, example), root)
        assert bool(found) == (verdict == "不通过"), (verdict, found)


def _example_case(rule: Rule, example: str) -> dict[str, Any]:
    """An example as a case: a register, a whole file, or a body under the factory's front.

    Several files, attachments among them, are told apart by lines `文件 reports/….md：` before
    each; a line that ends in
    （这一段重复 n 遍） stands for n of them.
    """
    if isinstance(rule, RegisterRule):
        return {"register": example}
    if isinstance(rule, GuardRule):
        return _states(example)
    example = re.sub(
        r"(?m)^(.+)（这一段重复 (\d+) 遍）$", lambda found: f"{found[1]}\n" * int(found[2]), example
    )
    parts = re.split(r"^文件 (\S+)：\n", example, flags=re.MULTILINE)
    if len(parts) > 1:
        pairs = zip(parts[1::2], parts[2::2], strict=True)
        files = list(pairs)
        cases = [
            {**_example_case(rule, text), "path": path}
            for path, text in files
            if path.endswith(".md")
        ]
        others = {path: text for path, text in files if not path.endswith(".md")}
        return {**cases[0], "files": cases[1:], "contents": others}
    if isinstance(rule, SourceRule) or example.lstrip("\ufeff").startswith("---"):
        return {"text": example}
    return {"body": example}


def _states(example: str) -> dict[str, Any]:
    """An example of two versions: `原来的文件 reports/….md：` or `现在的文件 …` before each."""
    parts = re.split(r"^(原来|现在)的文件 (\S+)：\n", example, flags=re.MULTILINE)
    case: dict[str, Any] = {"then": {}, "now": {}}
    for when, path, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        case["then" if when == "原来" else "now"][path] = text
    # What is not among the files of now is gone, unless only one version is shown.
    gone = {path: None for path in case["then"] if path not in case["now"]}
    case["now"] = {**gone, **case["now"]}
    return case
