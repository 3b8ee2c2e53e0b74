"""Prepares a proposal of an issue: fetches the file, imports, checks, writes what is to be said.

Run as `python -m gongkai.submissions.preparing EVENT OUT`: the event is the JSON that the forge
gives a workflow. It needs the right to read the repository and none besides. What it writes to
OUT: `proposal.json`, `comment.md`, and with a proposal `body.md`, `title.txt`, `files/`, `review/`.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from gongkai.as_of import as_of
from gongkai.errors import UsageError
from gongkai.importers import IN_FORM, Asked, Desk, Imported, Outcome, Request, import_all
from gongkai.importers.gathering import READERS, UnfitError
from gongkai.register import Register, load_register
from gongkai.review import judged, write_reviews
from gongkai.settings import settings_at

from .fetching import Fetch, NotFetchedError, fetched
from .form import LABELS, Form, form_of
from .words import body_of, comment_of, refusal, title_of, unpublishable

_REPORTS = "reports"
_ARGUMENTS = 2
_ENDINGS = frozenset(
    {"docx", "docm", "doc", "wps", "pdf", "ofd", "txt", "md", "html", "htm", "mht", "rtf", "odt"}
)


class Proposal(msgspec.Struct, frozen=True):
    """What becomes of an issue: the files of a branch, or none, and what is said to whom."""

    issue: int
    comment: str
    files: tuple[str, ...] = ()
    title: str = ""
    body: str = ""


class _Stated(msgspec.Struct, frozen=True):
    """What the form says that fits, and notes on what does not."""

    asked: Asked
    notes: tuple[str, ...]


def prepared(  # noqa: PLR0913  # what a workflow knows
    issue: Mapping[str, Any],
    root: Path,
    review: Path,
    *,
    day: dt.date,
    fetch: Fetch = fetched,
    forge: str = "https://github.com",
    run: str = "",
) -> Proposal:
    """The proposal for an issue; the report is imported into the root, which may be thrown away.

    Raises:
        GongkaiError: no verdict is possible.

    """
    number = int(issue["number"])
    form = form_of(str(issue.get("body") or ""), forge)
    register = load_register(root)
    stated = _stated(form, register)
    with tempfile.TemporaryDirectory() as folder:
        try:
            source = _source(form, number, fetch, Path(folder))
        except NotFetchedError as error:
            return Proposal(number, refusal(str(error)))
        requests = [Request(source, stated.asked)]
        desk = Desk(
            root,
            _REPORTS,
            register,
            attachments=settings_at(root).allowed_attachments,
            remedies=IN_FORM,
        )
        imported = [_renamed(one, source) for one in import_all(requests, desk)]
        (one,) = judged(root, requests, imported, as_of=day, dry_run=False)
        write_reviews([one], review / "核对.html", register, day)
    result = one.imported.result
    new = one.imported.outcome is Outcome.WRITTEN and result.written is not None
    # A branch is public: what may not be published does not even get that far.
    proposed = new and not unpublishable(one.findings)
    comment = comment_of(one, register, run, stated.notes, proposed=proposed)
    if not proposed or result.written is None:
        return Proposal(number, comment)
    files = [result.written]
    if one.imported.made.keeping.name:
        files.append(str(Path(result.written).with_name(one.imported.made.keeping.name).as_posix()))
    body = body_of(one, register, number, run)
    return Proposal(number, comment, tuple(files), title_of(one, number), body)


def _stated(form: Form, register: Register) -> _Stated:
    """What the form says, read as the front matter has it."""
    said: dict[str, Any] = {}
    notes: list[str] = []
    for key, read in READERS.items():
        text = getattr(form, key)
        if text:
            try:
                said[key] = read(text, register)
            except UnfitError as error:
                notes.append(f"表单里的“{LABELS[key]}”没有用上：{error}")
    if form.refused:
        notes.append("报告文件里有指向别处的网址，没有下载；请把文件直接拖进“报告文件”一栏")
    return _Stated(Asked(**said), tuple(notes))


def _source(form: Form, number: int, fetch: Fetch, folder: Path) -> Path:
    """The report as a file: the one that is attached, else the text that was pasted.

    It is called by the issue's number: items of one day are told apart by the names of their files.

    Raises:
        NotFetchedError: there is none, or more than one, or it is not to be had.

    """
    if len(form.uploads) > 1:
        raise NotFetchedError("“报告文件”里有不止一个文件，一次请只报送一份报告")
    name = f"baosong-{number}"
    if form.uploads:
        upload = form.uploads[0]
        # Of the name that a stranger gave only the ending counts, and only a known one.
        ending = upload.name.rpartition(".")[2].lower()
        if ending not in _ENDINGS:
            ending = upload.url.rpartition(".")[2].lower()
        path = folder / (f"{name}.{ending}" if ending in _ENDINGS else name)
        path.write_bytes(fetch(upload))
        return path
    if not form.text.strip():
        why = "“报告文件”一栏没有附上文件，“报告正文”也是空的"
        if form.refused:
            why = "“报告文件”里的网址不是本平台的附件，没有下载；请把文件直接拖进这一栏"
        raise NotFetchedError(why)
    path = folder / f"{name}.txt"
    path.write_text(form.text, encoding="utf-8")
    return path


def _renamed(one: Imported, source: Path) -> Imported:
    """The import under a name that does not change from run to run."""
    result = msgspec.structs.replace(one.result, source=source.name)
    return msgspec.structs.replace(one, result=result)


def write_proposal(proposal: Proposal, root: Path, out: Path) -> None:
    """Write a proposal where the job that has the rights finds it."""
    out.mkdir(parents=True, exist_ok=True)
    told = {"issue": proposal.issue, "files": list(proposal.files)}
    (out / "proposal.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    (out / "comment.md").write_text(proposal.comment, encoding="utf-8")
    if proposal.files:
        (out / "title.txt").write_text(f"{proposal.title}\n", encoding="utf-8")
        (out / "body.md").write_text(proposal.body, encoding="utf-8")
    for path in proposal.files:
        target = out / "files" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / path, target)


def main(arguments: list[str]) -> int:
    """Prepare the proposal of the issue of an event."""
    if len(arguments) != _ARGUMENTS or arguments[0].startswith("-"):
        sys.stderr.write(
            "用法：python -m gongkai.submissions.preparing 议题事件的JSON 输出文件夹\n"
        )
        return 2
    event, out = Path(arguments[0]), Path(arguments[1])
    issue = json.loads(event.read_text(encoding="utf-8"))["issue"]
    root = Path.cwd()
    if not (root / _REPORTS).is_dir():
        raise UsageError(f"{root} 里没有 {_REPORTS}/ 文件夹")
    proposal = prepared(
        issue,
        root,
        out.with_name(f"{out.name}-review"),
        day=as_of(settings_at(root)),
        forge=os.environ.get("GITHUB_SERVER_URL", "https://github.com"),
        run=_run_url(),
    )
    write_proposal(proposal, root, out)
    return 0


def _run_url() -> str:
    """Where the workflow's artifacts are, if the forge says."""
    parts = [
        os.environ.get(name, "")
        for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID")
    ]
    return f"{parts[0]}/{parts[1]}/actions/runs/{parts[2]}" if all(parts) else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
