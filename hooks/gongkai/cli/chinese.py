"""The command line in Chinese: click's own headings, help and complaints, said anew.

Nothing here knows what the commands do. Texts are laid out by the cells that characters take.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import Any

import click
from rapidfuzz import fuzz, process
from rich.cells import cell_len

from gongkai.wrapping import padded, wrapped

_LIKELY = 60
_WIDEST_TERM = 30
_GAP = 2


class ChineseFormatter(click.HelpFormatter):
    """Help in Chinese: full-width headings, lines broken by width."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        self.write(f"{prefix or '用法：'}{prog} {args}".rstrip() + "\n")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        self.write(f"{heading}：\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs; the line breaks of the source within one do not count."""
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                self.write("\n")
            self._write_lines(_joined(paragraph), self.current_indent)

    def write_dl(
        self,
        rows: Iterable[tuple[str, str]],
        col_max: int = _WIDEST_TERM,
        col_spacing: int = _GAP,
    ) -> None:
        """Write terms with what they mean beside them, or below where a term is long."""
        pairs = list(rows)
        column = min(max(cell_len(term) for term, _ in pairs), col_max) + col_spacing
        margin = " " * self.current_indent
        for term, meaning in pairs:
            lines = wrapped(meaning, max(self.width - self.current_indent - column, 20))
            if cell_len(term) + col_spacing > column:
                self.write(f"{margin}{term}\n")
            else:
                self.write(f"{margin}{padded(term, column)}{lines.pop(0)}".rstrip() + "\n")
            for line in lines:
                self.write(f"{margin}{' ' * column}{line}\n")

    def _write_lines(self, text: str, indent: int) -> None:
        for line in wrapped(text, self.width - indent):
            self.write(f"{' ' * indent}{line}".rstrip() + "\n")


class ChineseContext(click.Context):
    """A context whose help is laid out in Chinese."""

    formatter_class = ChineseFormatter


class ChineseCommand(click.Command):
    """A command that explains itself, and complains, in Chinese; its epilog holds examples."""

    context_class = ChineseContext
    allow_extra_args = True  # so that this class may refuse them in Chinese

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401  # click's own parameters
        super().__init__(*args, **{"options_metavar": "[选项]", **more})

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments; what is left over is refused."""
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # the parser's own complaints come without
            raise
        if rest and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            raise click.UsageError(f"多了参数：{' '.join(rest)}", ctx)
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give the option that shows the help, described in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这段说明"
        return option

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, text, options and examples."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)))
        formatter.write("\n")
        formatter.write_text(inspect.cleandoc(self.help or ""))
        with formatter.section("选项"):
            formatter.write_dl([_described(option, ctx) for option in _options(ctx)])
        if self.epilog:
            with formatter.section("示例"):
                for line in inspect.cleandoc(self.epilog).splitlines():
                    formatter.write(f"  {line}".rstrip() + "\n")


class ChineseGroup(ChineseCommand, click.Group):
    """Commands under one name, listed in the order that `list_commands` gives."""

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401  # click's own parameters
        super().__init__(*args, **{"subcommand_metavar": "命令 [参数]...", **more})

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of the group, then its commands."""
        super().format_help(ctx, formatter)
        with formatter.section("命令"):
            named = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
            formatter.write_dl(
                [(name, command.short_help or "") for name, command in named if command]
            )

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first argument names."""
        known = self.list_commands(ctx)
        if args[0] not in known and not ctx.resilient_parsing:
            raise click.UsageError(f"没有“{args[0]}”这个命令{nearest(args[0], known)}", ctx)
        return super().resolve_command(ctx, args)


def nearest(word: str, known: Iterable[str]) -> str:
    """A clause that names the likeliest of the known words, empty where none is likely."""
    found = _likeliest(word, known)
    return f"，是不是“{found}”" if found else ""


def complaint(error: click.ClickException) -> str:
    """What was wrong with a call, in Chinese, and how the command is called."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    lines = [f"错误：{_fault(error, context)}"]
    if context is not None:
        lines.append(context.get_usage())
        lines.append(f"详细说明见 {context.command_path} --help")
    return "\n".join(lines)


def _fault(error: click.ClickException, context: click.Context | None) -> str:
    options = {name: option for option in _options(context) for name in option.opts}
    match error:
        case click.MissingParameter():
            return f"缺少{_named(error.param)}{_choices(error.param)}"
        case click.NoSuchOption():
            return f"没有 {error.option_name} 这个选项{_nearest_option(error, options)}"
        case click.BadOptionUsage():
            option = options.get(error.option_name)
            needed = "不能写值" if option is not None and option.is_flag else "要写一个值"
            return f"选项 {error.option_name} 后面{needed}"
        case click.BadParameter():
            return f"{_named(error.param)} 的值不对：{error.message}"
        case click.FileError():
            return f"文件“{error.ui_filename}”打不开"
        case _:
            return error.message


def _nearest_option(error: click.NoSuchOption, options: Iterable[str]) -> str:
    """A clause that names the likeliest option; the dashes that all share say nothing."""
    known = {option.lstrip("-"): option for option in options}
    found = _likeliest(error.option_name.lstrip("-"), known)
    return f"，是不是“{known[found]}”" if found else ""


def _likeliest(word: str, known: Iterable[str]) -> str | None:
    found = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=_LIKELY)
    return found[0] if found else None


def _named(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "参数"
    if isinstance(parameter, click.Option):
        return f"选项 {max(parameter.opts, key=len)}"
    return f"参数 {parameter.metavar or (parameter.name or '').upper()}"


def _choices(parameter: click.Parameter | None) -> str:
    if parameter is not None and isinstance(parameter.type, click.Choice):
        return f"，可以写 {'、'.join(parameter.type.choices)}"
    return ""


def _options(context: click.Context | None) -> list[click.Option]:
    parameters = context.command.get_params(context) if context else []
    return [parameter for parameter in parameters if isinstance(parameter, click.Option)]


def _described(option: click.Option, context: click.Context) -> tuple[str, str]:
    """How an option is written and what it does."""
    spelling, _ = option.get_help_record(context) or ("", "")
    return spelling, f"{option.help or ''}{'（必填）' if option.required else ''}"


def _joined(paragraph: str) -> str:
    """A paragraph of the source on one line; a break between Chinese characters leaves no space."""
    text = ""
    for line in paragraph.split("\n"):
        between = " " if text and text[-1].isascii() and line[:1].isascii() else ""
        text += between + line.strip()
    return text
