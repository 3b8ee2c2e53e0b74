"""The original of a report, kept beside it as an attachment: whether it may be, and if not, why.

A copy of the original is published. It may say more than its text: private numbers, comments,
what tracked changes took away, hidden words. Such a file is not kept, and the clerk is told what
to do about it; the text is imported all the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from gongkai.attachments import AttachmentReading, judged

from ._remedies import Remedies

_ENDINGS = {".text": ".txt", ".dotx": ".docx", ".dot": ".doc", ".wpt": ".wps"}
_MARKDOWN = frozenset({".md", ".markdown"})
_LEFT_OUT = "没有保留原件："


class Keeping(msgspec.Struct, frozen=True):
    """What becomes of an original: the name it is kept under, or the reason why it is not.

    Both are empty where nobody expects it to be kept. ``private`` says that it holds what nobody
    may publish of a person.
    """

    sha256: str = ""
    name: str = ""
    why_not: str = ""
    private: bool = False

    def front_matter(self, attachments: object) -> dict[str, object]:
        """What the front matter says of the original; nothing where there is none."""
        if not self.sha256:
            return {}
        if not self.name:
            return {"original": {"sha256": self.sha256}}
        listed = list(attachments) if isinstance(attachments, (list, tuple)) else []
        return {
            "attachments": [*listed, *([] if self.name in listed else [self.name])],
            "original": {"file": self.name, "sha256": self.sha256},
        }


def keeping_of(  # noqa: PLR0913  # what the file is, and what is asked of it
    data: bytes,
    suffix: str,
    *,
    stem: str,
    unseen: Sequence[str],
    allowed: Iterable[str],
    remedies: Remedies,
) -> Keeping:
    """Decide about an original with that suffix, whose report is called ``stem``.

    ``unseen`` names what it holds that its printed text does not show.
    """
    digest = sha256_of(data)
    if suffix in _MARKDOWN:
        return Keeping(digest)
    ending = _ENDINGS.get(suffix, suffix)
    name = f"{stem}{ending}"
    if ending.lstrip(".") not in {one.lower().lstrip(".") for one in allowed}:
        return Keeping(
            digest, why_not=f"{_LEFT_OUT}{ending} 文件不能作为附件公开；{remedies.attach}"
        )
    reading = judged(name, data)
    why_not = next(_reasons(reading, unseen, remedies.again), "")
    return Keeping(
        digest, "" if why_not else name, why_not and _LEFT_OUT + why_not, bool(reading.private)
    )


def sha256_of(data: bytes) -> str:
    """The digest under which an original is known."""
    return hashlib.sha256(data).hexdigest()


def _reasons(reading: AttachmentReading, unseen: Sequence[str], again: str) -> Iterator[str]:
    if unseen:
        yield (
            f"原件里有{'、'.join(unseen)}，公开以后别人看得到；"
            f"请在原件里接受全部修订，删去批注、隐藏文字和嵌入的文件，{again}"
        )
    if reading.private:
        yield (
            f"原件里有{_private(reading)}；请核实，在原件里删去或者遮盖，正文里的也要改，{again}"
        )
    if reading.refused:
        yield f"{reading.refused}；请去掉密码和宏，{again}"
    if reading.unread:
        yield f"程序看不了其中的全部内容（{reading.unread}）；请人工查看，确认可以公开后自行附上"


def _private(reading: AttachmentReading) -> str:
    """What private data there is and where; no digit of it."""
    return "，".join(
        f"{found.sort.word} {found.count} 处（{'、'.join(found.places)}）"
        for found in reading.private
    )
