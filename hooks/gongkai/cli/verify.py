"""`gongkai verify`: a built or downloaded site compared with its list of digests."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click
import msgspec

from gongkai.errors import UsageError
from gongkai.fixity import NAME, Question, Verification, verify
from gongkai.visible import visible

from .chinese import ChineseCommand
from .endings import CLEAN, ERRORS
from .folders import root_folder, root_option
from .output import progress, write
from .values import OneOf, day

_VERSION = 1
_OUTCOMES = {"clean": "没有错误", "marked": "有带问题公开的"}


@click.command(
    "verify",
    cls=ChineseCommand,
    short_help="核对站点的每个文件是否与清单一致",
    epilog="""
    gongkai verify
    gongkai verify 下载的站点 --partial
    gongkai verify /srv/www/zwgk --manifest 存档/manifest.sha256
    gongkai verify --format json > 核对结果.json
    """,
)
@click.argument("site", required=False, metavar="[SITE]")
@click.option(
    "--manifest",
    "listed",
    metavar="文件",
    help="用另外保存的清单核对；默认用站点里的 manifest.sha256",
)
@click.option("--partial", is_flag=True, help="副本没有下载全：缺少的文件不算问题")
@click.option(
    "--as-of", "stated", type=day, metavar="日期", help="要求站点的截至日期是这一天；默认不要求"
)
@click.option(
    "--format",
    "form",
    type=OneOf(("text", "json")),
    default="text",
    help="输出格式：text 给人看，json 给程序用；默认 text",
)
@root_option
def command(  # noqa: PLR0913  # one parameter for each option
    site: str | None,
    listed: str | None,
    stated: dt.date | None,
    form: str,
    root: str | None,
    *,
    partial: bool,
) -> int:
    """把站点的每个文件与 manifest.sha256 逐一核对，改动、缺少、多出的文件全部列出。

    SITE 是站点的文件夹，可以是刚生成的，也可以是从网上下载的；不写就是根目录里的 site。

    退出码：0 完全一致；1 有改动、缺少或者多出；2 没有得出结论，如没有清单。
    """
    folder = Path(site) if site is not None else root_folder(root) / "site"
    question = Question(stated, _stated_list(listed), partial)
    with progress("核对") as advance:
        outcome = verify(folder, question, advance)
    write(_json(outcome) if form == "json" else _text(outcome, partial=partial))
    return ERRORS if outcome.findings else CLEAN


def _stated_list(path: str | None) -> bytes | None:
    if path is None:
        return None
    if not Path(path).is_file():
        raise UsageError(f"--manifest 指定的“{path}”不存在，或者不是文件；清单的名字是 {NAME}")
    return Path(path).read_bytes()


def _json(outcome: Verification) -> str:
    summary = {"files": outcome.present, "errors": len(outcome.findings)}
    document = {
        "version": _VERSION,
        "summary": summary | {"warnings": 0, "infos": 0, "waived": 0},
        "listed": outcome.listed,
        "manifest": outcome.manifest,
        "proof": msgspec.to_builtins(outcome.proof),
        "findings": msgspec.to_builtins(outcome.findings),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _text(outcome: Verification, *, partial: bool) -> str:
    lines = []
    for finding in outcome.findings:
        place = f"{visible(finding.path)}"
        place += f":{finding.line}" if finding.path == NAME else ""
        lines.append(f"{place} {finding.severity.word} {finding.rule} {visible(finding.message)}")
        lines.append(f"    改法：{finding.hint}")
    lines += [""] if lines else []
    if outcome.proof is not None:
        proof, counts = outcome.proof, outcome.proof.counts
        verdict = _OUTCOMES.get(proof.verdict, visible(proof.verdict))
        lines.append(
            f"核查凭证：截至 {visible(proof.as_of)}，公开件 {counts.published} 个，"
            f"{counts.errors} 个错误，{counts.warnings} 个警告（生成站点时的核查：{verdict}）"
        )
    lines.append(f"清单的 SHA-256：{outcome.manifest}")
    absent = outcome.listed - outcome.present
    left = f"，没有下载的 {absent} 个" if partial and absent else ""
    verdict = f"有 {len(outcome.findings)} 处不一致" if outcome.findings else "完全一致"
    lines.append(
        f"清单列出 {outcome.listed} 个文件，核对了 {outcome.present} 个{left}。核对结论：{verdict}"
    )
    return "\n".join(lines) + "\n"
