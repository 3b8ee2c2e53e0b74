"""Templates as Jinja compiled them, kept where Python keeps its own bytecode of this package.

Compiling takes a fifth of the build of a small site. What is kept is code, so it lies beside the
code, never in the project's cache, where a report's author might put it.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

_PATTERN = f"%s.{sys.implementation.cache_tag}.jinja"


class _Kept(FileSystemBytecodeCache):
    """Bytecode in a folder, for as long as all that it was compiled from is the same."""

    def __init__(self, folder: Path, options: str) -> None:
        super().__init__(str(folder), _PATTERN)
        self._options = options

    def get_source_checksum(self, source: str) -> str:
        """The digest of a template's text and of all else that its bytecode depends on."""
        return super().get_source_checksum(f"{self._options}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a kept template, if it is there and whole."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001  # a spoilt file raises whatever its bytes happen to mean
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template; where there is no room for it, it is compiled again next time."""
        try:
            super().dump_bytecode(bucket)
        except OSError:
            return


def keep_compiled(environment: Environment) -> None:
    """Have an environment keep its compiled templates, unless Python keeps no bytecode either."""
    if sys.dont_write_bytecode:
        return
    folder = Path(importlib.util.cache_from_source(__file__)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    if os.access(folder, os.W_OK):
        environment.bytecode_cache = _Kept(folder, _options(environment))


def _options(environment: Environment) -> str:
    """What the compiler reads of an environment, apart from the signs of Jinja's grammar."""
    return repr(
        (
            version("jinja2"),
            environment.autoescape is True,
            environment.trim_blocks,
            environment.lstrip_blocks,
            environment.keep_trailing_newline,
            sorted(environment.extensions),
        )
    )
