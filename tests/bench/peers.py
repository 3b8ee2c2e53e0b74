"""The contestants: what each reads, how it is run, what it leaves behind.

All read the same texts. Ours runs in two ways: as pages alone, and with everything on that a site
can have: all checks, search, downloads, history, an address, edit links, the labels of the state.
"""

from __future__ import annotations

import hashlib
import importlib
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path

from bench import trees
from bench.generate import reports

_MKDOCS = (sys.executable, "-m", "mkdocs", "build")
# Bytecode is kept, as it is wherever nobody said otherwise.
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}
_STAMP = ".stamp"


@dataclass(frozen=True, slots=True)
class Contestant:
    """One way to make a site.

    ``folder`` is where it runs, in it the ``sources`` that it reads, its ``output`` and the
    ``caches`` that are taken away before each run. ``missing`` says what has to be installed.
    ``slow`` ones are left out at large sizes unless they are asked for.
    """

    name: str
    folder: Path
    commands: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...]
    output: str
    caches: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    missing: str = ""
    slow: bool = False

    @property
    def site(self) -> Path:
        """Where the finished site stands."""
        return self.folder / self.output

    def clear(self) -> None:
        """Put the last run's output and every cache aside.

        They are not deleted before all runs are over: ext4 looks at each file deleted in the last
        minutes before it makes a new one, which made a run of many files dearer by a fifth.
        """
        for name in (self.output, *self.caches):
            path = self.folder / name
            if path.exists():
                path.rename(Path(tempfile.mkdtemp(dir=self._aside), name))

    @property
    def _aside(self) -> Path:
        """Beside the folder, not in it: a contestant may look at all that lies there."""
        aside = self.folder.parent / "aside"
        aside.mkdir(exist_ok=True)
        return aside

    def warm(self) -> int:
        """Read every source once, so that no run pays for the disk; how many bytes."""
        files = (path for name in self.sources for path in (self.folder / name).rglob("*"))
        return sum(len(path.read_bytes()) for path in files if path.is_file())


def contestants(work: Path) -> tuple[Contestant, ...]:
    """Everyone, at work below a folder: ours first, then those it is held against."""
    return (
        _ours("gongkai-pages", work, trees.PAGES),
        _ours("gongkai", work, trees.ALL),
        _hugo("hugo", work, ""),
        _hugo("hugo-pagefind", work, _pagefind()),
        Contestant(
            name="mkdocs-material",
            folder=work / "material",
            commands=((*_MKDOCS, "--quiet"),),
            sources=("docs",),
            output="site",
            environment=_QUIET,
            slow=True,
        ),
    )


def _ours(name: str, work: Path, configuration: str) -> Contestant:
    hooks = str(trees.REPOSITORY / "hooks")
    return Contestant(
        name=name,
        folder=work / "gongkai",
        commands=((*_MKDOCS, "--config-file", configuration),),
        sources=("docs", "reports"),
        output=trees.SITES[configuration],
        caches=(".cache",),
        environment={**_QUIET, "PYTHONPATH": hooks},
    )


def _hugo(name: str, work: Path, pagefind: str) -> Contestant:
    """Hugo, alone or followed by Pagefind over what it wrote."""
    hugo, output, cache_folder = _hugo_binary(), f"public-{name}", f"cache-{name}"
    build = (hugo, "--quiet", "--destination", output, "--noBuildLock")
    cached = ("--cacheDir", str(work / "hugo" / cache_folder))
    commands: list[tuple[str, ...]] = [(*build, *cached)]
    searched = name != "hugo"
    if searched:
        commands.append((pagefind, "--site", output))
    missing = "" if hugo else "hugo"
    if searched and not pagefind:
        missing = "pagefind[extended]"
    return Contestant(
        name=name,
        folder=work / "hugo",
        commands=tuple(commands),
        sources=("content", "layouts"),
        output=output,
        caches=("resources", cache_folder),
        missing=missing,
        slow=searched,
    )


@cache
def _hugo_binary() -> str:
    """Hugo itself, without the Python around it that its package puts on the path."""
    try:
        package = metadata.distribution("hugo")
    except metadata.PackageNotFoundError:
        return shutil.which("hugo") or ""
    binary = Path(str(package.locate_file("hugo/binaries/hugo")))
    return str(binary) if binary.is_file() else shutil.which("hugo") or ""


@cache
def _pagefind() -> str:
    """Pagefind that can cut Chinese; empty where no package brings it."""
    try:
        return str(importlib.import_module("pagefind_bin_extended").get_executable())
    except (ImportError, FileNotFoundError):
        return shutil.which("pagefind_extended") or ""


def prepare(work: Path, count: int, needed: set[str]) -> None:
    """Write the sources that the folders needed are to hold, unless they are there already."""
    writers: Mapping[str, Callable[[Path], None]] = {
        "gongkai": lambda root: trees.write_gongkai(root, count, reports(count)),
        "hugo": lambda root: trees.write_hugo(root, reports(count)),
        "material": lambda root: trees.write_material(root, reports(count)),
    }
    for name in sorted(needed):
        root, stamp = work / name, _stamp(count)
        if not (root / _STAMP).is_file() or (root / _STAMP).read_text() != stamp:
            shutil.rmtree(root, ignore_errors=True)
            writers[name](root)
            (root / _STAMP).write_text(stamp)
        elif name == "gongkai":
            trees.write_settings(root)


def _stamp(count: int) -> str:
    """A digest of everything that the generated sources depend on."""
    digest = hashlib.sha256(str(count).encode())
    for path in sorted(trees.HERE.rglob("*")):
        if path.suffix in {".py", ".yml", ".html", ".toml", ".md"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()
