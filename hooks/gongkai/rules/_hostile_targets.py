"""Which H rule a target breaks: its scheme, another host's resource, or a path out of the tree."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gongkai.model import Disclosure
from gongkai.text.allowed_html import URL_SCHEMES
from gongkai.text.targets import (
    ROOT,
    is_drive,
    is_remote,
    leaves_reports,
    place_of,
    scheme_of,
)

from ._quotation import quoted, quoted_target

SCHEME, REMOTE, LEAVING = "H103", "H104", "H105"
_NAMES = {"link": "链接", "image": "图片", "attachment": "附件"}


class Fault(msgspec.Struct, frozen=True):
    """Something hostile: the rule that it breaks, where it stands, and what it is about.

    ``place`` is a line of the file, or an offset in a passage that is still to be placed.
    """

    rule: str
    place: int
    message: str
    subject: str = ""


def broken_rule(target: str, folder: str, *, loads: bool) -> str | None:
    """The H rule that a target breaks; ``loads`` where a page would fetch it by itself."""
    scheme = scheme_of(target)
    if scheme == "file" or len(scheme) == 1 or is_drive(target):
        return LEAVING
    if scheme and scheme not in URL_SCHEMES:
        return SCHEME
    if scheme or is_remote(target):
        return REMOTE if loads else None
    return LEAVING if leaves_reports(folder, target) else None


def target_fault(rule: str, place: int, whose: str, target: str) -> Fault:
    """What is wrong with the target of a link, image or attribute (链接, 图片 …)."""
    scheme = scheme_of(target)
    shown = f"{whose}{quoted_target(target)}"
    if rule == SCHEME:
        message = f"{shown}使用了不允许的协议{quoted(scheme + ':')}"
    elif rule == REMOTE:
        message = f"{shown}要到外部网站去取"
    else:
        message = f"{shown}指向 {ROOT} 目录之外"
    return Fault(rule, place, message, scheme)


def target_faults(disclosure: Disclosure) -> Iterator[Fault]:
    """What is hostile in links, images, attachments, the source and earlier paths."""
    folder = disclosure.path.rpartition("/")[0]
    for link in disclosure.links:
        if link.raw:
            continue  # the tags of raw HTML are judged whole
        rule = broken_rule(link.target, folder, loads=link.what == "image")
        if rule:
            yield target_fault(rule, link.line, _NAMES.get(link.what, "链接"), link.target)
    yield from _source_faults(disclosure)
    for index, path in enumerate(disclosure.metadata.moved_from):
        if _leaves(path, folder):
            line = disclosure.line_of(f"moved_from.{index}")
            yield target_fault(LEAVING, line, "原路径", path)


def _source_faults(disclosure: Disclosure) -> Iterator[Fault]:
    source = disclosure.metadata.source
    scheme = scheme_of(source) if source else ""
    if scheme and scheme not in URL_SCHEMES:
        rule = LEAVING if scheme == "file" or len(scheme) == 1 else SCHEME
        yield target_fault(rule, disclosure.line_of("source"), "原文地址", source)


def _leaves(path: str, folder: str) -> bool:
    """Whether an earlier path, written from the root or beside the file, lies elsewhere."""
    if scheme_of(path) or is_remote(path) or path.strip().startswith(("/", "\\")):
        return True
    beside = "" if path.strip().startswith(f"{ROOT}/") else folder
    return not place_of(beside, path).startswith(f"{ROOT}/")
