"""The house keeps its shape: imports run one way, one file knows the engine, names stay honest."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "hooks" / "gongkai"

# Lower floors first. A module may import from its own floor's folder and from floors below.
FLOORS = (
    ("errors", "findings", "filled", "prose", "model", "law"),
    ("regions", "site_files", "spreadsheets", "visible", "wrapping", "__init__", "crashes"),
    ("settings", "kinds", "as_of", "workdays"),
    ("text",),
    ("wording", "privacy", "tables"),
    ("decoding", "frontmatter", "sources", "metadata", "register", "disclosures"),
    ("figures", "attachments"),
    ("charts",),
    ("corpus", "guarding"),
    ("resemblance", "history"),
    ("rules", "rule_groups"),
    ("checking", "edition", "reading", "check_report"),
    ("ledger", "fixity"),
    ("press.article",),
    ("packs",),
    ("attachment_packs", "measuring"),
    ("loading",),
    ("inspection", "guard"),
    ("views", "audits", "opendata"),
    ("search",),
    ("press",),
    ("publication", "telling", "importers", "reporters", "skeletons"),
    ("review",),
    ("submissions",),
    ("site", "cli", "__main__"),
)


def _modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        yield name.removesuffix(".__init__"), path


def _floor(module: str) -> int:
    matches = [
        (len(name), number)
        for number, floor in enumerate(FLOORS)
        for name in floor
        if module == name or module.startswith(f"{name}.")
    ]
    assert matches, f"{module} stands on no floor: add it to FLOORS"
    return max(matches)[1]


def _imports(path: Path, module: str) -> Iterator[str]:
    """The modules of this package that a file imports, relative to the package."""
    is_package = path.name == "__init__.py"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level:
            parts = module.split(".") if is_package else module.split(".")[:-1]
            above = parts[: len(parts) - node.level + 1]
            names = [".".join(["gongkai", *above, *((node.module or "").split("."))]).strip(".")]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (name.removeprefix("gongkai.") for name in names if name.startswith("gongkai."))


MODULES = dict(_modules())


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_its_own_floor_or_lower_ones(module: str) -> None:
    higher = [
        name
        for name in _imports(MODULES[module], module)
        if not name.startswith("__") and _floor(name) > _floor(module)
    ]
    assert higher == []


def _names_engine(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = [
        name
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    ]
    return any(name.partition(".")[0] in {"mkdocs", "material", "properdocs"} for name in named)


def test_only_one_module_knows_the_engine() -> None:
    assert [name for name, path in MODULES.items() if _names_engine(path)] == ["site"]


def test_no_module_is_called_by_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "common", "base", "manager", "misc", "tools"}
    assert not [name for name in MODULES if empty & set(name.split("."))]


def test_nothing_beside_the_package_takes_a_name_of_the_standard_library() -> None:
    beside = {path.stem for path in PACKAGE.parent.iterdir() if path.suffix == ".py"}
    assert not beside & sys.stdlib_module_names


@pytest.mark.parametrize("module", MODULES)
def test_a_file_has_one_subject_and_at_most_300_lines(module: str) -> None:
    text = MODULES[module].read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    assert ast.get_docstring(ast.parse(text)), "a module says in a sentence what it is"
