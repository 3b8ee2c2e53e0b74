"""Where pages stand, relative to the site's root: the one place that writes addresses."""

from __future__ import annotations


def report_url(path: str) -> str:
    """The page of a report: ``reports/990100/xfj/2024-fzzf.md`` gives its folder."""
    return path.removesuffix(".md") + "/"


def changes_url(path: str) -> str:
    """The page that compares the versions of a report."""
    return f"changes/{report_url(path).removeprefix('reports/')}"


def year_url(year: int) -> str:
    """The page of a year."""
    return f"years/{year}/"


def region_url(code: str) -> str:
    """The page of a region."""
    return f"regions/{code}/"


def organ_url(identifier: str) -> str:
    """The page of an organ."""
    return f"organs/{identifier}/"


def kind_url(identifier: str) -> str:
    """The page of a kind."""
    return f"kinds/{identifier}/"


def category_url(number: int) -> str:
    """The page of a category of 条例第二十条."""
    return f"categories/{number}/"


def ledger_url(region: str = "", year: int | None = None) -> str:
    """The ledger: whole, of a year, of a region with what lies below it, or of both."""
    part = "-".join(str(one) for one in (year, region) if one)
    return f"ledger/{part}/" if part else "ledger/"


def rule_url(identifier: str) -> str:
    """The page of a rule."""
    return f"rules/{identifier}/"


def resemblance_url(path: str) -> str:
    """The page that shows what a report shares with earlier ones, by the report's path."""
    return f"resemblances/{report_url(path).removeprefix('reports/')[:-1].replace('/', '-')}/"
