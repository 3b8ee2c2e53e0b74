"""What the runs came to: medians, ratios, the limits that we hold ourselves to, as Markdown."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from statistics import median

from bench.measure import Measurement

OURS, PEER, PLAIN = "gongkai-pages", "hugo", "mkdocs-material"
WHOLE, SEARCHED = "gongkai", "hugo-pagefind"
_PACKAGES = ("mkdocs", "mkdocs-material", "markdown-it-py", "nh3", "hugo", "pagefind")
_HEADS = (
    "参加者",
    "轮数",
    "用时（秒）",
    "各轮用时",
    "处理器（秒）",
    "内存（MB）",
    "用时比 Hugo",
    "用时比 MkDocs",
)
_MEGABYTE = 1_000_000
_RATIO, _GROWTH, _MEMORY = 1.1, 11.0, 500
# With everything on: beside a peer that searches too, and beside the bare one where there are many.
_WHOLE_RATIO, _MANY_RATIO, _MANY = 0.5, 2.5, 20_000
_IMPORT_SECONDS, _IMPORT_MEMORY = 180, 1000
_SHELL, _SOURCE_FACTOR = 24_000, 1.3


@dataclass(slots=True)
class Results:
    """Every run, by size and contestant, and what is to be said besides."""

    runs: dict[tuple[int, str], list[Measurement]] = field(default_factory=dict)
    pages: dict[int, Heaviest] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    imports: tuple[int, Measurement] | None = None

    @property
    def everything(self) -> Iterator[Measurement]:
        """Every run there was."""
        for runs in self.runs.values():
            yield from runs
        if self.imports:
            yield self.imports[1]

    def add(self, size: int, name: str, run: Measurement) -> None:
        """Take in one run."""
        self.runs.setdefault((size, name), []).append(run)

    def middle(self, size: int, name: str) -> Measurement | None:
        """The medians of the runs that came through."""
        good = [run for run in self.runs.get((size, name), []) if not run.failure]
        if not good:
            return None
        return Measurement(
            median(run.wall for run in good),
            median(run.cpu for run in good),
            int(median(run.peak for run in good)),
        )

    @property
    def sizes(self) -> list[int]:
        """The sizes that were run, small ones first."""
        return sorted({size for size, _ in self.runs})


@dataclass(frozen=True, slots=True)
class Heaviest:
    """The page of a report that has the most beside its source: its path and both sizes."""

    path: str
    html: int
    source: int

    @property
    def beside(self) -> float:
        """The bytes for shell and card."""
        return self.html - _SOURCE_FACTOR * self.source


def heaviest_page(root: Path, site: Path) -> Heaviest | None:
    """The heaviest page of a report in a site, or None where there is none."""
    pages = (
        Heaviest(path, page.stat().st_size, source.stat().st_size)
        for source in (root / "reports").rglob("*.md")
        for path in [source.relative_to(root).with_suffix("").as_posix()]
        for page in [site / path / "index.html"]
        if page.is_file()
    )
    return max(pages, key=lambda page: page.beside, default=None)


def markdown(results: Results) -> str:
    """The whole account."""
    parts = ["# 构建用时、处理器时间和内存", machine()]
    for size in results.sizes:
        parts += [f"## {size} 份报告", "\n".join(_table(results, size))]
    parts += ["## 限度", "\n".join(_limits(results))]
    if results.notes:
        parts += ["## 说明", "\n".join(f"- {note}" for note in results.notes)]
    return "\n\n".join(parts) + "\n"


def machine() -> str:
    """What it was measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    # Which one says much: one that was built without optimization takes a third longer.
    python = f"Python {platform.python_version()}（{Path(sys.executable).resolve()}）"
    versions = "、".join(filter(None, (python, *map(_version, _PACKAGES))))
    return (
        f"{os.cpu_count()} 核，内存 {memory:.1f} GiB，{platform.system()} {platform.release()}，"
        f"{platform.machine()}；{versions}。"
        "每行是各轮的中位数；内存是全部进程合计的最大值，1 MB 为 100 万字节。"
    )


def _version(package: str) -> str:
    try:
        return f"{package} {metadata.version(package)}"
    except metadata.PackageNotFoundError:
        return ""


def _table(results: Results, size: int) -> Iterator[str]:
    yield f"| {' | '.join(_HEADS)} |"
    yield "|---|--:|--:|---|--:|--:|--:|--:|"
    peer, plain = results.middle(size, PEER), results.middle(size, PLAIN)
    for (at, name), runs in results.runs.items():
        middle = results.middle(size, name)
        if at != size:
            continue
        if middle is None:
            yield f"| {name} | 0 | 失败 | | | | | |"
            continue
        good = [run for run in runs if not run.failure]
        each = " ".join(f"{run.wall:.2f}" for run in good)
        yield (
            f"| {name} | {len(good)} | {middle.wall:.2f} | {each} | {middle.cpu:.2f} "
            f"| {middle.peak / _MEGABYTE:.0f} | {_ratio(middle, peer)} | {_ratio(middle, plain)} |"
        )


def _ratio(ours: Measurement, other: Measurement | None) -> str:
    return f"{ours.wall / other.wall:.2f}" if other else "–"


def _limits(results: Results) -> Iterator[str]:
    yield "| 要求 | 测得 | 结论 |"
    yield "|---|--:|---|"
    for size in results.sizes:
        yield from _limits_at(results, size)
    if results.sizes and results.sizes[0] < results.sizes[-1]:
        yield from _growth(results, results.sizes[0], results.sizes[-1])
    if results.imports:
        yield from _import_limits(*results.imports)


def _import_limits(count: int, run: Measurement) -> Iterator[str]:
    if run.failure:
        yield _row(f"导入 {count} 份 Word 报告", f"失败：{run.failure}", holds=False)
        return
    seconds = _IMPORT_SECONDS * count / 1000
    memory = run.peak / _MEGABYTE
    said = f"导入 {count} 份 Word 报告（各四千字）"
    yield _row(f"{said}不超过 {seconds:g} 秒", f"{run.wall:.1f} 秒", holds=run.wall <= seconds)
    yield _row(
        f"{said}内存低于 {_IMPORT_MEMORY} MB", f"{memory:.0f} MB", holds=memory < _IMPORT_MEMORY
    )


def _limits_at(results: Results, size: int) -> Iterator[str]:
    ours, peer = results.middle(size, OURS), results.middle(size, PEER)
    if ours and peer:
        ratio = ours.wall / peer.wall
        asked = f"{size} 份：{OURS} 用时不超过 Hugo 的 {_RATIO} 倍"
        yield _row(asked, f"{ratio:.2f}", holds=ratio <= _RATIO)
    yield from _limits_of_whole(results, size)
    if ours:
        memory = ours.peak / _MEGABYTE
        yield _row(f"{size} 份：内存低于 {_MEMORY} MB", f"{memory:.0f} MB", holds=memory < _MEMORY)
    page = results.pages.get(size)
    if page:
        asked = f"{size} 份：报告页减去原文的 {_SOURCE_FACTOR} 倍不超过 {_SHELL // 1000} KB"
        yield _row(
            asked, f"{page.beside / 1000:.1f} KB（{page.path}）", holds=page.beside <= _SHELL
        )


def _limits_of_whole(results: Results, size: int) -> Iterator[str]:
    whole = results.middle(size, WHOLE)
    pairs = [(SEARCHED, _WHOLE_RATIO, size < _MANY), (PEER, _MANY_RATIO, size >= _MANY)]
    for name, limit, asked_for in pairs:
        peer = results.middle(size, name)
        if whole and peer and asked_for:
            ratio = whole.wall / peer.wall
            asked = f"{size} 份：{WHOLE} 用时不超过 {name} 的 {limit} 倍"
            yield _row(asked, f"{ratio:.2f}", holds=ratio <= limit)


def _growth(results: Results, small: int, large: int) -> Iterator[str]:
    limit = _GROWTH * large / small / 10
    for name in dict.fromkeys(name for _, name in results.runs):
        before, after = results.middle(small, name), results.middle(large, name)
        if before and after:
            growth = after.wall / before.wall
            said = f"{name}：{large} 份的用时不超过 {small} 份的 {limit:g} 倍"
            yield _row(said, f"{growth:.1f}", holds=growth <= limit if name == OURS else None)


def _row(asked: str, found: str, *, holds: bool | None) -> str:
    verdict = "" if holds is None else "达到" if holds else "**没有达到**"
    return f"| {asked} | {found} | {verdict} |"


def failures(size: int, name: str, runs: Sequence[Measurement]) -> Iterable[str]:
    """A note for each run that failed."""
    return (f"{size} 份，{name} 运行失败：{run.failure}" for run in runs if run.failure)
