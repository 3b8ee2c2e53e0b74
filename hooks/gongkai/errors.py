"""Misuse and impossibility: raised where no verdict can be given, shown without a stack trace."""

from __future__ import annotations

import errno
from concurrent.futures.process import BrokenProcessPool


class GongkaiError(Exception):
    """No verdict is possible; the message is for a clerk, in Chinese. Exit code 2."""


class UsageError(GongkaiError):
    """The command or the settings ask for something that does not exist."""


class RuleCrash(GongkaiError):  # noqa: N818  # a crash is what it is, in the words of the design
    """A rule failed of itself: a failure of the run, never a pass."""


class ProgramCrash(GongkaiError):  # noqa: N818  # as above
    """This program failed of itself at some file, and says at which."""


_CAUSES = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOENT: "找不到",
    errno.EEXIST: "已经存在",
    errno.EISDIR: "是一个文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EROFS: "磁盘是只读的",
    errno.EMFILE: "打开的文件太多",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EIO: "磁盘读写出错",
}


def fault_of(error: Exception) -> str:
    """What went wrong with the machine, not with us, in words; empty where it is none of that."""
    if isinstance(error, BrokenProcessPool):
        return "处理文件的进程意外结束，多半是内存不足；请关闭其他程序后再试"
    if not isinstance(error, OSError):
        return ""
    cause = _CAUSES.get(error.errno or 0, f"系统错误 {error.errno}")
    return f"“{error.filename}”{cause}" if error.filename else f"读写文件时{cause}"
