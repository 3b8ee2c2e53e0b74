"""The files that a report leads to, by target as it is written."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

import msgspec

from gongkai.disclosures import disclosure_of
from gongkai.kinds import kinds
from gongkai.metadata import metadata_of
from gongkai.sources import read_source
from gongkai.text.targets import place_of

from .states import Version


def targets_of(version: Version, data: bytes) -> tuple[str, ...]:
    """Every target of a report, attachments first, as it is written."""
    if not version.readable:
        return ()
    source = read_source(version.path, data)
    disclosure, _ = disclosure_of(source, metadata_of(source)[0], kinds())
    return tuple(dict.fromkeys(link.target for link in disclosure.links))


def with_files(version: Version, targets: tuple[str, ...], digests: Mapping[str, str]) -> Version:
    """The report with the digests of the files that it leads to; what is not there has none."""
    folder = posixpath.dirname(version.path)
    found = {target: digests.get(place_of(folder, target), "") for target in targets}
    return msgspec.structs.replace(version, files=found)
