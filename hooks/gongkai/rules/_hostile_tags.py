"""Which H rule a tag of raw HTML or one of its attributes breaks: each fault breaks one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gongkai.text.allowed_html import TAGS
from gongkai.text.html_tags import Attribute, Tag, tags_in

from ._hostile_targets import REMOTE, Fault, broken_rule, target_fault
from ._quotation import quoted

LIST, ACTIVE = "H101", "H102"
ACTIVE_TAGS = frozenset(
    {
        "applet",
        "base",
        "embed",
        "form",
        "frame",
        "frameset",
        "iframe",
        "meta",
        "object",
        "script",
        "style",
    }
)
_LOADING = frozenset(
    {
        "background",
        "data",
        "dynsrc",
        "icon",
        "imagesrcset",
        "lowsrc",
        "ping",
        "poster",
        "src",
        "srcset",
        "xlink:href",
    }
)
URL_ATTRIBUTES = _LOADING | frozenset(
    {
        "action",
        "archive",
        "cite",
        "classid",
        "codebase",
        "formaction",
        "href",
        "longdesc",
        "manifest",
        "profile",
    }
)
_LOADING_BY_HREF = frozenset({"link", "image", "use", "feimage"})
_REMOTE_STYLE = re.compile(r"(?:url\(|@import)\s*+[\"']?+\s*+(?:https?:|[/\\]{2})", re.IGNORECASE)
_PIECE = re.compile(r"<[^<>]*+>?+")
_LONGEST_PIECE = 120


def broken_by_html(text: str, folder: str) -> Iterator[Fault]:
    """What a piece of raw HTML breaks."""
    if all(map(_is_harmless, set(_PIECE.findall(text)))):
        return
    for tag in tags_in(text):
        yield from broken_by_tag(tag, folder)


def broken_by_tag(tag: Tag, folder: str) -> Iterator[Fault]:
    """What one tag breaks; a tag that is refused as such is not judged by its attributes' names."""
    if tag.closing and tag.complete:
        return
    if tag.name in ACTIVE_TAGS:
        yield active_fault(tag.name, tag.offset)
        return
    broken = [found for attribute in tag.attributes if (found := _broken(tag, attribute, folder))]
    refused = _refusal(tag)
    if refused:
        broken = [found for found in broken if found.rule != LIST]
        if not (tag.name == "link" and any(found.rule == REMOTE for found in broken)):
            yield Fault(LIST, tag.offset, refused)
    yield from broken


def active_fault(name: str, place: int) -> Fault:
    """What is wrong with a tag that does something."""
    message = f"标签“<{name}>”可以执行脚本、嵌入他站内容或者改变整个页面"
    return Fault(ACTIVE, place, message, name)


def _refusal(tag: Tag) -> str:
    """Why the tag as such is not on the list; empty if it is."""
    if tag.name == "!--":
        return "HTML 注释没有以“-->”结束，后面的正文会跟着消失"
    if not tag.name[0].isalpha():
        return f"“<{tag.name}…>”这样的 HTML 声明不在允许之列"
    if not tag.complete:
        return f"HTML 标签{_named(tag)}没有写完，缺少结尾的“>”或者引号"
    return "" if tag.name in TAGS else f"HTML 标签{_named(tag)}不在允许之列"


def _broken(tag: Tag, attribute: Attribute, folder: str) -> Fault | None:
    name, value = attribute.name, attribute.value
    if name.startswith("on") and len(name) > len("on"):
        message = f"标签{_named(tag)}带有事件属性{quoted(name)}，可以执行脚本"
        return Fault(ACTIVE, attribute.offset, message, name)
    whose = f"标签{_named(tag)}的属性{quoted(name)}所指的"
    if name in URL_ATTRIBUTES:
        loads = name in _LOADING or tag.name in _LOADING_BY_HREF
        for target in _targets(name, value):
            rule = broken_rule(target, folder, loads=loads)
            if rule:
                return target_fault(rule, attribute.offset, whose, target)
    if name == "style" and _REMOTE_STYLE.search(value):
        return target_fault(REMOTE, attribute.offset, whose, value)
    if name not in TAGS.get(tag.name, ()):
        message = f"HTML 标签{_named(tag)}的属性{quoted(name)}不在允许之列"
        return Fault(LIST, attribute.offset, message)
    return None


def _targets(name: str, value: str) -> list[str]:
    if name not in {"srcset", "imagesrcset", "ping", "archive"}:
        return [value]
    return [part.split()[0] for part in value.split(",") if part.split()]


def _named(tag: Tag) -> str:
    return quoted(f"<{tag.name}>")


@lru_cache(maxsize=2048)
def _is_harmless_briefly(piece: str) -> bool:
    tags = list(tags_in(piece))
    return not any(
        attribute.name in URL_ATTRIBUTES for tag in tags for attribute in tag.attributes
    ) and not any(found for tag in tags for found in broken_by_tag(tag, ""))


def _is_harmless(piece: str) -> bool:
    """Whether what stands between two angle brackets breaks nothing wherever it stands.

    Tables are a few tags a thousand times; each is judged once.
    """
    return len(piece) <= _LONGEST_PIECE and _is_harmless_briefly(piece)
