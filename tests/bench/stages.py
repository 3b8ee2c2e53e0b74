"""What each stage of our own build takes: milliseconds of one core per report, in one process.

A later stage of the build is one more entry of `_stages`.
"""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import msgspec
from markdown_it.token import Token

from bench.generate import reports
from bench.trees import write_gongkai
from gongkai import search
from gongkai.as_of import as_of
from gongkai.charts import comparable
from gongkai.checking import disclosure_findings, source_findings
from gongkai.corpus import Corpus, Record
from gongkai.disclosures import disclosure_of
from gongkai.edition import Edition
from gongkai.figures import Figure, Stated, among, stated
from gongkai.kinds import kinds
from gongkai.ledger import ledger_of
from gongkai.loading import report_files
from gongkai.measuring import measured
from gongkai.metadata import metadata_of
from gongkai.model import Disclosure, Metadata, Section, Source
from gongkai.packs import Packed, write_pack
from gongkai.press.article import Article, article_of
from gongkai.press.drawing import drawn
from gongkai.press.letterheads import ANCHOR, CONTENT, ENTRY, TITLE, Letterhead, letterhead
from gongkai.press.printing import write
from gongkai.press.templates import printed
from gongkai.reading import Reading, prose_at, record_of
from gongkai.register import load_register
from gongkai.resemblance import signature_of
from gongkai.rules import Context, figures, rules
from gongkai.settings import GROUPS, settings_at
from gongkai.sources import read_source
from gongkai.text.elements import element_states
from gongkai.text.markdown import parse
from gongkai.text.outline import outline
from gongkai.views import disclosure, sorts
from gongkai.views._organ_pictures import organ_pictures

_COUNT = 300
_WARM = 20
# A page's shell, about as long as the theme's.
_SHELL = "<p>版头</p>\n" * 800


@dataclass(slots=True)
class Sheet:
    """One report on its way through the stages."""

    path: str
    data: bytes = b""
    source: Source | None = None
    metadata: Metadata = field(default_factory=Metadata)
    tokens: list[Token] = field(default_factory=list)
    sections: tuple[Section, ...] = ()
    disclosure: Disclosure | None = None
    record: Record | None = None
    signature: bytes = b""
    found: tuple[Figure, ...] = ()
    rows: Mapping[int, Stated] = field(default_factory=dict)
    comparable: tuple[int, ...] = ()
    article: Article = field(default_factory=lambda: Article(""))
    html: str = ""


@dataclass(slots=True)
class Desk:
    """What the stages share: where files are read and written, and what is known of all."""

    root: Path
    context: Context
    head: Letterhead
    edition: Edition | None = None
    records: list[Record] = field(default_factory=list)

    @property
    def out(self) -> Path:
        """Where pages go."""
        return self.root / "out"


Work = Callable[[Desk, Sequence[Sheet]], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: its name, its work; a part of the stage that follows is not counted twice."""

    name: str
    work: Work
    part: bool = False


def profile(count: int = _COUNT) -> str:
    """A table of what each stage takes."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_gongkai(root, count, reports(count))
        desk = _desk(root)
        sheets = [Sheet(path) for path in report_files(root).reports]
        _timed(desk, [Sheet(sheet.path) for sheet in sheets[:_WARM]])
        took = _timed(desk, sheets)
    return "\n".join(_table(took, count))


def _timed(desk: Desk, sheets: list[Sheet]) -> list[tuple[Stage, float]]:
    """The seconds that each stage takes, with the garbage left lying, as our workers do."""
    gc.collect()
    gc.disable()
    took = []
    try:
        for stage in _stages():
            start = time.process_time()
            stage.work(desk, sheets)
            took.append((stage, time.process_time() - start))
    finally:
        gc.enable()
    return took


def _table(took: list[tuple[Stage, float]], count: int) -> Iterator[str]:
    yield f"| 步骤（{count} 份报告，单核） | 每份毫秒 |"
    yield "|---|--:|"
    for stage, seconds in took:
        name = f"　其中：{stage.name}" if stage.part else stage.name
        yield f"| {name} | {1000 * seconds / count:.3f} |"
    total = sum(seconds for stage, seconds in took if not stage.part)
    yield f"| 合计 | {1000 * total / count:.3f} |"


def _desk(root: Path) -> Desk:
    settings = settings_at(root)
    register = load_register(root)
    context = Context(as_of=as_of(settings), register=register, kinds=kinds(), settings=settings)
    item = f'<li class="md-nav__item"><a href="#{ANCHOR}">{ENTRY}</a></li>'
    head = letterhead(f"<title>{TITLE}</title>{_SHELL}<nav>{item}</nav><main>{CONTENT}</main>")
    return Desk(root, context, head)


def _stages() -> tuple[Stage, ...]:
    present = {rule.group for rule in rules().values()}
    return (
        Stage("读文件", _each(_read)),
        Stage("front matter", _each(_source)),
        Stage("元数据", _each(_metadata)),
        Stage("解析 Markdown", _each(_parse), part=True),
        Stage("章节", _each(_outline), part=True),
        Stage("必备要素", _each(_elements), part=True),
        Stage("公开件", _each(_disclosure)),
        *(Stage(f"规则 {group} 组", _rules(group)) for group in GROUPS if group in present),
        Stage("数据的表格", _each(_figures)),
        Stage("口径相同的数", _each(_comparable)),
        Stage("雷同的签名", _each(_signature)),
        Stage("正文 HTML", _each(_article)),
        Stage("缓存", _cache),
        Stage("历年都有的数", _measure),
        Stage("文件之间的规则", _compare),
        Stage("台账", _ledger),
        Stage("台账的页面", _ledger_pages),
        Stage("机关的图", _pictures),
        Stage("套版", _each(_print)),
        Stage("写页面", _each(_write)),
        Stage("检索", _search),
    )


def _each(work: Callable[[Desk, Sheet], None]) -> Work:
    def every(desk: Desk, sheets: Sequence[Sheet]) -> None:
        for sheet in sheets:
            work(desk, sheet)

    return every


def _read(desk: Desk, sheet: Sheet) -> None:
    sheet.data = (desk.root / sheet.path).read_bytes()


def _source(_desk: Desk, sheet: Sheet) -> None:
    sheet.source = read_source(sheet.path, sheet.data)


def _metadata(_desk: Desk, sheet: Sheet) -> None:
    assert sheet.source
    sheet.metadata, _ = metadata_of(sheet.source)


def _parse(_desk: Desk, sheet: Sheet) -> None:
    assert sheet.source
    sheet.tokens = parse(sheet.source.body)


def _outline(_desk: Desk, sheet: Sheet) -> None:
    assert sheet.source
    sheet.sections = outline(sheet.tokens, sheet.source.body_line)


def _elements(desk: Desk, sheet: Sheet) -> None:
    assert sheet.source
    pack = desk.context.kinds[sheet.metadata.kind].pack(sheet.metadata.year)
    assert pack
    element_states(pack, sheet.sections, sheet.source.body, sheet.source.body_line)


def _disclosure(desk: Desk, sheet: Sheet) -> None:
    assert sheet.source
    found = disclosure_of(sheet.source, sheet.metadata, desk.context.kinds)
    sheet.disclosure, sheet.tokens = found


def _rules(group: str) -> Work:
    def check(desk: Desk, sheets: Sequence[Sheet]) -> None:
        settings = msgspec.structs.replace(desk.context.settings, checks=(group,))
        context = Context(desk.context.as_of, desk.context.register, desk.context.kinds, settings)
        for sheet in sheets:
            assert sheet.source
            assert sheet.disclosure
            source_findings(sheet.source, context)
            disclosure_findings(sheet.disclosure, context)

    return check


def _figures(_desk: Desk, sheet: Sheet) -> None:
    assert sheet.disclosure
    sheet.found = figures(sheet.disclosure)
    sheet.rows = stated(sheet.found, sheet.disclosure.prose)


def _comparable(_desk: Desk, sheet: Sheet) -> None:
    assert sheet.disclosure
    sheet.comparable = among(sheet.rows, comparable(sheet.found, sheet.disclosure.prose))


def _signature(_desk: Desk, sheet: Sheet) -> None:
    assert sheet.disclosure
    sheet.signature = signature_of(sheet.disclosure.prose)


def _article(desk: Desk, sheet: Sheet) -> None:
    assert sheet.source
    assert sheet.disclosure
    shown = sheet.disclosure
    reading = Reading(sheet.source, sheet.metadata, (), shown, signature=sheet.signature)
    sheet.record = record_of(reading, desk.context.as_of)
    sheet.article = article_of(sheet.tokens, shown.sections, shown.body_line)


def _cache(desk: Desk, sheets: Sequence[Sheet]) -> None:
    write_pack(desk.root / "all.pack", _packed(sheets))


def _packed(sheets: Sequence[Sheet]) -> list[Packed]:
    return [
        Packed(sheet.record, sheet.article, tuple(sheet.rows.values()), sheet.comparable)
        for sheet in sheets
        if sheet.record
    ]


def _measure(desk: Desk, sheets: Sequence[Sheet]) -> None:
    desk.records = measured(_packed(sheets), desk.context)


def _compare(desk: Desk, sheets: Sequence[Sheet]) -> None:
    files = frozenset(sheet.path for sheet in sheets)
    corpus = Corpus(desk.records, files, prose_at=partial(prose_at, desk.root))
    desk.edition = Edition(corpus, desk.context)


def _pictures(desk: Desk, _sheets: Sequence[Sheet]) -> None:
    assert desk.edition
    for organ in desk.context.register.organs.values():
        for picture in organ_pictures(organ, desk.edition).drawn:
            drawn(picture)


def _ledger(desk: Desk, _sheets: Sequence[Sheet]) -> None:
    assert desk.edition
    assert ledger_of(desk.edition).summaries


def _ledger_pages(desk: Desk, _sheets: Sequence[Sheet]) -> None:
    assert desk.edition
    for sort in (sorts()["ledger"], sorts()["ledger_part"]):
        for page in sort.pages(desk.edition):
            write(desk.out, page.url, printed(page, sort.template, desk.head))


def _print(desk: Desk, sheet: Sheet) -> None:
    assert sheet.record
    assert desk.edition
    around = disclosure.surroundings(sheet.record, desk.edition)
    page = disclosure.page_of(
        disclosure.Content(sheet.record, sheet.article, tuple(sheet.rows.values())),
        around,
        desk.context,
        serving=False,
    )
    sheet.html = printed(page, disclosure.SORT.template, desk.head)


def _write(desk: Desk, sheet: Sheet) -> None:
    write(desk.out, f"{sheet.path.removesuffix('.md')}/", sheet.html)


def _search(desk: Desk, sheets: Sequence[Sheet]) -> None:
    assert desk.edition
    plan = search.plan(desk.edition, {"all": [sheet.path for sheet in sheets]})
    shelf = search.Shelf(desk.out, plan.dictionary)
    for sheet in sheets:
        if sheet.record and sheet.path in plan.numbers:
            organ = desk.edition.organ(sheet.record)
            head = search.head_of(sheet.record, organ.name)
            shelf.add(plan.numbers[sheet.path], head, sheet.article.html)
    shelf.close()
    search.build(desk.edition, plan, desk.out)
