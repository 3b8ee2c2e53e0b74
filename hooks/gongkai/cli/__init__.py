"""The command `gongkai`: what people type, and how it ends.

A command is a module of this package with a `command`, entered once in `COMMANDS`.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

import click

from gongkai import __version__

from .chinese import ChineseGroup
from .endings import NO_VERDICT, exit_code
from .output import prepare_streams, say

__all__ = ["main"]

# In the order in which help lists them, each with its module.
COMMANDS = {
    "check": "check",
    "new": "new",
    "import": "import_",
    "audit": "audit",
    "guard": "guard",
    "explain": "explain",
    "verify": "verify",
}


class _Commands(ChineseGroup):
    """The commands, each loaded when it is called: a check needs nothing of an import."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Name the commands in their order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f".{COMMANDS[cmd_name]}", __package__).command
        return command


@click.group(
    cls=_Commands,
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the result is its exit code."""
    prepare_streams()
    return exit_code(
        lambda: gongkai.main(args=arguments, prog_name="gongkai", standalone_mode=False)
    )
