"""The day for which an answer holds: stated, set, taken from the build's clock, or today."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping

from gongkai.errors import UsageError
from gongkai.settings import Settings

# 北京时间 has been eight hours ahead all year since 1991, long before any disclosure here; a
# fixed offset needs no time zone data, which Windows lacks.
SHANGHAI = dt.timezone(dt.timedelta(hours=8), "Asia/Shanghai")


def as_of(
    settings: Settings,
    stated: dt.date | None = None,
    environ: Mapping[str, str] = os.environ,
) -> dt.date:
    """The day: as stated, else as set, else of SOURCE_DATE_EPOCH, else today in Asia/Shanghai.

    Raises:
        UsageError: SOURCE_DATE_EPOCH is needed and is not a number of seconds.

    """
    if stated is not None:
        return stated
    if settings.as_of is not None:
        return settings.as_of
    if "SOURCE_DATE_EPOCH" in environ:
        return _day_of(environ["SOURCE_DATE_EPOCH"])
    return today()


def today() -> dt.date:
    """Today in Asia/Shanghai, whatever day an answer is asked for."""
    return dt.datetime.now(SHANGHAI).date()


def _day_of(epoch: str) -> dt.date:
    try:
        return dt.datetime.fromtimestamp(int(epoch), SHANGHAI).date()
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f"环境变量 SOURCE_DATE_EPOCH 的值“{epoch}”不是有效的秒数，"
            "请改为1970年1月1日以来的整数秒数，或者取消这个变量"
        ) from error
