"""How long `gongkai import` takes for a folder of Word reports, and in how much memory."""

from __future__ import annotations

import html
import re
import shutil
import sys
from itertools import chain, islice
from pathlib import Path

from bench.generate import Report, reports
from bench.measure import Measurement, measured
from bench.trees import write_gongkai
from word_files import paragraphs, word_file

LENGTH = 4_000
"""Characters that a report has at least."""

_SOURCES = "sources"
_MARKS = re.compile(r"^#+ ", re.MULTILINE)


def import_run(work: Path, count: int) -> Measurement:
    """Import so many reports into an empty root, originals, register and all."""
    write_sources(work, count)
    command = [sys.executable, "-m", "gongkai", "import", _SOURCES]
    hooks = str(Path(__file__).parent.parent.parent / "hooks")
    run = measured([command], work, {"PYTHONPATH": hooks})
    shutil.rmtree(work)
    return run


def write_sources(work: Path, count: int) -> None:
    """Write the register, and the reports as Word files of bare paragraphs."""
    made = list(reports(count))
    write_gongkai(work, count, ())
    folder = work / _SOURCES
    folder.mkdir()
    for number, report in enumerate(made):
        text = html.escape(_text(report, made[number - 1 :: -1] if number else made[::-1]))
        (folder / f"{number:05d}.docx").write_bytes(word_file(paragraphs(text)))


def _text(report: Report, others: list[Report]) -> str:
    """A report as plain text, with what other reports say where it is too short."""
    own = _MARKS.sub("", report.body)
    missing = LENGTH - len(own)
    sentences = chain.from_iterable(
        line.splitlines() for other in others for line in [_MARKS.sub("", other.body)]
    )
    long = (line for line in sentences if len(line) > 60)
    more = list(islice(long, max(0, -(-missing // 60))))
    head, mark, tail = own.partition("\n\n")
    return "\n".join((report.title, head, *more, mark, tail))
