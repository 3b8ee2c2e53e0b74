"""The command `gongkai`: what people type, and how it ends.

A command is a module of this package with a `command`, entered once in `_COMMANDS`.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from gongkai import __version__

from . import audit, check, explain, guard, import_, new, verify
from .chinese import ChineseGroup
from .endings import NO_VERDICT, exit_code
from .output import prepare_streams, say

__all__ = ["main"]

_COMMANDS = (check, new, import_, audit, guard, explain, verify)


@click.group(
    cls=ChineseGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""
    gongkai check
    gongkai new fzzf --organ 990100-xfj --year 2024
    gongkai import 报告.txt --dry-run
    gongkai audit --region 990100
    gongkai guard --base origin/main
    gongkai explain S101
    gongkai verify site
    """,
)
@click.version_option(
    __version__, "-V", "--version", message="gongkai %(version)s", help="显示版本号"
)
@click.pass_context
def gongkai(context: click.Context) -> int | None:
    """核查、新建、导入政务公开的公开件，列出公开台账。

    公开件放在 reports/ 文件夹里，一份一个 Markdown 文件。每个命令的详细说明：
    gongkai 命令 --help。
    """
    if context.invoked_subcommand is not None:
        return None
    say(context.get_help())
    return NO_VERDICT


for _module in _COMMANDS:
    gongkai.add_command(_module.command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the result is its exit code."""
    prepare_streams()
    return exit_code(
        lambda: gongkai.main(args=arguments, prog_name="gongkai", standalone_mode=False)
    )
