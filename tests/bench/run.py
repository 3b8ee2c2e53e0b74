"""`make bench`: all contestants side by side on the same reports, in interleaved rounds."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import click

# Run by its path, this file finds its neighbours as tests do: below tests/.
sys.path[0] = str(Path(__file__).parent.parent)
sys.path.insert(1, str(Path(__file__).parent.parent.parent / "hooks"))

from bench import peers  # noqa: E402
from bench.importing import import_run  # noqa: E402
from bench.measure import measured  # noqa: E402
from bench.peers import Contestant  # noqa: E402
from bench.results import OURS, Results, failures, heaviest_page, markdown  # noqa: E402
from bench.stages import profile  # noqa: E402

_LARGE = 5_000
_WORK = Path("build/bench")


def _numbers(_context: click.Context, _option: click.Parameter, value: str) -> tuple[int, ...]:
    try:
        numbers = tuple(int(part) for part in value.split(","))
    except ValueError as error:
        raise click.BadParameter("请写用逗号隔开的整数，如 2000,20000") from error
    if min(numbers) < 1:
        raise click.BadParameter("份数至少是 1")
    return numbers


@click.command()
@click.option("--sizes", default="2000,20000", callback=_numbers, help="报告份数，逗号隔开。")
@click.option("--pairs", default=3, type=click.IntRange(1), help="轮数。")
@click.option("--only", default="", help="只比较这些参加者，逗号隔开。")
@click.option("--out", default=_WORK.with_suffix(".md"), type=click.Path(path_type=Path))
@click.option("--work", default=_WORK, type=click.Path(path_type=Path), help="放材料的文件夹。")
@click.option("--everything", is_flag=True, help="慢的参加者在大的份数上也运行。")
@click.option("--keep", is_flag=True, help="保留生成的材料和站点。")
@click.option("--imports", default=1000, type=click.IntRange(0), help="导入的 Word 报告份数。")
@click.option("--stages", is_flag=True, help="只测自家每个步骤的用时。")
def main(  # noqa: PLR0913  # one parameter for each option
    sizes: tuple[int, ...],
    pairs: int,
    only: str,
    out: Path,
    work: Path,
    *,
    imports: int,
    everything: bool,
    keep: bool,
    stages: bool,
) -> None:
    """比较生成站点的用时、处理器时间和内存，结果打印并写入文件。"""
    work = work.resolve()
    if stages:
        click.echo(profile())
        return
    results = Results()
    names = {name.strip() for name in only.split(",") if name.strip()}
    for size in sizes:
        chosen = _chosen(work / str(size), names, results, slow=everything or size <= _LARGE)
        _prepare(work, size, chosen)
        _warm_up(work, chosen)
        _compare(size, chosen, pairs, results)
        shutil.rmtree(work / str(size) / "aside" if keep else work / str(size), ignore_errors=True)
        shutil.rmtree(work / "tiny")
        # After each size: hours of the larger ones may yet be broken off.
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(markdown(results), encoding="utf-8")
    if imports and not names:
        _say(f"正在导入 {imports} 份 Word 报告……")
        results.imports = imports, import_run(work / "import", imports)
        out.write_text(markdown(results), encoding="utf-8")
    click.echo(markdown(results))
    sys.exit(any(run.failure for run in results.everything))


def _chosen(work: Path, names: set[str], results: Results, *, slow: bool) -> list[Contestant]:
    """Those who run at a size; those who cannot are noted."""
    everyone = peers.contestants(work)
    unknown = names - {contestant.name for contestant in everyone}
    if unknown:
        known = "、".join(contestant.name for contestant in everyone)
        raise click.UsageError(f"没有“{min(unknown)}”这个参加者，可用的有：{known}")
    found = []
    for contestant in everyone:
        if names and contestant.name not in names:
            continue
        if contestant.missing:
            note = f"没有运行 {contestant.name}：未安装 {contestant.missing}"
            results.notes += [note] if note not in results.notes else []
        elif slow or not contestant.slow:
            found.append(contestant)
    return found


def _prepare(work: Path, size: int, chosen: Sequence[Contestant]) -> None:
    _say(f"正在准备 {size} 份报告……")
    peers.prepare(work / str(size), size, {contestant.folder.name for contestant in chosen})


def _warm_up(work: Path, chosen: Sequence[Contestant]) -> None:
    """Run everyone once on next to nothing: programs are loaded, and Python is compiled."""
    tiny = work / "tiny"
    peers.prepare(tiny, 7, {contestant.folder.name for contestant in chosen})
    names = {contestant.name for contestant in chosen}
    for contestant in peers.contestants(tiny):
        if contestant.name in names:
            contestant.clear()
            run = measured(contestant.commands, contestant.folder, contestant.environment)
            if run.failure:
                _say(f"{contestant.name} 试运行失败：{run.failure}")


def _compare(size: int, chosen: Sequence[Contestant], pairs: int, results: Results) -> None:
    for pair in range(pairs):
        for contestant in chosen:
            contestant.clear()
            contestant.warm()
            # What earlier runs wrote must not be on its way to the disk during this one.
            os.sync()
            run = measured(contestant.commands, contestant.folder, contestant.environment)
            results.add(size, contestant.name, run)
            outcome = "失败" if run.failure else f"{run.wall:.2f} 秒"
            _say(f"{size} 份，第 {pair + 1} 轮，{contestant.name}：{outcome}")
            if contestant.name == OURS and size not in results.pages:
                page = heaviest_page(contestant.folder, contestant.site)
                results.pages.update({size: page} if page else {})
    for contestant in chosen:
        results.notes += failures(size, contestant.name, results.runs[size, contestant.name])


def _say(text: str) -> None:
    click.echo(text, err=True)


if __name__ == "__main__":
    main()
