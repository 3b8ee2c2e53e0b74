"""数据下载: everything that can be taken away as data, with what each file holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.corpus import Record
from gongkai.edition import Edition, year_of
from gongkai.register import Register

from ._sort import Page, Sort


@dataclass(frozen=True, slots=True)
class Files:
    """Files of one sort: what they hold, and each as (name, address)."""

    title: str
    text: str
    files: tuple[tuple[str, str], ...]


def index(edition: Edition) -> Iterator[Page]:
    """The page of all downloads; it says so where the operator laid out none."""
    groups = tuple(_groups(edition)) if edition.context.settings.downloads else ()
    yield Page("data/", SORT.title, groups, "可以下载的公开数据：台账、数据、原文和核对清单")


def _groups(edition: Edition) -> Iterator[Files]:
    ledger = (("CSV 表格", "ledger/ledger.csv"), ("JSON 数据", "ledger/ledger.json"))
    yield Files("公开台账", "每个机关、种类、年度一行：期限、状态、发布日期、要素、依据。", ledger)
    figures = tuple((_named(name, edition.register), name) for name in figure_files(edition))
    if figures:
        text = "报告正文写明的数据，一项一行，有名称、数值、单位和原文；按年度和地区分开。"
        yield Files("报告中的数据", text, figures)
    proof = (("核查凭证", "gongkai.json"), ("全站文件的校验值", "manifest.sha256"))
    yield Files("核对", "生成时的结论和全部文件的 SHA-256，怎样核对见“怎样核对公开件”。", proof)


def figure_files(edition: Edition) -> tuple[str, ...]:
    """The files of figures, the newest year first; none where figures are not read."""
    if "F" not in edition.context.settings.checks:
        return ()
    shown = (record for record in edition.published if record.metadata.withdrawn is None)
    names = {figure_file(record, edition.register) for record in shown}
    return tuple(sorted(names, reverse=True))


def figure_file(record: Record, register: Register) -> str:
    """The file that holds the figures of a record: by its year and the highest region above."""
    region = register.organs[record.metadata.organ].region
    highest = (region, *register.ancestors(region))[-1]
    return f"data/figures-{year_of(record) or 'undated'}-{highest}.csv"


def _named(file: str, register: Register) -> str:
    """What the link to a file of figures says."""
    _, year, region = file.removesuffix(".csv").rsplit("-", 2)
    when = "未注明日期" if year == "undated" else f"{year}年"
    return f"{when}　{register.region_name(region)}"


SORT = Sort(
    id="data", template="data", under="data/", title="数据下载", pages=index, depth=1, index=True
)
