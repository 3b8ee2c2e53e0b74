"""The search of a built site, measured in a browser: bytes fetched, time to first results, truth.

Queries that nobody chose are cut from the middle of texts, and from where searching is hardest:
numbers, and the ends of sentences. Each is typed into a browser that has fetched nothing yet.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from statistics import median
from threading import Thread
from urllib.parse import urlsplit

import click

# Run by its path, this file finds its neighbours as tests do: below tests/.
sys.path[0] = str(Path(__file__).parent.parent)
sys.path.insert(1, str(Path(__file__).parent.parent.parent / "hooks"))

from playwright.sync_api import Browser, Page, Response, sync_playwright  # noqa: E402

from browser.provide import chromium  # noqa: E402
from search_reader import terms_of  # noqa: E402
from site_texts import holding, site_texts  # noqa: E402

_LENGTHS = (2, 3, 4, 5, 6, 8, 10, 14, 20, 40)
_LONGEST_NUMBER = 10
_QUIET = 400
_BEFORE, _INDEX, _TEXTS, _MILLISECONDS = 20_000, 60_000, 100_000, 500
_FIRST = "[data-search] [data-result], [data-search] [data-total]"
_TIMED = """([query, first]) => new Promise((resolve, reject) => {
  const place = document.querySelector("[data-search]");
  const box = place.querySelector("[data-search-box]");
  const start = performance.now();
  const watch = new MutationObserver(() => {
    if (!place.querySelector(first)) return;
    watch.disconnect();
    resolve(performance.now() - start);
  });
  watch.observe(place, { childList: true, subtree: true });
  setTimeout(() => reject(new Error(query)), 60000);
  box.value = query;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
})"""


@dataclass(slots=True)
class Searched:
    """What one query took: bytes of the index and of texts, milliseconds; and what is wrong."""

    sort: str
    query: str
    before: int = 0
    index: int = 0
    texts: int = 0
    milliseconds: float = 0
    found: str = ""
    faults: list[str] = field(default_factory=list)


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--count", default=60, type=click.IntRange(1), help="检索多少次。")
@click.option("--seed", default=1, help="换一个数，就换一批检索词。")
def main(site: Path, count: int, seed: int) -> None:
    """在浏览器里检索一个生成好的站点，量出字节和时间，并与全文比对。"""
    texts = site_texts(site)
    click.echo(f"{len(texts)} 份公开件", err=True)
    done = []
    with _served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for sort, query in queries(texts, count, seed):
            done.append(_searched(browser, address, Searched(sort, query), texts))
            click.echo(_line(done[-1]), err=True)
        browser.close()
    click.echo(_table(done))
    sys.exit(any(one.faults for one in done))


def queries(texts: Mapping[str, list[str]], count: int, seed: int) -> Iterator[tuple[str, str]]:
    """So many queries, each with its sort, cut from texts by chance."""
    chance = Random(seed)  # noqa: S311  # a measurement wants the same ones each time
    every = [text for found in texts.values() for text in found if len(text) > max(_LENGTHS)]
    for number in range(count):
        length = _LENGTHS[number // 3 % len(_LENGTHS)]
        text = chance.choice(every)
        starts = range(len(text) - length)
        numbers = [at for at in starts if text[at].isdigit() and length <= _LONGEST_NUMBER]
        ends = [at for at in starts if any(sign in text[at + 1 : at + length] for sign in "。;")]
        sort, places = (("文中", starts), ("数字", numbers), ("句末", ends))[number % 3]
        at = chance.choice(places or starts)
        yield sort if places else "文中", text[at : at + length].strip()


@contextmanager
def _served(site: Path) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    # One connection carries many requests, as with every web server.
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base's name
        """Say nothing."""


def _searched(
    browser: Browser, address: str, one: Searched, texts: Mapping[str, list[str]]
) -> Searched:
    """Type one query into a fresh browser, and hold what it shows against the texts."""
    context = browser.new_context()
    page = context.new_page()
    fetched: list[tuple[str, int]] = []
    page.on("response", lambda answer: fetched.append(_size(answer)))
    page.goto(f"{address}search/", wait_until="networkidle")
    one.before = _bytes(fetched, "assets/search", "search/")
    fetched.clear()
    one.milliseconds = page.evaluate(_TIMED, [one.query, _FIRST])
    page.wait_for_selector("[data-total], [data-total-max]")
    _wait_for_quiet(page, fetched)
    one.texts = _bytes(fetched, "search/texts/")
    one.index = _bytes(fetched, "search/") - one.texts
    _judge(page, one, holding(texts, terms_of(one.query)))
    context.close()
    return one


def _wait_for_quiet(page: Page, fetched: Sequence[object]) -> None:
    """Wait until nothing more is fetched: totals are made exact after the results are shown."""
    before = -1
    while len(fetched) > before:
        before = len(fetched)
        page.wait_for_timeout(_QUIET)


def _size(answer: Response) -> tuple[str, int]:
    return urlsplit(answer.url).path.lstrip("/"), int(answer.headers.get("content-length", 0))


def _bytes(fetched: Sequence[tuple[str, int]], *under: str) -> int:
    """The bytes of what was fetched below some folders; the page itself is none of them."""
    return sum(size for path, size in fetched if path.startswith(under) and path != "search/")


def _judge(page: Page, one: Searched, true: set[str]) -> None:
    """Nothing false is shown, nothing is left out of the total."""
    rows = page.locator("[data-result]").all()
    shown = {row.get_attribute("data-result") or "" for row in rows}
    total = page.locator("[data-total], [data-total-max]").first
    exact, most = total.get_attribute("data-total"), total.get_attribute("data-total-max")
    one.found = exact or f"至多{most}"
    if shown - true:
        one.faults.append(f"多出 {sorted(shown - true)[:3]}")
    if len(shown) < min(20, len(true)):
        one.faults.append(f"只显示{len(shown)}个")
    if int(exact or 0) != len(true) if exact else int(most or 0) < len(true):
        one.faults.append(f"应有{len(true)}个，说{one.found}个")


def _line(one: Searched) -> str:
    return (
        f"{one.sort} {one.query!r}：{one.found}个，索引 {one.index}，文本 {one.texts} 字节，"
        f"{one.milliseconds:.0f} 毫秒 {'；'.join(one.faults)}"
    )


def _table(done: Sequence[Searched]) -> str:
    """Medians and worst cases against the limits that we hold ourselves to."""
    measures = (
        ("检索前（字节）", _BEFORE, [one.before for one in done]),
        ("索引（字节）", _INDEX, [one.index for one in done]),
        ("文本（字节）", _TEXTS, [one.texts for one in done]),
        ("首批结果（毫秒）", _MILLISECONDS, [round(one.milliseconds) for one in done]),
    )
    lines = ["| 每次检索 | 中位数 | 最多 | 限度 | 超过 |", "|---|--:|--:|--:|--:|"]
    for name, limit, found in measures:
        over = sum(value > limit for value in found)
        lines.append(f"| {name} | {median(found):.0f} | {max(found)} | {limit} | {over} |")
    wrong = [one for one in done if one.faults]
    lines += ["", f"{len(done)} 次检索，{len(wrong)} 次与全文不符"]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
