"""Sites for tests: a small root, built by the engine in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import yaml

from factories import PATH, REGISTER, REGISTER_PATH, report_text

REPOSITORY = Path(__file__).parent.parent
EPOCH = "1795392000"  # 2026-11-23 in Shanghai


def small_root(
    root: Path, reports: Mapping[str, str | bytes] | None = None, **settings: object
) -> Path:
    """A root with the repository's pages and theme, the factory's register and some reports."""
    root.mkdir(parents=True, exist_ok=True)
    config = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    before, _, _ = config.partition("\nextra:\n")
    hooks = (REPOSITORY / "hooks").as_posix()
    before = before.replace("hooks/", f"{hooks}/")
    extra = yaml.safe_dump({"extra": {"gongkai": settings}}, allow_unicode=True)
    (root / "mkdocs.yml").write_text(f"{before}\n\n{extra}", encoding="utf-8")
    shutil.copytree(REPOSITORY / "docs", root / "docs", dirs_exist_ok=True)
    files: dict[str, str | bytes] = {REGISTER_PATH: REGISTER, PATH: report_text()}
    files.update(reports or {})
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        target.write_bytes(data)
    return root


def build(
    root: Path, *arguments: str, engine: str = "mkdocs", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build the root's site; what the engine said."""
    return subprocess.run(
        [sys.executable, "-m", engine, "build", *arguments],
        cwd=root,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONIOENCODING": "utf-8",
            "SOURCE_DATE_EPOCH": EPOCH,
            **environment,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
