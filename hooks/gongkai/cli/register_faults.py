"""What is wrong with the register, said before a command goes on with what could be read of it."""

from __future__ import annotations

from pathlib import Path

from gongkai.as_of import as_of
from gongkai.checking import blocks, register_findings
from gongkai.inspection import task_for
from gongkai.register import Register
from gongkai.settings import settings_at
from gongkai.visible import visible

from .output import say

_SHOWN = 5


def say_register_faults(root: Path, register: Register) -> None:
    """Tell the faults of a register: an entry that was misread looks like one that is missing."""
    settings = settings_at(root)
    context = task_for(root, settings, as_of(settings)).context
    faults = [finding for finding in register_findings(register, context) if blocks(finding)]
    if not faults:
        return
    say("登记文件有误，写错的条目没有采用；不改正不能发布：")
    for fault in faults[:_SHOWN]:
        say(f"  {fault.path} 第 {fault.line} 行：{visible(fault.message)}")
        say(f"    改法：{visible(fault.hint)}")
    if len(faults) > _SHOWN:
        say(f"  还有 {len(faults) - _SHOWN} 处，见 gongkai check")
