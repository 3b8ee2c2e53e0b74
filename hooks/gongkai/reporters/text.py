"""For people at a terminal or in a log: findings by file, each with its basis and its remedy."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Console
from rich.text import Text

from gongkai.check_report import CheckReport
from gongkai.findings import Finding, Severity
from gongkai.wrapping import break_offsets

from ._words import counts, details, head, label, urgency, verdict

_INDENT = 4
_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def render(report: CheckReport) -> str:
    """The report as plain lines, none of them wrapped."""
    return "".join(f"{' ' * indent}{line.plain}\n" for indent, line in _lines(report))


def show(report: CheckReport, console: Console) -> None:
    """Print the same lines in colours, wrapped to the console's width under their own indent."""
    for indent, line in _lines(report):
        room = max(console.width - _INDENT, 4 * _INDENT)
        for number, part in enumerate(line.divide(break_offsets(line.plain, room))):
            part.rstrip()
            margin = max(indent, _INDENT if number else 0)
            console.print(Text(" " * margin).append_text(part), soft_wrap=True)


def _lines(report: CheckReport) -> Iterator[tuple[int, Text]]:
    """Every line with its indent."""
    for _, findings in groupby(report.findings, key=lambda finding: finding.path):
        for finding in sorted(findings, key=urgency):
            yield from _finding_lines(report, finding)
        yield 0, Text()
    colour = "bold red" if report.summary.errors else "bold green"
    closing = Text(f"{counts(report.summary)}。结论：")
    yield 0, closing.append(verdict(report), colour).append(f"（截至 {report.as_of:%Y-%m-%d}）")


def _finding_lines(report: CheckReport, finding: Finding) -> Iterator[tuple[int, Text]]:
    marked = Text(head(finding))
    mark = f"{label(finding)} {finding.rule}"
    colour = "dim" if finding.waived else _COLOURS[finding.severity]
    marked.highlight_words([mark], colour)
    yield 0, marked
    for line in details(report, finding):
        yield _INDENT, Text(line, "" if line.startswith("改法") else "dim")
