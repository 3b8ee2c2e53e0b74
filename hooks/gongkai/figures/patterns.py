"""The patterns that find figures, and the cues around them, in narrowed text.

Each begins with a set of characters, so that the engine skips everything else at once; what
follows looks back at the sign that was met.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from .words import any_of, words

HAN = "〇零一二两三四五六七八九十百千万亿"
# A number in digits behind its first: 1,234 and 12000 and 98.31, then 万 and such.
_ARABIC = (
    r"(?:[0-9]{0,2}(?:,[0-9]{3})++(?![0-9])|[0-9]*+)(?:\.[0-9]++)?"
    r"(?: ?[百千万亿]++(?:[0-9]++千)?)?"
)
_CHINESE = rf"[{HAN}]*+(?:点[〇零一二三四五六七八九]++)?"
_NOTHING = r"(?:再)?(?:发生|出现|收到|接到|产生)过?"


class Patterns(msgspec.Struct, frozen=True):
    """The compiled patterns; those of what stands before a number read its text backwards.

    ``figure`` has the groups rest, after, more, unit, behind of a number with its unit, share
    of 百分之, and nothing; where all are empty, it met what is to be passed over.
    """

    figure: re.Pattern[str]
    not_counted: re.Pattern[str]
    names: re.Pattern[str]
    cue: re.Pattern[str]
    nothing_of: re.Pattern[str]
    before: re.Pattern[str]
    change: re.Pattern[str]
    up_to: re.Pattern[str]
    label_start: re.Pattern[str]
    label_end: re.Pattern[str]
    verb: re.Pattern[str]
    state: re.Pattern[str]
    total: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The patterns, made once."""
    known = words()
    change, fill = _mirrored(known.change), _mirrored(known.change_fill)
    return Patterns(
        figure=_figure(),
        not_counted=re.compile("|".join(known.not_counted)),
        names=re.compile("|".join(known.names)),
        cue=_cue(),
        nothing_of=re.compile(known.nothing_of),
        before=re.compile(_mirrored(list(known.before_number))),
        change=re.compile(f"(?:{fill})*(?:{change})"),
        up_to=re.compile(f"(?:{any_of(known.up_to)})"),
        label_start=re.compile(
            rf"(?:{any_of(known.label_starts)}|20\d\d年度?(?:以来|来|底|末)?|[ 、\-\"”])*"
        ),
        label_end=re.compile(f"(?:{_mirrored(known.label_ends)}|[ 、“])*"),
        state=re.compile(any_of(known.states)),
        total=re.compile("合计|共计|总计|总共|一共|共"),
        verb=re.compile(_mirrored(known.verbs)),
    )


def _mirrored(literals: Sequence[str]) -> str:
    return f"(?:{any_of([word[::-1] for word in literals])})"


def _figure() -> re.Pattern[str]:
    known = words()
    unit, behind = any_of(known.units), any_of(list(known.after_unit))
    return re.compile(
        rf"[0-9{HAN[2:]}零“\"《第未没无h](?:"
        rf"(?<=百)分之(?P<share>[0-9]++(?:\.[0-9]++)?|[{HAN}]++(?:点[{HAN}]++)?)"
        rf"(?P<behind_share>{behind})?"
        rf"|(?:(?<=[0-9])(?P<arabic>{_ARABIC})|(?<=[{HAN[2:]}])(?P<han>{_CHINESE}))"
        rf" ?(?P<after>[{''.join(known.after_number)}]?)(?P<more>[千万亿]?) ?"
        rf"(?P<unit>{unit})(?P<behind>{behind})?"
        r"|(?<=“)[^”\n]{0,30}”"
        r"|(?<=\")[^\"\n]{0,20}\""
        r"|(?<=《)[^》\n]{0,80}》"
        rf"|(?<=第) ?[0-9{HAN}]++"
        r"|(?<=h)ttps?://[!-~]*+"
        rf"|(?P<nothing>(?<=未){_NOTHING}|(?<=没)有{_NOTHING}"
        r"|(?<=无)(?=[^,。;:、（(\n“”]{0,20}(?:案件|事件|事故|投诉|败诉|申请|纠错|发生)[,。;])"
        r"|(?<=零)(?=投诉|上访|事故|差错|举报|复议|败诉|舆情|发生|延误|违规|非访|伤亡))"
        r")"
    )


def _cue() -> re.Pattern[str]:
    """Words that decide what the figures behind them speak of."""
    known = words()
    leads = (
        "去上前往历近当本每成开施实任一二三四五六七八九十第下1-9拟力争预目明同环比较相各人户平计"
    )
    groups = {
        "period": "|".join(known.periods),
        "plan": "|".join(known.plans),
        "compared": any_of(known.compared),
        "each": "|".join(known.each),
    }
    # The first sign was met already; each alternative looks from there on.
    looks = "|".join(rf"(?<=(?=(?P<{name}>{words})).)" for name, words in groups.items())
    return re.compile(f"[{leads}](?:{looks})")
