"""Older formats (.doc, .wps, .rtf, .odt): turned into Word files by LibreOffice."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import msgspec

from . import word
from ._draft import Draft, Importer, UnreadableError
from ._sniffing import suffix_of

_NAMES = ("soffice", "libreoffice")
_PATIENCE = 120
_PROFILE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def read(data: bytes, name: str) -> Draft:
    """Read a file that LibreOffice knows."""
    suffix = suffix_of(data, Path(name).suffix.lower())
    program = next((found for known in _NAMES if (found := shutil.which(known))), None)
    if program is None:
        raise UnreadableError(
            f"读取 {suffix} 文件要用 LibreOffice，这台机器上没有安装；"
            "请安装 LibreOffice，或者用 Word、WPS 另存为 .docx 再导入"
        )
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        converted = _converted(program, data, Path(folder), suffix)
    draft = word.read(converted, name)
    note = f"{suffix} 文件由 LibreOffice 转成 Word 文件后读入，请对照原件核对"
    return msgspec.structs.replace(draft, notes=(note, *draft.notes))


def _converted(program: str, data: bytes, folder: Path, suffix: str) -> bytes:
    """The file as a Word file."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    source = folder / f"file{suffix}"
    source.write_bytes(data)
    command = [
        program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
        "--nologo", "--convert-to", "docx", "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    _run(command, folder)
    target = folder / "out" / "file.docx"
    if not target.is_file():
        raise UnreadableError(
            "LibreOffice 打不开这个文件，可能已经损坏或者加了密码，"
            "请用 Word、WPS 另存为 .docx 再导入"
        )
    return target.read_bytes()


def _run(command: list[str], folder: Path) -> None:
    """Run a program for so long as is reasonable, and end all that it started."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=os.name == "posix",
    )
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(
            f"LibreOffice {_PATIENCE} 秒没有读完这个文件，请用 Word、WPS 另存为 .docx 再导入"
        ) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        if os.name == "posix":
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()


IMPORTER = Importer(
    suffixes=(".doc", ".wps", ".wpt", ".dot", ".rtf", ".odt"), read=read, name="旧版 Word 文件"
)
