"""What the two rules on resemblance say: the share, the source, the longest passage."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.corpus import Corpus
from gongkai.findings import Found
from gongkai.resemblance import Resemblance, resemblances

from ._quotation import quoted
from ._rule import Context

_LONGEST = 40


def resembling(corpus: Corpus, context: Context, *, own: bool) -> Iterator[Found]:
    """Each report that is nearly the text of an earlier one, of its own organ or of another."""
    for found in resemblances(corpus, context.register):
        if found.own is own:
            longest = max(found.passages, key=lambda passage: passage.length, default=None)
            # Lines of the text count from the file's first; where nobody read it, that one.
            line = longest.later.line if longest else 1
            passage = f"，最长的相同段落是{quoted(longest.later.text, _LONGEST)}" if longest else ""
            source = _source(found, context)
            yield Found(line, f"与{source}{_share(found)}{passage}", path=found.later.path)


def _share(found: Resemblance) -> str:
    if not found.exact:
        return f"约有{found.percent}%的文字相同（抽样估计，年份、数字和通用表述不计）"
    return f"有{found.percent}%的文字相同（年份、数字和通用表述不计）"


def _source(found: Resemblance, context: Context) -> str:
    meta = found.earlier.metadata
    organ = context.register.organ(meta.organ)
    name = organ.name if organ else meta.organ
    who = "本机关" if meta.organ == found.later.metadata.organ else name
    return f"{who}{meta.year}年的报告" if meta.year else f"{who}的报告"
