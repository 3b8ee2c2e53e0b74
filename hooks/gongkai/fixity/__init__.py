"""Fixity: a site's list of digests, written by the press, and a site compared with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from . import hashing, manifest
from .comparing import Question, Verification, verify
from .manifest import NAME
from .verdicts import VERDICTS, Verdict

__all__ = ["NAME", "VERDICTS", "Question", "Verdict", "Verification", "list_files", "verify"]


def list_files(site: Path, known: Mapping[str, str]) -> None:
    """Write the list of every file of a site; what was not hashed as it was written is read.

    Raises:
        OSError: a file could not be read or the list not written.

    """
    present = hashing.listing(site).files
    digests = {path: known[path] for path in present if path in known}
    for path in present:
        if path not in digests and path != NAME:
            digests[path] = hashing.digest_of(site / path)
    (site / NAME).write_bytes(manifest.encoded(digests))
