"""数据下载: everything that can be taken away as data, with what each file holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.corpus import Record
from gongkai.edition import Edition
from gongkai.opendata.catalogue import WHOLE, CatalogueRow
from gongkai.opendata.parts import part_name, part_of, parted
from gongkai.opendata.words import Column, columns_of
from gongkai.register import Register

from ._sort import Page, Sort

_CSV, _JSON = "CSV 表格", "JSON 数据"


@dataclass(frozen=True, slots=True)
class Files:
    """Files of one sort: what they hold, what each row of links leads to, the columns of the CSV.

    A row holds the forms of one table as (name, address). ``schema`` is the address of the JSON
    Schema of those that are JSON.
    """

    title: str
    text: str
    rows: tuple[tuple[tuple[str, str], ...], ...]
    columns: tuple[Column, ...] = ()
    schema: str = ""


@dataclass(frozen=True, slots=True)
class DataView:
    """What the page of downloads says; ``groups`` is empty where the operator laid out none."""

    groups: tuple[Files, ...]
    licence: str


def index(edition: Edition) -> Iterator[Page]:
    """The page of all downloads."""
    settings = edition.context.settings
    groups = tuple(_groups(edition)) if settings.downloads else ()
    described = "可以下载的公开数据：公开目录、台账、报告中的数据、订阅和核对清单"
    yield Page("data/", SORT.title, DataView(groups, settings.site.licence), described)


def _groups(edition: Edition) -> Iterator[Files]:
    parts = parted(edition.published, edition.register)
    yield Files(
        "公开目录",
        "每个公开件一行：标题、机关、种类、日期、要素、核查结果、网址和摘要值；有全部的，也有按年度和地区分开的。",
        tuple(_catalogues(parts, edition.register)),
        columns_of(CatalogueRow),
        "data/catalogue.schema.json",
    )
    yield Files(
        "公开台账",
        "每个机关、种类、年度一行：期限、状态、发布日期、要素、依据。",
        (((_CSV, "ledger/ledger.csv"), (_JSON, "ledger/ledger.json")),),
        columns_of("ledger"),
        "data/ledger.schema.json",
    )
    figures = tuple(((_figures_name(name, edition), name),) for name in figure_files(edition))
    if figures:
        text = "报告正文写明的数据，一项一行，有名称、数值、单位和原文；按年度和地区分开。"
        yield Files("报告中的数据", text, figures, columns_of("figures"))
    yield Files(
        "订阅",
        "新公开、更正、撤下的公开件，用阅读器订阅（Atom）；地区、机构、种类的页面上各有各的。",
        ((("全站", "feed.xml"),),),
    )
    proof = ((("核查凭证", "gongkai.json"),), (("全站文件的校验值", "manifest.sha256"),))
    yield Files("核对", "生成时的结论和全部文件的 SHA-256，怎样核对见“怎样核对公开件”。", proof)


def _catalogues(parts: Iterable[str], register: Register) -> Iterator[tuple[tuple[str, str], ...]]:
    yield (f"全部　{_CSV}", f"{WHOLE}.csv"), (_JSON, f"{WHOLE}.json")
    for part in parts:
        table = (f"{part_name(part, register)}　{_CSV}", f"{WHOLE}-{part}.csv")
        yield table, (_JSON, f"{WHOLE}-{part}.json")


def figure_files(edition: Edition) -> tuple[str, ...]:
    """The files of figures, the newest year first; none where figures are not read."""
    if "F" not in edition.context.settings.checks:
        return ()
    shown = (record for record in edition.published if record.metadata.withdrawn is None)
    names = {figure_file(record, edition.register) for record in shown}
    return tuple(sorted(names, reverse=True))


def figure_file(record: Record, register: Register) -> str:
    """The file that holds the figures of a record: by its year and the highest region above."""
    return f"data/figures-{part_of(record, register)}.csv"


def _figures_name(file: str, edition: Edition) -> str:
    part = file.removeprefix("data/figures-").removesuffix(".csv")
    return part_name(part, edition.register)


SORT = Sort(
    id="data", template="data", under="data/", title="数据下载", pages=index, depth=1, index=True
)
