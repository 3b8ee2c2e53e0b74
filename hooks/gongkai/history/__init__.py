"""版本记录: what git knows of each report: its first commit, its later changes, old and new text.

A site that was made without git, or from a shallow clone, says so: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from gongkai.corpus import Record

from .accounts import Account, Change, Claim, Telling, Vanished
from .git import NoRecord, repository
from .log import read_log

__all__ = ["Account", "Change", "Claim", "History", "Vanished", "history_of"]


class History(msgspec.Struct, frozen=True):
    """What the version record says of the reports that a site shows, and of those that went.

    ``why_not`` is why it says nothing, and ``asked`` is false where it was not to be asked;
    ``begins`` is the day of its first commit.
    """

    why_not: str = ""
    asked: bool = True
    begins: str = ""
    accounts: dict[str, Account] = {}
    vanished: tuple[Vanished, ...] = ()


def history_of(root: Path, records: Iterable[Record]) -> History:
    """The accounts of reports, by path. Never raises for want of a record."""
    try:
        repo = repository(root)
        if repo.shallow:
            raise NoRecord("这里是浅克隆，只有最近的版本")  # noqa: TRY301  # told like the others
        log = read_log(repo)
        if not log.steps:
            raise NoRecord("reports/ 没有纳入版本记录")  # noqa: TRY301
        telling = Telling(repo, log, tuple(records))
        accounts = telling.accounts()
        begins = str(telling.begins)
        return History(begins=begins, accounts=accounts, vanished=tuple(telling.vanished()))
    except NoRecord as error:
        return History(why_not=str(error))
