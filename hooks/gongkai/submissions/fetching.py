"""Uploads fetched from the forge, within limits, from no other host than its own stores."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Callable
from email.message import Message
from typing import IO
from urllib.parse import urlsplit

from .form import Upload

Fetch = Callable[[Upload], bytes]

LARGEST = 32 << 20
_PATIENCE = 60
_STORES = re.compile(
    r"(?:[\w-]+\.githubusercontent\.com|github-production-[\w-]+\.s3\.amazonaws\.com)", re.ASCII
)


class NotFetchedError(Exception):
    """An upload could not be had; the message is for a clerk, in Chinese."""


class _OwnStoresOnly(urllib.request.HTTPRedirectHandler):
    """Follows the forge to where it keeps uploads, and nowhere else."""

    def redirect_request(  # noqa: PLR0913, PLR0917  # the signature is the library's
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Follow a redirect if it leads to a store."""
        if not is_store(newurl):
            raise NotFetchedError("附件的下载地址转到了别处，没有下载")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def is_store(url: str) -> bool:
    """Whether an address is one of the stores that the forge sends to."""
    parts = urlsplit(url)
    return (
        parts.scheme == "https" and not parts.port and bool(_STORES.fullmatch(parts.hostname or ""))
    )


def fetched(upload: Upload) -> bytes:
    """The bytes of an upload whose address was judged by `form`.

    Raises:
        NotFetchedError: it is not there, too large, or lies elsewhere.

    """
    opener = urllib.request.build_opener(_OwnStoresOnly)
    try:
        with opener.open(upload.url, timeout=_PATIENCE) as answer:
            data: bytes = answer.read(LARGEST + 1)
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise NotFetchedError("附件下载不到，请重新上传") from error
    if len(data) > LARGEST:
        raise NotFetchedError(f"附件超过 {LARGEST >> 20} MB，没有下载")
    return data
