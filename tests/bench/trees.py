"""The generated reports as each system wants them: a Gongkai root, a Hugo site, a MkDocs site."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import yaml

from bench.generate import Report, offices_for
from bench.places import Office, regions_of
from gongkai.settings import GROUPS

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent
AS_OF = "2026-06-30"
PAGES, ALL = "mkdocs.yml", "all.yml"
SITES = {PAGES: "site-pages", ALL: "site-all"}
_PAGES_GROUPS = "MSTLH"
# With an address a site has canonical links, a site map and codes to scan besides; the labels of
# 国办发〔2017〕47号 are on in both, from the repository's own configuration.
_ADDRESS = "https://bench.example/zwgk/fzzf/"
_EDITED_AT = "https://git.bench.example/_edit/main/{path}"


def write_gongkai(root: Path, count: int, reports: Iterable[Report]) -> None:
    """Write a root with two configurations: pages alone, and all that a site can have."""
    write_settings(root)
    _write_register(root, offices_for(count))
    for report in reports:
        folder = root / "reports" / report.office.code / report.office.trade.slug
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{report.year}-fzzf.md"
        (folder / name).write_text(_front_matter(report) + report.body, encoding="utf-8")


def write_settings(root: Path) -> None:
    """Write what the repository gives: configuration and hand-written pages, as they are now."""
    root.mkdir(parents=True, exist_ok=True)
    if (root / "docs").exists():
        shutil.rmtree(root / "docs")
    shutil.copytree(REPOSITORY / "docs", root / "docs")
    for name, groups, more in ((PAGES, _PAGES_GROUPS, False), (ALL, GROUPS, True)):
        (root / name).write_text(_configuration(name, groups, more=more), encoding="utf-8")


def _configuration(name: str, groups: str, *, more: bool) -> str:
    """The repository's configuration with the paths made whole and our settings changed."""
    hooks = REPOSITORY / "hooks"
    changed: dict[str, object] = {
        "INHERIT": str(REPOSITORY / "mkdocs.yml"),
        "site_dir": SITES[name],
        "hooks": [str(hooks / "mkdocs_hooks.py")],
        "theme": {"custom_dir": str(hooks / "gongkai" / "theme")},
    }
    settings: dict[str, object] = {
        "as_of": AS_OF,
        "checks": list(groups),
        "search": more,
        "downloads": more,
        "history": more,
        "on_error": "mark",
    }
    if more:
        changed["site_url"] = _ADDRESS
        settings["repository"] = _EDITED_AT
    changed["extra"] = {"gongkai": settings}
    return yaml.safe_dump(changed, allow_unicode=True, sort_keys=False)


def _write_register(root: Path, offices: tuple[Office, ...]) -> None:
    """One register for the regions, and one of organs in each province."""
    regions = (f'  "{code}": {name}\n' for code, name in regions_of(offices).items())
    reports = root / "reports"
    reports.mkdir(parents=True, exist_ok=True)
    (reports / "register.yml").write_text("regions:\n" + "".join(regions), encoding="utf-8")
    provinces: dict[str, list[Office]] = {}
    for office in offices:
        provinces.setdefault(f"{office.code[:2]}0000", []).append(office)
    for code, organs in provinces.items():
        (reports / code).mkdir(exist_ok=True)
        text = "organs:\n" + "".join(map(_organ, organs))
        (reports / code / "register.yml").write_text(text, encoding="utf-8")


def _organ(office: Office) -> str:
    return (
        f"  {office.id}:\n"
        f"    name: {office.name}\n"
        f"    short: {office.short}\n"
        f'    region: "{office.code}"\n'
        "    level: department\n"
        "    since: 2019\n"
        "    duties: [fzzf]\n"
        "    contact: 办公室，工作日上午8时30分至12时、下午14时至17时30分\n"
        f"    office: {office.place}人民路1号\n"
    )


def _front_matter(report: Report) -> str:
    office = report.office
    return (
        "---\n"
        f"title: {report.title}\n"
        "kind: fzzf\n"
        f"organ: {office.id}\n"
        f"year: {report.year}\n"
        f"number: {report.number}\n"
        f"index: {report.index}\n"
        f"signed_by: {report.signed_by}\n"
        f"written: {report.written}\n"
        f"published: {report.published}\n"
        f"reviewed: {{by: {office.name}保密审查小组, date: {report.reviewed}}}\n"
        f"summary: {office.name}{report.year}年推进法治政府建设的情况。\n"
        "---\n"
    )


def write_hugo(site: Path, reports: Iterable[Report]) -> None:
    """Write a Hugo site: sections by region, terms by region and year."""
    shutil.copytree(HERE / "hugo_site", site, dirs_exist_ok=True)
    for report in reports:
        folder = site / "content" / report.office.code
        folder.mkdir(parents=True, exist_ok=True)
        front = (
            "---\n"
            f"title: {report.title}\n"
            f"date: {report.published}\n"
            f"regions: [{report.office.place}]\n"
            f'years: ["{report.year}"]\n'
            "---\n"
        )
        name = f"{report.office.trade.slug}-{report.year}.md"
        (folder / name).write_text(front + report.body, encoding="utf-8")


def write_material(site: Path, reports: Iterable[Report]) -> None:
    """Write a plain MkDocs site of the same folders as ours."""
    docs = site / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(HERE / "material_site" / "mkdocs.yml", site / "mkdocs.yml")
    shutil.copyfile(HERE / "material_site" / "index.md", docs / "index.md")
    for report in reports:
        folder = docs / report.office.code / report.office.trade.slug
        folder.mkdir(parents=True, exist_ok=True)
        text = f"---\ntitle: {report.title}\n---\n{report.body}"
        (folder / f"{report.year}-fzzf.md").write_text(text, encoding="utf-8")
