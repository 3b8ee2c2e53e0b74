"""Tags are found where a browser finds them, whatever the text looks like."""

from __future__ import annotations

import pytest

from effort import in_proportion
from gongkai.text.html_tags import Tag, tags_in


def _said(tag: Tag) -> str:
    attributes = "".join(f" {item.name}={item.value!r}" for item in tag.attributes)
    return f"{'/' * tag.closing}{tag.name}{attributes}{'' if tag.complete else ' …'}"


CASES = {
    "a table cell": ('<td rowspan="2">1</td>', ["td rowspan='2'", "/td"]),
    "an attribute without quotes or value": ("<a b=1 c>", ["a b='1' c=''"]),
    "a quote that hides an end": ("<a b='>' c=\"<i>\">", ["a b='>' c='<i>'"]),
    "slashes for spaces": ("<svg/onload=x>", ["svg onload='x'"]),
    "line ends and capitals": ("<IMG\nSRC\n=\n'x'>", ["img src='x'"]),
    "entities in a value": ('<a href="java&#115;cript:x">', ["a href='javascript:x'"]),
    "a tag without end": ("text <img src=x", ["img src='x' …"]),
    "a quote without end": ('<a title="x>', ["a title='x>' …"]),
    "a comment": ("<!-- <i> --><b>", ["b"]),
    "a comment that is over at once": ("<!--><script>-->", ["script"]),
    "a comment closed with a mark": ("<!-- --!><script>", ["script"]),
    "a comment without end": ("<b><!-- <i>", ["b", "!-- …"]),
    "declarations": ("<!DOCTYPE html><?php x ?><![CDATA[x]]></ >", ["!", "?", "!", "/"]),
    "no tag at all": ("a < b, 1 <2, <示例>", []),
}


@pytest.mark.parametrize(("text", "tags"), CASES.values(), ids=CASES)
def test_tags_are_read_as_a_browser_reads_them(text: str, tags: list[str]) -> None:
    assert [_said(tag) for tag in tags_in(text)] == tags


def test_offsets_point_at_tags_and_attribute_names() -> None:
    text = "一<p\n title='x'>"
    tag = next(tags_in(text))
    assert text[tag.offset] == "<"
    assert text[tag.attributes[0].offset :].startswith("title")


@pytest.mark.parametrize(
    "piece", ["<a ", "<", "<a b=", '<a b="', "<!--", "<!", "</", "<a/", "<a ="]
)
def test_reading_takes_time_in_proportion_to_the_text(piece: str) -> None:
    count = 250_000 // len(piece)
    assert in_proportion(lambda text: list(tags_in(text)), piece * count, piece * 4 * count)
