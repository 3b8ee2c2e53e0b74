"""Find a Chromium for the browser tests, or install one: system, distribution, Playwright."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def system_chromium() -> str | None:
    """The path of a Chromium that the system has."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _from_distribution() -> bool:
    """Install the distribution's package where that is allowed without asking."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "chromium", "fonts-noto-cjk"]):
        done = subprocess.run(["apt-get", *command], env=quiet, check=False, capture_output=True)
        if done.returncode:
            return False
    return system_chromium() is not None


def playwright_chromium() -> str | None:
    """The path of the Chromium that Playwright keeps, if it is there."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # slow, and often not needed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def chromium() -> str | None:
    """A Chromium that is there, or None."""
    return system_chromium() or playwright_chromium()


def main() -> int:
    """Provide a Chromium; the exit code is 0 when there is one."""
    if chromium():
        return 0
    print("正在安装浏览器测试所需的 Chromium……", flush=True)  # noqa: T201
    if _from_distribution():
        return 0
    done = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if done.returncode == 0 and playwright_chromium():
        return 0
    print("没有可用的 Chromium：请安装 chromium 或 google-chrome 后再试", file=sys.stderr)  # noqa: T201
    return 1


if __name__ == "__main__":
    sys.exit(main())
