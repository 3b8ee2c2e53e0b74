"""Five reports as bureaus published them, where they lie beside this repository: in, and shown."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from site_building import REPOSITORY, build, small_root

SEEDS = REPOSITORY.parent / "shared" / "seeds"

pytestmark = [
    pytest.mark.site,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the five real reports are not here"),
]


def test_real_reports_become_a_site_with_their_findings_in_plain_sight(tmp_path: Path) -> None:
    root = small_root(tmp_path / "root", on_error="mark")
    shutil.rmtree(root / "reports")
    (root / "reports").mkdir()
    shutil.copy(SEEDS / "register.yml", root / "reports" / "register.yml")
    texts = sorted(str(path) for path in SEEDS.glob("*.txt"))
    done = subprocess.run(
        [sys.executable, "-m", "gongkai", "import", *texts, "--format", "json"],
        cwd=root,
        env={"PYTHONPATH": str(REPOSITORY / "hooks"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    written = {Path(row["source"]).name[:3]: row["written"] for row in json.loads(done.stdout)}
    assert done.returncode == 0, done.stderr
    built = build(root)
    assert built.returncode == 0, built.stderr
    proof = json.loads((root / "site" / "gongkai.json").read_text(encoding="utf-8"))
    assert proof["verdict"] == "marked"
    assert set(proof["marked"]) == {written["003"], written["004"]}
    page = (root / "site" / written["003"].removesuffix(".md") / "index.html").read_text("utf-8")
    assert "核查发现" in page
    assert "S101" in page
    region = (root / "site" / "regions" / "430000" / "index.html").read_text(encoding="utf-8")
    assert "有问题" in region
