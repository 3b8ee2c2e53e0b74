"""A command run and measured as a whole tree of processes: wall time, CPU time, peak memory.

Memory is that of all processes together at one moment. Pages that forked workers share are counted
once (the proportional set size of Linux); of a command that is one process, the kernel's own
record of its peak is taken.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_INTERVAL = 0.02
# Looking costs time of the machine: at most this share of one core.
_SHARE = 0.025
_REFRESH = 0.2
_TAIL = 2_000
# Where /proc/<pid>/stat has the session, counted after the name.
_SESSION = 3


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a run took: seconds, seconds of CPU, bytes; and why it failed, if it did."""

    wall: float
    cpu: float
    peak: int
    failure: str = ""

    def __add__(self, other: Measurement) -> Measurement:
        """Both runs, one after the other."""
        return Measurement(
            self.wall + other.wall,
            self.cpu + other.cpu,
            max(self.peak, other.peak),
            self.failure or other.failure,
        )


def measured(
    commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str]
) -> Measurement:
    """Run commands one after the other, up to the first that fails."""
    total = Measurement(0, 0, 0)
    for command in commands:
        total += _run(command, folder, environment)
        if total.failure:
            break
    return total


def _run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Measurement:
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watch = _Watch(process.pid)
        try:
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            watch.end()
        process.returncode = os.waitstatus_to_exitcode(status)
        failure = f"退出码 {process.returncode}\n{_tail(output)}" if process.returncode else ""
        cpu = usage.ru_utime + usage.ru_stime
        return Measurement(wall, cpu, watch.peak or _largest(usage), failure)


def _largest(usage: resource.struct_rusage) -> int:
    """The peak of the largest process: all that is known where there is no /proc."""
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _tail(output: BinaryIO) -> str:
    size = output.seek(0, os.SEEK_END)
    output.seek(max(size - _TAIL, 0))
    return output.read().decode(errors="replace").strip()


class _Watch:
    """Looks at the processes of a session from the side until it is told to end."""

    def __init__(self, session: int) -> None:
        self.peak = 0
        self._session = session
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Stop looking."""
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        pids, looked, pause = [self._session], 0.0, 0.0
        while not self._over.wait(pause):
            if time.perf_counter() - looked >= _REFRESH:
                pids, looked = _members(self._session), time.perf_counter()
            start = time.perf_counter()
            self.peak = max(self.peak, memory(pids))
            pause = max(_INTERVAL, (time.perf_counter() - start) / _SHARE)


def _members(session: int) -> list[int]:
    """The processes of a session: a command and all that it started, orphans included."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        # pid (name) state parent group session …; a name may hold spaces and brackets.
        fields = _text(entry).rpartition(")")[2].split()
        if len(fields) > _SESSION and int(fields[_SESSION]) == session:
            found.append(int(entry.parent.name))
    return found


def memory(pids: Sequence[int]) -> int:
    """The bytes that processes hold together; of a single one, the most it ever held."""
    if len(pids) == 1:
        return _kilobytes(Path(f"/proc/{pids[0]}/status"), "VmHWM:")
    return sum(_kilobytes(Path(f"/proc/{pid}/smaps_rollup"), "Pss:") for pid in pids)


def _kilobytes(path: Path, key: str) -> int:
    """A line of a file of /proc in bytes; nothing of a process that has ended."""
    lines = _text(path).splitlines()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(key)), 0)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
