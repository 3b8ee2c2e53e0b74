"""The keys of the register as data: what may be written there, what it is called, an example."""

from __future__ import annotations

from gongkai.frontmatter.keys import Key, Need, Shape

TOP_KEYS = (
    Key("regions", "行政区划", "代码和名称", '{"990100": 示例市}', Shape.RECORD,
        also=("行政区划", "地区", "区划", "region")),
    Key("organs", "公开主体", "编号和内容", "{990100-xfj: {name: 示例市信访局}}", Shape.RECORD,
        also=("公开主体", "机关", "机构", "单位", "organ", "organizations", "departments")),
)  # fmt: skip

NAME_KEYS = (
    Key("name", "旧称", "从前的全称", "示例市人民政府信访局", need=Need.REQUIRED,
        also=("旧称", "名称", "全称")),
    Key("until", "用到", "最后使用的年度", "2023", Shape.YEAR, need=Need.REQUIRED,
        also=("用到", "止", "截止", "截止年度")),
)  # fmt: skip

EXEMPT_KEYS = (
    Key("kind", "公开种类", "免除的种类", "fzzf", need=Need.REQUIRED,
        also=("公开种类", "种类", "类型", "type")),
    Key("year", "年度", "免除的年度", "2024", Shape.YEAR, need=Need.REQUIRED,
        also=("年度", "年份", "报告年度")),
    Key("basis", "依据", "免除的依据", "机构改革后于2024年12月挂牌",
        also=("依据", "理由", "原因", "reason")),
    Key("approved_by", "批准机关", "批准免除的机关", "示例市司法局",
        also=("批准机关", "批准", "批准人", "批准单位", "approver")),
)  # fmt: skip

ORGAN_KEYS = (
    Key("name", "机关全称", "机关的规范全称", "示例市信访局", need=Need.REQUIRED,
        also=("机关全称", "全称", "名称", "机关名称", "title")),
    Key("short", "简称", "规范化简称", "市信访局", also=("简称", "short_name")),
    Key("names", "旧称", "从前的名称和用到的年度", "[{name: 示例市人民政府信访局, until: 2023}]",
        Shape.RECORDS, also=("旧称", "曾用名", "former_names"), keys=NAME_KEYS),
    Key("region", "行政区划代码", "六位数字", '"990100"', need=Need.REQUIRED,
        also=("行政区划代码", "行政区划", "地区", "区划", "代码", "code")),
    Key("level", "类别", "government 或者 department", "department", also=("类别", "级别", "类型")),
    Key("uscc", "统一社会信用代码", "十八位", "11990100MB1C20354Y",
        also=("统一社会信用代码", "信用代码", "社会信用代码")),
    Key("since", "起始年度", "从哪个年度起应当公开", "2019", Shape.YEAR,
        also=("起始年度", "起", "自", "from", "start")),
    Key("until", "截止年度", "最后一个应当公开的年度", "2023", Shape.YEAR,
        also=("截止年度", "止", "至", "to", "end")),
    Key("succeeded_by", "承接机关", "承接职责的机关的编号", "990100-zrzyj",
        also=("承接机关", "承继机关", "继任", "successor")),
    Key("duties", "应当公开的年度报告", "种类的清单", "[fzzf, xxgk]", Shape.TEXTS,
        also=("应当公开的年度报告", "公开义务", "义务", "种类", "kinds", "duty")),
    Key("exempt", "免除", "经批准不公开的年度",
        "[{kind: fzzf, year: 2024, basis: 机构改革, approved_by: 示例市司法局}]",
        Shape.RECORDS, also=("免除", "豁免", "exemptions", "exemption"), keys=EXEMPT_KEYS),
    Key("contact", "联系方式", "公开的联系方式", "办公室，电话0900-5551120",
        also=("联系方式", "联系电话", "电话", "phone", "telephone")),
    Key("office", "办公地址", "公开的办公地址", "示例市民意路3号",
        also=("办公地址", "地址", "address")),
)  # fmt: skip
