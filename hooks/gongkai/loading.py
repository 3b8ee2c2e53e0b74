"""Every file under ``reports/`` read, checked, rendered: in parallel, and from cache.

Workers take the files of one pack at a time and hand back records; articles stay in the packs,
where the press finds them. Any `concurrent.futures.Executor` will do.
"""

from __future__ import annotations

import atexit
import gc
import hashlib
import multiprocessing
import os
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from gongkai.attachment_packs import judge_pack
from gongkai.attachments import AttachmentReading
from gongkai.corpus import MARKDOWN, Corpus, Record, pointers, unlisted
from gongkai.crashes import named
from gongkai.measuring import measured
from gongkai.model import Source
from gongkai.packs import FOLDER, Packed, grouped, read_pack, write_pack
from gongkai.press.article import Article, article_of
from gongkai.reading import prose_at, read_report, reading_of, record_of
from gongkai.rules import Context, rules
from gongkai.sources import unopened
from gongkai.text.characters import as_text, is_text

REPORTS = "reports"
# These mean something in an address or in HTML, and no clerk needs them in a name.
_UNSAFE_NAME = re.compile(r"[<>\"'#?%&\\:*|\x00-\x1f\x7f]")
_FEW = 48
_YOUNG_OBJECTS = 100_000

Progress = Callable[[int, int], None]
Outcome = TypeVar("Outcome")

_records = msgspec.msgpack.Decoder(list[Record])
_readings = msgspec.msgpack.Decoder(dict[str, AttachmentReading])
_encoder = msgspec.msgpack.Encoder()


@dataclass(frozen=True, slots=True)
class Task:
    """What every worker is told once."""

    root: Path
    context: Context
    key: bytes


_task: Task | None = None

# A corpus lives as long as its process, whose end need not look through it for garbage.
atexit.register(gc.freeze)


def begin(task: Task) -> None:
    """Tell a worker its task; runs once in each process."""
    global _task  # noqa: PLW0603  # a worker process has one task for its whole life
    _task = task
    # What a worker makes is let go of file by file; looking for garbage often finds none.
    gc.freeze()
    gc.set_threshold(_YOUNG_OBJECTS)


class Listing(NamedTuple):
    """What lies under ``reports/``, relative to the root.

    ``reports`` are the Markdown files, sorted, ``files`` all files with them. Names that begin
    with a dot are no content, editors and systems leave such files about; but whoever has the
    repository has these ``hidden`` ones, too.
    """

    reports: tuple[str, ...]
    files: frozenset[str]
    hidden: frozenset[str] = frozenset()


def report_files(root: Path) -> Listing:
    """The files under ``reports/``."""
    shown: list[str] = []
    hidden: list[str] = []
    for folder, folders, names in os.walk(root / REPORTS):
        folders[:] = sorted(name for name in folders if name != ".git")
        below = Path(folder).relative_to(root).as_posix()
        for name in names:
            path = f"{below}/{name}"
            (hidden if "/." in path else shown).append(path)
    reports = tuple(sorted(path for path in shown if path.lower().endswith(MARKDOWN)))

    # What a link leads to is not content: it may lie anywhere, and is never published.
    def own(paths: list[str]) -> frozenset[str]:
        return frozenset(path for path in paths if not (root / path).is_symlink())

    return Listing(reports, own(shown), own(hidden))


@contextmanager
def workers(task: Task, files: int, jobs: int | None = None) -> Iterator[Executor | None]:
    """A pool for the task, or None where the work is too little to share."""
    count = jobs or os.cpu_count() or 1
    if files < _FEW or count == 1:
        yield None
        return
    # Loaded before workers are made as copies of this process, which needs them as well.
    rules()
    with ProcessPoolExecutor(
        count, mp_context=start_method(), initializer=begin, initargs=(task,)
    ) as pool:
        yield pool


def start_method() -> multiprocessing.context.BaseContext:
    """How workers start: a copy of this process where that is safe, else a fresh one."""
    methods = multiprocessing.get_all_start_methods()
    if "fork" in methods and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


def submit(
    task: Task,
    pool: Executor | None,
    listing: Listing | None = None,
) -> Loading:
    """Start loading the task's root; the outcome is asked for when it is needed.

    ``listing`` is what `report_files` says of the root, for those who asked already.
    """
    listing = listing or report_files(task.root)
    groups = grouped(listing.reports)
    started = (
        [pool.submit(in_worker, process_pack, name, found) for name, found in largest_first(groups)]
        if pool
        else []
    )
    return Loading(task, groups, listing, started, pool)


def largest_first(packs: Mapping[str, tuple[str, ...]]) -> list[tuple[str, tuple[str, ...]]]:
    """In which order to hand out packs, so that at the end no worker waits long for another."""
    return sorted(packs.items(), key=lambda pack: -len(pack[1]))


@dataclass(frozen=True, slots=True)
class Loading:
    """A load under way: its packs, every file below ``reports/``, the work handed out."""

    task: Task
    packs: Mapping[str, tuple[str, ...]]
    listing: Listing
    started: Sequence[Future[bytes]]
    pool: Executor | None = None

    def corpus(self, progress: Progress | None = None) -> Corpus:
        """The corpus, as soon as every file was read.

        Raises:
            RuleCrash: a rule failed of itself.
            OSError: a file or the cache could not be read or written.

        """
        records: list[Record] = []
        for done in self._outcomes():
            records.extend(_records.decode(done))
            if progress:
                progress(len(records), len(self.listing.reports))
        attachments = self._attachments(records)
        files = self.listing.files
        return Corpus(records, files, attachments, partial(prose_at, self.task.root))

    def _attachments(self, records: Sequence[Record]) -> Mapping[str, AttachmentReading]:
        """What came of reading the files that the records point to, and those that lie beside."""
        files = self.listing.files
        pointed = pointers(records, files)
        beside = {*unlisted(files, pointed), *self.listing.hidden}
        # A name that is no text cannot be kept; a rule says that nobody looked there.
        beside = {path for path in beside if is_text(path)}
        groups = grouped(sorted({*pointed, *beside}))
        if self.pool is None:
            done = [process_attachments(name, paths, self.task) for name, paths in groups.items()]
        else:
            waiting = [
                self.pool.submit(in_worker, process_attachments, name, paths)
                for name, paths in groups.items()
            ]
            done = [future.result() for future in waiting]
        return {path: reading for data in done for path, reading in _readings.decode(data).items()}

    def _outcomes(self) -> Iterator[bytes]:
        if not self.started:
            yield from (process_pack(name, found, self.task) for name, found in self.packs.items())
            return
        try:
            for future in as_completed(self.started):
                yield future.result()
        finally:
            for future in self.started:
                future.cancel()


def in_worker(work: Callable[..., Outcome], *subject: object) -> Outcome:
    """Do a piece of work in a worker process, with the task that it was told.

    Raises:
        RuntimeError: the process was not told a task.

    """
    if _task is None:
        raise RuntimeError("the worker was not told its task")
    return work(*subject, _task)


def process_pack(name: str, paths: tuple[str, ...], task: Task) -> bytes:
    """Read the files of one pack, from cache where nothing changed; the records, encoded."""
    pack = pack_path(task.root, name)
    before = read_pack(pack)
    now = []
    for path in paths:
        with named(path):
            now.append(_outcome(path, before.get(path), task))
    if [(packed.record.path, packed.record.key) for packed in now] != [
        (path, packed.record.key) for path, packed in before.items()
    ]:
        write_pack(pack, now)
    with named(f"{paths[0]} 等{len(paths)}个文件"):
        return _encoder.encode(measured(now, task.context))


def process_attachments(name: str, paths: tuple[str, ...], task: Task) -> bytes:
    """Judge the attachments of one pack, from cache where nothing changed; encoded."""
    pack = task.root / FOLDER / "attachments" / f"{name}.pack"
    return _encoder.encode(judge_pack(task.root, pack, paths))


def pack_path(root: Path, name: str) -> Path:
    """Where the pack of that name lies."""
    return root / FOLDER / "packs" / f"{name}.pack"


def _opened(root: Path, path: str) -> bytes | Source:
    """The bytes of a file, or why they are not to be had."""
    refused = _refusal(root, path)
    if refused:
        return unopened(as_text(path), refused)
    try:
        # As in `_refusal`, names are asked about as text: this is done for every file.
        with open(f"{root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123
            return file.read()
    except PermissionError:
        return unopened(path, "locked", "没有读取权限")
    except OSError:
        return unopened(path, "locked", "读取出错")


def _refusal(root: Path, path: str) -> str:
    """The fault for which a file is not opened at all, or nothing."""
    if not is_text(path):
        return "name"
    if _UNSAFE_NAME.search(path):
        return "unsafe-name"
    if os.path.islink(f"{root}/{path}"):  # noqa: PTH114
        return "link"
    return "" if path.endswith(".md") else "suffix"


def _outcome(path: str, before: Packed | None, task: Task) -> Packed:
    data = _opened(task.root, path)
    day = task.context.as_of
    if isinstance(data, Source):
        return Packed(record_of(reading_of(data, task.context), day), Article(""))
    key = hashlib.blake2b(data, digest_size=16, key=task.key).digest()
    if before is not None and before.record.key == key:
        return before
    reading = read_report(path, data, task.context)
    article = Article("")
    if reading.disclosure is not None:
        disclosure = reading.disclosure
        article = article_of(
            reading.tokens, disclosure.sections, disclosure.body_line, disclosure.tables
        )
    record = msgspec.structs.replace(record_of(reading, day), key=key)
    return Packed(record, article, reading.figures, reading.comparable)
