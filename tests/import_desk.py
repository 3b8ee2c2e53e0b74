"""A place to import texts at: a root with the register of the samples, and a sound text to bend."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from gongkai.importers import ImportResult, import_files
from gongkai.register import load_register

SAMPLES = Path(__file__).parent / "samples" / "text"

REPORT = """\
示例市信访局2024年法治政府建设年度报告

市委、市政府：

2024年，市信访局依法办理群众信访事项，取得新的成效。现将2024年法治政府建设情况报告如下：

一、主要举措和成效

（一）规范办理。全年办理群众信访事项三百件，全部按期答复。

（二）加强宣传。组织宣讲二十场次，接受群众咨询八百余人次。

二、存在的不足和原因

普法形式还不够丰富，主要原因是专业人员配备不足。

三、主要负责人履行推进法治建设第一责任人职责情况

主要负责人主持召开党组会议研究法治建设工作四次。

四、2025年工作安排

继续加强业务培训，健全依法分类处理机制。

示例市信访局

2025年1月19日
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """A root without reports."""

    root: Path

    @classmethod
    def at(cls, root: Path) -> Desk:
        """Lay the register of the samples there."""
        (root / "reports").mkdir()
        shutil.copy(SAMPLES / "register.yml", root / "reports" / "register.yml")
        return cls(root)

    def results(self, *files: Path, **asked: object) -> list[ImportResult]:
        """Import files."""
        options = {"out": "reports", "register": load_register(self.root), **asked}
        return import_files(files, root=self.root, **options)  # type: ignore[arg-type]

    def result(self, text: str | bytes, name: str = "原文.txt", **asked: object) -> ImportResult:
        """Import one text."""
        source = self.root / name
        source.write_bytes(text if isinstance(text, bytes) else text.encode())
        (result,) = self.results(source, **asked)
        return result

    def body(self, result: ImportResult) -> str:
        """The body that was written."""
        assert result.written is not None, result.notes
        text = (self.root / result.written).read_text(encoding="utf-8")
        return text.partition("\n---\n")[2].lstrip("\n")

    def imported(self, text: str, name: str = "原文.txt", **asked: object) -> str:
        """The body that a text becomes."""
        return self.body(self.result(text, name, **asked))


def headings_of(body: str) -> list[str]:
    """The lines of a body that are headings."""
    return re.findall("^#+ .*", body, re.MULTILINE)
