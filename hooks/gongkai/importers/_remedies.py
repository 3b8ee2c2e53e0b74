"""How a person does what a note asks for: at the command line, or in the form of an issue."""

from __future__ import annotations

import msgspec


class Remedies(msgspec.Struct, frozen=True):
    """What to do, as the end of a sentence; the words of the command are the usual ones.

    ``again`` is said of a source that was mended, ``register`` before lines for the register.
    """

    kind: str = "请用 --kind 写明"
    year: str = "请用 --year 写明"
    organ: str = "请用 --organ 写明编号"
    date: str = "请在原件里写明，或者在清单里加一列“发布日期”"
    overwrite: str = "确实要覆盖的，加上 --force"
    overwrite_original: str = "确实要覆盖的，加上 --force，不保留原件的，加上 --no-original"
    again: str = "另存后加 --force 重新导入"
    attach: str = "需要公开原件的，另存为 PDF，放在同一文件夹，写进 attachments"
    annex: str = "请把文件放在公开件的同一文件夹，写进 attachments"
    register: str = (
        "请把下面几行加进 reports/register.yml，再重新导入。文件里已经有“regions:”“organs:”的，"
        "不要再写一遍，把下面缩进的行加在原有的那一行之下，行首的空格照样保留："
    )


IN_FORM = Remedies(
    kind="请在“公开种类”一栏选定",
    year="请在“报告年度”一栏写明",
    organ="请在“公开主体”一栏写编号",
    date="请在“发布日期”一栏写明",
    overwrite="确实要更换的，请告诉管理员",
    overwrite_original="确实要更换的，请告诉管理员",
    again="另存后重新报送",
    attach="需要公开原件的，另存为 PDF，交给管理员附上",
    annex="请把文件交给管理员附上",
    register=(
        "请管理员先登记，再重新报送：下面缩进的行加在 reports/register.yml 里原有的"
        "“regions:”“organs:”之下。"
    ),
)
"""The words for people who have a browser and nothing else."""
