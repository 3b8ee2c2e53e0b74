"""The version record of a root, asked of git: by argument list, read only, nothing fetched.

Whatever stands in the way of an answer is said in Chinese, never guessed around. Hooks, external
programs, replaced objects and the network are all shut out.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from gongkai.errors import GongkaiError

_PATIENCE = 120.0
_BEFORE = (
    "--no-pager",
    *("-c", "core.quotepath=off"),
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.showRoot=true"),
    *("-c", "log.follow=false"),
    *("-c", "log.diffMerges=separate"),
    *("-c", "diff.relative=false"),
    *("-c", "color.ui=false"),
    *("-c", "i18n.logOutputEncoding=UTF-8"),
    *("-c", "protocol.allow=never"),
    *("-c", "core.deltaBaseCacheLimit=512m"),
)
_KEPT = ("GIT_CONFIG_", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")


class NoRecord(GongkaiError):  # noqa: N818  # not a fault: a state that pages and commands tell
    """There is no version record to be asked, and why."""


class Blob(msgspec.Struct, frozen=True):
    """A file of a commit: its mode, and the id under which git keeps its bytes."""

    mode: str
    oid: str

    @property
    def is_file(self) -> bool:
        """Whether it is a plain file, no link and no repository of its own."""
        return self.mode.startswith("100")


class Repository(msgspec.Struct, frozen=True):
    """A repository whose working tree holds the root; ``prefix`` leads from its top to the root."""

    root: Path
    prefix: str
    object_format: str = "sha1"
    shallow: bool = False

    def commit(self, revision: str) -> str:
        """The id of the commit that a revision names.

        Raises:
            NoRecord: there is none.

        """
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if not revision or revision.startswith("-") or not revision.isprintable():
            raise NoRecord(f"“{revision}”不是一个版本")
        done = _run(self.root, asked)
        if done.returncode == 0:
            return done.stdout.decode().strip()
        if self.shallow:
            raise NoRecord(
                f"找不到版本“{revision}”：这里是浅克隆，没有完整的版本记录；"
                "请先运行 git fetch --unshallow，流水线里把 fetch-depth 设为 0"
            )
        raise NoRecord(f"找不到版本“{revision}”：请检查写法，或者先用 git fetch 取回")

    def head(self) -> str:
        """The id of the present commit.

        Raises:
            NoRecord: nothing was committed yet.

        """
        done = _run(self.root, ("rev-parse", "--verify", "--quiet", "HEAD^{commit}"))
        if done.returncode:
            raise NoRecord("还没有提交过任何内容，没有版本记录")
        return done.stdout.decode().strip()

    def is_first_ancestor(self, commit: str) -> bool:
        """Whether a commit lies on the line of first parents that leads to the present one."""
        counted = _run(self.root, ("rev-list", "--first-parent", "--count", f"{commit}..HEAD"))
        if counted.returncode or not commit:
            return False
        place = f"HEAD~{counted.stdout.decode().strip()}"
        found = _run(self.root, ("rev-parse", "--verify", "--quiet", place))
        return found.stdout.decode().strip() == commit

    def output(self, *arguments: str) -> bytes:
        """What git says.

        Raises:
            NoRecord: it could not answer.

        """
        done = _run(self.root, arguments)
        if done.returncode:
            raise NoRecord(f"git {arguments[0]} 没有成功：{_first_line(done.stderr)}")
        return done.stdout

    def tree(self, commit: str, below: str) -> dict[str, Blob]:
        """The files of a commit below a folder of the root, by path relative to the root."""
        listed = self.output(
            "ls-tree", "-r", "-z", "--full-tree", commit, "--", self.prefix + below
        )
        found = {}
        for entry in listed.split(b"\0"):
            about, tab, path = entry.partition(b"\t")
            if tab:
                mode, _, oid = about.decode().split(" ")[:3]
                found[self.named(path)] = Blob(mode, oid)
        return found

    def named(self, path: bytes) -> str:
        """A path as git writes it, made relative to the root; odd bytes are kept as escapes."""
        return path.decode(errors="surrogateescape").removeprefix(self.prefix)

    def blobs(self, oids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The bytes kept under each id, read through one process.

        Raises:
            NoRecord: one of them is not there.

        """
        wanted = list(dict.fromkeys(oids))
        if not wanted:
            return
        with _started(self.root, ("cat-file", "--batch")) as process:
            try:
                yield from _answers(process, wanted)
            finally:
                process.kill()


def repository(root: Path) -> Repository:
    """The repository that holds a root.

    Raises:
        NoRecord: there is none, or it cannot be asked.

    """
    asked = (
        "rev-parse",
        "--is-inside-work-tree",
        "--is-shallow-repository",
        "--show-object-format",
    )
    done = _run(root, (*asked, "--show-prefix"))
    if done.returncode:
        raise NoRecord(_why(done.stderr, root))
    inside, shallow, form, prefix = (*done.stdout.decode(errors="surrogateescape").split("\n"), "")[
        :4
    ]
    if inside != "true":
        raise NoRecord("这里不是 git 的工作目录，没有版本记录")
    return Repository(root, prefix, form, shallow == "true")


def _why(stderr: bytes, root: Path) -> str:
    said = stderr.decode(errors="replace")
    if "dubious ownership" in said or "unsafe repository" in said:
        return (
            "git 不信任这个文件夹，因为它的所有者不是当前用户；请先运行 "
            f"git config --global --add safe.directory {root}"
        )
    if "not a git repository" in said:
        return "这里没有用 git 管理，没有版本记录"
    return f"git 没有给出版本记录：{_first_line(stderr)}"


def _first_line(stderr: bytes) -> str:
    lines = stderr.decode(errors="replace").strip().splitlines()
    return lines[0][:200] if lines else "没有说明原因"


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    kept |= {
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_TERMINAL_PROMPT": "0",
    }
    return kept


def _run(root: Path, arguments: Iterable[str]) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", *_BEFORE, *arguments],
            cwd=root,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
        )
    except FileNotFoundError as error:
        raise NoRecord("这台机器上没有安装 git，读不到版本记录") from error
    except subprocess.TimeoutExpired as error:
        raise NoRecord("git 在两分钟内没有答复，读不到版本记录") from error
    except OSError as error:
        raise NoRecord("git 启动不了，读不到版本记录") from error


def _started(root: Path, arguments: Iterable[str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            ["git", *_BEFORE, *arguments],
            cwd=root,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise NoRecord("git 启动不了，读不到版本记录") from error


# So many ids fit into any pipe: git may wait with its answers until all of them were asked.
_AT_ONCE = 80


def _answers(process: subprocess.Popen[bytes], wanted: list[str]) -> Iterator[tuple[str, bytes]]:
    asking, telling = process.stdin, process.stdout
    if asking is None or telling is None:
        raise NoRecord("git 启动不了，读不到版本记录")
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        asking.write("".join(f"{oid}\n" for oid in some).encode())
        asking.flush()
        if start + _AT_ONCE >= len(wanted):
            asking.close()
        for oid in some:
            head = telling.readline().split()
            if len(head) != 3:  # noqa: PLR2004  # id, sort and size; else "missing"
                raise NoRecord("版本记录不完整：有旧文本没有取回，请用完整的克隆")
            data = telling.read(int(head[2]))
            telling.read(1)
            yield oid, data
