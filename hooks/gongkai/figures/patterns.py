"""The patterns that find figures, and the cues around them, in narrowed text.

Each begins with a set of characters, so that the engine skips everything else at once; what
follows looks back at the sign that was met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from .words import any_of, words

# Groups of the pattern of figures by which its matches are told apart.
PLAIN, UNIT, SHARE, NOTHING = 1, 6, 8, 10

HAN = "〇零一二两三四五六七八九十百千万亿"
# A number in digits behind its first: 1,234 and 12000 and 98.31, then 万 and such.
_ARABIC = (
    r"(?:[0-9]{0,2}(?:,[0-9]{3})++(?![0-9])|[0-9]*+)(?:\.[0-9]++)?"
    r"(?: ?[百千万亿]++(?:[0-9]++千)?)?"
)
_CHINESE = rf"[{HAN}]*+(?:点[〇零一二三四五六七八九]++)?"
_MONTH = "1?[0-9]|十?[一二三四五六七八九]|十"
_DAY = "[0-9]{1,2}"
# Next to these signs a number may be of something else, or only a part of one.
REFUSED_BEFORE = frozenset(f"{HAN}第前/._零ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
RANGES = frozenset("-~—–至到")
SUSPECT_BEFORE = REFUSED_BEFORE | RANGES | frozenset("时点:")
# Behind a unit: it is no other word.
PLAIN_BEHIND = frozenset(",。、;)( \n")
_DENIED = r"(?:再)?(?:发生|出现|收到|接到|产生)过?"


# Signs that end a sentence or a clause become one each, so that one search finds either.
_SENTENCE_ENDS = ";!?！？；\n"
_CLAUSE_ENDS = "：:，（）()—"


class Patterns(msgspec.Struct, frozen=True):
    """The compiled patterns; those of what stands before a number read its text backwards.

    ``figure`` has ten groups: an empty one behind a number in digits and its unit with nothing
    around them that could make them less than that (`PLAIN`); of another number with its unit the
    rest of its digits or of its Chinese signs, 余 behind it, 万 behind that, the unit (`UNIT`) and
    what stands behind it; of 百分之 the share and what stands behind it (`SHARE`); and `NOTHING`.
    Where all are empty, it met what is to be passed over. The sets hold the signs next to which
    alone a pattern can match.
    """

    figure: re.Pattern[str]
    not_counted: re.Pattern[str]
    names: re.Pattern[str]
    cue: re.Pattern[str]
    cue_sorts: tuple[str, ...]
    period: re.Pattern[str]
    months: re.Pattern[str]
    not_period: re.Pattern[str]
    left_over: re.Pattern[str]
    nothing_of: re.Pattern[str]
    before: re.Pattern[str]
    change: re.Pattern[str]
    up_to: re.Pattern[str]
    label_start: re.Pattern[str]
    label_end: re.Pattern[str]
    loose_units: frozenset[str]
    things: re.Pattern[str]
    between: tuple[str, ...]
    out_of: re.Pattern[str]
    state: re.Pattern[str]
    total: re.Pattern[str]
    before_end: frozenset[str]
    label_begin: frozenset[str]
    label_end_sign: frozenset[str]
    verbs: frozenset[str]
    verb_sizes: tuple[int, ...]


@cache
def patterns() -> Patterns:
    """The patterns, made once."""
    known = words()
    cue, cue_sorts = _cue()
    change, fill = _mirrored(known.change), _mirrored(known.change_fill)
    return Patterns(
        figure=_figure(),
        not_counted=re.compile("|".join(known.not_counted)),
        names=re.compile("|".join(known.names)),
        cue=cue,
        cue_sorts=cue_sorts,
        period=re.compile(f"(?:{'|'.join(known.periods)})$"),
        months=re.compile(
            rf"(?:(?:({_MONTH})月?(?:{_DAY}日)?)?([-~—–至到])|(?:截[至止]))?({_MONTH})月$"
        ),
        not_period=re.compile(known.not_periods),
        left_over=re.compile(known.left_over),
        nothing_of=re.compile(known.nothing_of),
        before=re.compile(f"(?!{_mirrored(known.whole)}){_mirrored(list(known.before_number))}"),
        change=re.compile(f"(?:{fill})*(?:{change})"),
        up_to=re.compile(f"(?:{any_of(known.up_to)})"),
        label_start=re.compile(
            rf"(?:{'|'.join(sorted(known.label_starts, key=len, reverse=True))}"
            r"|20\d\d年度?(?:以来|来|底|末)?|[ 、\-\"”])*"
        ),
        label_end=re.compile(f"(?:{_mirrored_ends(known.label_ends, known.whole)}|[ 、“])*"),
        loose_units=known.loose_units,
        things=re.compile(any_of(known.things)),
        between=known.between,
        out_of=re.compile(f"(?:{known.out_of})$"),
        state=re.compile(any_of(known.states)),
        total=re.compile("合计|共计|总计|总共|一共|共"),
        before_end=frozenset(word[-1] for word in known.before_number),
        label_begin=frozenset(word[0] for word in known.label_starts) | set(f'2 、-"”{HAN}'),
        label_end_sign=frozenset(word[-1] for word in known.label_ends) | set(" 、“"),
        verbs=frozenset(known.verbs),
        verb_sizes=tuple(sorted(set(map(len, known.verbs)))),
    )


def _mirrored(literals: Sequence[str]) -> str:
    return f"(?:{any_of([word[::-1] for word in literals])})"


def _mirrored_ends(ends: Sequence[str], whole: Sequence[str]) -> str:
    """Some ends of labels, but where they end a whole word: 均, and not that of 平均."""
    free, bound = [], []
    for end in ends:
        rests = [word[: -len(end)] for word in whole if word.endswith(end) and word != end]
        if rests:
            bound.append(f"{end[::-1]}(?!{_mirrored(rests)})")
        else:
            free.append(end)
    return "|".join([_mirrored(free), *bound])


def _plain() -> str:
    """The rest of a number in digits with its unit, as most are: 受理信访事项120件，.

    八成 is a rate, and 5千米 may be 5千 of 米: those are left to the pattern of all numbers.
    """
    known = words()
    units = [unit for unit in known.units if unit[0] not in HAN and unit != "成"]
    before = {*SUSPECT_BEFORE, *"0123456789\n", *(word[-1] for word in known.before_number)}
    return (
        rf"(?<=[^{_set_of(before)}][0-9])[0-9]*+(?:\.[0-9]++)?(?:{any_of(units)})"
        rf"(?=[{_set_of(PLAIN_BEHIND)}])"
    )


def _set_of(signs: Iterable[str]) -> str:
    return re.escape("".join(sorted(signs)))


def _figure() -> re.Pattern[str]:
    known = words()
    unit, behind = any_of(known.units), any_of(list(known.after_unit))
    return re.compile(
        rf"[0-9{HAN[2:]}零“\"《第未没无h](?:"
        rf"{_plain()}()|"
        rf"(?:(?<=[0-9])(?<![0-9][0-9])({_ARABIC})"
        rf"|(?<=[{HAN[2:]}])(?<![{HAN}][{HAN}])({_CHINESE}))"
        rf" ?([{''.join(known.after_number)}]?)([千万亿]?) ?"
        rf"(?!分之)({unit})({behind})?"
        rf"|(?<=百)分之([0-9]++(?:\.[0-9]++)?|[{HAN}]++(?:点[{HAN}]++)?)({behind})?"
        r"|(?<=“)[^”\n]{0,30}”"
        r"|(?<=\")[^\"\n]{0,20}\""
        r"|(?<=《)[^》\n]{0,80}》"
        rf"|(?<=第) ?[0-9{HAN}]++"
        r"|(?<=h)ttps?://[!-~]*+"
        rf"|((?<=未){_DENIED}|(?<=没)有{_DENIED}"
        r"|(?<=无)(?=[^,。;:、（(\n“”]{0,20}(?:案件|事件|事故|投诉|败诉|申请|纠错|发生)[,。;])"
        r"|(?<=零)(?=投诉|上访|事故|差错|举报|复议|败诉|舆情|发生|延误|违规|非访|伤亡))"
        r")"
    )


def _cue() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Words that decide what the figures behind them speak of, and the sort of each group.

    They are tried by the sign that they end in, so that each sign is held against its own only.
    """
    known = words()
    looks = [("年", "year", r"(?<![比较与同于]20\d\d年)(?<=20\d\d年)")]
    listed = {"plan": known.plans, "compared": known.compared, "each": known.each}
    for period in known.periods:
        look = f"(?<={period})(?<![比较与同于]{period})"
        looks.append((_end_of(period), "period", look))
    for sort, entries in listed.items():
        looks += [(_end_of(word), sort, f"(?<={word})") for word in entries]
    branches, sorts = [], []
    for end in dict.fromkeys(end for end, _, _ in looks):
        for sort in ("year", "period", *listed):
            found = [look for *where, look in looks if where == [end, sort]]
            if found:
                branches.append(f"{end}(?:{'|'.join(found)})()")
                sorts.append(sort)
    return re.compile("|".join(branches)), tuple(sorts)


def _end_of(word: str) -> str:
    """The plain sign in which a pattern ends; a look at what is behind it may follow."""
    return re.sub(r"\(\?[=!].*\)$", "", word)[-1]


def marked(narrow: str) -> str:
    """The text with one sign for every end of a sentence, and one for every end of a clause."""
    for sign in _SENTENCE_ENDS:
        narrow = narrow.replace(sign, "。")
    for sign in _CLAUSE_ENDS:
        narrow = narrow.replace(sign, ",")
    return narrow
