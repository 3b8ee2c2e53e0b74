"""What a comparison may find, each with its id: never given to anything else once published."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.findings import Finding, Severity

BASIS = "本站《核查指南》"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The card of something that may be wrong with a site; all of them are errors."""

    id: str
    title: str
    hint: str
    basis: str = BASIS

    def finding(self, path: str, message: str, line: int = 1) -> Finding:
        """What was found at a path of the site."""
        return Finding(self.id, Severity.ERROR, path, line, 1, message, self.basis, self.hint)


CHANGED = Verdict(
    "V101",
    "内容有改动",
    "用原来的文件替换；确实要修改的，改 reports/ 里的原文后重新生成站点",
)
MISSING = Verdict(
    "V102",
    "文件缺失",
    "把缺少的文件补上，或者重新复制整个站点；只下载了一部分的，加上 --partial",
)
EXTRA = Verdict(
    "V103",
    "清单以外的东西",
    "移走它；确实要公开的，放进 docs/ 或者 reports/ 后重新生成站点",
)
MANIFEST = Verdict(
    "V104",
    "清单有问题",
    "重新取得原来的 manifest.sha256，清单不能手工修改",
)
PROOF = Verdict(
    "V105",
    "核查凭证缺失或者不符",
    "确认站点是用本程序生成的最新版本，重新取得整个站点",
)
UNREAD = Verdict(
    "V106",
    "文件读不出来",
    "检查文件的读取权限和磁盘，能读出来以后再核对一次",
)
VERDICTS = {card.id: card for card in (CHANGED, MISSING, EXTRA, MANIFEST, PROOF, UNREAD)}
