"""Repositories for tests: a root under git, its commits on given days."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

Files = Mapping[str, str | bytes | None]


class Checkout:
    """A working tree; what is committed is committed at noon in Shanghai on the day given."""

    def __init__(self, top: Path, root: Path | None = None) -> None:
        self.top = top
        self.root = root or top
        self.root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "user.name", "张某")
        self.git("config", "user.email", "clerk@shili.example")
        self.git("config", "core.autocrlf", "false")
        self.git("config", "commit.gpgsign", "false")

    def git(
        self, *arguments: str, day: dt.date | None = None, author: dt.date | None = None
    ) -> str:
        """Run git there; what it says."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        if day is not None:
            kept["GIT_COMMITTER_DATE"] = f"{day}T12:00:00+0800"
            kept["GIT_AUTHOR_DATE"] = f"{author or day}T12:00:00+0800"
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.top,
            env={**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout.strip()

    def write(self, files: Files) -> None:
        """Lay files into the root; those without content are taken away."""
        for path, content in files.items():
            target = self.root / path
            if content is None:
                target.unlink(missing_ok=True)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(
        self,
        files: Files,
        day: dt.date,
        subject: str = "报送公开件",
        *,
        author: dt.date | None = None,
    ) -> str:
        """Commit files, and whatever else changed; the id of the commit."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", subject, day=day, author=author)
        return self.git("rev-parse", "HEAD")
