"""Find the W3C checker of HTML and a Java to run it with, or install them."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

VERSION = "26.9.27"
SHA256 = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"
_ROOT = Path(__file__).parent.parent.parent
_JAR = _ROOT / ".cache" / "checker" / f"vnu-{VERSION}.jar"
_IN_PACKAGE = "package/build/dist/vnu.jar"


def checker() -> Path | None:
    """The checker where it is whole, else None."""
    if _JAR.is_file() and hashlib.sha256(_JAR.read_bytes()).hexdigest() == SHA256:
        return _JAR
    return None


def java() -> str | None:
    """The path of a Java that the system has."""
    return shutil.which("java")


def _install_java() -> bool:
    """Install the distribution's Java where that is allowed without asking."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "default-jre-headless"]):
        if subprocess.run(
            ["apt-get", *command], env=quiet, check=False, capture_output=True
        ).returncode:
            return False
    return java() is not None


def _install_checker() -> bool:
    """Take the checker out of the package on npm."""
    npm = shutil.which("npm")
    if npm is None:
        return False
    folder = _JAR.parent
    folder.mkdir(parents=True, exist_ok=True)
    packed = folder / f"vnu-jar-{VERSION}.tgz"
    command = [npm, "pack", "--silent", f"vnu-jar@{VERSION}"]
    if subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode:
        return False
    with tarfile.open(packed) as package:
        inside = package.extractfile(_IN_PACKAGE)
        _JAR.write_bytes(inside.read() if inside else b"")
    packed.unlink()
    return checker() is not None


def main() -> int:
    """Provide both where they can be had; the tests say what is missing, and are passed over."""
    if not java():
        print("正在安装检查网页所需的 Java……", flush=True)  # noqa: T201
        _install_java()
    if not checker():
        print("正在取得检查网页的程序……", flush=True)  # noqa: T201
        _install_checker()
    return 0


if __name__ == "__main__":
    sys.exit(main())
