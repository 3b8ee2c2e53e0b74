"""The keys of the front matter as data: the one place that says what a clerk may write there.

Reading, the M rules, the hints, `gongkai new` and the manual all rest on `KEYS`; a new key is an
entry here, a field of `model.Metadata` and a line in `metadata`.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping

import msgspec


class Shape(enum.StrEnum):
    """What the value of a key must look like; the value is what a clerk calls it."""

    TEXT = "一行文字"
    PROSE = "一段文字"
    DAY = "日期"
    YEAR = "四位数字的年份"
    CATEGORY = "1 到 15 的数字"
    KIND = "公开种类的代号"
    ADDRESS = "网址"
    TEXTS = "清单"
    RECORD = "一组项目"
    RECORDS = "若干组项目的清单"

    @property
    def structured(self) -> bool:
        """Whether the value is made of several values."""
        return self in {Shape.TEXTS, Shape.RECORD, Shape.RECORDS}


class Need(enum.StrEnum):
    """How much a disclosure needs a key; the value is what the manual says."""

    REQUIRED = "必填"
    ANNUAL = "年度报告必填"
    ITEM = "主动公开事项必填"
    DATED = "应当填写"
    ADVISED = "建议填写"
    OPTIONAL = "有则填写"


_BLANKS: Mapping[Shape, str] = {
    Shape.DAY: "年-月-日",
    Shape.YEAR: "四位数字的年份",
    Shape.KIND: "公开种类的代号",
    Shape.CATEGORY: "1至15的数字",
    Shape.ADDRESS: "https://…",
    Shape.TEXTS: "[…]",
}


class Key(msgspec.Struct, frozen=True):
    """A key: its name, what it is, what its value looks like, and an example.

    ``also`` are other names that clerks try; ``keys`` are the keys of each group for the shapes
    RECORD and RECORDS; ``kinds`` are the kinds to which ADVISED applies, empty for all.
    """

    name: str
    label: str
    says: str
    example: str
    shape: Shape = Shape.TEXT
    need: Need = Need.OPTIONAL
    also: tuple[str, ...] = ()
    keys: tuple[Key, ...] = ()
    kinds: frozenset[str] = frozenset()

    @property
    def line(self) -> str:
        """The example as it stands in a file."""
        return f"{self.name}: {self.example}"

    @property
    def blank(self) -> str:
        """The key as a line to fill in: an example would be someone else's facts.

        Whoever pastes it as it is gets a line that says of itself what it lacks.
        """
        return f"{self.name}: {self._blank}"

    @property
    def _blank(self) -> str:
        if self.keys:
            group = ", ".join(key.blank for key in self.keys if key.need is not Need.OPTIONAL)
            return f"[{{{group}}}]" if self.shape is Shape.RECORDS else f"{{{group}}}"
        return _BLANKS.get(self.shape, self.label)


_REVIEWED = (
    Key("by", "审查机构", "作出保密审查的机构", "办公室", need=Need.REQUIRED,
        also=("审查机构", "审查单位", "审查人", "机构", "单位", "reviewer")),
    Key("date", "审查日期", "通过审查的日期", "2025-01-20", Shape.DAY,
        need=Need.ADVISED, also=("审查日期", "日期", "时间", "on")),
)  # fmt: skip

_WAIVERS = (
    Key("rule", "规则编号", "核查结果里的规则编号", "S101", need=Need.REQUIRED,
        also=("规则", "规则编号", "编号", "id")),
    Key("element", "要素编号", "缺的那一部分的编号", "E3", also=("要素", "要素编号", "部分")),
    Key("reason", "理由", "为什么确实不能满足", "机构改革期间主要负责人空缺", Shape.PROSE,
        need=Need.REQUIRED, also=("理由", "原因", "说明", "why")),
    Key("approved_by", "批准机关", "同意这条说明的机关", "示例市司法局", need=Need.REQUIRED,
        also=("批准", "批准机关", "批准人", "批准单位", "审批", "approver")),
    Key("until", "有效期至", "说明有效的最后一天", "2026-12-31", Shape.DAY,
        also=("期限", "有效期", "有效期至", "截止日期", "截止", "expires")),
)  # fmt: skip

_CORRECTIONS = (
    Key("date", "更正日期", "更正的日期", "2025-03-02", Shape.DAY, need=Need.REQUIRED,
        also=("更正日期", "日期", "时间")),
    Key("note", "更正内容", "改了什么", "将受理件数由12件更正为13件", Shape.PROSE,
        need=Need.REQUIRED, also=("更正内容", "内容", "说明", "更正说明", "text")),
)  # fmt: skip

_WITHDRAWN = (
    Key("date", "撤下日期", "撤下的日期", "2025-06-12", Shape.DAY, need=Need.REQUIRED,
        also=("撤下日期", "撤回日期", "日期", "时间")),
    Key("reason", "撤下理由", "为什么撤下", "数据统计口径有误，重新核定后另行公布", Shape.PROSE,
        need=Need.REQUIRED, also=("理由", "原因", "说明", "note")),
)  # fmt: skip

_ORIGINAL = (
    Key("file", "原件文件名", "与本文件放在同一文件夹的原件，没有保留的不写", "2024-fzzf.docx",
        also=("文件", "文件名", "name", "path")),
    Key("sha256", "原件摘要", "原件的 SHA-256，六十四位十六进制数",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        need=Need.REQUIRED, also=("摘要", "校验值", "sha", "digest", "checksum")),
)  # fmt: skip

_FZZF = frozenset({"fzzf"})

_DECLARED = (
    Key("title", "标题", "机关全称、年度、种类都要有", "示例市信访局2024年法治政府建设年度报告",
        need=Need.REQUIRED, also=("标题", "题目", "题名", "名称", "报告名称", "name", "subject")),
    Key("kind", "公开种类", "fzzf、xxgk、xzzf、zdgk 之一", "fzzf", Shape.KIND,
        need=Need.REQUIRED, also=("公开种类", "种类", "类型", "报告种类", "报告类型", "type")),
    Key("organ", "公开主体", "登记文件里的机关编号", "990100-xfj", need=Need.REQUIRED,
        also=("公开主体", "机关", "机构", "单位", "部门", "发布机构", "发文机关", "机关编号",
              "organization", "organisation", "agency", "department")),
    Key("year", "报告年度", "写报告的是哪一年，不是发布的那一年", "2024", Shape.YEAR,
        need=Need.ANNUAL, also=("报告年度", "年度", "年份", "年")),
    Key("category", "公开类别", "条例第二十条第几项，1至15", "7", Shape.CATEGORY,
        need=Need.ITEM, also=("公开类别", "类别", "分类", "主题分类", "条例项次")),
    Key("number", "发文字号", "年份用六角括号〔〕，序号不加“第”、不补零", "示信发〔2025〕3号",
        need=Need.ADVISED, kinds=_FZZF,
        also=("发文字号", "文号", "字号", "文件编号", "document_number", "doc_number")),
    Key("index", "索引号", "全站不能重复", "990100012/2025-00004", need=Need.ADVISED,
        also=("索引号", "索引", "信息索引号", "index_number")),
    Key("signed_by", "签发人", "上报的公文应当标注", "李某", need=Need.ADVISED, kinds=_FZZF,
        also=("签发人", "签发", "签署人", "作者", "signer", "author")),
    Key("written", "成文日期", "公文落款的日期", "2025-01-19", Shape.DAY, need=Need.DATED,
        also=("成文日期", "成文时间", "生成日期", "写作日期", "落款日期", "发文日期", "created")),
    Key("published", "发布日期", "实际公开的日期，不早于成文日期", "2025-01-30", Shape.DAY,
        need=Need.DATED,
        also=("发布日期", "发布时间", "公开日期", "公布日期", "日期", "date", "publish_date",
              "pubdate")),
    Key("reviewed", "保密审查", "由谁、在哪天作出保密审查", "{by: 办公室, date: 2025-01-20}",
        Shape.RECORD, need=Need.ADVISED, also=("保密审查", "审查", "公开审查", "review"),
        keys=_REVIEWED),
    Key("source", "原文网址", "原来在别处公开的，写那里的网址",
        "https://xfj.shili.example/2024", Shape.ADDRESS,
        also=("原文网址", "原文地址", "来源", "网址", "链接", "url", "link")),
    Key("summary", "内容概述", "一百字以内", "示例市信访局2024年推进法治政府建设的情况。",
        Shape.PROSE, need=Need.ADVISED,
        also=("内容概述", "概述", "摘要", "简介", "内容摘要", "description", "abstract")),
    Key("attachments", "附件", "与本文件放在同一文件夹的附件的文件名", "[附表.xlsx]",
        Shape.TEXTS, also=("附件", "附件清单", "files", "attachment")),
    Key("original", "原件", "由哪个文件导入，程序填写，不用改",
        "{file: 2024-fzzf.docx, "
        "sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08}",
        Shape.RECORD, also=("原件", "原始文件", "原文件", "origin"), keys=_ORIGINAL),
    Key("moved_from", "曾用位置", "文件改名或者移动以前的路径",
        "[reports/990100/xfj/2024-bg.md]", Shape.TEXTS,
        also=("曾用位置", "曾用路径", "原路径", "原位置", "aliases", "redirect_from")),
    Key("waivers", "缺项说明", "经批准的缺项和理由",
        "[{rule: S101, element: E3, reason: 机构改革期间主要负责人空缺, "
        "approved_by: 示例市司法局}]",
        Shape.RECORDS, also=("缺项说明", "说明", "豁免", "waiver"), keys=_WAIVERS),
    Key("corrections", "更正", "公开以后改了什么，每改一次加一条",
        "[{date: 2025-03-02, note: 将受理件数由12件更正为13件}]",
        Shape.RECORDS, also=("更正", "更正说明", "勘误", "correction"), keys=_CORRECTIONS),
    Key("withdrawn", "撤下", "撤下的日期和理由",
        "{date: 2025-06-12, reason: 数据统计口径有误，重新核定后另行公布}",
        Shape.RECORD, also=("撤下", "撤回", "撤销", "withdraw"), keys=_WITHDRAWN),
)  # fmt: skip

KEYS: Mapping[str, Key] = {key.name: key for key in _DECLARED}


def key_at(path: str) -> Key | None:
    """The key that a path such as ``waivers.0.rule`` ends at, or the one whose item it is."""
    name, *rest = path.split(".")
    key = KEYS.get(name)
    for step in rest:
        if key is None or step.isdigit():
            continue
        key = next((inner for inner in key.keys if inner.name == step), None)
    return key
