"""What importing a file gave: the row of the JSON of `gongkai import`."""

from __future__ import annotations

import msgspec

from ._draft import Dropped, Joined


class ImportedOrgan(msgspec.Struct, frozen=True):
    """The body that the text names, registered or not; ``region`` is None where it is unknown."""

    name: str
    region: str | None


class ImportResult(msgspec.Struct, frozen=True):
    """One file: where it went, what was understood, and everything that was done to its text.

    ``written`` is None where the file could not be placed; the notes say why. In a dry run it is
    the path that would be written. ``front_matter`` is what the source tells; the report says
    besides from which file it was made. ``missing`` names front-matter keys that the text does not
    tell, ``elements`` the state of each part that the kind must hold.
    """

    source: str
    written: str | None = None
    front_matter: dict[str, object] = {}
    organ: ImportedOrgan | None = None
    elements: dict[str, str] = {}
    dropped: tuple[Dropped, ...] = ()
    joined: tuple[Joined, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
