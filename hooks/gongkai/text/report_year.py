"""The year that a text reports on, read from the text, so that the next one can be told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_STATED = re.compile(r"现[将就].{0,24}?(20\d\d)年")
# Not the last year of a span, as in 《法治政府建设实施纲要（2021—2025年）》.
_YEAR = re.compile(r"(?<![\d—－–~～至-])(20\d\d)\s?年")
_NAMED = re.compile(r"20\d\d年")


def report_year(body: str) -> int | None:
    """The year that the text says it reports on (现将2024年…), else the one it names most."""
    stated = _STATED.search(body)
    if stated is not None:
        return int(stated[1])
    years = Counter(_YEAR.findall(body)).most_common(1)
    return int(years[0][0]) if years else None


def with_next_year_named(texts: Sequence[str], body: str, year: int | None = None) -> list[str]:
    """The texts with 下一年 in place of the year after the report's, or the body's if not known.

    2025年主要措施 is a plan in the report on 2024 and a record in the report on 2025.
    """
    if not any(map(_NAMED.search, texts)):
        return list(texts)
    year = report_year(body) if year is None else year
    if year is None:
        return list(texts)
    return [text.replace(f"{year + 1}年", "下一年") for text in texts]
