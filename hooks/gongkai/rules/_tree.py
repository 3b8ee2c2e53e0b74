"""The files below the root as links see them: what is there, what is nearly there."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import cached_property

from rapidfuzz import fuzz, process

from gongkai.model import Link
from gongkai.text.targets import (
    is_drive,
    is_remote,
    leaves_reports,
    path_of,
    place_of,
    scheme_of,
)

from ._quotation import quoted

PAGE = ".md"
_NEAR = 60


def local_place(link: Link, folder: str) -> str | None:
    """Where a target lies in the tree; None where it is no place in it, or the page itself."""
    target = link.target.strip()
    if not target or target.startswith("#"):
        return None
    if scheme_of(target) or is_remote(target) or is_drive(target):
        return None
    return None if leaves_reports(folder, target) else place_of(folder, target)


def leads_to_page(link: Link, place: str) -> bool:
    """Whether a link means another report: a Markdown file, or no file at all."""
    ending = posixpath.splitext(place)[1].lower()
    return link.what == "link" and (ending in {"", PAGE} or path_of(link.target).endswith("/"))


class Tree:
    """The paths of all files below ``reports/``."""

    def __init__(self, files: frozenset[str]) -> None:
        self.files = files

    @cached_property
    def _by_lower(self) -> Mapping[str, str]:
        return {path.lower(): path for path in sorted(self.files)}

    @cached_property
    def _by_folder(self) -> Mapping[str, list[str]]:
        folders: dict[str, list[str]] = {}
        for path in sorted(self.files):
            folder, _, name = path.rpartition("/")
            folders.setdefault(folder, []).append(name)
        return folders

    def holds(self, link: Link, folder: str, place: str) -> bool:
        """Whether the file is there, under its name as decoded or as written."""
        written = posixpath.normpath(posixpath.join(folder, link.target.strip()))
        return place in self.files or written in self.files

    def in_other_case(self, place: str) -> str | None:
        """The file whose path differs in upper and lower case alone."""
        return self._by_lower.get(place.lower())

    def page_of(self, place: str) -> str | None:
        """The Markdown file that an address of the site stands for."""
        page = place.removesuffix("/index.html") + PAGE
        return page if page in self.files else None

    def nearest(self, place: str, own: str) -> str | None:
        """The file of that folder whose name is most like the one asked for, but the own.

        A report is looked for among reports, an attachment among the other files.
        """
        folder, _, name = place.rpartition("/")
        names = [
            other
            for other in self._by_folder.get(folder, [])
            if other.endswith(PAGE) == name.endswith(PAGE) and f"{folder}/{other}" != own
        ]
        found = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=_NEAR)
        return f"{folder}/{found[0]}" if found else None


def relative(path: str, folder: str) -> str:
    """A path of the tree as a file of that folder links to it."""
    return posixpath.relpath(path, folder)


def not_there(subject: str, fault: str, own: str, place: str, tree: Tree) -> str:
    """What is said of a target that is not there: its right spelling, else the nearest name."""
    folder = own.rpartition("/")[0]
    other = tree.in_other_case(place)
    if other:
        return f"{subject}的文件名大小写不一致，应为{quoted(relative(other, folder))}"
    nearest = tree.nearest(place, own)
    hint = f"，相近的有{quoted(relative(nearest, folder))}" if nearest else ""
    return f"{subject}{fault}{hint}"


def is_absolute(link: Link) -> bool:
    """Whether a local target counts from the top of the site."""
    return path_of(link.target).startswith("/")
