"""比对: the working tree beside an earlier version, and what the G rules say of the difference.

Only git and ``reports/`` are asked: a setting that the same change could alter decides nothing.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

import msgspec

from gongkai.as_of import SHANGHAI
from gongkai.check_report import CheckReport
from gongkai.checking import guard_findings
from gongkai.guarding import Comparison, Version, paired, version_of
from gongkai.guarding.links import targets_of, with_files
from gongkai.history.git import Blob, NoRecord, Repository, repository
from gongkai.loading import REPORTS, report_files
from gongkai.register import Register, load_register, register_of

_REGISTER = "register.yml"
_MODULE = "160000"
_LFS = b"version https://git-lfs.github.com/spec/v1\n"


def guard(root: Path, *, base: str, as_of: dt.date) -> CheckReport:
    """Compare the reports of a root, as they lie there, with an earlier version.

    Raises:
        GongkaiError: no verdict is possible.

    """
    repo = repository(root)
    commit = repo.commit(base)
    then = Then(repo, commit)
    now = Now(root, repo.object_format)
    comparison = compared(then, now, as_of)
    findings = guard_findings(comparison)
    return CheckReport(
        files=tuple(sorted({*then.reports, *now.reports})),
        findings=tuple(sorted(findings, key=lambda finding: finding.order)),
        as_of=as_of,
        base=commit,
    )


class Then:
    """The reports of the earlier version, under the ids that git gives to their bytes."""

    def __init__(self, repo: Repository, commit: str) -> None:
        self._repo = repo
        files = {
            path: blob for path, blob in repo.tree(commit, REPORTS).items() if _is_content(path)
        }
        self.day = _day_of(repo.output("show", "-s", "--format=%ct", commit))
        _refuse_modules(files, commit)
        self.oids = {path: blob.oid for path, blob in files.items() if blob.is_file}
        self.reports = {path: oid for path, oid in self.oids.items() if path.endswith(".md")}

    def data(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The bytes of some of its files, by path."""
        wanted = list(paths)
        kept = dict(self._repo.blobs(self.oids[path] for path in wanted))
        return {path: kept[self.oids[path]] for path in wanted}


class Now:
    """The reports as they lie in the working tree, under the ids that git would give them."""

    def __init__(self, root: Path, object_format: str) -> None:
        self.root = root
        listing = report_files(root)
        self.files = listing.files
        self._format = object_format
        self.reports = [
            path for path in listing.reports if path.endswith(".md") and path in self.files
        ]

    def data(self, path: str) -> bytes:
        """The bytes of a file; none where it cannot be read."""
        try:
            return (self.root / path).read_bytes()
        except OSError:
            return b""

    def oid(self, data: bytes) -> str:
        """The id that git gives to bytes."""
        digest = hashlib.new(self._format, usedforsecurity=False)
        digest.update(b"blob %d\0" % len(data))
        digest.update(data)
        return digest.hexdigest()


def compared(then: Then, now: Now, as_of: dt.date) -> Comparison:
    """What changed between the two, as far as readers had it by the day."""
    digests = _digests(then, now)
    changed_files = {
        path
        for path, oid in then.oids.items()
        if path not in then.reports and digests.get(path) != oid
    }
    oids, concerned = _read(then, now, _needles(changed_files))
    changed = [path for path, oid in then.reports.items() if oids.get(path) != oid]
    old = then.data([*changed, *concerned])
    before = {path: _version(path, data, then.oids) for path, data in old.items()}
    added = [path for path in oids if path not in then.reports]
    after = {path: version_of(path, now.data(path)) for path in (*old, *added) if path in oids}
    pairs, new = paired(before.values(), after, as_of, _twins(then, oids, changed, added))
    linked = tuple(
        pair
        if pair.after is None
        else msgspec.structs.replace(
            pair, after=with_files(pair.after, tuple(pair.before.files), digests)
        )
        for pair in pairs
    )
    registers = _registers(then, now, digests)
    return Comparison(as_of, then.day, linked, new, *registers)


def _version(path: str, data: bytes, oids: Mapping[str, str]) -> Version:
    """A report of the earlier version with the files that it led to and that were there."""
    version = version_of(path, data)
    linked = with_files(version, targets_of(version, data), oids)
    files = {
        target: oid
        for target, oid in linked.files.items()
        if oid and not target.partition("#")[0].endswith((".md", _REGISTER))
    }
    return msgspec.structs.replace(linked, files=files)


def _digests(then: Then, now: Now) -> dict[str, str]:
    """The ids of all files of now that are no reports, by path.

    A file whose bytes differ only in line ends, or that git keeps elsewhere, has its old id.
    """
    others = [path for path in now.files if not path.endswith(".md")]
    found = {path: now.oid(now.data(path)) for path in others}
    differing = [path for path in others if found[path] != then.oids.get(path, found[path])]
    for path, data in then.data(differing).items():
        if _is_same(data, now.data(path)):
            found[path] = then.oids[path]
    return found


def _is_same(old: bytes, new: bytes) -> bool:
    if old.startswith(_LFS):
        return f"oid sha256:{hashlib.sha256(new).hexdigest()}\n".encode() in old
    return b"\0" not in old and old.replace(b"\r\n", b"\n") == new.replace(b"\r\n", b"\n")


def _needles(paths: Iterable[str]) -> tuple[bytes, ...]:
    """How the names of files may stand in a text that leads to them."""
    names = {path.rpartition("/")[2] for path in paths}
    spelt = {form for name in names for form in (name, quote(name, errors="surrogateescape"))}
    return tuple(form.encode(errors="surrogateescape") for form in sorted(spelt))


def _read(then: Then, now: Now, needles: tuple[bytes, ...]) -> tuple[dict[str, str], list[str]]:
    """The ids of the reports of now, and which unchanged ones speak of files that changed."""
    oids: dict[str, str] = {}
    concerned = []
    for path in now.reports:
        data = now.data(path)
        oids[path] = now.oid(data)
        unchanged = then.reports.get(path) == oids[path]
        if unchanged and needles and any(needle in data for needle in needles):
            concerned.append(path)
    return oids, concerned


def _twins(
    then: Then, oids: Mapping[str, str], changed: Iterable[str], added: Iterable[str]
) -> dict[str, str]:
    """For reports that are gone, where the same bytes stand now."""
    places = {oids[path]: path for path in added}
    return {
        path: places[then.reports[path]]
        for path in changed
        if path not in oids and then.reports[path] in places
    }


def _registers(then: Then, now: Now, digests: Mapping[str, str]) -> tuple[Register, Register]:
    """The register then and now; read once where it is the same."""
    old = {path: oid for path, oid in then.oids.items() if path.endswith(f"/{_REGISTER}")}
    new = {path: oid for path, oid in digests.items() if path.endswith(f"/{_REGISTER}")}
    after = load_register(now.root)
    return (after if old == new else register_of(then.data(old))), after


def _refuse_modules(files: Mapping[str, Blob], commit: str) -> None:
    if not any(blob.is_file or blob.mode == _MODULE for blob in files.values()):
        raise NoRecord(f"版本 {commit[:12]} 里没有 {REPORTS}/，没有可以比对的内容")
    if any(blob.mode == _MODULE for blob in files.values()):
        raise NoRecord(f"{REPORTS}/ 里有另一个仓库（子模块），不能比对；请在那个仓库里运行")


def _day_of(timestamp: bytes) -> dt.date:
    return dt.datetime.fromtimestamp(int(timestamp), SHANGHAI).date()


def _is_content(path: str) -> bool:
    """Names that begin with a dot are no content, then as now."""
    return not any(part.startswith(".") for part in path.split("/"))
