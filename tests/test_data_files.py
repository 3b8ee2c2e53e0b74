"""The data files: they hold what their schemas say, and every column is explained in Chinese."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factories import BODY, PATH, report_text
from gongkai.audits._audit import COLUMNS
from gongkai.opendata.catalogue import CatalogueRow
from gongkai.opendata.schemas import SCHEMAS, schema_of
from gongkai.opendata.words import columns_of, described
from gongkai.settings import LICENCE
from site_building import build, small_root

_WITHDRAWN = "reports/990100/xfj/2023-fzzf.md"
_ITEM = "reports/990121/sfj/2025-03-01-jgzn.md"
_SUM = "=1+1"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a report, a corrected one, a withdrawn one, and an item without a day."""
    reports = {
        PATH: report_text({"corrections": "[{date: 2025-03-02, note: 更正一处数字}]"}),
        _WITHDRAWN: report_text(
            {
                "title": "示例市信访局2023年法治政府建设年度报告",
                "year": "2023",
                "index": '"990100-07-2024-0003"',
                "number": "示信发〔2024〕3号",
                "written": "2024-01-19",
                "published": "2024-01-30",
                "summary": "不再提供的概述",
                "withdrawn": "{date: 2025-06-12, reason: 统计口径有误}",
            },
            BODY.replace("2024", "2023"),
        ),
        _ITEM: report_text(
            {
                "title": f'"{_SUM}示例县司法局机构职能"',
                "kind": "zdgk",
                "organ": "990121-sfj",
                "year": None,
                "category": "2",
                "number": None,
                "index": None,
                "signed_by": None,
                "written": None,
                "published": None,
            }
        ),
    }
    root = small_root(tmp_path_factory.mktemp("data"), reports, on_error="mark")
    done = build(root)
    assert done.returncode == 0, done.stderr
    return root / "site"


def _strict(schema: Any) -> Any:  # noqa: ANN401  # a schema is any JSON
    """The schema with no room for a field that it does not name."""
    if isinstance(schema, list):
        return [_strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {name: _strict(one) for name, one in schema.items()}
    return {"additionalProperties": False, **closed} if "properties" in schema else closed


def _files(site: Path, address: str) -> list[Path]:
    """The files that a schema speaks of."""
    patterns = {
        "data/catalogue.schema.json": "data/catalogue*[!a].json",
        "data/disclosure.schema.json": "reports/**/*.json",
        "data/ledger.schema.json": "ledger/ledger.json",
    }
    return sorted(site.glob(patterns[address]))


@pytest.mark.site
@pytest.mark.parametrize("address", SCHEMAS)
def test_data_are_as_the_published_schema_says(site: Path, address: str) -> None:
    schema = json.loads((site / address).read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(
        _strict(schema), format_checker=jsonschema.FormatChecker(["date"])
    )
    files = _files(site, address)
    assert files
    for path in files:
        checker.validate(json.loads(path.read_bytes()))


@pytest.mark.parametrize("root", SCHEMAS.values())
def test_a_schema_refuses_what_its_files_never_hold(root: type) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema_of(root)).validate({})


def _catalogues(site: Path) -> list[dict[str, Any]]:
    return [json.loads(p.read_bytes()) for p in sorted((site / "data").glob("catalogue-*-*.json"))]


@pytest.mark.site
def test_every_disclosure_stands_once_in_the_catalogue_of_its_year(site: Path) -> None:
    found = {
        (table["year"], table["region"]): [row["path"] for row in table["disclosures"]]
        for table in _catalogues(site)
    }
    assert found == {
        (2023, "990000"): [_WITHDRAWN],
        (2024, "990000"): [PATH],
        (None, "990000"): [_ITEM],
    }
    assert {table["licence"] for table in _catalogues(site)} == {LICENCE}


@pytest.mark.site
def test_one_file_holds_the_whole_catalogue(site: Path) -> None:
    whole = json.loads((site / "data" / "catalogue.json").read_bytes())
    parts = [row for table in reversed(_catalogues(site)) for row in table["disclosures"]]
    assert whole["disclosures"] == parts
    assert (whole["year"], whole["region"], whole["region_name"]) == (None, "", "")
    rows = (site / "data" / "catalogue.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 1 + len(parts)


@pytest.mark.site
def test_a_row_says_what_became_of_its_disclosure_and_where_it_lies(site: Path) -> None:
    rows = {row["path"]: row for table in _catalogues(site) for row in table["disclosures"]}
    there, gone = rows[PATH], rows[_WITHDRAWN]
    assert (there["corrections"], there["corrected"]) == (1, "2025-03-02")
    assert there["elements"]["E1"] == "section"
    assert (gone["withdrawn"], gone["withdrawn_reason"]) == ("2025-06-12", "统计口径有误")
    assert (gone["summary"], gone["markdown"], gone["json"]) == ("", "", "")
    for row in rows.values():
        for name in ("url", "markdown", "json"):
            if row[name]:
                assert (site / "data" / row[name]).exists()


@pytest.mark.site
def test_what_a_withdrawn_disclosure_summed_up_stands_nowhere(site: Path) -> None:
    page = site / _WITHDRAWN.removesuffix(".md") / "index.html"
    assert "统计口径有误" in page.read_text(encoding="utf-8")
    texts = (path for path in site.rglob("*") if path.suffix in {".html", ".json", ".csv", ".xml"})
    assert not [path for path in texts if "不再提供的概述" in path.read_text(encoding="utf-8")]


@pytest.mark.site
def test_the_table_for_spreadsheets_says_the_same_and_runs_nothing(site: Path) -> None:
    names = {column.name: column.field for column in columns_of(CatalogueRow)}
    for table in _catalogues(site):
        path = site / "data" / f"catalogue-{table['year'] or 'undated'}-{table['region']}.csv"
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
        assert [row["文件"] for row in rows] == [row["path"] for row in table["disclosures"]]
        for row, data in zip(rows, table["disclosures"], strict=True):
            assert [names[head] for head in row] == list(data)
            assert row["标题"].removeprefix("'") == data["title"]
            assert not row["标题"].startswith("=")
            assert row["成文日期"] == (data["written"] or "")
            assert row["SHA-256"] == data["sha256"]


@pytest.mark.site
def test_the_page_of_downloads_explains_every_column_and_tells_the_licence(site: Path) -> None:
    page = (site / "data" / "index.html").read_text(encoding="utf-8")
    assert LICENCE in page
    for table in (CatalogueRow, "ledger", "figures"):
        for column in columns_of(table):
            assert f'<th scope="row">{column.name}' in page
            assert f"<td>{column.text}" in page


@pytest.mark.site
def test_the_heads_of_tables_are_the_columns_that_are_explained(site: Path) -> None:
    assert tuple(column.name for column in columns_of("ledger")) == COLUMNS
    for path in site.glob("data/figures-*.csv"):
        head = path.read_text(encoding="utf-8-sig").splitlines()[0]
        assert head == ",".join(column.name for column in columns_of("figures"))


def test_every_field_is_explained_and_nothing_that_is_not_there() -> None:
    used = {"ledger", "figures"}
    for root in SCHEMAS.values():
        for name, definition in schema_of(root)["$defs"].items():
            if "properties" in definition:
                used.add(name)
                assert set(described()[name].fields) == set(definition["properties"])
    assert used == set(described())
