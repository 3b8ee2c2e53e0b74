"""The figures of a text: every number that says how much or how many there was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongkai.prose import Prose

from .figure import Figure
from .labels import LONGEST_BEHIND, changed_from, label_of, shortened, trimmed
from .numbers import Number, Numbers
from .patterns import marked, patterns
from .times import TIMES, Times

_ALWAYS_CHANGE = frozenset({"个百分点", "倍"})
_RATES = frozenset({"%", "‰"})
_TIGHT_JOINS = "、和及与"
_JOINS = "以,; "
_LONGEST_PART = 24
_TELLS_PARTS = re.compile(r"其中|\((?:含|包[括含])(?!税)")
_LEFT_OVER = re.compile("结转|正在|尚[在未]|在办|未[办审]结|未完成")


def figures_of(
    prose: Prose, year: int | None = None, plans: Sequence[tuple[int, int]] = ()
) -> tuple[Figure, ...]:
    """The figures that a text states, in their order.

    ``year`` is the text's own; ``plans`` are the first and last lines of parts about what comes
    next: figures there are aims.
    """
    reader = _Reader(prose, year, plans)
    take = reader.take
    for number in Numbers(prose).numbers():
        take(number)
    return tuple(reader.found)


class _Reader:
    """Reads one text from its beginning to its end."""

    __slots__ = (
        "_changed",
        "_cue",
        "_cues",
        "_first",
        "_former",
        "_in_plan",
        "_known",
        "_listed",
        "_marked",
        "_narrow",
        "_now",
        "_planned",
        "_plans",
        "_prose",
        "_row",
        "_rows",
        "_sentence",
        "_sentence_end",
        "_starts",
        "_stop",
        "_times",
        "_whole_until",
        "found",
    )

    def __init__(self, prose: Prose, year: int | None, plans: Sequence[tuple[int, int]]) -> None:
        self.found: list[Figure] = []
        self._prose = prose
        self._narrow = prose.narrow
        self._known = patterns()
        self._plans = plans
        self._marked = marked(prose.narrow)
        self._cues = self._known.cue.finditer(prose.narrow)
        self._cue = next(self._cues, None)
        self._starts, self._rows = prose.starts, len(prose.starts)
        self._row, self._now, self._in_plan = -1, 1, False
        self._sentence, self._sentence_end, self._stop = 0, -1, -1
        self._first = self._former = 0
        self._times, self._planned = Times(prose.narrow, self._marked, year), False
        self._changed = -1
        self._whole_until: int | None = None
        self._listed = False

    def take(self, number: Number) -> None:
        """Add the figure that a number of the text is."""
        start, end, value, unit, bound, denied = number
        if start > self._sentence_end:
            self._enter(start)
        found, narrow, marked = self.found, self._narrow, self._marked
        last = found[-1].end if found else 0
        clause = marked.rfind(",", max(last, self._sentence), start) + 1
        if not clause:
            clause = found[-1].clause if last > self._sentence else self._sentence
        stop = self._stop
        if stop < end:
            stop = marked.find(",", end, self._sentence_end)
            self._stop = stop = self._sentence_end if stop < 0 else stop
        before = narrow[max(clause, last) : start]
        times, compared, each = self._times, False, False
        spoken_of = times.period
        if self._cue is not None and self._cue.start() < start:
            compared, each = self._heed(start, clause)
        change = (unit in _RATES or compared or unit in _ALWAYS_CHANGE) and self._is_change(
            before, unit
        )
        part_of = None
        gap = narrow[last:start]
        if self._whole_until is not None or "其中" in gap or "(含" in gap or "(包" in gap:
            part_of = None if change else self._whole(before, unit, last, start)
        became = last == self._changed and clause <= last
        period = times.at(start, became=became) if times.told else ""
        changed = ("由" in before or "从" in before) and self._known.up_to.match(narrow, end)
        if changed:
            self._changed, period = end, period or "此前"
            named = changed_from(self._known, before)
            if times.period and times.period in before[len(named) :]:
                times.period = spoken_of
            before = named
        row = self._row + 1
        line = self._now if row < self._rows and start < self._starts[row] else self._line(start)
        label = denied
        if label is None and became:
            label = found[-1].label
        elif label is None:
            behind = "" if changed else narrow[end : min(stop, end + LONGEST_BEHIND + 2)]
            label = self._label(before, behind, unit, last, clause)
        found.append(
            Figure(
                label,
                value,
                unit,
                self._prose.text[start:end],
                line,
                start,
                end,
                clause,
                stop,
                bound,
                denied is not None,
                part_of,
                period,
                self._planned or self._in_plan,
                change,
                each,
            )
        )

    def _enter(self, start: int) -> None:
        """Begin the sentence that holds an offset."""
        former_end = self._sentence_end
        begin = self._marked.rfind("。", max(former_end, 0), start) + 1
        follows = begin > 0 and begin - 1 == former_end
        sign = self._narrow[former_end] if follows else "\n"
        self._sentence = max(begin, self._sentence)
        end = self._marked.find("。", start)
        self._sentence_end = len(self._marked) if end < 0 else end
        self._stop = -1
        self._planned = False
        if self._times.told:
            self._times.forget()
        if sign != ";":
            self._whole_until = None
            self._former = len(self.found) if sign == "\n" else self._first
            self._first = len(self.found)

    def _heed(self, start: int, clause: int) -> tuple[bool, bool]:
        """Pass the cues up to an offset: whether the clause compares, and speaks of every one."""
        compared = each = False
        cue = self._cue
        while cue is not None and (at := cue.start()) < start:
            if at >= self._sentence:
                sort = self._known.cue_sorts[(cue.lastindex or 0) - 1]
                if sort in TIMES:
                    self._times.turn_to(sort, at, start, self._sentence)
                elif sort == "plan":
                    self._planned = True
                elif at >= clause:
                    compared = compared or sort == "compared"
                    each = each or sort == "each"
            cue = next(self._cues, None)
        self._cue = cue
        return compared, each

    def _line(self, start: int) -> int:
        """The line of an offset, which is remembered with whether it is about what comes next."""
        starts, row = self._starts, max(self._row, 0)
        while row + 1 < self._rows and starts[row + 1] <= start:
            row += 1
        self._row = row
        self._now = line = self._prose.lines[row] if self._rows else 1
        self._in_plan = any(first <= line <= last for first, last in self._plans)
        return line

    def _label(self, before: str, behind: str, unit: str, last: int, clause: int) -> str:
        if ")" in before:
            before = before.rpartition(")")[2]
        label = label_of(self._known, before, behind, unit)
        if len(label) == 1:
            label = self._completed(label, last, clause)
        if label and (unit not in _RATES or label[0] != "占"):
            return label
        former = self.found[-1] if len(self.found) > self._first else None
        if label:
            return f"{former.label.removesuffix('占比') if former else ''}占比"
        if former and former.unit == unit and self._known.total.search(before):
            return "合计"
        if former and (last >= clause or unit in _RATES):
            return former.label
        return self._label_above(last, clause) or (former.label if former else "")

    def _label_above(self, last: int, clause: int) -> str:
        """What the clause before says: 信访事项方面，共120件, or 信访事项（A类）120件."""
        end = max(clause - 1, self._sentence)
        begin = max(self._sentence, last)
        if self._narrow[end : end + 1] == ")":
            end = max(self._narrow.rfind("(", begin, end), begin)
        begin = max(self._marked.rfind(",", begin, end) + 1, begin)
        return shortened(trimmed(self._known, self._narrow[begin:end]))

    def _completed(self, rest: str, last: int, clause: int) -> str:
        """A name of which one sign is left, by more of what stands before it.

        涉及4个村、1326户 counts what is 涉及, 出国（境）费0元 counts 出国费.
        """
        if len(self.found) > self._first and last >= clause:
            former = self.found[-1]
            return trimmed(self._known, self._narrow[former.clause : former.start]) or rest
        if self._narrow[clause - 1 : clause] == ")":
            return f"{self._label_above(last, clause)}{rest}"
        return rest

    def _whole(self, before: str, unit: str, last: int, start: int) -> int | None:
        """The place of the figure that this one is a part of."""
        gap = self._narrow[last:start]
        if "其中" in before or (len(gap) <= _LONGEST_PART and _TELLS_PARTS.search(gap)):
            self._whole_until, self._listed = len(self.found), "其中:" in gap
        elif not self._goes_on(gap):
            self._whole_until = None
        elif gap[:1] != ";" and unit not in _RATES:
            self._listed = False
        until = self._whole_until
        if unit in _RATES or until is None:
            return None
        if until == self._first:
            return self._only(unit, self._former, self._first)
        until = self._before_brackets(until, start)
        while until - 1 > self._first and self._is_aside(self.found[until - 1]):
            until -= 1
        nearest = self.found[until - 1]
        for place in range(until - 1, self._first - 1, -1):
            figure = self.found[place]
            if figure.clause != nearest.clause:
                break
            if figure.unit == unit and not figure.change:
                return place
        return self._only(unit, self._first, until)

    def _is_aside(self, figure: Figure) -> bool:
        """Whether a count is of what was left over, or no count: its parts are not told."""
        return figure.change or bool(_LEFT_OVER.search(self._narrow, *figure.around))

    def _before_brackets(self, until: int, start: int) -> int:
        """What stands in brackets has no parts outside: 审结298件（含结转12件），其中维持165件."""
        nearest, narrow = self.found[until - 1], self._narrow
        closed = narrow.find(")", nearest.end, start)
        if closed < 0:
            return until
        opened = narrow.rfind("(", self._sentence, closed)
        before = until
        while before - 1 > self._first and self.found[before - 1].start > opened >= 0:
            before -= 1
        return before if self.found[before - 1].start < opened else until

    def _only(self, unit: str, first: int, end: int) -> int | None:
        """The one figure of that unit among some, where there is but one."""
        same = [
            place
            for place in range(first, end)
            if self.found[place].unit == unit and not self.found[place].change
        ]
        return same[0] if len(same) == 1 else None

    def _goes_on(self, gap: str) -> bool:
        """Whether the parts are still being told between two figures."""
        if not gap or gap[0] in _TIGHT_JOINS:
            return len(gap) <= _LONGEST_PART
        if gap[0] not in _JOINS or len(gap) > _LONGEST_PART:
            return False
        # Another matter begins behind a semicolon: 其中维持3件、终止1件；应诉8件.
        more = gap[0] != ";" or self._listed or self.found[-1].label.endswith("占比")
        return more and self._known.state.search(gap) is None

    def _is_change(self, before: str, unit: str) -> bool:
        if unit in _ALWAYS_CHANGE:
            return True
        return self._known.change.match(before.rstrip()[::-1]) is not None
