"""A site compared with its list: what was changed, what is missing, what was put in."""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import msgspec

from gongkai.errors import GongkaiError
from gongkai.findings import Finding

from . import hashing, manifest
from .verdicts import CHANGED, EXTRA, MANIFEST, MISSING, PROOF, UNREAD

_PROOF = "gongkai.json"
_VERDICTS = {"clean", "marked"}
_NO_FILE = "这是符号链接或者特殊文件，站点里不应当有"


class ProofCounts(msgspec.Struct, frozen=True):
    """How much the proof says was read, shown and found."""

    files: int
    published: int
    errors: int
    warnings: int


class SiteProof(msgspec.Struct, frozen=True):
    """What is read of a site's proof, whichever version wrote it."""

    gongkai: str
    as_of: str
    verdict: str
    counts: ProofCounts


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome: how many files the list names, how many of them were there, what is wrong.

    ``manifest`` is the SHA-256 of the list, the one value by which a whole site is known.
    """

    listed: int
    present: int
    findings: tuple[Finding, ...]
    manifest: str
    proof: SiteProof | None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a site besides: the day of its answer, a list from elsewhere.

    ``partial`` takes a copy for one that never held everything: what is missing is no fault.
    """

    as_of: dt.date | None = None
    trusted: bytes | None = None
    partial: bool = False


def verify(
    site: Path, question: Question, progress: hashing.Progress | None = None
) -> Verification:
    """Compare every file of a site with the list; all that is wrong, in the order of paths.

    Only what was found by walking the folder is opened: a list cannot lead out of it.

    Raises:
        GongkaiError: there is no site, no list, or in a partial copy nothing that it lists.
        OSError: a folder of the site could not be opened.

    """
    if not site.is_dir():
        raise GongkaiError(
            f"“{site}”{'不是文件夹' if site.exists() else '不存在'}，没有站点可以核对"
        )
    present = hashing.listing(site)
    data = _list_of(site, present, question)
    listed = manifest.decoded(data)
    names = _names(present.files, listed.digests, question)
    read = [path for path in present.files if path != manifest.NAME]
    actual = [
        (names.get(path, path), digest)
        for path, digest in hashing.digests(site, read, progress).items()
    ]
    held = sum(path in listed.digests for path, _ in actual)
    if question.partial and not held:
        raise GongkaiError(f"“{site}”里没有清单所列的文件，没有可以核对的")
    proof, faults = _proof(site, present, listed, question)
    findings = [
        *(MANIFEST.finding(manifest.NAME, fault.reason, fault.line) for fault in listed.faults),
        *_own_list(site, present, question),
        *_differences(actual, listed.digests),
        *(
            EXTRA.finding(path, "这是符号链接或者特殊文件，站点里不应当有")
            for path in present.others
        ),
        *([] if question.partial else _missing(present, listed.digests)),
        *faults,
    ]
    return Verification(
        listed=len(listed.digests),
        present=held,
        findings=tuple(sorted(findings, key=lambda finding: finding.order)),
        manifest=hashlib.sha256(data).hexdigest(),
        proof=proof,
    )


def _list_of(site: Path, present: hashing.Listing, question: Question) -> bytes:
    """The list to compare with: the one from elsewhere, else the site's own."""
    if question.trusted is not None:
        return question.trusted
    if manifest.NAME not in present.files:
        raise GongkaiError(
            f"“{site}”里没有 {manifest.NAME}，无法核对。请确认这是站点最上层的文件夹；"
            f"清单没有下载的，从公开的站点取得，放进去或者用 --manifest 指定"
        )
    return (site / manifest.NAME).read_bytes()


def _own_list(site: Path, present: hashing.Listing, question: Question) -> Iterator[Finding]:
    """Whether the site's own list is the one from elsewhere."""
    if question.trusted is None:
        return
    if manifest.NAME in present.files:
        if (site / manifest.NAME).read_bytes() != question.trusted:
            yield CHANGED.finding(manifest.NAME, "站点里的清单与 --manifest 指定的清单不一致")
    elif not question.partial:
        yield MISSING.finding(manifest.NAME, "站点里没有清单")


def _names(files: Iterable[str], listed: Mapping[str, str], question: Question) -> dict[str, str]:
    """What files of a downloaded copy are called in the list: tools keep addresses as names."""
    if not question.partial:
        return {}
    own = {path: unquote(path) for path in files if path not in listed}
    known = set(files)
    return {path: name for path, name in own.items() if name in listed and name not in known}


def _differences(
    actual: Iterable[tuple[str, str | OSError]], listed: Mapping[str, str]
) -> Iterator[Finding]:
    for path, digest in actual:
        if path not in listed:
            yield EXTRA.finding(path, "清单里没有这个文件")
        elif isinstance(digest, OSError):
            yield UNREAD.finding(path, "文件读不出来，无法核对")
        elif digest != listed[path]:
            yield CHANGED.finding(path, "文件的内容与清单中的摘要值不一致")


def _missing(present: hashing.Listing, listed: Mapping[str, str]) -> Iterator[Finding]:
    there = set(present.files).union(present.others)
    folded = {_folded(path): path for path in present.files}
    for path in listed:
        if path not in there:
            near = folded.get(_folded(path))
            how = f"，只有写法不同的“{near}”" if near else ""
            yield MISSING.finding(path, f"清单里有这个文件，站点里没有{how}")


def _folded(path: str) -> str:
    """The path as file systems see it that know neither case nor forms of characters."""
    return unicodedata.normalize("NFC", path).casefold()


def _proof(
    site: Path, present: hashing.Listing, listed: manifest.Manifest, question: Question
) -> tuple[SiteProof | None, list[Finding]]:
    """What the site says of its own check, and what is wrong with that."""
    if _PROOF not in present.files:
        known = question.partial or _PROOF in listed.digests
        absent = [] if known else [PROOF.finding(_PROOF, "站点没有核查凭证，不能认为经过核查")]
        return None, absent
    try:
        proof = msgspec.json.decode((site / _PROOF).read_bytes(), type=SiteProof)
    except OSError:
        return None, []  # found already: its digest could not be told
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None, [PROOF.finding(_PROOF, "核查凭证的内容不是凭证的写法，读不出结论")]
    faults = []
    if proof.verdict not in _VERDICTS:
        faults.append(PROOF.finding(_PROOF, f"核查凭证里没有“{proof.verdict}”这样的结论"))
    if question.as_of is not None and proof.as_of != question.as_of.isoformat():
        faults.append(PROOF.finding(_PROOF, f"站点的截至日期是{proof.as_of}，不是{question.as_of}"))
    return proof, faults
