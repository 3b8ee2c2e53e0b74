"""Many sources made into reports in parallel; a source that kills its process is found and told.

Only so many sources are under way at once. Where a process dies, these are tried again, each in
a process of its own: the one that dies there, too, is the guilty one, the others are done.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from gongkai.loading import start_method

from ._draft import Importer
from ._making import Desk, Made, Maker
from ._requests import Request
from ._results import ImportResult

Progress = Callable[[int, int], None]

_FEW = 4
_AHEAD = 3
_DIED = "读取这个文件的进程意外结束，多半是文件有问题或者内存不足，没有导入"

_maker: Maker | None = None


def all_made(
    requests: Sequence[Request],
    desk: Desk,
    importers: Mapping[str, Importer],
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> list[Made]:
    """The reports of all sources, in their order."""
    found: dict[int, Made] = {}
    for at, made in _made(requests, desk, importers, jobs or os.cpu_count() or 1):
        found[at] = made
        if progress is not None:
            progress(len(found), len(requests))
    return [found[at] for at in range(len(requests))]


def _made(
    requests: Sequence[Request], desk: Desk, importers: Mapping[str, Importer], jobs: int
) -> Iterator[tuple[int, Made]]:
    """Each report with the number of its source, as they come."""
    if jobs == 1 or len(requests) < _FEW:
        maker = Maker(desk, importers)
        yield from ((at, maker.made(request)) for at, request in enumerate(requests))
        return
    waiting = list(enumerate(requests))[::-1]
    while waiting:
        suspects: list[tuple[int, Request]] = []
        with _pool(desk, importers, min(jobs, len(waiting))) as pool:
            yield from _drained(pool, waiting, suspects, _AHEAD * jobs)
        for at, request in suspects:
            yield at, _alone(request, desk, importers)


def _drained(
    pool: ProcessPoolExecutor,
    waiting: list[tuple[int, Request]],
    suspects: list[tuple[int, Request]],
    ahead: int,
) -> Iterator[tuple[int, Made]]:
    """Take sources from those waiting until none is left, or the pool broke."""
    started: dict[Future[Made], tuple[int, Request]] = {}
    while waiting or started:
        while waiting and len(started) < ahead and not suspects:
            one = waiting.pop()
            try:
                started[pool.submit(_in_worker, one[1])] = one
            except BrokenProcessPool:
                suspects.append(one)
        done, _ = wait(started, return_when=FIRST_COMPLETED)
        for future in done:
            one = started.pop(future)
            try:
                yield one[0], future.result()
            except BrokenProcessPool:
                suspects.append(one)
        if suspects and not started:
            return


def _alone(request: Request, desk: Desk, importers: Mapping[str, Importer]) -> Made:
    """Make one report in a process that nothing else depends on."""
    with _pool(desk, importers, 1) as pool:
        try:
            return pool.submit(_in_worker, request).result()
        except BrokenProcessPool:
            return Made(ImportResult(request.shown(desk.root), notes=(_DIED,)))


def _pool(desk: Desk, importers: Mapping[str, Importer], jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        jobs, mp_context=start_method(), initializer=_begin, initargs=(desk, dict(importers))
    )


def _begin(desk: Desk, importers: Mapping[str, Importer]) -> None:
    """Lay out a worker's desk; runs once in each process."""
    global _maker  # noqa: PLW0603  # a worker process has one desk for its whole life
    _maker = Maker(desk, importers)


def _in_worker(request: Request) -> Made:
    if _maker is None:
        raise RuntimeError("the worker was not told its desk")
    return _maker.made(request)
