"""Private data in sentences, tables and front matter, and numbers that only look like it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from accuracy.scores import Score, score
from gongkai.privacy import Sort, private_data_in

_SAMPLES = Path(__file__).with_suffix(".yml")
_AREAS = {
    Sort.IDENTITY: "身份证号",
    Sort.MOBILE: "手机号码",
    Sort.CARD: "银行卡号",
    Sort.ADDRESS: "家庭住址",
}


def scores() -> list[Score]:
    """How often each sort is right over all samples."""
    samples = list(compared())
    return [
        score(
            area,
            [
                (there.count(sort) * [sort], found.count(sort) * [sort])
                for _, there, found in samples
            ],
        )
        for sort, area in _AREAS.items()
    ]


def compared() -> Iterator[tuple[str, list[str], list[str]]]:
    """Each sample with the sorts that are in it and those that were found."""
    rows = yaml.load(_SAMPLES.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for text, *there in rows:
        yield text, there, [datum.sort.value for datum in private_data_in(text)]
