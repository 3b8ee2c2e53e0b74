"""Print how often each check of a text's content is right: `make accuracy`."""

from __future__ import annotations

import sys

from accuracy.scores import scores


def table() -> str:
    """The scores as a Markdown table."""
    rows = [
        "| 核查内容 | 样本中应有 | 找对 | 找错 | 漏掉 | 准确率 | 查全率 |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for one in scores():
        there = one.right + one.missed
        rows.append(
            f"| {one.area} | {there} | {one.right} | {one.wrong} | {one.missed} "
            f"| {one.precision:.1%} | {one.recall:.1%} |"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    sys.stdout.write(f"{table()}\n")
